"""What both stores promise of planned work: the one in memory and the one in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import SYSTEM, Principal
from intake.domain.contract import ContractNotFound
from intake.domain.facts import FactKind
from intake.domain.listing import Page
from intake.domain.planned_work.listing import PlanFilter, WorkFilter
from intake.domain.planned_work.plan import (
    NOT_COVERED,
    OutsideContractTerm,
    PlanNotFound,
    PlanStale,
    WorkPlan,
)
from intake.domain.planned_work.work import PlannedWork, PlannedWorkNotFound, PlannedWorkStale
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.planned_work.confirm_record import ConfirmRecord, confirm_record
from intake.handlers.planned_work.end_plan import EndPlan, end_plan
from intake.handlers.planned_work.open_plan import OpenPlan, open_plan
from intake.handlers.planned_work.plan_work import PlanWork, plan_work
from intake.handlers.planned_work.planning import PlanSubject
from intake.handlers.planned_work.prepare_due_work import prepare_due_work
from intake.handlers.planned_work.record_work import RecordWork, record_work
from intake.handlers.register_branch import register_branch
from integration.intake.conftest import Begin
from unit.intake.planned_work.planner import CONTRACT, CONTRACTED, NOW
from unit.intake.scene import CUSTOMER, HANGZHOU, SHANGHAI

CUSTOMER_ID, PRODUCT_ID = str(UUID(int=1)), str(UUID(int=2))
SUBJECT = PlanSubject(
    installed_product_id=PRODUCT_ID, contract_ref="", customer_id="", product_line=""
)
ELSEWHERE = Principal(subject="li", role="supervisor", branches=frozenset({"SH02"}))
TECHNICIAN = Principal(subject="t-1", role="technician", branches=frozenset({"HZ01"}))
DUE = datetime(2026, 3, 24, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches, a customer, a product in maintenance."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        tx.installed_products.add(replace(CONTRACTED, id=PRODUCT_ID, customer_id=CUSTOMER_ID))


def plan(begin: Begin, **told: Any) -> WorkPlan:
    values: dict[str, Any] = {
        "plan_id": str(uuid4()),
        "branch": "HZ01",
        "kind": "inspection",
        "subject": SUBJECT,
        "first_due_on": date(2026, 3, 31),
        "ends_on": None,
        "interval": None,
        **told,
    }
    with begin() as tx:
        return open_plan(OpenPlan(**values), tx, NOW)


def work(begin: Begin, kind: str = "training", **told: Any) -> PlannedWork:
    values: dict[str, Any] = {
        "work_id": str(uuid4()),
        "branch": "HZ01",
        "kind": kind,
        "subject": SUBJECT,
        "title": "as agreed",
        "due_on": date(2026, 3, 9),
        "starts_at": None,
        **told,
    }
    with begin() as tx:
        return plan_work(PlanWork(**values), tx, NOW)


def prepare(begin: Begin, now: datetime) -> int:
    handled = 0
    while True:
        with begin(SYSTEM) as tx:
            done = prepare_due_work(tx, now, 2)
        if not done:
            return handled
        handled += done


def works(begin: Begin, **wanted: Any) -> Page[PlannedWork]:
    with begin() as tx:
        return tx.planned_works.page(WorkFilter(**wanted), ("", ""), 10)


def test_a_plan_is_read_as_it_was_stored(begin: Begin) -> None:
    stored = plan(begin)
    with begin() as tx:
        assert tx.work_plans.get(stored.id) == stored == tx.work_plans.lock(stored.id)
    with begin(ELSEWHERE) as tx, pytest.raises(PlanNotFound):
        tx.work_plans.get(stored.id)


def test_a_plan_under_a_contract_is_made_while_the_contract_runs(begin: Begin) -> None:
    with begin() as tx:
        tx.contracts.add(
            replace(
                CONTRACT,
                id=str(uuid4()),
                customer_id=CUSTOMER_ID,
                products=(),
                ends_on=date(2026, 4, 30),
            )
        )
    under = replace(SUBJECT, installed_product_id="", contract_ref="K-9", product_line="appliance")
    stored = plan(begin, subject=under)
    assert (stored.customer_id, stored.branch) == (CUSTOMER_ID, "HZ01")
    assert prepare(begin, datetime(2026, 12, 1, 1, tzinfo=UTC)) == 3
    assert [work.due_on for work in works(begin, plan_id=stored.id).rows] == [
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    with begin() as tx:
        assert tx.work_plans.get(stored.id).end_reason == NOT_COVERED
    with pytest.raises(OutsideContractTerm):
        plan(begin, subject=under, first_due_on=date(2026, 5, 1))
    with pytest.raises(ContractNotFound):
        plan(begin, subject=replace(under, contract_ref="K-8"))
    with begin(ELSEWHERE) as tx, pytest.raises(ContractNotFound):
        tx.contracts.numbered("K-9")


def test_a_plan_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    stored = plan(begin)
    with begin() as tx:
        end_plan(EndPlan(plan_id=stored.id, reason="sold"), tx, NOW)
    with pytest.raises(PlanStale), begin() as tx:
        tx.work_plans.save(stored)


def test_each_due_day_is_made_once_in_batches(begin: Begin) -> None:
    for _ in range(3):
        plan(begin)
    assert prepare(begin, DUE) == 3
    assert prepare(begin, DUE) == 0
    found = works(begin).rows
    assert [each.due_on for each in found] == [date(2026, 3, 31)] * 3
    assert len({each.service_request_id for each in found}) == 3
    assert prepare(begin, DUE + timedelta(days=30)) == 3
    assert len(works(begin).rows) == 6


def test_plans_are_listed_by_branch_kind_and_state(begin: Begin) -> None:
    first, second = sorted((plan(begin), plan(begin)), key=lambda each: each.id)
    with begin() as tx:
        end_plan(EndPlan(plan_id=first.id, reason="sold"), tx, NOW)
        page = tx.work_plans.page(PlanFilter(), "", 1)
        assert ([p.id for p in page.rows], page.has_more) == ([first.id], True)
        page = tx.work_plans.page(PlanFilter(), first.id, 1)
        assert ([p.id for p in page.rows], page.has_more) == ([second.id], False)
        active = tx.work_plans.page(PlanFilter(branch="HZ01", active_only=True), "", 9)
        assert [p.id for p in active.rows] == [second.id]
        assert tx.work_plans.page(PlanFilter(kind="backup"), "", 9).rows == ()


def test_work_with_its_records_is_read_as_it_was_stored(begin: Begin) -> None:
    stored = work(begin)
    fields = {"topics": "开机\n关机", "attendees": "王\n李", "result": "passed"}
    with begin() as tx:
        cmd = RecordWork(work_id=stored.id, record_kind="result", fields=fields, occurred_at=None)
        recorded = record_work(cmd, tx, NOW)
    with begin() as tx:
        assert tx.planned_works.get(stored.id) == recorded
    with begin() as tx:
        yes = ConfirmRecord(
            work_id=stored.id,
            record_kind="result",
            confirmed_by="王先生",
            evidence="receipt 5",
            occurred_at=NOW,
        )
        confirmed = confirm_record(yes, tx, NOW)
    with begin() as tx:
        assert tx.planned_works.lock(stored.id) == confirmed
    with begin(ELSEWHERE) as tx, pytest.raises(PlannedWorkNotFound):
        tx.planned_works.get(stored.id)
    with pytest.raises(PlannedWorkStale), begin() as tx:
        tx.planned_works.save(recorded)


def test_a_technician_sees_the_work_he_was_assigned(begin: Begin) -> None:
    stored = work(begin, "inspection")
    with begin(TECHNICIAN) as tx, pytest.raises(PlannedWorkNotFound):
        tx.planned_works.get(stored.id)
    arrive(begin, stored, FactKind.ASSIGNED, NOW)
    with begin(TECHNICIAN) as tx:
        assert tx.planned_works.get(stored.id).id == stored.id


def test_visits_are_found_until_they_are_noted(begin: Begin) -> None:
    stored = work(begin, "inspection")
    work(begin, "inspection")
    for hours in (3, 2):
        arrive(begin, stored, FactKind.ARRIVED, NOW + timedelta(hours=hours))
    with begin(SYSTEM) as tx:
        ((found, arrived_at),) = tx.planned_works.lock_visited(NOW, 10)
        assert (found.id, arrived_at) == (stored.id, NOW + timedelta(hours=2))
        tx.planned_works.save(replace(found, visited_at=arrived_at))
        assert tx.planned_works.lock_visited(NOW, 10) == ()


def test_work_is_paged_by_due_day_and_found_when_overdue(begin: Begin) -> None:
    days = (date(2026, 3, 9), date(2026, 3, 4), date(2026, 3, 6))
    made = {day: work(begin, due_on=day).id for day in days}
    with begin() as tx:
        page = tx.planned_works.page(WorkFilter(), ("", ""), 2)
        assert [w.id for w in page.rows] == [made[days[1]], made[days[2]]]
        last = page.rows[-1]
        page = tx.planned_works.page(WorkFilter(), (last.due_on.isoformat(), last.id), 2)
        assert ([w.id for w in page.rows], page.has_more) == ([made[days[0]]], False)
    # Three working days after Wednesday the fourth is Monday the ninth.
    assert works(begin, overdue_at=datetime(2026, 3, 9, 15, 59, tzinfo=UTC)).rows == ()
    assert [w.id for w in works(begin, overdue_at=datetime(2026, 3, 9, 16, tzinfo=UTC)).rows] == [
        made[days[1]]
    ]
    assert works(begin, kind="backup").rows == ()
    assert len(works(begin, branch="HZ01", kind="training", open_only=True).rows) == 3


def test_work_about_the_same_thing_is_found_for_a_plan(begin: Begin) -> None:
    backups = plan(begin, kind="backup")
    drill = work(begin, "restore-drill")
    prepare(begin, datetime(2026, 3, 31, tzinfo=UTC))
    with begin() as tx:
        (run,) = tx.planned_works.of_plan(backups.id, date(2026, 1, 1))
        assert run.due_on == date(2026, 3, 31)
        assert [w.id for w in tx.planned_works.like(backups, "restore-drill", NOW.date())] == [
            drill.id
        ]
        assert tx.planned_works.like(backups, "restore-drill", date(2026, 3, 10)) == ()


def arrive(begin: Begin, of: PlannedWork, kind: FactKind, at: datetime) -> None:
    with begin(SYSTEM) as tx:
        step = WorkOrderStep(
            service_request_id=of.service_request_id, kind=kind, technician="t-1", occurred_at=at
        )
        on_work_order_step(step, tx, at)
