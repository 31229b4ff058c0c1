"""Who used the time of one call: its phases as a waterfall in the terminal (Q-02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from rich.text import Text

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.times import instant_of

BAR: Final = 48
_RUNNING: Final = "█"
_NOT_RUNNING: Final = "░"


def read_timeline(analyst: Actor, reference: str) -> api.GetTimelineResponse:
    """Find a call by id, by register number or by foreign number.

    Raises:
        Refusal: Nothing has this reference.
    """
    return analyst.ask(
        api.GetTimelineRequest(**reference_fields(reference)), api.GetTimelineResponse
    )


def reference_fields(reference: str) -> dict[str, str]:
    """Return the field of a question that a reference fills: id, number or foreign number."""
    try:
        return {"service_request_id": str(UUID(reference))}
    except ValueError:
        pass
    # A register number is `<branch>-YYYYMMDD-nnnn`; everything else came with the call.
    parts = reference.rsplit("-", 2)
    if len(parts) == 3 and parts[1].isdigit() and len(parts[1]) == 8 and parts[2].isdigit():  # noqa: PLR2004
        return {"request_number": reference}
    return {"external_ref": reference}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One phase on the scale of the whole life: where it begins and how long it is, in cells."""

    phase: resources.Phase
    start: datetime
    end: datetime
    offset: int
    length: int

    @property
    def duration(self) -> timedelta:
        """How long the phase lasted."""
        return self.end - self.start

    @property
    def drawing(self) -> Text:
        """The bar; full where the restore clock ran, light where it did not."""
        text = Text(" " * self.offset)
        if self.phase.clock_ran:
            text.append(_RUNNING * self.length, style="cyan")
        else:
            text.append(_NOT_RUNNING * self.length, style="yellow")
        return text


def bars_of(phases: Sequence[resources.Phase], now: datetime, width: int = BAR) -> list[Bar]:
    """Lay out phases on a scale; the one that goes on ends now."""
    spans = [(phase, instant_of(phase.start_time), _end(phase, now)) for phase in phases]
    if not spans:
        return []
    begin, end = spans[0][1], max(span[2] for span in spans)
    total = max((end - begin).total_seconds(), 1.0)
    bars = []
    for phase, start, stop in spans:
        offset = min(width - 1, int((start - begin).total_seconds() / total * width))
        length = max(1, round((stop - start).total_seconds() / total * width))
        bars.append(
            Bar(
                phase=phase,
                start=start,
                end=stop,
                offset=offset,
                length=min(length, width - offset),
            )
        )
    return bars


def _end(phase: resources.Phase, now: datetime) -> datetime:
    if phase.HasField("end_time"):
        return instant_of(phase.end_time)
    return max(now, instant_of(phase.start_time))


def phase_name(phase: resources.Phase) -> str:
    """Return the phase's code without its prefix, e.g. `WAITING_FOR_PARTS`."""
    return resources.PhaseKind.Name(phase.kind).removeprefix("PHASE_KIND_")


def owner_of(phase: resources.Phase) -> str:
    """Who owned the time: service, branch, role and person as far as they are known."""
    parts = (phase.owner_service, phase.owner_branch, phase.owner_role, phase.owner_person)
    return " · ".join(part for part in parts if part)


def shown_duration(duration: timedelta) -> str:
    """Write a duration as a person would: `2 d 03:15`, `1:05:00`."""
    seconds = int(duration.total_seconds())
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = f"{hours:d}:{minutes:02d}:{seconds:02d}"
    return f"{days} d {clock}" if days else clock


def trace_content(timeline: api.GetTimelineResponse) -> dict[str, Any]:
    """Write the timeline as plain values."""
    request = timeline.service_request
    return {
        "id": request.id,
        "number": request.number,
        "external_ref": request.external_ref,
        "branch": request.branch_code,
        "severity": resources.Severity.Name(request.severity).removeprefix("SEVERITY_"),
        "business_trace_id": timeline.business_trace_id,
        "phases": [
            {
                "kind": phase_name(phase).lower(),
                "started_at": _iso(instant_of(phase.start_time)),
                "ended_at": _iso(instant_of(phase.end_time)) if phase.HasField("end_time") else "",
                "owner_service": phase.owner_service,
                "owner_branch": phase.owner_branch,
                "owner_role": phase.owner_role,
                "owner_person": phase.owner_person,
                "clock_ran": phase.clock_ran,
                "budget_share": round(phase.budget_share, 6),
                "note": phase.note,
            }
            for phase in timeline.phases
        ],
        "step_traceparents": list(timeline.step_traceparents),
        "damage": _damage(timeline.damage) if timeline.HasField("damage") else None,
    }


def _damage(found: resources.DamageFinding) -> dict[str, str]:
    return {
        "found_at": _iso(instant_of(found.found_time)),
        "technician": found.technician_code,
        "finding": found.finding,
        "recorded_by": found.recorded_by,
        "recorded_at": _iso(instant_of(found.recorded_time)),
    }


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds")
