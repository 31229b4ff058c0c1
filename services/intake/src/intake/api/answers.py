"""What the use cases return, as answers on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2
from intake.adapters import wire_resources as wire
from intake.adapters.business_traces import trace_id_of
from intake.adapters.paging import read_key_instant, read_token, write_token
from intake.adapters.wire_words import CHANNEL, MILESTONE, write_instant
from intake.domain.branch import Branch
from intake.domain.contact import Contact
from intake.domain.line import LineEntry, LinePlace
from intake.domain.listing import Page
from intake.domain.request import ClockLine, ServiceRequest
from intake.handlers.get_timeline import RequestTimeline
from intake.handlers.register_call import RegisteredCall
from intake.ports import Promises


def service_request(
    request: ServiceRequest, promises: Promises, now: datetime
) -> resources_pb2.ServiceRequest:
    """Write a request with its clocks as they stand now."""
    return wire.service_request(request, _as_of(request.lines, promises, now))


def registered(call: RegisteredCall, promises: Promises, now: datetime) -> pb.RegisterCallResponse:
    return pb.RegisterCallResponse(
        service_request=service_request(call.request, promises, now), joined=call.joined
    )


def branches(page: Page[Branch]) -> pb.ListBranchesResponse:
    return pb.ListBranchesResponse(
        branches=map(wire.branch, page.rows),
        next_page_token=write_token(page.rows[-1].code) if page.has_more else "",
    )


def clocks(page: Page[ClockLine], promises: Promises, now: datetime) -> pb.ListClocksResponse:
    token = ""
    if page.has_more:
        last = page.rows[-1]
        token = write_token(last.number, last.reading.milestone.value)
    return pb.ListClocksResponse(
        clocks=map(wire.clock, _as_of(page.rows, promises, now)), next_page_token=token
    )


def contacts(page: Page[Contact]) -> pb.ListContactsResponse:
    return pb.ListContactsResponse(
        contacts=(
            pb.Contact(
                number=contact.number,
                channel=CHANNEL.write(contact.channel),
                received_time=write_instant(contact.received_at),
                taken_time=write_instant(contact.taken_at),
                taken_by=contact.taken_by,
                symptom_code=contact.symptom_code,
                symptom=contact.symptom,
            )
            for contact in page.rows
        ),
        next_page_token=write_token(str(page.rows[-1].number)) if page.has_more else "",
    )


def line(page: Page[LineEntry]) -> pb.ListFirstInLineResponse:
    return pb.ListFirstInLineResponse(
        entries=(
            pb.LineEntry(
                service_request=wire.summary(entry.request),
                left_over=entry.place.is_left_over,
                next_milestone=MILESTONE.write(entry.milestone),
                next_due_time=write_instant(entry.place.due_at),
            )
            for entry in page.rows
        ),
        next_page_token=_place_token(page.rows[-1].place) if page.has_more else "",
    )


def _place_token(place: LinePlace) -> str:
    due = place.due_at.isoformat() if place.due_at else ""
    return write_token("left over" if place.is_left_over else "", due, place.number)


def read_place(token: str) -> LinePlace | None:
    """Read the place behind which a page of the line begins, None for the first page.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    left_over, due, number = read_token(token, 3)
    if not token:
        return None
    due_at = read_key_instant(due) if due else None
    return LinePlace(is_left_over=bool(left_over), due_at=due_at, number=number)


def timeline(found: RequestTimeline, promises: Promises, now: datetime) -> pb.GetTimelineResponse:
    """Write the phases; an open request has the trace id that its next closing will have."""
    standing = found.request.standing
    closings = standing.closings if standing.closed_at else standing.closings + 1
    return pb.GetTimelineResponse(
        service_request=service_request(found.request, promises, now),
        phases=map(wire.phase, found.phases),
        business_trace_id=f"{trace_id_of(found.request.id, closings):032x}",
        step_traceparents=found.step_traceparents,
        damage=wire.damage(found.request.damage) if found.request.damage else None,
    )


def _as_of(lines: Iterable[ClockLine], promises: Promises, now: datetime) -> Iterable[ClockLine]:
    """Bring stored clocks to now; a past life stands where its facts left it."""
    for line in lines:
        if line.historical:
            yield line
            continue
        reading = line.reading
        calendar = promises.calendar(
            reading.calendar_ref, reading.calendar_zone, reading.calendar_digest
        )
        yield line.read_on(now, calendar)
