"""Why a request is due then, in the reader's words (I-16 to I-19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from google.protobuf.timestamp_pb2 import Timestamp

from callout.intake.v1 import explanation_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.reports.trace import reference_fields
from callout_cli.texts import say, word
from callout_cli.times import instant_of, local_iso

_WEEKDAYS: Final = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_MICROSECOND: Final = timedelta(microseconds=1)


class MilestoneName(StrEnum):
    """Milestones as they are written on the command line."""

    RESPOND = "respond"
    ARRIVE = "arrive"
    PLAN = "plan"
    RESTORE = "restore"
    REPORT = "report"


def read_explanation(
    analyst: Actor, reference: str, milestone: MilestoneName | None, segments: int
) -> api.ExplainDeadlineResponse:
    """Ask why a call is due then; without a milestone, of the one due next.

    Raises:
        Refusal: Nothing has this reference, or the milestone is not promised.
    """
    wanted = f"MILESTONE_{milestone.name if milestone else 'UNSPECIFIED'}"
    question = api.ExplainDeadlineRequest(
        **reference_fields(reference), milestone=wanted, max_segments=segments
    )
    return analyst.ask(question, api.ExplainDeadlineResponse)


def shown_instant(moment: Timestamp | datetime, zone: str) -> str:
    """Write an instant with its day of the week, by the wall clock of a zone."""
    instant = moment if isinstance(moment, datetime) else instant_of(moment)
    local = instant.astimezone(ZoneInfo(zone or "UTC"))
    clock = local.strftime("%H:%M:%S") if local.second else local.strftime("%H:%M")
    return f"{local:%Y-%m-%d} {word('weekday', _WEEKDAYS[local.weekday()])} {clock}"


def shown_length(micros: int) -> str:
    """Write a length of time in hours, minutes and, where there are any, seconds: `26:05`."""
    seconds, sign = abs(micros) // 1_000_000, "-" if micros < 0 else ""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def sentence(found: api.ExplainDeadlineResponse) -> str:
    """Say in one sentence what is due when, and why."""
    clock, zone = found.clock, found.branch_time_zone
    values = {
        "number": clock.external_ref or clock.request_number,
        "milestone": word("milestone", _code(resources.Milestone, clock.milestone)),
        "due": shown_instant(clock.due_time, zone),
        "target": shown_length(clock.target_seconds * 1_000_000),
        "start": shown_instant(clock.started_time, zone),
        "calendar": clock.calendar,
        "state": word("clock", _shown_state(found)),
        "used": shown_length(clock.used_seconds * 1_000_000),
    }
    if found.HasField("agreed_time"):
        return say("explain.agreed", agreed=shown_instant(found.agreed_time, zone), **values)
    return say("explain.sentence", **values)


def _shown_state(found: api.ExplainDeadlineResponse) -> str:
    """Return the state of the clock; one that is neither met nor breached may stand still."""
    is_running = found.clock.state == resources.CLOCK_STATE_RUNNING
    if is_running and found.stands_still:
        return "STANDING_STILL"
    return _code(resources.ClockState, found.clock.state)


def source_lines(found: api.ExplainDeadlineResponse) -> Iterator[str]:
    """Say where the promise comes from: pack, version, terms, calendar."""
    source = word("source", _code(api.PromiseSource, found.source))
    if found.contract_number:
        source = f"{source} {found.contract_number}"
    yield say("explain.source", pack=found.sla_pack, source=source, ref=found.policy_ref)
    terms = [
        say("explain.severity", severity=_code(resources.Severity, found.severity)),
        word("zone", _code(resources.ServiceZone, found.zone)),
    ]
    if found.distance_km:
        terms.append(f"{found.distance_km} km")
    if found.product_line:
        terms.append(found.product_line)
    terms += found.conditions
    yield say("explain.terms", terms=" · ".join(terms))
    key = "explain.instead" if found.is_calendar_override else "explain.calendar"
    yield say(
        key, ref=found.clock.calendar_ref or found.clock.calendar, zone=found.branch_time_zone
    )
    if found.counts_from_diagnosis:
        yield say("explain.from_diagnosis")


def segment_cells(found: api.ExplainDeadlineResponse) -> Iterator[list[str]]:
    """Write the segments for a table; days of the week by the branch's wall clock."""
    zone = found.branch_time_zone
    due = instant_of(found.clock.due_time)
    for segment in found.segments:
        kind = word("segment", _code(api.SegmentKind, segment.kind))
        if segment.is_ahead:
            kind = say("explain.ahead", kind=kind)
        elif segment.is_overdue:
            kind = say("explain.overdue", kind=kind)
        counted = segment.kind == api.SEGMENT_KIND_COUNTED
        yield [
            shown_instant(segment.start_time, zone),
            shown_instant(segment.end_time, zone),
            kind,
            _why(segment),
            shown_length(segment.counted_micros) if counted else "",
            shown_length(segment.total_micros)
            + (" ◀" if instant_of(segment.end_time) == due else ""),
        ]


