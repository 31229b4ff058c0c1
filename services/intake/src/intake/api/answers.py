"""What the use cases return, as answers on the wire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2
from intake.adapters import wire_resources as wire
from intake.adapters.business_traces import trace_id_of
from intake.adapters.paging import write_token
from intake.domain.branch import Branch
from intake.domain.listing import Page, RequestSummary
from intake.domain.request import ClockLine, ServiceRequest
from intake.handlers.get_timeline import RequestTimeline
from intake.handlers.register_call import RegisteredCall


def service_request(request: ServiceRequest, now: datetime) -> resources_pb2.ServiceRequest:
    """Write a request with its clocks as they stand now."""
    return wire.service_request(request, _as_of(request.lines, now))


def registered(call: RegisteredCall, now: datetime) -> pb.RegisterCallResponse:
    return pb.RegisterCallResponse(
        service_request=service_request(call.request, now), joined=call.joined
    )


def branches(page: Page[Branch]) -> pb.ListBranchesResponse:
    return pb.ListBranchesResponse(
        branches=map(wire.branch, page.rows),
        next_page_token=write_token(page.rows[-1].code) if page.has_more else "",
    )


def requests(page: Page[RequestSummary]) -> pb.ListServiceRequestsResponse:
    return pb.ListServiceRequestsResponse(
        service_requests=(wire.summary(row.call, row.standing, row.version) for row in page.rows),
        next_page_token=write_token(page.rows[-1].call.number) if page.has_more else "",
    )


def clocks(page: Page[ClockLine], now: datetime) -> pb.ListClocksResponse:
    token = ""
    if page.has_more:
        last = page.rows[-1]
        token = write_token(last.number, last.reading.milestone.value)
    return pb.ListClocksResponse(
        clocks=map(wire.clock, _as_of(page.rows, now)), next_page_token=token
    )


def timeline(found: RequestTimeline, now: datetime) -> pb.GetTimelineResponse:
    """Write the phases; an open request has the trace id that its next closing will have."""
    standing = found.request.standing
    closings = standing.closings if standing.closed_at else standing.closings + 1
    return pb.GetTimelineResponse(
        service_request=service_request(found.request, now),
        phases=map(wire.phase, found.phases),
        business_trace_id=f"{trace_id_of(found.request.id, closings):032x}",
        step_traceparents=found.step_traceparents,
    )


def _as_of(lines: Iterable[ClockLine], now: datetime) -> Iterable[ClockLine]:
    """Bring stored clocks to now; a past life stands where its facts left it."""
    for line in lines:
        yield line if line.historical else line.read_on(now)
