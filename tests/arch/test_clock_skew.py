"""How far clocks may differ is policy in every service that is told when something happened."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chassis.policy import PolicyBook, load_policies
from dispatch.domain.timekeeping import TimePolicy as DispatchTime
from feedback.domain.policies import TimePolicy as FeedbackTime
from hr_appraisal.domain.policies import TimePolicy as AppraisalTime
from intake.domain.register import RegisterPolicy
from inventory.domain.instants import TimePolicy as InventoryTime

SERVICES = Path(__file__).parents[2] / "services"
HELD = {
    "dispatch": ("timekeeping", DispatchTime),
    "feedback": ("timekeeping", FeedbackTime),
    "hr-appraisal": ("timekeeping", AppraisalTime),
    "intake": ("register", RegisterPolicy),
    "inventory": ("timekeeping", InventoryTime),
}


@pytest.mark.parametrize("service", HELD)
def test_every_service_has_the_figure_in_a_policy_and_all_ship_the_same(service: str) -> None:
    kind, body = HELD[service]
    book: PolicyBook[Any] = load_policies(SERVICES / service / "policies", kind, body)
    shipped = [policy.body for name in book.names() for policy in book.versions(name)]
    assert [each.clock_skew for each in shipped] == [timedelta(minutes=5)]


@pytest.mark.parametrize("service", HELD)
def test_no_rule_has_a_length_of_time_of_its_own(service: str) -> None:
    rules = sorted(SERVICES.glob(f"{service}/src/*/domain/*.py"))
    assert rules
    assert [path.name for path in rules if "timedelta(minutes=5)" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("body", [DispatchTime, FeedbackTime, AppraisalTime, InventoryTime])
def test_a_negative_skew_is_refused(body: type) -> None:
    more = {"default_time_zone": "Asia/Shanghai"} if body is DispatchTime else {}
    with pytest.raises(ValueError, match="negative"):
        body(clock_skew=-timedelta(seconds=1), **more)
