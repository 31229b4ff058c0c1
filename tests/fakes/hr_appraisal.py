"""The store of appraisal in memory: keeps the promises of `hr_appraisal.ports`, by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal, TypeVar

from fakes.rollback import RolledBack
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.events import AppraisalEvent
from hr_appraisal.domain.facts import (
    ClosedCall,
    ComplaintFact,
    FollowedOrder,
    MonthFacts,
    RatingFact,
    VisitFact,
)
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    EntryId,
    ServiceRequestId,
    SurveyId,
    TriggerName,
    WorkOrderId,
)
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Employee, Person
from hr_appraisal.domain.policies import (
    CalendarPolicy,
    Escalation,
    InForce,
    KpiPart,
    PointsPolicy,
    ScorePolicy,
    SurveyPart,
    TimePolicy,
    Trigger,
    TriggerPolicy,
)
from hr_appraisal.domain.privacy import Reading, Sight
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import (
    Consequence,
    Fault,
    Kpi,
    Rating,
    ReturnCause,
    SurveyItem,
)
from hr_appraisal.ports import (
    EmployeeQuery,
    EmployeeUnknown,
    EntryChanged,
    EntryNotFound,
    EntryQuery,
    Page,
)

Scope = frozenset[str] | Literal["*"]
RowT = TypeVar("RowT")

POINTS = PointsPolicy(
    points={
        Consequence.COMMENDATION: 1,
        Consequence.MERIT: 3,
        Consequence.MAJOR_MERIT: 9,
        Consequence.WARNING: -1,
        Consequence.DEMERIT: -3,
        Consequence.MAJOR_DEMERIT: -9,
    }
)
SCORE = ScorePolicy(
    base=Decimal(60),
    survey=SurveyPart(
        weights=dict.fromkeys(SurveyItem, Decimal(5)),
        shares={
            Rating.POOR: Decimal(0),
            Rating.FAIR: Decimal("0.4"),
            Rating.GOOD: Decimal("0.8"),
            Rating.EXCELLENT: Decimal(1),
        },
    ),
    kpi=KpiPart(
        weights={
            Kpi.TIMELY: Decimal(8),
            Kpi.FIRST_TIME_FIX: Decimal(6),
            Kpi.REPORT_COMPLETENESS: Decimal(6),
        }
    ),
    share_without_facts=Decimal("0.8"),
    decimal_places=2,
)


def trigger(
    name: str,
    consequence: Consequence,
    *faults: Fault,
    fine: int | None = None,
    return_causes: tuple[ReturnCause, ...] = (),
    approver_role: str = "approver",
    escalation: Escalation | None = None,
) -> Trigger:
    return Trigger(
        name=TriggerName(name),
        title=name,
        title_zh=name,
        consequence=consequence,
        approver_role=approver_role,
        source="000/0",
        faults=faults,
        return_causes=return_causes,
        fine=None if fine is None else Decimal(fine),
        escalation=escalation,
    )


TRIGGERS = TriggerPolicy(
    levels=("hr", "approver", "admin"),
    triggers=(
        trigger("argued_or_insulted", Consequence.MAJOR_DEMERIT, Fault.RUDE),
        trigger("asked_for_gifts", Consequence.MAJOR_DEMERIT, Fault.ASKED_FOR_GIFT),
        trigger("late_for_personal_reasons", Consequence.MAJOR_DEMERIT, Fault.LATE),
        trigger("same_fault_repaired_again", Consequence.MAJOR_DEMERIT, Fault.REPEATED_REPAIR),
        trigger(
            "refused_or_dragged",
            Consequence.FINE,
            Fault.REFUSED_OR_DRAGGED,
            fine=100,
            approver_role="hr",
            escalation=Escalation(times=2, trigger=TriggerName("refused_or_dragged_twice")),
        ),
        trigger(
            "return_caused",
            Consequence.DEMERIT,
            return_causes=tuple(set(ReturnCause) - {ReturnCause.CUSTOMERS_CHOICE}),
        ),
        trigger("refused_or_dragged_twice", Consequence.DISMISSAL),
        trigger("technical_idea_adopted", Consequence.MERIT),
        trigger("improvement_with_effect", Consequence.COMMENDATION),
        trigger("hotline_unanswered", Consequence.FINE, fine=50, approver_role="hr"),
    ),
)


class FakePolicies:
    """Policies a test can replace; figures as the service ships them, with fewer triggers."""

    def __init__(self) -> None:
        self.calendar_policy = CalendarPolicy(time_zone="Asia/Shanghai", branches={})
        self.time_policy = TimePolicy(clock_skew=timedelta(minutes=5))
        self.points_policy = POINTS
        self.trigger_policy = TRIGGERS
        self.score_policy = SCORE
        self.asked: list[date] = []
        self.skews_asked_on: list[date] = []
        self.zones_asked_at: list[datetime] = []

    def zone_of(self, branch_code: str, at: datetime) -> str:
        self.zones_asked_at.append(at)
        return self.calendar_policy.zone_of(branch_code)

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        self.skews_asked_on.append(on)
        return InForce(ref="timekeeping/default@test", body=self.time_policy)

    def calendar(self, on: date) -> InForce[CalendarPolicy]:
        self.asked.append(on)
        return InForce(ref="calendar/default@test", body=self.calendar_policy)

    def points(self, on: date) -> InForce[PointsPolicy]:
        self.asked.append(on)
        return InForce(ref="points/default@test", body=self.points_policy)

    def triggers(self, on: date) -> InForce[TriggerPolicy]:
        self.asked.append(on)
        return InForce(ref="triggers/default@test", body=self.trigger_policy)

    def score(self, on: date) -> InForce[ScorePolicy]:
        self.asked.append(on)
        return InForce(ref="score/default@test", body=self.score_policy)


class State(RolledBack):
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.employees: dict[EmployeeCode, Employee] = {}
        self.entries: dict[EntryId, AppraisalEntry] = {}
        self.ratings: dict[SurveyId, RatingFact] = {}
        self.calls: dict[ServiceRequestId, ClosedCall] = {}
        self.orders: dict[WorkOrderId, FollowedOrder] = {}
        self.complaints: dict[ComplaintId, ComplaintFact] = {}
        self.readings: list[Reading] = []
        self.sent: list[AppraisalEvent] = []


class FakeTx:
    """An open transaction over the store in memory, seeing the branches of `scope`."""

    def __init__(self, policies: FakePolicies | None = None) -> None:
        self.state = State()
        self.scope: Scope = "*"
        self.policies = policies or FakePolicies()
        self.employees = _Employees(self)
        self.entries = _Entries(self)
        self.facts = _Facts(self)
        self.readings = _Readings(self)
        self.outbox = _Outbox(self)

    @property
    def sent(self) -> list[AppraisalEvent]:
        """What was announced, oldest first."""
        return self.state.sent

    def may_act_for(self, branch_code: str) -> bool:
        return self.scope == "*" or branch_code in self.scope

    def snapshot(self) -> State:
        """Return what a rollback would bring back."""
        return self.state.copy()

    def restore(self, state: State) -> None:
        """Roll back to a snapshot."""
        self.state = state.copy()


class _Employees:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def get(self, code: EmployeeCode) -> Employee:
        found = self.find(code)
        if found is None or not self._tx.may_act_for(found.branch_code):
            raise EmployeeUnknown(f"there is no employee {code}")
        return found

    def find(self, code: EmployeeCode) -> Employee | None:
        return self._tx.state.employees.get(code)

    def lead(self, code: EmployeeCode) -> Person | None:
        for _, employee in sorted(self._tx.state.employees.items()):
            if employee.line_supervisor == code:
                return Person(code=code, branch_code=employee.branch_code)
        return None

    def save(self, employee: Employee) -> None:
        known = self.find(employee.code)
        if known is None or known.seen < employee.seen:
            self._tx.state.employees[employee.code] = employee

    def page(self, query: EmployeeQuery) -> Page[Employee]:
        found = [
            (str(employee.code), employee)
            for employee in self._tx.state.employees.values()
            if self._tx.may_act_for(employee.branch_code)
            and query.branch_code in {"", employee.branch_code}
            and self.in_sight(employee.code, query.sight)
        ]
        return _page(found, query.page_size, query.page_token)

    def in_sight(self, code: EmployeeCode, sight: Sight) -> bool:
        employee = self.find(code)
        leads = employee is not None and employee.line_supervisor == sight.subject
        return sight.everything or code == sight.subject or leads


class _Entries:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def find(self, entry_id: EntryId) -> AppraisalEntry | None:
        found = self._tx.state.entries.get(entry_id)
        if found is None or not self._tx.may_act_for(found.branch_code):
            return None
        return self._with_opposite(found)

    def lock(self, entry_id: EntryId) -> AppraisalEntry:
        found = self.find(entry_id)
        if found is None:
            raise EntryNotFound(f"there is no entry {entry_id}")
        return found

    def hold(self, code: EmployeeCode) -> None:
        """One transaction at a time needs no holding."""

    def live(
        self, code: EmployeeCode, trigger: TriggerName, evidence: Evidence
    ) -> AppraisalEntry | None:
        for entry in self._all():
            same = (entry.employee_code, entry.trigger, entry.evidence) == (code, trigger, evidence)
            dead = entry.state is EntryState.REJECTED or entry.reversal_of or entry.reversed_by
            if same and not dead:
                return entry
        return None

    def count_posted(self, code: EmployeeCode, trigger: TriggerName, month: Month) -> int:
        return sum(
            entry.counts and entry.reversal_of is None
            for entry in self._all()
            if (entry.employee_code, entry.trigger, entry.month) == (code, trigger, month)
        )

    def add(self, entry: AppraisalEntry) -> AppraisalEntry:
        entries = self._tx.state.entries
        if entry.id in entries:
            raise AssertionError(f"entry {entry.id} exists")
        if entry.reversal_of and any(e.reversal_of == entry.reversal_of for e in entries.values()):
            raise AssertionError(f"entry {entry.reversal_of} is reversed already")
        entries[entry.id] = replace(entry, version=1, reversed_by=None)
        return entries[entry.id]

    def save(self, entry: AppraisalEntry) -> AppraisalEntry:
        entries = self._tx.state.entries
        known = entries[entry.id]
        if known.version != entry.version:
            raise EntryChanged(f"entry {entry.id} changed meanwhile")
        if known.state in {EntryState.POSTED, EntryState.REJECTED}:
            raise AssertionError(f"entry {entry.id} is written once")
        entries[entry.id] = replace(entry, version=entry.version + 1, reversed_by=None)
        return entries[entry.id]

    def page(self, query: EntryQuery) -> Page[AppraisalEntry]:
        found = [
            (f"{entry.proposed_at.isoformat()} {entry.id}", entry)
            for entry in self._all()
            if self._tx.may_act_for(entry.branch_code)
            and query.branch_code in {"", entry.branch_code}
            and query.employee_code in {"", entry.employee_code}
            and query.month in {"", entry.month}
            and query.state in {None, entry.state}
            and query.is_reversed in {None, entry.reversed_by is not None}
            and self._in_sight(entry, query.sight)
        ]
        return _page(found, query.page_size, query.page_token)

    def of_month(self, code: EmployeeCode, month: Month) -> tuple[AppraisalEntry, ...]:
        found = [
            entry
            for entry in self._all()
            if (entry.employee_code, entry.month, entry.state) == (code, month, EntryState.POSTED)
        ]
        return tuple(sorted(found, key=lambda entry: (str(entry.posted_at), entry.id)))

    def _in_sight(self, entry: AppraisalEntry, sight: Sight) -> bool:
        if sight.cases and entry.state is EntryState.PROPOSED:
            return True
        return self._tx.employees.in_sight(entry.employee_code, sight)

    def _all(self) -> Iterable[AppraisalEntry]:
        return [self._with_opposite(entry) for entry in self._tx.state.entries.values()]

    def _with_opposite(self, entry: AppraisalEntry) -> AppraisalEntry:
        for other in self._tx.state.entries.values():
            if other.reversal_of == entry.id:
                return replace(entry, reversed_by=other.id)
        return entry


class _Facts:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def find_rating(self, survey_id: SurveyId) -> RatingFact | None:
        return self._tx.state.ratings.get(survey_id)

    def save_rating(self, rating: RatingFact) -> None:
        self._tx.state.ratings[rating.survey_id] = rating

    def find_call(self, request_id: ServiceRequestId) -> ClosedCall | None:
        return self._tx.state.calls.get(request_id)

    def save_call(self, call: ClosedCall) -> None:
        self._tx.state.calls[call.service_request_id] = call

    def find_order(self, work_order_id: WorkOrderId) -> FollowedOrder | None:
        return self._tx.state.orders.get(work_order_id)

    def save_order(self, order: FollowedOrder) -> None:
        self._tx.state.orders[order.work_order_id] = order

    def find_complaint(self, complaint_id: ComplaintId) -> ComplaintFact | None:
        return self._tx.state.complaints.get(complaint_id)

    def save_complaint(self, complaint: ComplaintFact) -> None:
        self._tx.state.complaints[complaint.complaint_id] = complaint

    def of_month(
        self, codes: Sequence[EmployeeCode], month: Month, start: datetime, end: datetime
    ) -> Mapping[EmployeeCode, MonthFacts]:
        return {code: self._of(code, month, start, end) for code in codes}

    def _of(self, code: EmployeeCode, month: Month, start: datetime, end: datetime) -> MonthFacts:
        state = self._tx.state
        ratings = [
            each
            for each in state.ratings.values()
            if each.technician_code == code and start <= each.answered_at < end
        ]
        calls = [
            each
            for each in state.calls.values()
            if each.technician_code == code and each.is_closed and start <= each.closed_at < end
        ]
        visits = [
            VisitFact(work_order_id=order.work_order_id, visit=visit)
            for order in state.orders.values()
            for visit in order.visits
            if visit.technician_code == code and start <= visit.arrived_at < end
        ]
        complaints = [
            each
            for each in state.complaints.values()
            if each.technician_code == code and start <= each.filed_at < end
        ]
        return MonthFacts(
            ratings=tuple(sorted(ratings, key=lambda each: (each.answered_at, each.survey_id))),
            calls=tuple(sorted(calls, key=lambda each: (each.closed_at, each.service_request_id))),
            visits=tuple(
                sorted(
                    visits,
                    key=lambda each: (each.visit.arrived_at, each.work_order_id, each.visit.number),
                )
            ),
            complaints=tuple(
                sorted(complaints, key=lambda each: (each.filed_at, each.complaint_id))
            ),
            entries=self._tx.entries.of_month(code, month),
        )


class _Readings:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def add(self, readings: Sequence[Reading]) -> None:
        self._tx.state.readings.extend(readings)


class _Outbox:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def append(self, event: AppraisalEvent) -> None:
        self._tx.state.sent.append(event)


def _page(keyed: Iterable[tuple[str, RowT]], size: int, token: str) -> Page[RowT]:
    ordered = sorted(((key, row) for key, row in keyed if key > token), key=lambda each: each[0])
    shown = ordered[:size]
    more = len(ordered) > len(shown)
    return Page(rows=[row for _, row in shown], next_token=shown[-1][0] if more else "")
