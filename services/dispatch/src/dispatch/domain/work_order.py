"""Work orders: one per on-site request, from the promise to the signature."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dispatch.domain.errors import ConcurrentUpdate, Forbidden, NotFound, Refused
from dispatch.domain.identity import (
    Actor,
    BranchCode,
    ServiceRequestId,
    TechnicianCode,
    WorkOrderId,
)
from dispatch.domain.life_cycle import FINISHED, SUSPENDED, Act, State, check_move
from dispatch.domain.requirements import Requirements
from dispatch.domain.time_window import TimeWindow


class WorkOrderNotFound(NotFound):
    """No work order of that id, or none the caller may see."""

    reason = "WORK_ORDER_NOT_FOUND"


class WorkOrderOutdated(ConcurrentUpdate):
    """The work order was changed since it was read."""

    reason = "WORK_ORDER_OUTDATED"


class NotYourWorkOrder(Forbidden):
    """A technician acts on the orders assigned to him and on no others."""

    reason = "NOT_YOUR_WORK_ORDER"


class NotAssigned(Refused):
    """Nobody is assigned, so nobody can act."""

    reason = "WORK_ORDER_NOT_ASSIGNED"


class AnotherVisitNeeded(Refused):
    """The last visit ended without success; the next one has to be assigned first."""

    reason = "ANOTHER_VISIT_NEEDED"


class Severity(StrEnum):
    """As intake decided it; `A` is the most urgent."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What intake told about the request; stays as told but for severity, branch and due times."""

    service_request_id: ServiceRequestId
    request_number: str
    product_line: str
    product_model: str
    symptom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder:
    """The work one request needs on site.

    `opened_on` is the calendar day of the call at the branch; `visit` is the one promised now and
    None while a visit has still to be assigned; `visits` counts arrivals; `arrived_at` and
    `work_started_at` belong to the present visit; `last_step_at` is when the latest change
    happened; `has_moved_quietly` says that a transfer of finished work is still to be announced;
    `is_chargeable` says that the customer pays for the work (I-12): from `charged_from` on, where
    that was decided only when somebody was there, else for all of it. Instants are UTC.
    """

    id: WorkOrderId
    call: Call
    branch_code: BranchCode
    state: State
    severity: Severity
    requirements: Requirements
    opened_at: datetime
    opened_on: date
    last_step_at: datetime
    is_chargeable: bool = False
    charged_from: datetime | None = None
    arrive_due_at: datetime | None = None
    restore_due_at: datetime | None = None
    technician_code: TechnicianCode | None = None
    visit: TimeWindow | None = None
    assignment_policy_ref: str = ""
    overridden_reason: str = ""
    arrived_at: datetime | None = None
    work_started_at: datetime | None = None
    finished_at: datetime | None = None
    visits: int = 0
    vouchers: int = 0
    has_moved_quietly: bool = False
    version: int = 0

    @property
    def is_finished(self) -> bool:
        """Nothing is left to do on site."""
        return self.state in FINISHED

    @property
    def assignee(self) -> TechnicianCode:
        """Return who is assigned.

        Raises:
            NotAssigned: WORK_ORDER_NOT_ASSIGNED.

        Source: rulebook D-06.
        """
        if self.technician_code is None:
            raise NotAssigned(
                f"nobody is assigned to work order {self.id}", rule="D-06", work_order_id=self.id
            )
        return self.technician_code

    @property
    def next_due_at(self) -> datetime | None:
        """Return the promise that counts next: arrival until somebody came, then restoration."""
        return self.restore_due_at if self.visits else self.arrive_due_at or self.restore_due_at

    @property
    def occupies(self) -> TimeWindow | None:
        """The stretch in which its technician cannot be elsewhere.

        A promised visit is kept free to its end, also while the work is suspended; finished work
        gives back what is left of it.

        Source: rulebook D-05.
        """
        if self.visit is None:
            return None
        if not self.is_finished:
            return self.visit
        if self.finished_at is not None and self.finished_at > self.visit.start:
            return replace(self.visit, end=self.finished_at)
        return None

    def acted_on_by(self, actor: Actor, *, rule: str) -> str:
        """Return the note to record when somebody acts in the technician's place, else nothing.

        Raises:
            NotYourWorkOrder: NOT_YOUR_WORK_ORDER, the actor is another technician.

        Source: rulebook D-06, D-14.
        """
        if not actor.is_technician:
            return f"on behalf of {self.technician_code}" if self.technician_code else ""
        if actor.subject != self.technician_code:
            raise NotYourWorkOrder(
                f"work order {self.id} is not assigned to {actor.subject}",
                rule=rule,
                work_order_id=self.id,
            )
        return ""

    def assigned(
        self,
        technician_code: TechnicianCode,
        visit: TimeWindow,
        at: datetime,
        *,
        policy_ref: str,
        overridden_reason: str,
    ) -> WorkOrder:
        """Promise a visit; the hard rules were checked before."""
        return replace(
            self._moved(Act.ASSIGN, State.ASSIGNED, at),
            technician_code=technician_code,
            visit=visit,
            assignment_policy_ref=policy_ref,
            overridden_reason=overridden_reason,
            arrived_at=None,
            work_started_at=None,
        )

    def accepted(self, at: datetime) -> WorkOrder:
        """The technician takes it on."""
        return self._moved(Act.ACCEPT, State.ACCEPTED, at)

    def travelling(self, at: datetime) -> WorkOrder:
        """The technician sets off."""
        return self._moved(Act.TRAVEL, State.TRAVELLING, at)

    def checked_in(self, at: datetime) -> WorkOrder:
        """The technician is there: one visit more (D-10)."""
        moved = self._moved(Act.CHECK_IN, State.ON_SITE, at)
        return replace(moved, arrived_at=at, visits=self.visits + 1)

    def started(self, at: datetime) -> WorkOrder:
        """Work begins, where the technician or the item is; told again, the first time counts."""
        moved = self._moved(Act.START, self.state, at)
        return replace(moved, work_started_at=self.work_started_at or at)

    def suspended(self, state: State, at: datetime) -> WorkOrder:
        """Work stops for a while (D-12)."""
        return self._moved(Act.SUSPEND, state, at)

    def resumed(self, at: datetime) -> WorkOrder:
        """Work goes on: on site if he had arrived, else on the way there.

        Raises:
            AnotherVisitNeeded: ANOTHER_VISIT_NEEDED, the visit ended with a report.
            IllegalTransition: Nothing was suspended.

        Source: rulebook D-06, D-12.
        """
        if self.visit is None and self.state in SUSPENDED:
            raise AnotherVisitNeeded(
                f"work order {self.id} needs another visit assigned first",
                rule="D-06",
                work_order_id=self.id,
            )
        target = State.ON_SITE if self.arrived_at else State.TRAVELLING
        return self._moved(Act.RESUME, target, at)

    def reported(self, at: datetime, *, fixed: bool, finished_at: datetime) -> WorkOrder:
        """The visit is over: done, or another visit is needed (D-13)."""
        if fixed:
            done = self._moved(Act.REPORT, State.DONE, at)
            return replace(done, finished_at=finished_at)
        interrupted = self._moved(Act.REPORT, State.INTERRUPTED, at)
        return replace(interrupted, visit=None, arrived_at=None, work_started_at=None)

    def signed(self, at: datetime) -> WorkOrder:
        """The customer has signed (D-14)."""
        return replace(self._moved(Act.SIGN, State.SIGNED, at), vouchers=self.vouchers + 1)

    def closed(self, at: datetime) -> WorkOrder:
        """The request is closed; so is its order."""
        return self._moved(Act.CLOSE, State.CLOSED, at)

    def cancelled(self, at: datetime) -> WorkOrder:
        """No visit is wanted any more."""
        return self._moved(Act.CANCEL, State.CANCELLED, at)

    def reopened(self, at: datetime) -> WorkOrder:
        """The fault is back: the order waits for a technician again, visits go on counting."""
        return replace(self._unassigned(Act.REOPEN, at), has_moved_quietly=False)

    def released(self, at: datetime) -> WorkOrder:
        """The technician is taken off it (H-12)."""
        return self._unassigned(Act.RELEASE, at)

    def transferred(self, to: BranchCode, at: datetime) -> WorkOrder:
        """Another branch takes over; unfinished work waits for a technician there."""
        if self.is_finished:
            return replace(self, branch_code=to, has_moved_quietly=True)
        order = self if self.state is State.OPEN else self.released(at)
        return replace(order, branch_code=to)

    def graded(
        self,
        severity: Severity,
        *,
        arrive_due_at: datetime | None,
        restore_due_at: datetime | None,
    ) -> WorkOrder:
        """Severity and the promises that follow from it."""
        return replace(
            self, severity=severity, arrive_due_at=arrive_due_at, restore_due_at=restore_due_at
        )

    def charged(self, found_at: datetime) -> WorkOrder:
        """The customer pays for what is done after damage by people was found (I-10, I-12).

        Work that goes on has to be started anew; finished work stays as it was done.
        """
        if self.is_finished:
            done_at = self.finished_at or self.last_step_at
            return replace(self, is_chargeable=True, charged_from=max(found_at, done_at))
        return replace(self, is_chargeable=True, charged_from=found_at, work_started_at=None)

    def needs_price(self, finished_at: datetime) -> bool:
        """Say whether the customer pays for work that ended at an instant (UTC)."""
        is_before = self.charged_from is not None and finished_at <= self.charged_from
        return self.is_chargeable and not is_before

    def _unassigned(self, act: Act, at: datetime) -> WorkOrder:
        return replace(
            self._moved(act, State.OPEN, at),
            technician_code=None,
            visit=None,
            assignment_policy_ref="",
            overridden_reason="",
            arrived_at=None,
            work_started_at=None,
            finished_at=None,
        )

    def _moved(self, act: Act, to: State, at: datetime) -> WorkOrder:
        check_move(act, self.state, to, work_order_id=self.id)
        return replace(self, state=to, last_step_at=max(at, self.last_step_at))
