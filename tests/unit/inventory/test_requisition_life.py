from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from fakes.inventory import FakeTx
from inventory.domain.events import (
    PartsIssued,
    PartsReserved,
    PartsReturned,
    RequisitionApproved,
    ReservationReleased,
)
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.requisition import (
    NEXT,
    ApprovalLevelTooLow,
    ApprovedByRequester,
    IllegalTransition,
    PartsUsedOrUnchecked,
    Requisition,
    RequisitionNotFound,
    ReturnExceedsIssue,
    State,
)
from inventory.domain.work_order import OrderState, WorkOrderNotStarted
from inventory.handlers.approve_requisition import ApproveRequisition, approve_requisition
from unit.inventory.scene import (
    ADMIN,
    DIRECTOR,
    KEEPER,
    PUMP,
    SHANGHAI,
    SUPERVISOR,
    TECHNICIAN,
    Scene,
    Who,
    lines,
)


def in_state(scene: Scene, state: State) -> Requisition:
    if state is State.SHORT:
        return scene.request(PUMP=1)
    scene.receive(PUMP=1)
    asked = scene.request(PUMP=1)
    if state in {State.APPROVED, State.ISSUED}:
        asked = scene.approve(asked)
    if state is State.ISSUED:
        asked = scene.issue(asked)
    if state is State.RELEASED:
        asked = scene.release(asked)
    return asked


