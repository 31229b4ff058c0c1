from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dispatch.domain import events
from dispatch.domain.branch import InvalidBranch
from dispatch.domain.case_record import PartsNote, PartsState
from dispatch.domain.events import WorkOrderGraded, WorkOrderOpened
from dispatch.domain.identity import BranchCode, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import FINISHED, State
from dispatch.domain.technician import EmploymentState
from dispatch.domain.work_order import Severity
from dispatch.handlers.on_branch_registered import on_branch_registered
from dispatch.handlers.on_entry_posted import PostedEntry, on_entry_posted
from dispatch.handlers.on_promise_changed import ChangedPromise, on_promise_changed
from dispatch.handlers.on_requisition_changed import WorkOrderNotKnownYet, on_requisition_changed
from dispatch.handlers.on_service_request_closed import ClosedRequest, on_service_request_closed
from dispatch.handlers.on_service_request_registered import on_service_request_registered
from dispatch.handlers.on_service_request_reopened import (
    ReopenedRequest,
    on_service_request_reopened,
)
from dispatch.handlers.on_service_request_transferred import (
    TransferredRequest,
    on_service_request_transferred,
)
from dispatch.handlers.on_severity_changed import ChangedSeverity, on_severity_changed
from fakes.dispatch_acting import (
    HOUR,
    LI,
    MONDAY,
    NORTH,
    SOUTH,
    Dispatch,
    branch,
    call,
    order_id,
    request_id,
    window,
)


def names(dispatch: Dispatch) -> list[str]:
    return [type(each).__name__ for each in dispatch.fake.sent]


def transfer(dispatch: Dispatch, to: BranchCode = SOUTH) -> None:
    event = TransferredRequest(
        service_request_id=request_id("a"), to_branch_code=to, occurred_at=dispatch.now
    )
    on_service_request_transferred(event, dispatch.tx, dispatch.now)


def reopen(dispatch: Dispatch) -> None:
    event = ReopenedRequest(service_request_id=request_id("a"), reopened_at=dispatch.now)
    on_service_request_reopened(event, dispatch.tx, dispatch.now)


def dismiss(dispatch: Dispatch, code: str = LI, **changed: Any) -> None:
    event = PostedEntry(
        entry_id="e-1",
        employee_code=TechnicianCode(code),
        is_dismissal=True,
        is_reversal=False,
        occurred_at=dispatch.now,
    )
    on_entry_posted(replace(event, **changed), dispatch.tx, dispatch.now)


def test_an_on_site_call_opens_one_order_with_its_needs_and_promises() -> None:
    dispatch = Dispatch()
    order = dispatch.open()
    assert (order.state, order.branch_code, order.severity) == (State.OPEN, NORTH, Severity.B)
    assert order.requirements.skills == {"appliance"}
    assert order.requirements.certificates == {"service-qualification", "electrician"}
    assert order.requirements.policy_ref == "requirements/standard@test"
    assert (order.arrive_due_at, order.restore_due_at) == (MONDAY + 4 * HOUR, MONDAY + 8 * HOUR)
    assert names(dispatch) == ["WorkOrderOpened"]
    assert len(dispatch.tx.steps.of(order.id)) == 1


def test_the_policy_of_the_day_of_the_call_decides_the_needs() -> None:
    dispatch = Dispatch()
    dispatch.open(call(received_at=MONDAY - 9.5 * HOUR))
    assert dispatch.fake.policies.asked_on[-1].isoformat() == "2026-03-01"
    assert dispatch.tx.work_orders.get(order_id("a")).opened_on.isoformat() == "2026-03-01"


def test_an_unknown_product_line_needs_what_everybody_needs() -> None:
    order = Dispatch().open(call(product_line="Category 26"))
    assert order.requirements.skills == frozenset()
    assert order.requirements.certificates == {"service-qualification"}


def test_a_replayed_call_opens_no_second_order() -> None:
    dispatch = Dispatch()
    assert dispatch.open() == dispatch.open()
    assert names(dispatch) == ["WorkOrderOpened"]
    assert len(dispatch.fake.state.steps) == 1


def test_a_remote_call_opens_none_and_its_further_life_changes_nothing() -> None:
    dispatch = Dispatch()
    on_service_request_registered(call(is_on_site=False), dispatch.tx, MONDAY)
    transfer(dispatch)
    reopen(dispatch)
    closed = ClosedRequest(
        service_request_id=request_id("a"), outcome="done_remotely", closed_at=MONDAY
    )
    on_service_request_closed(closed, dispatch.tx, MONDAY)
    change = ChangedSeverity(
        service_request_id=request_id("a"),
        severity=Severity.A,
        arrive_due_at=None,
        restore_due_at=None,
        occurred_at=MONDAY,
    )
    on_severity_changed(change, dispatch.tx, MONDAY)
    assert dispatch.fake.state.orders == {}
    assert dispatch.fake.sent == []


