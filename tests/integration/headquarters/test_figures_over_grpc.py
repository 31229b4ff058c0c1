"""Events of other services become figures and what is behind them, through the real doors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import grpc
import pytest

from callout.headquarters.v1 import headquarters_service_pb2 as pb
from fakes import network_events as ev
from fakes.incoming import Sender
from testkit.api import refused

pytestmark = pytest.mark.integration


def one_month(stub: Any, **query: Any) -> Any:
    (row,) = stub.ListBranchMonths(pb.ListBranchMonthsRequest(**query)).branch_months
    return row


def test_a_call_from_register_to_complaint_becomes_the_figures_of_its_branch_and_month(
    sender: Sender, stub_as: Callable[..., Any]
) -> None:
    sender.send(ev.BRANCHES, "SZ", ev.branch())
    sender.send(ev.REQUESTS, "r1", ev.registered("r1"), ev.closed("r1"))
    sender.send(ev.REQUESTS, "r2", ev.registered("r2"))
    sender.send(ev.SURVEYS, "s1", ev.scheduled("s1", "r1"), ev.answered("s1", "r1"))
    sender.send(ev.COMPLAINTS, "c1", ev.filed("c1"), ev.verified("c1"), ev.settled("c1"))
    row = one_month(stub_as("analyst"))
    assert (row.branch_code, row.branch_name, row.month) == ("SZ", "SZ branch", "2026-03")
    assert (row.registered, row.closed) == (2, 1)
    assert (row.timely_rate.ratio, row.timely_rate.target) == ("1.0000", ">= 0.90")
    assert row.timely_rate.target_met
    assert row.satisfaction.ratio == "1.0000"
    assert (row.complaint_rate.ratio, row.complaint_rate.target_met) == ("1.0000", False)
    assert (row.repeat_rate.ratio, row.first_time_fix.ratio) == ("0.0000", "1.0000")
    assert (row.survey_coverage.ratio, row.complaint_closing_rate.ratio) == ("1.0000", "1.0000")
    assert (row.mean_seconds_to_respond, row.mean_seconds_to_restore) == ("600.00", "600.00")
    assert row.policy_ref == "figure-targets/default@2026.1"


def test_a_supervisor_sees_the_own_branches_and_a_network_of_those(
    sender: Sender, stub_as: Callable[..., Any]
) -> None:
    sender.send(ev.REQUESTS, "r1", ev.registered("r1"))
    sender.send(ev.REQUESTS, "r2", ev.registered("r2", branch_code="GZ"))
    stub = stub_as("supervisor", "GZ")
    found = stub.ListBranchMonths(pb.ListBranchMonthsRequest())
    assert [row.branch_code for row in found.branch_months] == ["GZ"]
    assert found.network.registered == 1
    of_others = refused(lambda: stub.ListBranchMonths(pb.ListBranchMonthsRequest(branch_code="SZ")))
    assert of_others.code is grpc.StatusCode.PERMISSION_DENIED
    assert (of_others.reason, of_others.metadata["rule"]) == ("AUTH_BRANCH_DENIED", "Q-01")
    behind = refused(lambda: stub.ListFigureSources(sources_request("SZ")))
    assert behind.reason == "AUTH_BRANCH_DENIED"
    assert len(stub.ListFigureSources(sources_request("GZ")).sources) == 1


@pytest.mark.parametrize("role", ["call_taker", "technician", "hr", "storekeeper"])
def test_figures_are_not_for_every_role(stub_as: Callable[..., Any], role: str) -> None:
    stub = stub_as(role)
    found = refused(lambda: stub.ListBranchMonths(pb.ListBranchMonthsRequest()))
    assert (found.code, found.reason) == (grpc.StatusCode.PERMISSION_DENIED, "AUTH_ROLE_DENIED")


def test_a_network_without_events_has_no_rows_and_empty_rates(stub_as: Callable[..., Any]) -> None:
    found = stub_as("admin").ListBranchMonths(pb.ListBranchMonthsRequest())
    assert not found.branch_months
    assert (found.network.registered, found.network.timely_rate.ratio) == (0, "")
    assert not found.network.timely_rate.target_met


@pytest.mark.parametrize(
    ("request_", "reason", "field"),
    [
        ({"figure": "speed", "month": "2026-03"}, "FIGURE_UNKNOWN", "figure"),
        ({"figure": "closed", "month": "0000-01"}, "MONTH_UNREADABLE", "month"),
        (
            {"figure": "closed", "month": "2026-03", "page_token": "x"},
            "PAGE_TOKEN_UNREADABLE",
            "page_token",
        ),
        ({"figure": "closed", "month": "March"}, "INVALID_REQUEST", "month"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_its_field(
    stub_as: Callable[..., Any], request_: dict[str, Any], reason: str, field: str
) -> None:
    stub = stub_as("analyst")
    request = pb.ListFigureSourcesRequest(branch_code="SZ", **request_)
    found = refused(lambda: stub.ListFigureSources(request))
    assert (found.code, found.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)
    assert list(found.fields) == [field]


def test_behind_a_figure_is_every_order_page_by_page(
    sender: Sender, stub_as: Callable[..., Any]
) -> None:
    for number in range(5):
        request = f"r{number}"
        sender.send(ev.REQUESTS, request, ev.registered(request), ev.closed(request, visits=number))
    stub = stub_as("analyst")
    row = one_month(stub, month="2026-03")
    query = sources_request("SZ", "first_time_fix")
    pages = [stub.ListFigureSources(query)]
    while pages[-1].next_page_token:
        query.page_token = pages[-1].next_page_token
        pages.append(stub.ListFigureSources(query))
    sources = [source for page in pages for source in page.sources]
    assert [len(page.sources) for page in pages] == [2, 2, 1]
    assert {source.reference for source in sources} == {f"SZ-r{number}" for number in range(5)}
    assert sum(source.in_numerator for source in sources) == row.first_time_fix.numerator == 1
    assert sum(source.in_denominator for source in sources) == row.first_time_fix.denominator == 5


def sources_request(branch: str, figure: str = "registered") -> pb.ListFigureSourcesRequest:
    return pb.ListFigureSourcesRequest(
        month="2026-03", branch_code=branch, figure=figure, page_size=2
    )
