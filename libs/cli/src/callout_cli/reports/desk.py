"""The reports of the desk: what is first in line today, and the calls that nobody answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from callout.intake.v1 import hotline_service_pb2 as hotline_api
from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.texts import say, word
from callout_cli.times import local_iso

PAGE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """An entry that waits for somebody; instants in ISO 8601 with the branch's offset."""

    request_number: str
    is_left_over: bool
    severity: str
    received_at: str
    milestone: str
    due_at: str
    calls: int
    symptom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredRow:
    """A call that nobody answered; `person` is empty where the rota had a hole."""

    hotline: str
    branch: str
    called_at: str
    rang_seconds: int
    in_hours: bool
    person: str
    forwarded_to: str


def read_zones(reader: Actor) -> dict[str, str]:
    """Return the time zone of every branch the reader may see."""
    pages = reader.ask_pages(api.ListBranchesRequest(page_size=PAGE), api.ListBranchesResponse)
    return {branch.code: branch.time_zone for page in pages for branch in page.branches}


def read_line(reader: Actor, branch: str) -> list[LineRow]:
    """Read what a branch does first today, in that order (I-02)."""
    zone = read_zones(reader).get(branch, "")
    pages = reader.ask_pages(
        api.ListFirstInLineRequest(branch_code=branch, page_size=PAGE),
        api.ListFirstInLineResponse,
    )
    return [line_row(entry, zone) for page in pages for entry in page.entries]


def line_row(entry: api.LineEntry, zone: str) -> LineRow:
    """Turn an entry of the line into a row."""
    request, has_promise = entry.service_request, entry.HasField("next_due_time")
    milestone = resources.Milestone.Name(entry.next_milestone).removeprefix("MILESTONE_")
    return LineRow(
        request_number=request.number,
        is_left_over=entry.left_over,
        severity=resources.Severity.Name(request.severity).removeprefix("SEVERITY_"),
        received_at=local_iso(request.received_time, zone),
        milestone=milestone if has_promise else "",
        due_at=local_iso(entry.next_due_time, zone) if has_promise else "",
        calls=request.calls,
        symptom=request.symptom,
    )


def line_cells(row: LineRow) -> list[str]:
    """Write an entry of the line for a terminal."""
    return [
        say("report.line.left_over") if row.is_left_over else "",
        row.request_number,
        row.severity,
        _short(row.received_at),
        word("milestone", row.milestone) if row.milestone else "–",
        _short(row.due_at) or "–",
        str(row.calls),
        row.symptom,
    ]


def read_unanswered(reader: Actor, *, branch: str, in_hours_only: bool) -> list[UnansweredRow]:
    """Read the calls that nobody answered, in the order in which they came (I-04)."""
    zones = read_zones(reader)
    pages = reader.ask_pages(
        hotline_api.ListUnansweredCallsRequest(
            branch_code=branch, in_hours_only=in_hours_only, page_size=PAGE
        ),
        hotline_api.ListUnansweredCallsResponse,
    )
    return [unanswered_row(call, zones) for page in pages for call in page.unanswered_calls]


def unanswered_row(call: hotline_api.UnansweredCall, zones: dict[str, str]) -> UnansweredRow:
    """Turn an unanswered call into a row."""
    return UnansweredRow(
        hotline=call.hotline_code,
        branch=call.branch_code,
        called_at=local_iso(call.called_time, zones.get(call.branch_code, "")),
        rang_seconds=call.rang_seconds,
        in_hours=call.in_hours,
        person=call.person,
        forwarded_to=call.forwarded_to,
    )


def unanswered_cells(row: UnansweredRow) -> list[str]:
    """Write an unanswered call for a terminal."""
    return [
        row.hotline,
        row.branch,
        _short(row.called_at),
        str(row.rang_seconds),
        say("report.unanswered.in_hours" if row.in_hours else "report.unanswered.after_hours"),
        row.person or say("report.unanswered.nobody"),
        row.forwarded_to or "–",
    ]


def _short(instant: str) -> str:
    return instant[5:16].replace("T", " ")
