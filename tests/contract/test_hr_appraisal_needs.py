"""What appraisal relies on: other services' real use cases and encoders, our real readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from chassis.outbox import OutgoingEvent
from dispatch.adapters.wire_events import outgoing as dispatch_outgoing
from dispatch.domain import events as dispatch
from dispatch.domain import identity as dispatch_ids
from dispatch.domain.technician import EmploymentState as DispatchState
from dispatch.domain.technician import Technician
from fakes.bus import Listener
from fakes.feedback import FakeTx as FeedbackTx
from fakes.hr_appraisal import FakeTx
from feedback.adapters.wire_events import outgoing as feedback_outgoing
from feedback.domain.words import Fault as FeedbackFault
from feedback.domain.words import Rating as FeedbackRating
from hr_appraisal.domain.ids import EmployeeCode, ServiceRequestId, WorkOrderId
from hr_appraisal.domain.people import EmploymentState
from hr_appraisal.domain.words import Fault, Rating
from hr_appraisal.worker import REACTIONS
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain import vocabulary
from intake.domain.facts import FactKind
from intake.domain.return_cases.case import ReturnCause
from intake.domain.return_cases.policy import ReturnBasis
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.return_cases.close_return_case import close_return_case
from intake.handlers.return_cases.decide_return import decide_return
from intake.handlers.return_cases.inform_customer import inform_customer
from intake.handlers.return_cases.inform_level import inform_level
from intake.handlers.return_cases.open_return_case import open_return_case
from intake.handlers.return_cases.record_finding import record_finding
from intake.handlers.return_cases.record_recovery import record_recovery
from intake.handlers.return_cases.settle_liability import settle_liability
from unit.feedback import cases
from unit.intake import test_return_cases as returns
from unit.intake.scene import NOW, Scene, at

LATER = NOW + timedelta(days=30)
REQUEST = ServiceRequestId("r-1")
ORIGIN = dispatch.Origin(
    work_order_id=dispatch_ids.WorkOrderId("w-1"),
    service_request_id=dispatch_ids.ServiceRequestId("r-1"),
    branch_code=dispatch_ids.BranchCode("HZ01"),
)
LI = dispatch_ids.TechnicianCode("T-LI")
TECHNICIAN = Technician(
    code=LI,
    name="李师傅",
    branch_code=dispatch_ids.BranchCode("HZ01"),
    skills=frozenset(),
    certificates=(),
    employment_state=DispatchState.REGULAR,
    line_supervisor="zg-01",
    version=1,
)


def told(events: Iterable[OutgoingEvent]) -> FakeTx:
    tx: FakeTx = Listener(REACTIONS, FakeTx(), LATER).hear(events)
    return tx


def told_by_dispatch(*events: dispatch.Event) -> FakeTx:
    return told(map(dispatch_outgoing, events))


def test_a_technician_brings_name_branch_and_line() -> None:
    event = dispatch.TechnicianRegistered(technician=TECHNICIAN, occurred_at=NOW)
    employee = told([dispatch_outgoing(event)]).employees.get(EmployeeCode("T-LI"))
    assert (employee.name, employee.branch_code, employee.line_supervisor) == (
        "李师傅",
        "HZ01",
        "zg-01",
    )


@pytest.mark.parametrize("state", list(DispatchState))
def test_a_changed_technician_brings_every_state_of_employment(state: DispatchState) -> None:
    changed = Technician(
        code=LI,
        name="李师傅",
        branch_code=dispatch_ids.BranchCode("HZ01"),
        skills=frozenset(),
        certificates=(),
        employment_state=state,
        line_supervisor="zg-02",
        version=2,
    )
    tx = told_by_dispatch(
        dispatch.TechnicianRegistered(technician=TECHNICIAN, occurred_at=NOW),
        dispatch.TechnicianChanged(technician=changed, occurred_at=at(1)),
    )
    employee = tx.employees.get(EmployeeCode("T-LI"))
    assert employee.employment_state is EmploymentState(state.value)
    assert employee.line_supervisor == "zg-02"


def arrival(number: int, hours: float, technician: str = LI) -> dispatch.TechnicianArrived:
    return dispatch.TechnicianArrived(
        origin=ORIGIN,
        occurred_at=at(hours),
        technician_code=dispatch_ids.TechnicianCode(technician),
        visit_number=number,
        late_seconds=90,
    )


def report(hours: float) -> dispatch.ServiceReportSubmitted:
    return dispatch.ServiceReportSubmitted(
        origin=ORIGIN,
        occurred_at=at(hours),
        technician_code=LI,
        fixed=True,
        finished_at=at(hours),
        replaced_parts=(),
        minutes_worked=30,
    )


def test_an_arrival_and_a_report_bring_the_visit() -> None:
    opened = dispatch.WorkOrderOpened(origin=ORIGIN, occurred_at=NOW)
    tx = told_by_dispatch(opened, arrival(1, 2), report(3))
    (visit,) = tx.state.orders[WorkOrderId("w-1")].visits
    assert (visit.number, visit.technician_code, visit.late_seconds) == (1, "T-LI", 90)
    assert (visit.arrived_at, visit.reported_at) == (at(2), at(3))


@pytest.mark.parametrize(
    "end",
    [
        dispatch.WorkOrderClosed(origin=ORIGIN, occurred_at=at(3)),
        dispatch.WorkOrderCancelled(origin=ORIGIN, occurred_at=at(3), reason="withdrawn"),
        dispatch.WorkOrderSigned(
            origin=ORIGIN, occurred_at=at(3), technician_code=LI, seal="ab" * 32, visits=1
        ),
    ],
    ids=lambda event: type(event).__name__,
)
def test_the_end_of_an_order_ends_a_visit_without_a_report(end: dispatch.Event) -> None:
    tx = told_by_dispatch(arrival(1, 2), end)
    (visit,) = tx.state.orders[WorkOrderId("w-1")].visits
    assert (visit.reported_at, visit.ended_at) == (None, at(3))


def finish(scene: Scene, outcome: vocabulary.Outcome, hours: float) -> None:
    if outcome in vocabulary.DONE_OUTCOMES:
        restored = RecordRestoration(service_request_id="r-1", occurred_at=at(hours), remedy="x")
        record_restoration(restored, scene.tx, at(hours))
    closing = CloseRequest(
        service_request_id="r-1", occurred_at=at(hours), outcome=outcome, reason="x"
    )
    close_request(closing, scene.tx, at(hours))


def told_by(scene: Scene) -> FakeTx:
    return told(map(intake_outgoing, scene.tx.sent))


@pytest.mark.parametrize("outcome", list(vocabulary.Outcome))
def test_a_closing_says_whether_the_service_was_rendered(outcome: vocabulary.Outcome) -> None:
    scene = Scene()
    scene.desk_call(historical=True)
    finish(scene, outcome, 1)
    call = told_by(scene).state.calls[REQUEST]
    assert call.is_done is (outcome in vocabulary.DONE_OUTCOMES)
    assert (call.is_closed, call.closed_at, call.branch_code) == (True, at(1), "HZ01")
    assert call.request_number == scene.request().call.number


@pytest.mark.parametrize(("answered", "in_time"), [(0.5, True), (0.51, False)])
def test_a_closing_brings_its_judged_clocks_and_the_technician(
    answered: float, *, in_time: bool
) -> None:
    scene = Scene()
    scene.desk_call()
    response = RecordResponse(service_request_id="r-1", occurred_at=at(answered), technician="T-LI")
    record_response(response, scene.tx, at(answered))
    finish(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    call = told_by(scene).state.calls[REQUEST]
    assert (call.in_time, call.technician_code, call.visits) == (in_time, "T-LI", 0)


def test_a_call_that_repeats_another_says_so() -> None:
    scene = Scene()
    known: dict[str, Any] = {
        "customer_id": "c-1",
        "installed_product_id": "p-1",
        "product_line": "",
    }
    scene.register(request_id="r-0", **known)
    restored = RecordRestoration(service_request_id="r-0", occurred_at=at(1), remedy="x")
    record_restoration(restored, scene.tx, at(1))
    close_request(
        CloseRequest(
            service_request_id="r-0",
            occurred_at=at(1),
            outcome=vocabulary.Outcome.DONE_REMOTELY,
            reason="x",
        ),
        scene.tx,
        at(1),
    )
    scene.register(at(48), request_id="r-1", **known)
    finish(scene, vocabulary.Outcome.DONE_REMOTELY, 49)
    calls = told_by(scene).state.calls
    assert [calls[ServiceRequestId(each)].is_repeat for each in ("r-0", "r-1")] == [False, True]


def test_a_reopening_takes_the_closing_back() -> None:
    scene = Scene()
    scene.desk_call()
    finish(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    command = ReopenRequest(service_request_id="r-1", occurred_at=at(2), reason="again")
    reopen_request(command, scene.tx, at(2))
    assert not told_by(scene).state.calls[REQUEST].is_closed


def late_step(scene: Scene, kind: FactKind, hours: float, now: float) -> None:
    event = WorkOrderStep(
        service_request_id="r-1", kind=kind, technician="T-LI", occurred_at=at(hours)
    )
    on_work_order_step(event, scene.tx, at(now))


def test_steps_told_after_the_closing_leave_us_with_the_call_of_the_register() -> None:
    scene = Scene()
    scene.register()
    finish(scene, vocabulary.Outcome.DONE_REMOTELY, 3)
    before = told_by(scene).state.calls[REQUEST]
    assert (before.technician_code, before.visits, before.in_time) == ("", 0, None)
    late_step(scene, FactKind.ACCEPTED, 1, now=4)
    late_step(scene, FactKind.ARRIVED, 2, now=4)
    call, standing = told_by(scene).state.calls[REQUEST], scene.request().standing
    assert (call.technician_code, call.visits, call.in_time) == ("T-LI", 1, True)
    assert (call.technician_code, call.visits) == (standing.technician, standing.visits)
    assert (call.closed_at, call.is_closed, call.is_done) == (at(3), True, True)


def told_by_feedback(tx: FeedbackTx) -> FakeTx:
    return told(map(feedback_outgoing, tx.sent))


def test_an_answer_brings_the_four_ratings_of_the_technician() -> None:
    feedback = cases.surveyed()
    cases.give_answer(feedback, *FeedbackRating)
    (rating,) = told_by_feedback(feedback).state.ratings.values()
    levels = (rating.attitude, rating.skill, rating.punctuality, rating.promises_kept)
    assert levels == tuple(Rating)
    assert (rating.technician_code, rating.branch_code) == ("T-01", "SZ")
    assert rating.answered_at == cases.NOW
    assert str(rating.service_request_id) == str(cases.request_id())


@pytest.mark.parametrize("fault", list(FeedbackFault))
def test_a_verified_liability_brings_every_fault_with_its_person(fault: FeedbackFault) -> None:
    person = "" if fault in {FeedbackFault.NONE, FeedbackFault.PROCESS} else "T-01"
    department = "parts" if fault is FeedbackFault.PROCESS else ""
    feedback = cases.after(cases.surveyed())
    cases.file(feedback)
    cases.confirm(feedback)
    cases.propose(feedback, fault, person, responsible_department=department)
    cases.verify(feedback)
    tx = told_by_feedback(feedback)
    (complaint,) = tx.state.complaints.values()
    assert (complaint.fault, complaint.responsible_person) == (Fault(fault.value), person)
    assert (complaint.number, complaint.filed_at) == ("C-SZ-2026-0001", cases.NOW)
    assert complaint.technician_code == "T-01"
    entries = list(tx.state.entries.values())
    assert len(entries) == (1 if person else 0)
    for entry in entries:
        assert (entry.evidence.ref, entry.doubled) == ("C-SZ-2026-0001", False)
        assert (entry.occurred_at, entry.proposed_at) == (cases.NOW, cases.NOW)


def test_a_repeated_complaint_is_told_as_such() -> None:
    feedback = cases.surveyed()
    cases.file(feedback, name="earlier")
    cases.file(feedback)
    cases.confirm(feedback, cases.CHIEF)
    cases.propose(feedback)
    cases.verify(feedback)
    (entry,) = told_by_feedback(feedback).state.entries.values()
    assert (entry.doubled, entry.points) == (True, -18)


@pytest.mark.parametrize("cause", ReturnCause)
def test_a_closed_return_brings_cause_person_and_both_days(cause: ReturnCause) -> None:
    scene = Scene()
    is_choice = cause is ReturnCause.CUSTOMERS_CHOICE
    basis = ReturnBasis.NO_REASON if is_choice else ReturnBasis.QUALITY_FAULT
    scene.run(open_return_case, returns.wish(basis=basis, sold_on=returns.TODAY), NOW)
    if not is_choice:
        scene.tx.act_as("engineer")
        scene.run(record_finding, returns.finding(), NOW)
    scene.tx.act_as("boss")
    scene.run(decide_return, returns.decision(), NOW)
    scene.run(settle_liability, returns.liability(cause=cause, person="T-LI"), NOW)
    if not is_choice:
        scene.run(record_recovery, returns.recovery(), NOW)
    for level in returns.LEVELS:
        scene.run(inform_level, returns.level(level), NOW)
    scene.run(inform_customer, returns.notice(), NOW)
    scene.run(close_return_case, returns.closing(), LATER)
    entries = list(told(map(intake_outgoing, scene.events)).state.entries.values())
    if is_choice:
        assert entries == []
        return
    (entry,) = entries
    assert (entry.employee_code, entry.evidence.ref, entry.branch_code) == ("T-LI", "rc-1", "HZ01")
    assert (entry.occurred_at, entry.proposed_at) == (NOW, LATER)


def test_a_refused_return_brings_nothing() -> None:
    scene = Scene()
    scene.run(open_return_case, returns.wish(), NOW)
    scene.tx.act_as("engineer")
    scene.run(record_finding, returns.finding(is_confirmed=False), NOW)
    scene.run(inform_customer, returns.notice(), NOW)
    for level in returns.LEVELS:
        scene.run(inform_level, returns.level(level), NOW)
    scene.run(close_return_case, returns.closing(), LATER)
    assert not told(map(intake_outgoing, scene.events)).state.entries