def _why(segment: api.Segment) -> str:
    """Say which window, holiday, closure or reason decided about a segment."""
    span = word("span", _code(api.SpanKind, segment.decided_by))
    if segment.name:
        span = f"{span} {word('named', segment.name)}"
    if segment.kind == api.SEGMENT_KIND_PAUSED:
        reason = word("pause", _code(resources.PauseReason, segment.pause_reason))
        return f"{reason} · {segment.actor}" if segment.actor else reason
    if segment.kind == api.SEGMENT_KIND_STOPPED:
        return word("cause", segment.cause.upper())
    return span


def _parts_awaited(found: api.ExplainDeadlineResponse) -> str:
    """Say which warehouse misses parts and when they are expected, and whether that is too late."""
    where = found.parts_warehouse_code
    if not found.HasField("parts_expected_time"):
        return say("explain.parts", warehouse=where)
    is_late = found.parts_expected_time.ToNanoseconds() > found.clock.due_time.ToNanoseconds()
    at = shown_instant(found.parts_expected_time, found.branch_time_zone)
    return say("explain.parts_late" if is_late else "explain.parts_at", warehouse=where, at=at)


def notes(found: api.ExplainDeadlineResponse) -> Iterator[str]:
    """Say what a reader has to know besides: what is left, left out, not yet certain."""
    clock, zone = found.clock, found.branch_time_zone
    if found.HasField("resumes_time"):
        yield say("explain.resumes", resumes=shown_instant(found.resumes_time, zone))
    elif found.stands_still:
        yield say("explain.still", due=shown_instant(clock.due_time, zone))
    if found.parts_warehouse_code:
        yield _parts_awaited(found)
    if clock.state == resources.CLOCK_STATE_RUNNING:
        yield say("explain.left", left=shown_length(found.left_micros))
    if found.left_micros < 0:
        yield say("explain.over", over=shown_length(-found.left_micros))
    if clock.HasField("met_time"):
        yield say("explain.met", met=shown_instant(clock.met_time, zone))
    yield say(
        "explain.totals",
        used=shown_length(clock.used_seconds * 1_000_000),
        paused=shown_length(clock.paused_seconds * 1_000_000),
        stopped=shown_length(clock.stopped_seconds * 1_000_000),
        closed=shown_length(clock.closed_seconds * 1_000_000),
    )
    if found.more_segments:
        yield say("explain.more", count=found.more_segments)
    if clock.provisional:
        yield say("explain.provisional")


def change_cells(found: api.ExplainDeadlineResponse) -> Iterator[list[str]]:
    """Write the history of the target: old → new, by whom, why."""
    zone, before = found.branch_time_zone, ""
    for change in found.changes:
        target = shown_length(change.target_seconds * 1_000_000) if change.is_promised else "–"
        due = shown_instant(change.due_time, zone) if change.HasField("due_time") else "–"
        yield [
            shown_instant(change.occurred_time, zone),
            word("cause", change.cause.upper()),
            change.actor,
            change.reason,
            f"{before} → {target}" if before else target,
            due,
        ]
        before = target