VERBS: dict[State, Callable[[Scene, Requisition], Requisition]] = {
    State.APPROVED: lambda scene, asked: scene.approve(asked),
    State.ISSUED: lambda scene, asked: scene.issue(asked),
    State.RELEASED: lambda scene, asked: scene.release(asked),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("wanted", VERBS)
def test_the_transition_table_decides(
    scene: Scene, store: FakeTx, state: State, wanted: State
) -> None:
    asked = in_state(scene, state)
    before, sent = store.snapshot(), len(store.sent)
    # From RESERVED only the green channel issues, by a command of its own (P-09).
    if wanted in NEXT[state] and (state, wanted) != (State.RESERVED, State.ISSUED):
        assert VERBS[wanted](scene, asked).state is wanted
        return
    with pytest.raises(IllegalTransition) as refused:
        VERBS[wanted](scene, asked)
    assert refused.value.rule == "P-04"
    assert refused.value.metadata["from_state"] == state
    assert (store.state.requisitions, store.state.levels) == (before.requisitions, before.levels)
    assert len(store.sent) == sent


def test_the_whole_way_moves_stock_once_and_writes_balanced_entries(
    scene: Scene, store: FakeTx
) -> None:
    scene.receive(PUMP=5)
    store.sent.clear()
    asked = scene.request(PUMP=3)
    approved = scene.approve(asked)
    assert (approved.approved_by, scene.level(PUMP)) == (SUPERVISOR.subject, (5, 3))
    issued = scene.issue(asked)
    assert (issued.issued, issued.issued_by) == (asked.lines, KEEPER.subject)
    assert scene.level(PUMP) == (2, 0)
    returned = scene.give_back(issued, PUMP=1)
    assert returned.returned == lines(PUMP=1)
    assert scene.level(PUMP) == (3, 0)
    assert [type(event) for event in store.sent] == [
        PartsReserved,
        RequisitionApproved,
        PartsIssued,
        PartsReturned,
    ]
    order = f"order:{asked.work_order_id}"
    assert [
        (str(line.movement.from_account), str(line.movement.to_account), line.movement.quantity)
        for line in store.state.ledger
    ] == [
        ("supplier", "warehouse:BJ01-W1", 5),
        ("warehouse:BJ01-W1", order, 3),
        (order, "warehouse:BJ01-W1", 1),
    ]
    assert {line.heading.actor for line in store.state.ledger} == {KEEPER.subject}
    assert [line.heading.document_id for line in store.state.ledger[1:]] == [asked.id] * 2


def test_the_issue_announces_what_the_parts_cost(scene: Scene, store: FakeTx) -> None:
    scene.receive(VALVE=4)
    scene.issued(VALVE=3)
    event = store.sent[-1]
    assert isinstance(event, PartsIssued)
    assert event.amount == Decimal("37.50")


@pytest.mark.parametrize("who", [TECHNICIAN, Who(subject=TECHNICIAN.subject, role="admin")])
def test_nobody_approves_what_he_asked_for_whatever_his_role(
    scene: Scene, store: FakeTx, who: Who
) -> None:
    scene.receive(PUMP=1)
    asked = scene.request(PUMP=1)
    store.sent.clear()
    with pytest.raises(ApprovedByRequester) as refused:
        scene.approve(asked, who)
    assert refused.value.rule == "P-04"
    assert (scene.look(asked).state, store.sent) == (State.RESERVED, [])


@pytest.mark.parametrize(
    ("quantity", "who", "allowed"),
    [
        (1, SUPERVISOR, True),  # 1500.00
        (2, SUPERVISOR, False),  # 3000.00
        (2, DIRECTOR, True),
        (1, DIRECTOR, True),
        (2, ADMIN, True),
        (1, KEEPER, False),
    ],
)
def test_the_level_must_reach_the_amount(
    scene: Scene, store: FakeTx, quantity: int, who: Who, *, allowed: bool
) -> None:
    scene.receive(BOARD=2)
    asked = scene.request(BOARD=quantity)
    store.sent.clear()
    if allowed:
        assert scene.approve(asked, who).approved_by == who.subject
        return
    with pytest.raises(ApprovalLevelTooLow) as refused:
        scene.approve(asked, who)
    assert refused.value.rule == "P-04"
    assert refused.value.metadata["amount"] == str(asked.amount)
    assert (scene.look(asked).state, store.sent) == (State.RESERVED, [])


def test_an_approval_before_the_request_is_refused(scene: Scene) -> None:
    scene.receive(PUMP=1)
    asked = scene.request(PUMP=1)
    cmd = ApproveRequisition(
        requisition_id=asked.id, occurred_at=asked.requested_at - timedelta(seconds=1)
    )
    with pytest.raises(OccurredBeforeBeginning) as refused:
        scene.do(approve_requisition, cmd, SUPERVISOR)
    assert refused.value.rule == "P-04"


@pytest.mark.parametrize("state", [OrderState.OPEN, OrderState.DONE])
def test_an_order_that_is_no_longer_worked_on_gets_nothing_issued(
    scene: Scene, store: FakeTx, state: OrderState
) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    asked = scene.request(order, PUMP=1)
    scene.approve(asked)
    scene.move(order, state)
    store.sent.clear()
    with pytest.raises(WorkOrderNotStarted) as refused:
        scene.issue(asked)
    assert refused.value.rule == "P-04"
    assert (scene.level(PUMP), store.sent, scene.look(asked).state) == (
        (1, 1),
        [],
        State.APPROVED,
    )


@pytest.mark.parametrize("state", [s for s in State if s is not State.ISSUED])
def test_only_what_was_issued_comes_back(scene: Scene, state: State) -> None:
    asked = in_state(scene, state)
    with pytest.raises(IllegalTransition) as refused:
        scene.give_back(asked, PUMP=1)
    assert refused.value.rule == "P-07"


def test_a_used_or_unchecked_part_does_not_come_back(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=2)
    issued = scene.issued(PUMP=2)
    store.sent.clear()
    with pytest.raises(PartsUsedOrUnchecked) as refused:
        scene.give_back(issued, checked=False, PUMP=1)
    assert (refused.value.rule, refused.value.field) == ("P-07", "unused_and_checked")
    assert (scene.level(PUMP), store.sent, len(store.state.ledger)) == ((0, 0), [], 2)


@pytest.mark.parametrize(("quantity", "allowed"), [(1, True), (2, True), (3, False)])
def test_no_more_comes_back_than_went_out(
    scene: Scene, store: FakeTx, quantity: int, *, allowed: bool
) -> None:
    scene.receive(PUMP=3)
    issued = scene.issued(PUMP=3)
    scene.give_back(issued, PUMP=1)
    store.sent.clear()
    if allowed:
        assert scene.give_back(issued, PUMP=quantity).returned == lines(PUMP=1 + quantity)
        return
    with pytest.raises(ReturnExceedsIssue) as refused:
        scene.give_back(issued, PUMP=quantity)
    assert refused.value.rule == "P-07"
    assert (refused.value.metadata["out"], scene.level(PUMP), store.sent) == ("2", (1, 0), [])


def test_a_part_that_was_not_issued_does_not_come_back(scene: Scene) -> None:
    scene.receive(PUMP=1, VALVE=1)
    issued = scene.issued(PUMP=1)
    with pytest.raises(ReturnExceedsIssue):
        scene.give_back(issued, VALVE=1)


def test_parts_come_back_after_the_order_was_closed(scene: Scene) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    issued = scene.issued(order, PUMP=1)
    scene.end(order)
    assert scene.give_back(issued, PUMP=1).state is State.ISSUED
    assert scene.level(PUMP) == (1, 0)


def test_giving_up_frees_what_was_held_and_says_why(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=2)
    asked = scene.request(PUMP=2)
    store.sent.clear()
    released = scene.release(asked)
    assert (released.state, released.release_reason) == (State.RELEASED, "not needed")
    assert released.released_by == TECHNICIAN.subject
    assert scene.level(PUMP) == (2, 0)
    (event,) = store.sent
    assert isinstance(event, ReservationReleased)
    assert event.reason == "not needed"


@pytest.mark.parametrize("verb", VERBS.values())
def test_a_requisition_of_a_branch_of_others_is_not_found(
    scene: Scene, store: FakeTx, verb: Callable[[Scene, Requisition], Requisition]
) -> None:
    asked = in_state(scene, State.RESERVED)
    store_begin = scene.begin
    scene.begin = lambda who: store_begin(
        Who(subject=who.subject, role=who.role, branches=frozenset({SHANGHAI}))
    )
    with pytest.raises(RequisitionNotFound):
        verb(scene, asked)


def test_an_unknown_requisition_is_not_found(scene: Scene) -> None:
    cmd = ApproveRequisition(requisition_id=RequisitionId("nobody"))
    with pytest.raises(RequisitionNotFound):
        scene.do(approve_requisition, cmd, SUPERVISOR)


def test_an_approval_keeps_the_version_of_its_own_day(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=1)
    asked = scene.request(PUMP=1)
    later = replace(store.approval_policy, ref="approval/parts@later")
    store.approval_policy = later
    approved = scene.approve(asked)
    assert (approved.policy_ref, approved.approval_policy_ref) == (asked.policy_ref, later.ref)
    assert (asked.approval_policy_ref, asked.policy_ref) == ("", "approval/parts@test")
