"""Events of other services become figures and what is behind them, through the real doors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from callout.headquarters.v1 import headquarters_service_pb2 as pb
from fakes import network_events as ev
from fakes.incoming import Sender

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