def test_other_promises_are_taken_over_once_and_only_for_a_visit() -> None:
    dispatch = Dispatch()
    change = ChangedPromise(
        service_request_id=request_id("a"),
        arrive_due_at=MONDAY + HOUR,
        restore_due_at=None,
        occurred_at=MONDAY,
    )
    on_promise_changed(change, dispatch.tx, MONDAY)
    assert dispatch.fake.state.orders == {}
    before = dispatch.open()
    for _ in range(2):
        on_promise_changed(change, dispatch.tx, MONDAY)
    order = dispatch.tx.work_orders.get(order_id("a"))
    assert (order.severity, order.arrive_due_at) == (before.severity, MONDAY + HOUR)
    assert [each.note for each in dispatch.tx.steps.of(order.id)][1:] == ["promise changed"]


def test_another_severity_brings_other_promises_once() -> None:
    dispatch = Dispatch()
    dispatch.open()
    change = ChangedSeverity(
        service_request_id=request_id("a"),
        severity=Severity.A,
        arrive_due_at=MONDAY + HOUR,
        restore_due_at=MONDAY + 2 * HOUR,
        occurred_at=MONDAY,
    )
    on_severity_changed(change, dispatch.tx, MONDAY)
    order = dispatch.tx.work_orders.get(order_id("a"))
    assert (order.severity, order.arrive_due_at) == (Severity.A, MONDAY + HOUR)
    on_severity_changed(change, dispatch.tx, MONDAY)
    assert dispatch.tx.work_orders.get(order_id("a")) == order
    assert [each.note for each in dispatch.tx.steps.of(order.id)][1:] == ["severity B to A"]
    told = [each for each in dispatch.fake.sent if isinstance(each, WorkOrderGraded)]
    assert [(each.severity, each.occurred_at) for each in told] == [("A", MONDAY)]


def test_an_order_is_opened_with_its_severity_and_other_times_alone_grade_nothing() -> None:
    dispatch = Dispatch()
    before = dispatch.open()
    change = ChangedSeverity(
        service_request_id=request_id("a"),
        severity=before.severity,
        arrive_due_at=MONDAY + 3 * HOUR,
        restore_due_at=None,
        occurred_at=MONDAY,
    )
    on_severity_changed(change, dispatch.tx, MONDAY)
    opened = next(each for each in dispatch.fake.sent if isinstance(each, WorkOrderOpened))
    assert opened.severity == before.severity.value
    assert not any(isinstance(each, WorkOrderGraded) for each in dispatch.fake.sent)


@pytest.mark.parametrize("state", State)
def test_a_transfer_takes_unfinished_work_from_its_technician(state: State) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(state)
    transfer(dispatch)
    order = dispatch.tx.work_orders.get(order_id("a"))
    told = dispatch.fake.sent[-1]
    assert order.branch_code == SOUTH
    if state in FINISHED:
        assert order.state is state
        assert not isinstance(told, events.WorkOrderTransferred)
    else:
        assert (order.state, order.technician_code, order.visit) == (State.OPEN, None, None)
        assert isinstance(told, events.WorkOrderTransferred)
        assert told.origin.branch_code == SOUTH
    transfer(dispatch)
    assert dispatch.tx.work_orders.get(order_id("a")) == order


def test_the_move_of_finished_work_is_announced_once_it_is_open_again() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.DONE)
    transfer(dispatch)
    for expected in (["WorkOrderReopened", "WorkOrderTransferred"], ["WorkOrderReopened"]):
        sent = len(dispatch.fake.sent)
        reopen(dispatch)
        assert names(dispatch)[sent:] == expected
        dispatch.cancel()


@pytest.mark.parametrize(
    ("state", "ends_as", "event"),
    [
        (State.SIGNED, State.CLOSED, "WorkOrderClosed"),
        (State.DONE, State.CLOSED, "WorkOrderClosed"),
        (State.OPEN, State.CANCELLED, "WorkOrderCancelled"),
        (State.ASSIGNED, State.CANCELLED, "WorkOrderCancelled"),
        (State.ON_SITE, State.CANCELLED, "WorkOrderCancelled"),
        (State.WAITING_FOR_PARTS, State.CANCELLED, "WorkOrderCancelled"),
    ],
)
def test_a_closed_request_closes_done_work_and_cancels_the_rest(
    state: State, ends_as: State, event: str
) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(state)
    order = dispatch.close(outcome="withdrawn")
    assert (order.state, names(dispatch)[-1]) == (ends_as, event)
    assert dispatch.tx.steps.of(order.id)[-1].note == "request closed: withdrawn"
    sent = len(dispatch.fake.sent)
    assert dispatch.close() == order
    assert len(dispatch.fake.sent) == sent


