"""Parts ordered for one customer: deposits, quotes, arrival (P-13).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.ids import RequisitionId
from inventory.domain.requisition import RequisitionNotFound, State
from inventory.domain.special_orders import errors
from inventory.domain.special_orders.deposit import DepositOutcome
from inventory.domain.special_orders.special_order import (
    Procurement,
    SpecialOrder,
    SpecialOrderState,
)
from inventory.domain.supplements.supplement import SupplementMissing
from inventory.handlers.special_orders.receive_special_order import Arrived
from inventory.ports.special_orders import SpecialOrderFilter
from unit.inventory.customers_scene import ADVISER, CustomersScene
from unit.inventory.scene import (
    ADMIN,
    BOARD,
    DIRECTOR,
    KEEPER,
    PUMP,
    SHANGHAI,
    SUPERVISOR,
    SYSTEM,
    Scene,
    Who,
)

ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def customers(scene: Scene) -> CustomersScene:
    return CustomersScene(scene)


def test_a_part_is_ordered_after_the_deposit_and_serves_who_it_was_ordered_for(
    scene: Scene, customers: CustomersScene
) -> None:
    earlier = scene.request(PUMP=1)
    scene.later(seconds=1)
    asked = scene.request(PUMP=1)
    order = customers.propose(asked)
    assert (order.state, order.list_price) == (SpecialOrderState.PROPOSED, Decimal("300.00"))
    approved = customers.approve(order)
    assert approved.approval is not None
    assert approved.approval.deposit_due == Decimal("90.00")  # 30 % of a chargeable part
    assert approved.approval.policy_ref == "special-orders/default@2026.1"
    with pytest.raises(errors.DepositMissing) as refused:
        customers.place(approved)
    assert (refused.value.rule, refused.value.metadata["due"]) == ("P-13", "90.00")
    paid = customers.pay(approved)
    assert paid.deposit is not None
    assert (paid.deposit.received_by, paid.deposit.received_at) == (ADVISER.subject, scene.now)
    placed = customers.place(paid)
    assert placed.state is SpecialOrderState.ORDERED
    scene.later(days=5)
    arrived = customers.arrive(placed, PUMP=1)
    assert arrived.requisition.state is State.RESERVED
    assert scene.look(earlier).state is State.SHORT
    assert arrived.order.receipt_id == arrived.receipt.id
    assert [(each.quantity, each.expected) for each in arrived.receipt.lines] == [(1, 1)]
    assert customers.special_orders() == [arrived.order]
    assert scene.level(PUMP) == (1, 1)


def test_in_warranty_the_share_is_another(scene: Scene, customers: CustomersScene) -> None:
    order = scene.order(in_warranty=True)
    approved = customers.approve(customers.propose(scene.request(order, PUMP=1)))
    assert approved.approval is not None
    assert approved.approval.deposit_due == Decimal("30.00")


def test_a_deposit_is_received_once_and_is_enough(scene: Scene, customers: CustomersScene) -> None:
    approved = customers.approve(customers.propose(scene.request(PUMP=1)))
    with pytest.raises(errors.DepositTooLow):
        customers.pay(approved, "89.99")
    paid = customers.pay(approved, "90.00")
    with pytest.raises(errors.DepositReceived):
        customers.pay(approved, "90.00", "R-2")
    other = customers.approve(customers.propose(scene.request(PUMP=1)))
    with pytest.raises(errors.DepositReceiptTaken):
        customers.pay(other, "91.00", "R-1")
    assert customers.special_orders() == [paid, other]
    assert customers.special_orders(SpecialOrderFilter(holds_deposit=True)) == [paid]


def test_a_deposit_is_refunded_once_when_the_part_is_fitted(
    scene: Scene, customers: CustomersScene
) -> None:
    placed = customers.placed(PUMP=1)
    with pytest.raises(errors.DepositStillNeeded):
        customers.settle(placed)
    asked = customers.arrive(placed, PUMP=1).requisition
    with pytest.raises(errors.DepositStillNeeded):
        customers.settle(placed)
    scene.approve(asked)
    scene.issue(asked)
    settled = customers.settle(placed)
    assert settled.deposit is not None
    assert settled.deposit.settlement is not None
    assert settled.deposit.settlement.outcome is DepositOutcome.REFUNDED
    for outcome in DepositOutcome:
        with pytest.raises(errors.DepositNotHeld):
            customers.settle(placed, outcome)
    assert customers.special_orders() == [settled]
    assert customers.special_orders(SpecialOrderFilter(holds_deposit=True)) == []


def test_what_is_not_fitted_is_refunded_and_never_set_off(
    scene: Scene, customers: CustomersScene
) -> None:
    cancelled = customers.cancel(customers.placed(PUMP=1))
    assert customers.special_orders(SpecialOrderFilter(holds_deposit=True)) == [cancelled]
    with pytest.raises(errors.DepositStillNeeded):
        customers.settle(cancelled, DepositOutcome.SET_OFF)
    assert customers.settle(cancelled).holds_deposit is False
    other = customers.placed("R-2", PUMP=1)
    asked = customers.arrive(other, PUMP=1).requisition
    scene.release(asked)
    with pytest.raises(errors.DepositStillNeeded):
        customers.settle(other, DepositOutcome.SET_OFF)
    assert customers.settle(other).holds_deposit is False


def test_what_came_short_is_refunded_though_its_requisition_waits_on(
    scene: Scene, customers: CustomersScene
) -> None:
    placed = customers.placed(PUMP=2)
    asked = customers.arrive(placed, PUMP=1).requisition
    assert asked.state is State.SHORT
    with pytest.raises(errors.DepositStillNeeded):
        customers.settle(placed, DepositOutcome.SET_OFF)
    assert customers.settle(placed).holds_deposit is False
    scene.receive(PUMP=1)
    assert scene.look(asked).state is State.RESERVED


def test_a_fitted_part_may_be_set_off_against_the_bill(
    scene: Scene, customers: CustomersScene
) -> None:
    placed = customers.placed(PUMP=1)
    asked = customers.arrive(placed, PUMP=1).requisition
    scene.approve(asked)
    scene.issue(asked)
    settled = customers.settle(placed, DepositOutcome.SET_OFF)
    assert settled.deposit is not None
    assert settled.deposit.settlement is not None
    assert settled.deposit.settlement.settled_by == SUPERVISOR.subject


def test_self_procurement_compares_three_suppliers(scene: Scene, customers: CustomersScene) -> None:
    order = customers.propose(scene.request(PUMP=1), Procurement.SELF)
    customers.quote(order, "甲", "280.00")
    customers.quote(order, "乙", "260.00")
    with pytest.raises(errors.QuoteGiven):
        customers.quote(order, "甲", "250.00")
    with pytest.raises(errors.QuotesTooFew) as refused:
        customers.approve(order, "乙")
    assert refused.value.metadata["needed"] == "3"
    quoted = customers.quote(order, "丙", "300.00")
    assert [each.amount for each in quoted.quotes] == [260, 280, 300]
    with pytest.raises(errors.QuoteUnknown):
        customers.approve(order, "丁")
    with pytest.raises(errors.ChoiceNeedsReason):
        customers.approve(order, "甲")
    with pytest.raises(errors.SpecialOrderApprovedByProposer):
        customers.approve(order, "乙", who=Who(subject=KEEPER.subject, role="admin"))
    approved = customers.approve(order, "甲", "there tomorrow")
    assert approved.approval is not None
    assert (approved.approval.supplier, approved.approval.price) == ("甲", Decimal("280.00"))
    assert approved.approval.deposit_due == Decimal("84.00")
    with pytest.raises(errors.SpecialOrderIllegalTransition):
        customers.quote(order, "戊", "10.00")
    assert customers.special_orders() == [approved]


def test_the_cheapest_quote_needs_no_reason_and_a_list_price_no_quote(
    scene: Scene, customers: CustomersScene
) -> None:
    order = customers.propose(scene.request(PUMP=1), Procurement.SELF)
    for supplier, amount in (("甲", "280"), ("乙", "260"), ("丙", "260")):
        customers.quote(order, supplier, amount)
    approved = customers.approve(order, "丙")
    assert approved.approval is not None
    assert approved.approval.price == 260
    with pytest.raises(errors.QuoteAmountInvalid):
        customers.quote(order, "丁", "0")
    usual = customers.propose(scene.request(PUMP=1))
    with pytest.raises(errors.QuoteNotAsked):
        customers.quote(usual, "甲", "280")


def test_a_dear_order_needs_a_higher_level(scene: Scene, customers: CustomersScene) -> None:
    order = customers.propose(scene.request(BOARD=2))
    with pytest.raises(errors.SpecialOrderLevelTooLow) as refused:
        customers.approve(order)
    assert refused.value.metadata["approval_level"] == "approver"
    assert customers.approve(order, who=DIRECTOR).state is SpecialOrderState.APPROVED


def test_only_what_is_short_signed_and_not_ordered_yet_is_proposed(
    scene: Scene, customers: CustomersScene
) -> None:
    scene.receive(PUMP=1, VALVE=1)
    held = scene.request(PUMP=1)
    with pytest.raises(errors.NothingToOrder):
        customers.propose(held)
    added = customers.addition(BOARD=1)
    with pytest.raises(SupplementMissing):
        customers.propose(added)
    customers.sign(added)
    order = customers.propose(added)
    with pytest.raises(errors.SpecialOrderOpen):
        customers.propose(added)
    customers.cancel(order)
    assert customers.propose(added).state is SpecialOrderState.PROPOSED
    with pytest.raises(RequisitionNotFound):
        customers.propose(added, who=ELSEWHERE)
    assert len(customers.special_orders()) == 2


def test_nothing_is_placed_for_who_waits_no_more(scene: Scene, customers: CustomersScene) -> None:
    asked = scene.request(PUMP=1)
    order = customers.pay(customers.approve(customers.propose(asked)))
    scene.receive(PUMP=1)  # it came another way
    with pytest.raises(errors.NothingToOrder):
        customers.place(order)
    scene.approve(asked)
    scene.issue(asked)
    assert customers.settle(order).holds_deposit is False


def test_steps_out_of_turn_are_refused(scene: Scene, customers: CustomersScene) -> None:
    def refused(step: Callable[[SpecialOrder], object], given: SpecialOrder) -> None:
        with pytest.raises(errors.SpecialOrderIllegalTransition) as no:
            step(given)
        assert no.value.rule == "P-13"

    def arrive(given: SpecialOrder) -> Arrived:
        return customers.arrive(given, PUMP=1)

    order = customers.propose(scene.request(PUMP=1))
    refused(customers.pay, order)
    refused(customers.place, order)
    refused(arrive, order)
    customers.approve(order, who=ADMIN)
    refused(customers.approve, order)
    customers.pay(order)
    with pytest.raises(errors.ExpectedTooEarly):
        customers.place(order, seconds=-1)
    customers.place(order)
    refused(customers.pay, order)
    refused(customers.place, order)
    arrive(order)
    refused(customers.cancel, order)
    refused(customers.place, order)
    refused(arrive, order)
    assert scene.level(PUMP) == (1, 1)
    with pytest.raises(ConcurrentUpdate), scene.begin(SYSTEM) as tx:
        tx.special_orders.save(order)


def test_a_short_delivery_leaves_the_requisition_waiting(
    scene: Scene, customers: CustomersScene
) -> None:
    placed = customers.placed(BOARD=2)
    arrived = customers.arrive(placed, BOARD=1)
    assert (arrived.order.state, arrived.requisition.state) == (
        SpecialOrderState.ARRIVED,
        State.SHORT,
    )
    assert arrived.receipt.lines[0].difference == -1
    again = customers.propose(arrived.requisition)
    assert again.state is SpecialOrderState.PROPOSED
    assert scene.level(BOARD) == (1, 0)


def test_the_list_is_paged_and_seen_by_its_branch_only(
    scene: Scene, customers: CustomersScene
) -> None:
    orders = []
    for _ in range(3):
        orders.append(customers.propose(scene.request(PUMP=1)))
        scene.later(seconds=1)
    orders[1] = customers.approve(orders[1])
    approved = SpecialOrderFilter(state=SpecialOrderState.APPROVED, branch_code="BJ01")
    assert customers.special_orders(approved) == [orders[1]]
    with scene.begin(SYSTEM) as tx:
        assert list(tx.special_orders.page(SpecialOrderFilter(), orders[0].key, 1)) == orders[1:2]
        assert tx.special_orders.get(orders[2].id) == orders[2]
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.special_orders.page(SpecialOrderFilter(), None, 9)) == []
    with pytest.raises(errors.SpecialOrderNotFound), scene.begin(ELSEWHERE) as tx:
        tx.special_orders.lock(orders[0].id)
    assert timedelta(seconds=1) == orders[1].proposed_at - orders[0].proposed_at


def test_refusals_leave_nothing_behind(scene: Scene, customers: CustomersScene) -> None:
    order = customers.propose(scene.request(PUMP=1))
    before = customers.special_orders()
    for step in (customers.settle, customers.pay, customers.place):
        with pytest.raises(Refused):
            step(order)
    assert customers.special_orders() == before
    with scene.begin(SYSTEM) as tx:
        assert tx.requisitions.get(RequisitionId(order.requisition_id)).state is State.SHORT
