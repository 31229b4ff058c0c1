"""Urgent customers' needs go first (P-09).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from inventory.domain.green_channel.first_issue import (
    ApprovedByIssuer,
    FirstIssueNotFound,
    FirstIssueTooDear,
)
from inventory.domain.green_channel.taking import NotUrgent
from inventory.domain.ids import TransferId, WorkOrderId
from inventory.domain.requisition import (
    ApprovedByRequester,
    IllegalTransition,
    Requisition,
    State,
)
from inventory.domain.severity import Severity
from inventory.domain.supplements.supplement import SupplementMissing
from inventory.domain.transfers.urgency import TransferForOtherWarehouse
from inventory.domain.work_order import WorkOrderNotKnownYet
from inventory.handlers.on_work_order_graded import WorkOrderGraded, on_work_order_graded
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from inventory.ports.green_channel import FirstIssueFilter
from inventory.ports.transfers import TransferFilter
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import (
    ADMIN,
    BOARD,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    SYSTEM,
    TECHNICIAN,
    VALVE,
    Scene,
    Who,
    lines,
)
from unit.inventory.way import DEPOT, Way

ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def green(scene: Scene) -> CustomersScene:
    return CustomersScene(scene)


def states(scene: Scene, *asked: Requisition) -> list[State]:
    return [scene.look(each).state for each in asked]


def test_the_line_is_served_by_severity_and_then_by_time(
    scene: Scene, green: CustomersScene
) -> None:
    waiting = []
    for severity in (None, Severity.C, Severity.B, Severity.B):
        waiting.append(scene.request(scene.order(severity=severity), PUMP=1))
        scene.later(seconds=1)
    graded = scene.request(scene.order(severity=Severity.D), PUMP=1)
    green.grade(graded.work_order_id, Severity.A)
    served = []
    for _ in range(5):
        scene.receive(PUMP=1)
        (one,) = (
            each
            for each in (*waiting, graded)
            if each.id not in served and scene.look(each).state is State.RESERVED
        )
        served.append(one.id)
    untold, c, b1, b2 = (each.id for each in waiting)
    assert served == [graded.id, b1, b2, c, untold]


def test_a_severity_of_an_order_that_is_not_known_yet_comes_again_later(scene: Scene) -> None:
    event = WorkOrderGraded(work_order_id=WorkOrderId(scene.new_id()), severity=Severity.A)
    with pytest.raises(WorkOrderNotKnownYet):
        scene.do(on_work_order_graded, event, SYSTEM)


def test_an_urgent_need_takes_what_is_held_for_the_least_and_youngest(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=3)
    older = scene.request(scene.order(severity=Severity.D), PUMP=1)
    scene.later(seconds=1)
    younger = scene.request(scene.order(severity=Severity.D), PUMP=1)
    middle = scene.request(scene.order(severity=Severity.C), PUMP=1)
    urgent = scene.request(green.urgent(), PUMP=1)
    assert urgent.state is State.RESERVED
    assert states(scene, older, younger, middle) == [State.RESERVED, State.SHORT, State.RESERVED]
    lost = scene.look(younger)
    assert (lost.shortages[0].missing, lost.requested_at) == (1, younger.requested_at)
    assert scene.level(PUMP) == (3, 3)
    scene.later(hours=1)
    late = scene.request(scene.order(severity=Severity.D), PUMP=1)
    scene.receive(PUMP=1)  # his place in the line is the old one
    assert states(scene, younger, late) == [State.RESERVED, State.SHORT]


def test_what_the_policy_keeps_is_not_taken(scene: Scene, green: CustomersScene) -> None:
    scene.receive(PUMP=3)
    approved = scene.request(scene.order(severity=Severity.D), PUMP=1)
    scene.approve(approved)
    close = scene.request(scene.order(severity=Severity.B), PUMP=1)
    equal = scene.request(green.urgent(), PUMP=1)
    wanted = scene.request(green.urgent(), PUMP=1)
    assert (wanted.state, wanted.shortages[0].missing) == (State.SHORT, 1)
    assert states(scene, approved, close, equal) == [
        State.APPROVED,
        State.RESERVED,
        State.RESERVED,
    ]
    assert scene.request(scene.order(severity=Severity.B), PUMP=1).state is State.SHORT


def test_nobody_loses_without_need_or_in_vain(scene: Scene, green: CustomersScene) -> None:
    scene.receive(PUMP=6, VALVE=1)
    five = scene.request(scene.order(severity=Severity.C), PUMP=5)
    scene.later(seconds=1)
    one = scene.request(scene.order(severity=Severity.D), PUMP=1, VALVE=1)
    in_vain = scene.request(green.urgent(), PUMP=7)
    assert in_vain.state is State.SHORT
    assert states(scene, five, one) == [State.RESERVED, State.RESERVED]
    scene.release(in_vain)
    urgent = scene.request(green.urgent(), PUMP=5)
    assert urgent.state is State.RESERVED
    assert states(scene, five, one) == [State.SHORT, State.RESERVED]


def test_what_a_loser_held_beside_serves_who_waits_for_that(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=1, VALVE=2)
    loser = scene.request(scene.order(severity=Severity.D), PUMP=1, VALVE=2)
    waits = scene.request(scene.order(severity=Severity.D), VALVE=1)
    urgent = scene.request(green.urgent(), PUMP=1)
    assert states(scene, urgent, loser, waits) == [
        State.RESERVED,
        State.SHORT,
        State.RESERVED,
    ]
    assert (scene.level(PUMP), scene.level(VALVE)) == ((1, 1), (2, 1))


def test_one_that_waits_takes_once_its_order_became_urgent(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=1)
    held = scene.request(scene.order(severity=Severity.D), PUMP=1)
    waits = scene.request(scene.order(severity=Severity.B), PUMP=1)
    with pytest.raises(NotUrgent) as refused:
        green.take(waits)
    assert refused.value.rule == "P-09"
    green.grade(waits.work_order_id, Severity.A)
    assert green.take(waits).state is State.RESERVED
    assert states(scene, held) == [State.SHORT]
    with pytest.raises(IllegalTransition):
        green.take(waits)


def test_an_unsigned_addition_takes_nothing(scene: Scene, green: CustomersScene) -> None:
    scene.receive(PUMP=1, VALVE=1)
    held = scene.request(scene.order(severity=Severity.D), PUMP=1)
    added = green.addition(green.urgent(), PUMP=1)
    assert states(scene, added, held) == [State.SHORT, State.RESERVED]
    with pytest.raises(SupplementMissing):
        green.take(added)
    green.sign(added)
    assert green.take(added).state is State.RESERVED


def test_an_urgent_need_is_issued_first_and_approved_afterwards(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=1)
    asked = scene.request(green.urgent(), PUMP=1)
    issued, first = green.issue_first(asked)
    assert (issued.state, issued.is_issued_first, issued.approved_by) == (State.ISSUED, True, "")
    assert scene.level(PUMP) == (0, 0)
    assert (first.approval_due_at, first.policy_ref) == (
        scene.now + timedelta(hours=24),
        "green-channel/default@2026.1",
    )
    assert green.first_issues(FirstIssueFilter(is_outstanding=True)) == [first]
    scene.later(hours=1)
    with pytest.raises(ApprovedByRequester):
        scene.approve(asked, Who(subject=TECHNICIAN.subject, role="supervisor"))
    with pytest.raises(ApprovedByIssuer):
        scene.approve(asked, Who(subject=KEEPER.subject, role="admin"))
    assert scene.look(asked) == issued
    approved = scene.approve(asked)
    assert (approved.state, approved.approved_by) == (State.ISSUED, SUPERVISOR.subject)
    (listed,) = green.first_issues()
    assert (listed.approved_by, listed.approved_at) == (SUPERVISOR.subject, scene.now)
    assert green.first_issues(FirstIssueFilter(is_outstanding=True)) == []
    with pytest.raises(IllegalTransition):
        scene.approve(asked, ADMIN)
    assert scene.give_back(approved, PUMP=1).returned[0].quantity == 1


def test_only_what_is_urgent_held_and_cheap_enough_is_issued_first(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=20, BOARD=9, VALVE=20)
    usual = scene.request(scene.order(severity=Severity.B), PUMP=1)
    with pytest.raises(NotUrgent):
        green.issue_first(usual)
    at_limit = scene.request(green.urgent(), VALVE=16, PUMP=6)  # 2000.00 CNY
    above = scene.request(green.urgent(), BOARD=1, VALVE=1, PUMP=2)
    with pytest.raises(FirstIssueTooDear) as refused:
        green.issue_first(above)
    assert refused.value.metadata["up_to"] == "2000.00"
    assert (at_limit.amount, green.issue_first(at_limit)[0].state) == (Decimal(2000), State.ISSUED)
    with pytest.raises(IllegalTransition):
        green.issue_first(scene.approve(scene.request(green.urgent(), PUMP=1)))
    added = green.addition(green.urgent(), PUMP=1)
    with pytest.raises(SupplementMissing):
        green.issue_first(added)
    assert len(green.first_issues()) == 1
    assert scene.level(BOARD) == (9, 1)


def test_an_overdue_approval_is_announced_once_and_listed(
    scene: Scene, green: CustomersScene
) -> None:
    scene.receive(PUMP=2)
    late, done = (scene.request(green.urgent(), PUMP=1) for _ in range(2))
    for each in (late, done):
        green.issue_first(each)
    scene.approve(done)
    begun = scene.now
    for passed, announced in (
        (timedelta(hours=24, seconds=-1), 0),
        (timedelta(hours=24), 1),
        (timedelta(hours=24, seconds=1), 0),
    ):
        scene.now = begun + passed
        assert green.chase() == announced
    overdue = green.first_issues(FirstIssueFilter(due_before=scene.now))
    assert [each.requisition_id for each in overdue] == [late.id]
    assert overdue[0].overdue_at == begun + timedelta(hours=24)
    scene.approve(late)
    assert green.first_issues(FirstIssueFilter(due_before=scene.now)) == []
    with scene.begin(SYSTEM) as tx:
        everything = list(tx.first_issues.page(FirstIssueFilter(branch_code="BJ01"), None, 9))
        assert (
            list(tx.first_issues.page(FirstIssueFilter(), everything[0].key, 9)) == (everything[1:])
        )
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.first_issues.page(FirstIssueFilter(), None, 9)) == []
    with pytest.raises(FirstIssueNotFound), scene.begin(ELSEWHERE) as tx:
        tx.first_issues.lock(late.id)


def test_a_transfer_for_an_urgent_customer_waits_for_no_batch(
    scene: Scene, green: CustomersScene
) -> None:
    way = Way(scene)
    for severity, urgent in ((Severity.A, True), (Severity.B, False)):
        waits = scene.request(scene.order(severity=severity), PUMP=1)
        cmd = AskTransfer(
            transfer_id=TransferId(scene.new_id()),
            from_code=DEPOT,
            to_code=STORE,
            lines=lines(PUMP=1),
            requisition_id=waits.id,
        )
        asked = scene.do(ask_transfer, cmd, ADMIN)
        assert (way.look(asked).requisition_id, asked.is_urgent) == (waits.id, urgent)
    scene.later(seconds=1)
    assert way.ask(ADMIN, PUMP=1).is_urgent is False
    with scene.begin(SYSTEM) as tx:
        hurried = tx.transfers.page(TransferFilter(is_urgent=True), None, 9)
    assert len(hurried) == 1
    wrong = AskTransfer(
        transfer_id=TransferId(scene.new_id()),
        from_code=STORE,
        to_code=DEPOT,
        lines=lines(PUMP=1),
        requisition_id=waits.id,
    )
    with pytest.raises(TransferForOtherWarehouse):
        scene.do(ask_transfer, wrong, ADMIN)