@pytest.mark.parametrize("state", State)
def test_a_reopened_request_opens_finished_work_again(state: State) -> None:
    dispatch = Dispatch()
    before = dispatch.bring_to(state)
    reopen(dispatch)
    order = dispatch.tx.work_orders.get(order_id("a"))
    if state not in FINISHED:
        assert order == before
        return
    assert names(dispatch)[-1] == "WorkOrderReopened"
    assert (order.state, order.technician_code, order.finished_at) == (State.OPEN, None, None)
    assert (order.visits, order.vouchers) == (before.visits, before.vouchers)
    reopen(dispatch)
    assert dispatch.tx.work_orders.get(order_id("a")) == order


def test_the_latest_word_on_a_branch_counts() -> None:
    dispatch = Dispatch()
    on_branch_registered(branch(), dispatch.tx, MONDAY)
    on_branch_registered(branch(city="苏州"), dispatch.tx, MONDAY)
    found = dispatch.tx.branches.find(NORTH)
    assert found
    assert found.city == "苏州"


def test_a_branch_in_an_unknown_zone_is_refused() -> None:
    with pytest.raises(InvalidBranch):
        branch(time_zone="Mars/Olympus")


def note(state: PartsState, warehouse: str = "SH01-W1", detail: str = "CAP-35 x 1") -> PartsNote:
    return PartsNote(
        requisition_id="r-1",
        work_order_id=order_id("a"),
        warehouse_code=warehouse,
        state=state,
        detail=detail,
        occurred_at=MONDAY,
    )


def test_the_order_shows_how_its_parts_stand() -> None:
    dispatch = Dispatch()
    order = dispatch.bring_to(State.WAITING_FOR_PARTS)
    on_requisition_changed(note(PartsState.SHORT), dispatch.tx, MONDAY)
    on_requisition_changed(note(PartsState.RESERVED), dispatch.tx, MONDAY)
    on_requisition_changed(note(PartsState.APPROVED, "", ""), dispatch.tx, MONDAY)
    assert dispatch.tx.parts_notes.of(order.id) == (note(PartsState.APPROVED),)
    assert [each.note for each in dispatch.tx.steps.of(order.id)][-3:] == [
        "parts short at SH01-W1: CAP-35 x 1",
        "parts reserved at SH01-W1: CAP-35 x 1",
        "parts approved at SH01-W1: CAP-35 x 1",
    ]
    assert dispatch.tx.work_orders.get(order.id) == order


def test_a_first_word_without_warehouse_or_parts_is_still_a_word() -> None:
    dispatch = Dispatch()
    order = dispatch.open()
    on_requisition_changed(note(PartsState.RELEASED, "", ""), dispatch.tx, MONDAY)
    assert dispatch.tx.steps.of(order.id)[-1].note == "parts released"


def test_parts_for_an_unknown_order_are_tried_again_later() -> None:
    dispatch = Dispatch()
    event = replace(note(PartsState.SHORT), work_order_id=WorkOrderId("nobody"))
    with pytest.raises(WorkOrderNotKnownYet) as refusal:
        on_requisition_changed(event, dispatch.tx, MONDAY)
    assert refusal.value.retry_later
    assert dispatch.fake.state.parts == {}


@pytest.mark.parametrize("state", [each for each in State if each is not State.OPEN])
def test_a_dismissal_opens_what_is_not_finished(state: State) -> None:
    dispatch = Dispatch()
    before = dispatch.bring_to(state)
    dispatch.open(call("b"))
    dispatch.assign("b", visit=window(20))
    dismiss(dispatch)
    assert dispatch.tx.technicians.get(LI).employment_state is EmploymentState.LEFT
    order = dispatch.tx.work_orders.get(order_id("a"))
    assert order.state is (state if state in FINISHED else State.OPEN)
    other = dispatch.tx.work_orders.get(order_id("b"))
    assert (other.state, other.technician_code) == (State.OPEN, None)
    if state in FINISHED:
        assert order == before
    assert names(dispatch).count("TechnicianChanged") == 1
    assert names(dispatch).count("WorkOrderReopened") == (1 if state in FINISHED else 2)
    assert dispatch.tx.steps.of(other.id)[-1].note == f"technician {LI} was dismissed, entry e-1"


def test_a_dismissal_counts_once() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED)
    dismiss(dispatch)
    sent = names(dispatch)
    dismiss(dispatch)
    assert names(dispatch) == sent


@pytest.mark.parametrize("harmless", [{"is_dismissal": False}, {"is_reversal": True}])
def test_other_entries_and_reversals_dismiss_nobody(harmless: dict[str, Any]) -> None:
    dispatch = Dispatch()
    before = dispatch.bring_to(State.ASSIGNED)
    dismiss(dispatch, **harmless)
    assert dispatch.tx.work_orders.get(order_id("a")) == before
    assert dispatch.tx.technicians.get(LI).is_on_roster


def test_somebody_who_is_no_technician_changes_nothing() -> None:
    dispatch = Dispatch()
    dismiss(dispatch, "clerk-7")
    assert dispatch.fake.sent == []
