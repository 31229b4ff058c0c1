"""Short ways to plan work, to visit, to record and to confirm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from intake.domain.facts import FactKind
from intake.domain.planned_work.plan import WorkPlan
from intake.domain.planned_work.policy import Interval
from intake.domain.planned_work.work import PlannedWork
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.planned_work.confirm_record import ConfirmRecord, confirm_record
from intake.handlers.planned_work.note_visits import note_visits
from intake.handlers.planned_work.open_plan import OpenPlan, open_plan
from intake.handlers.planned_work.plan_work import PlanWork, plan_work
from intake.handlers.planned_work.planning import PlanSubject
from intake.handlers.planned_work.prepare_due_work import prepare_due_work
from intake.handlers.planned_work.record_work import RecordWork, record_work
from unit.intake.scene import PRODUCT, Scene
from unit.intake.test_contracts import CONTRACT as SIGNED

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday, 09:00 in Hangzhou
CONTRACTED = replace(
    PRODUCT,
    id="p-2",
    serial_number="S-2",
    delivered_on=None,
    contract_number="K-7",
    contract_ends_on=date(2026, 12, 31),
)
BARE = replace(PRODUCT, id="p-3", serial_number="S-3", delivered_on=date(2020, 1, 1))


def at_product(product_id: str = "p-2") -> PlanSubject:
    return PlanSubject(
        installed_product_id=product_id, contract_ref="", customer_id="", product_line=""
    )


CONTRACT = replace(
    SIGNED,
    id="k-9",
    number="K-9",
    branch="HZ01",
    products=("p-9",),
    starts_on=date(2026, 1, 1),
    term_starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
)
AT_CONTRACT = PlanSubject(
    installed_product_id="", contract_ref="K-9", customer_id="c-1", product_line="it-system"
)


class Planner:
    """A scene with a product in maintenance, one in free warranty (p-1), one that is neither."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.tx = self.scene.tx
        for product in (CONTRACTED, BARE):
            self.tx.state.products[product.id] = product
        self.tx.contracts.add(CONTRACT)
        self._numbers = count(1)

    def plan(self, first_due_on: date = date(2026, 3, 31), **told: Any) -> WorkPlan:
        return self.scene.run(open_plan, self.opening(first_due_on, **told), NOW)

    def opening(self, first_due_on: date = date(2026, 3, 31), **told: Any) -> OpenPlan:
        values: dict[str, Any] = {
            "plan_id": f"plan-{next(self._numbers)}",
            "branch": "HZ01",
            "kind": "inspection",
            "subject": at_product(),
            "first_due_on": first_due_on,
            "ends_on": None,
            "interval": None,
            **told,
        }
        return OpenPlan(**values)

    def planning(self, kind: str, **told: Any) -> PlanWork:
        values: dict[str, Any] = {
            "work_id": f"work-{next(self._numbers)}",
            "branch": "HZ01",
            "kind": kind,
            "subject": at_product(),
            "title": f"{kind} as agreed",
            "due_on": date(2026, 3, 9),
            "starts_at": None,
            **told,
        }
        return PlanWork(**values)

    def work(self, kind: str, now: datetime = NOW, **told: Any) -> PlannedWork:
        return self.scene.run(plan_work, self.planning(kind, **told), now)

    def tick(self, now: datetime = NOW, limit: int = 50) -> int:
        """Let the timers run until nothing is due, as the worker does."""
        handled = 0
        for run in (prepare_due_work, note_visits):
            while done := run(self.tx, now, limit):
                handled += done
        return handled

    def arrive(self, work: PlannedWork, arrived_at: datetime) -> None:
        step = WorkOrderStep(
            service_request_id=work.service_request_id,
            kind=FactKind.ARRIVED,
            technician="t-1",
            occurred_at=arrived_at,
        )
        on_work_order_step(step, self.tx, arrived_at)

    def record(
        self, work: PlannedWork, kind: str, now: datetime = NOW, **fields: str
    ) -> PlannedWork:
        return self.scene.run(record_work, recording(work, kind, **fields), now)

    def confirm(self, work: PlannedWork, kind: str, now: datetime = NOW) -> PlannedWork:
        return self.scene.run(confirm_record, confirming(work, kind), now)

    def refused(
        self, kind: type[Any], use_case: Callable[..., Any], cmd: Any, now: datetime = NOW
    ) -> Any:
        """Run what must be refused; nothing of planned work may have changed either."""
        before = (dict(self.tx.state.plans), dict(self.tx.state.works))
        error = self.scene.refused(kind, use_case, cmd, now)
        assert (self.tx.state.plans, self.tx.state.works) == before
        return error

    @property
    def works(self) -> list[PlannedWork]:
        return sorted(self.tx.state.works.values(), key=lambda work: (work.due_on, work.id))

    def stored(self, work: PlannedWork) -> PlannedWork:
        return self.tx.state.works[work.id]


def recording(work: PlannedWork, kind: str, /, **fields: str) -> RecordWork:
    return RecordWork(work_id=work.id, record_kind=kind, fields=fields, occurred_at=None)


def confirming(work: PlannedWork, kind: str, occurred_at: datetime | None = None) -> ConfirmRecord:
    return ConfirmRecord(
        work_id=work.id,
        record_kind=kind,
        confirmed_by="王先生",
        evidence="signature 17",
        occurred_at=occurred_at,
    )


def every(months: int = 0, days: int = 0) -> Interval:
    return Interval(months=months, days=days)