def explanation_content(found: api.ExplainDeadlineResponse) -> dict[str, Any]:
    """Write the explanation as plain values; lengths of time in seconds, exactly."""
    clock, zone = found.clock, found.branch_time_zone
    return {
        "request": clock.request_number,
        "external_ref": clock.external_ref,
        "milestone": _code(resources.Milestone, clock.milestone).lower(),
        "state": _code(resources.ClockState, clock.state).lower(),
        "started_at": local_iso(clock.started_time, zone),
        "due_at": local_iso(clock.due_time, zone),
        "met_at": local_iso(clock.met_time, zone) if clock.HasField("met_time") else "",
        "as_of": local_iso(found.as_of_time, zone),
        "time_zone": zone,
        "target_seconds": clock.target_seconds,
        "used_seconds": clock.used_seconds,
        "paused_seconds": clock.paused_seconds,
        "stopped_seconds": clock.stopped_seconds,
        "closed_seconds": clock.closed_seconds,
        "left_seconds": found.left_micros / 1_000_000,
        "stands_still": found.stands_still,
        "resumes_at": local_iso(found.resumes_time, zone) if found.HasField("resumes_time") else "",
        "provisional": clock.provisional,
        "parts_missing_at": found.parts_warehouse_code,
        "parts_expected_at": (
            local_iso(found.parts_expected_time, zone)
            if found.HasField("parts_expected_time")
            else ""
        ),
        "promise": {
            "source": _code(api.PromiseSource, found.source).lower(),
            "contract": found.contract_number,
            "pack": found.sla_pack,
            "policy_ref": found.policy_ref,
            "policy_digest": found.policy_digest,
            "severity": _code(resources.Severity, found.severity),
            "zone": _code(resources.ServiceZone, found.zone).lower(),
            "distance_km": found.distance_km,
            "conditions": list(found.conditions),
            "product_line": found.product_line,
            "agreed_for": local_iso(found.agreed_time, zone)
            if found.HasField("agreed_time")
            else "",
            "counts_from_diagnosis": found.counts_from_diagnosis,
            "calendar": clock.calendar,
            "calendar_ref": clock.calendar_ref,
            "calendar_digest": found.calendar_digest,
            "calendar_override": found.is_calendar_override,
        },
        "segments": [_segment_content(segment, zone) for segment in found.segments],
        "more_segments": found.more_segments,
        "changes": [_change_content(change, zone) for change in found.changes],
    }


def _segment_content(segment: api.Segment, zone: str) -> dict[str, Any]:
    return {
        "start": local_iso(segment.start_time, zone),
        "end": local_iso(segment.end_time, zone),
        "kind": _code(api.SegmentKind, segment.kind).lower(),
        "decided_by": _code(api.SpanKind, segment.decided_by).lower(),
        "name": segment.name,
        "pause_reason": _code(resources.PauseReason, segment.pause_reason).lower()
        if segment.pause_reason
        else "",
        "cause": segment.cause,
        "actor": segment.actor,
        "counted_seconds": segment.counted_micros / 1_000_000,
        "total_seconds": segment.total_micros / 1_000_000,
        "ahead": segment.is_ahead,
        "overdue": segment.is_overdue,
    }


def _change_content(change: api.TargetChange, zone: str) -> dict[str, Any]:
    promised = change.is_promised
    return {
        "at": local_iso(change.occurred_time, zone),
        "recorded_at": local_iso(change.recorded_time, zone),
        "cause": change.cause,
        "actor": change.actor,
        "reason": change.reason,
        "target_seconds": change.target_seconds if promised else None,
        "due_at": local_iso(change.due_time, zone) if change.HasField("due_time") else "",
        "agreed_for": local_iso(change.agreed_time, zone) if change.HasField("agreed_time") else "",
        "severity": _code(resources.Severity, change.severity) if promised else "",
        "policy_ref": change.policy_ref,
        "calendar_ref": change.calendar_ref,
    }


_PREFIXES: Final = {
    "Milestone": "MILESTONE_",
    "ClockState": "CLOCK_STATE_",
    "Severity": "SEVERITY_",
    "ServiceZone": "SERVICE_ZONE_",
    "PauseReason": "PAUSE_REASON_",
    "PromiseSource": "PROMISE_SOURCE_",
    "SegmentKind": "SEGMENT_KIND_",
    "SpanKind": "SPAN_KIND_",
}


def _code(kind: Any, number: int) -> str:
    """Return the code of a proto enum without its prefix."""
    return str(kind.Name(number)).removeprefix(_PREFIXES[kind.DESCRIPTOR.name])
