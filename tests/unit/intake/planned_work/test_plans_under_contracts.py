"""A plan under a contract lives at its customer, at its branch and in its term (I-13, I-22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from intake.domain.contract import ContractNotFound, NotTheCustomersContract
from intake.domain.planned_work.plan import OutsideContractTerm, PlanState
from intake.domain.planned_work.policy import Interval
from intake.handlers.planned_work.open_plan import open_plan
from intake.handlers.planned_work.plan_work import plan_work
from unit.intake.planned_work.planner import AT_CONTRACT, CONTRACT, Planner, every
from unit.intake.planned_work.test_inspections import due_days, on


@pytest.fixture
def planner() -> Planner:
    return Planner()


def test_a_plan_under_a_contract_ends_with_the_contract_and_lives_on_with_its_renewal(
    planner: Planner,
) -> None:
    plan = planner.plan(subject=AT_CONTRACT)
    agreed = planner.plan(subject=AT_CONTRACT, interval=every(months=3))
    planner.tx.state.contracts["k-9"] = replace(CONTRACT, ends_on=date(2026, 4, 30))
    planner.tick(on(date(2026, 12, 1)))
    assert due_days(planner) == [date(2026, 3, 31), date(2026, 3, 31), date(2026, 4, 30)]
    for each in (plan, agreed):
        ended = planner.tx.state.plans[each.id]
        assert (ended.state, ended.end_reason) == (PlanState.ENDED, "not covered any more")
    renewed = planner.plan(subject=AT_CONTRACT, first_due_on=date(2026, 4, 30))
    planner.tx.state.contracts["k-9"] = replace(CONTRACT, ends_on=date(2027, 4, 30))
    planner.tick(on(date(2026, 5, 25)))
    assert planner.tx.state.plans[renewed.id].next_due_on == date(2026, 6, 30)


def test_a_plan_of_before_under_a_contract_not_on_file_ends_on_its_due_day(
    planner: Planner,
) -> None:
    plan = planner.plan(subject=AT_CONTRACT)
    planner.tx.state.plans[plan.id] = replace(plan, contract_ref="NO-SUCH-CONTRACT")
    planner.tick(on(date(2026, 3, 24)))
    assert planner.works == []
    assert planner.tx.state.plans[plan.id].state is PlanState.ENDED


def test_what_is_planned_under_a_contract_is_at_its_branch_and_customer(planner: Planner) -> None:
    plan = planner.plan(subject=replace(AT_CONTRACT, customer_id=""), branch="SH02")
    assert (plan.branch, plan.customer_id, plan.contract_ref) == ("HZ01", "c-1", "K-9")


@pytest.mark.parametrize("product", ["", "p-2"])
@pytest.mark.parametrize("interval", [None, every(days=10)])
@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"number": "K-8"}, ContractNotFound),
        ({"customer_id": "c-2"}, NotTheCustomersContract),
        ({"branch": "SH02"}, ContractNotFound),
        ({"ends_on": date(2026, 3, 30)}, OutsideContractTerm),
        ({"starts_on": date(2026, 4, 1), "term_starts_on": date(2026, 4, 1)}, OutsideContractTerm),
    ],
)
def test_a_plan_under_a_contract_that_does_not_cover_it_is_refused(
    planner: Planner,
    told: dict[str, Any],
    refusal: type[Exception],
    interval: Interval | None,
    product: str,
) -> None:
    planner.tx.state.contracts["k-9"] = replace(CONTRACT, **told)
    planner.tx.act_as("li", branches=frozenset({"HZ01"}))
    subject = replace(AT_CONTRACT, installed_product_id=product)
    cmd = planner.opening(subject=subject, interval=interval)
    assert planner.refused(refusal, open_plan, cmd).rule == "I-13"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [({"number": "K-8"}, ContractNotFound), ({"customer_id": "c-2"}, NotTheCustomersContract)],
)
def test_one_piece_of_work_needs_the_contract_it_names(
    planner: Planner, told: dict[str, Any], refusal: type[Exception]
) -> None:
    planner.tx.state.contracts["k-9"] = replace(CONTRACT, **told)
    cmd = planner.planning("training", subject=AT_CONTRACT)
    assert planner.refused(refusal, plan_work, cmd).rule == "I-13"


@pytest.mark.parametrize("day", [CONTRACT.starts_on, CONTRACT.ends_on])
def test_the_first_and_the_last_day_of_a_contract_are_its_own(planner: Planner, day: date) -> None:
    assert planner.plan(day, subject=AT_CONTRACT).next_due_on == day
