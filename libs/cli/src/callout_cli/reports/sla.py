"""The SLA report: one row per call and milestone, exactly as the clocks were judged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Final

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.texts import word
from callout_cli.times import local_iso

PAGE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaRow:
    """The columns of the report, in order; instants in ISO 8601 with the branch's offset."""

    external_ref: str
    branch: str
    severity: str
    milestone: str
    calendar: str
    started_at: str
    due_at: str
    met_at: str
    target_seconds: int
    used_seconds: int
    paused_seconds: int
    stopped_seconds: int
    state: str


COLUMNS: Final = tuple(field.name for field in fields(SlaRow))


def read_sla(analyst: Actor, *, branch: str = "", prefix: str = "", pack: str = "") -> list[SlaRow]:
    """Read every clock the actor may see, in order of request number and milestone."""
    pages = analyst.ask_pages(
        api.ListClocksRequest(
            branch_code=branch, external_ref_prefix=prefix, sla_pack=pack, page_size=PAGE
        ),
        api.ListClocksResponse,
    )
    return [sla_row(clock) for page in pages for clock in page.clocks]


def sla_row(clock: resources.Clock) -> SlaRow:
    """Turn a clock into a row; a call without a foreign number is known by its own."""
    zone = clock.time_zone
    return SlaRow(
        external_ref=clock.external_ref or clock.request_number,
        branch=clock.branch_code,
        severity=_word(resources.Severity.Name(clock.severity), "SEVERITY_").upper(),
        milestone=_word(resources.Milestone.Name(clock.milestone), "MILESTONE_"),
        calendar=clock.calendar,
        started_at=local_iso(clock.started_time, zone),
        due_at=local_iso(clock.due_time, zone) if clock.HasField("due_time") else "",
        met_at=local_iso(clock.met_time, zone) if clock.HasField("met_time") else "",
        target_seconds=clock.target_seconds,
        used_seconds=clock.used_seconds,
        paused_seconds=clock.paused_seconds,
        stopped_seconds=clock.stopped_seconds,
        state=_word(resources.ClockState.Name(clock.state), "CLOCK_STATE_"),
    )


def short(row: SlaRow) -> list[str]:
    """Write a row for a terminal: in the reader's words, short instants, lengths in minutes."""
    values = asdict(row)
    for name in ("started_at", "due_at", "met_at"):
        values[name] = values[name][5:16].replace("T", " ")
    for name in ("target_seconds", "used_seconds", "paused_seconds", "stopped_seconds"):
        values[name] = values[name] // 60
    values["milestone"] = word("milestone", row.milestone.upper())
    values["state"] = word("clock", row.state.upper())
    return [str(value) for value in values.values()]


def as_csv(rows: Iterable[SlaRow]) -> str:
    """Write the report as CSV with a header."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return text.getvalue()


def _word(name: str, prefix: str) -> str:
    return name.removeprefix(prefix).lower()
