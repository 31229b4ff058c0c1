from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfoNotFoundError

import pytest

from fakes.inventory import FakeTx
from inventory.domain.accounts import SUPPLIER, in_bin
from inventory.domain.approval import ApprovalLevel, ApprovalPolicy
from inventory.domain.events import StockReceived, WarehouseOpened
from inventory.domain.ids import BranchCode, PartNumber, ReceiptId, WarehouseCode
from inventory.domain.instants import OccurredInFuture
from inventory.domain.ledger import Movement, MovementUnbalanced
from inventory.domain.part import PartAlreadyRegistered, PartNotFound, UnitCostInvalid
from inventory.domain.stock import StockLevel, StockOutOfBalance
from inventory.domain.warehouse import BranchUnknown, WarehouseAlreadyOpen, WarehouseNotFound
from inventory.handlers.open_warehouse import OpenWarehouse, open_warehouse
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.handlers.register_part import RegisterPart, register_part
from unit.inventory.scene import (
    BEIJING,
    KEEPER,
    MONDAY,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    VALVE,
    Scene,
    Who,
    lines,
)


def test_a_part_registered_again_with_the_same_facts_changes_nothing(scene: Scene) -> None:
    assert scene.part(PUMP) == scene.part(PUMP)


def test_a_part_number_is_not_given_to_another_part(scene: Scene, store: FakeTx) -> None:
    cmd = RegisterPart(part_number=PUMP, name="other", unit="个", unit_cost=Decimal(1))
    before = dict(store.state.parts)
    with pytest.raises(PartAlreadyRegistered) as refused:
        scene.do(register_part, cmd, KEEPER)
    assert refused.value.rule == "P-01"
    assert store.state.parts == before


@pytest.mark.parametrize(
    ("cost", "valid"),
    [("-0.01", False), ("0", True), ("0.01", True), ("0.001", False), ("1E+2", True)],
)
def test_a_cost_is_in_whole_fen_and_not_below_zero(scene: Scene, cost: str, *, valid: bool) -> None:
    cmd = RegisterPart(
        part_number=PartNumber("NEW"), name="new", unit="个", unit_cost=Decimal(cost)
    )
    if valid:
        assert scene.do(register_part, cmd, KEEPER).unit_cost == Decimal(cost)
    else:
        with pytest.raises(UnitCostInvalid):
            scene.do(register_part, cmd, KEEPER)


def test_the_first_warehouse_of_a_branch_is_its_home(scene: Scene, store: FakeTx) -> None:
    first = scene.warehouse(STORE, BEIJING)
    second = scene.warehouse(WarehouseCode("BJ01-W2"), BEIJING)
    assert (first.is_home, second.is_home) == (True, False)
    (event,) = store.sent
    assert isinstance(event, WarehouseOpened)
    assert event.warehouse == second


def test_a_warehouse_needs_a_branch_that_intake_announced(scene: Scene, store: FakeTx) -> None:
    with pytest.raises(BranchUnknown) as refused:
        scene.warehouse(WarehouseCode("SH01-W1"), SHANGHAI)
    assert refused.value.rule == "P-01"
    assert (list(store.state.warehouses), store.sent) == ([STORE], [])


def test_a_warehouse_code_is_not_given_to_another_warehouse(scene: Scene, store: FakeTx) -> None:
    cmd = OpenWarehouse(code=STORE, branch_code=BEIJING, name="other")
    with pytest.raises(WarehouseAlreadyOpen) as refused:
        scene.do(open_warehouse, cmd, SUPERVISOR)
    assert refused.value.rule == "P-01"
    assert store.sent == []


def test_a_zone_nobody_knows_is_not_taken_over(scene: Scene) -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        scene.branch(BranchCode("XX"), time_zone="Nowhere/City")


def test_goods_that_come_in_are_on_hand_and_announced(scene: Scene, store: FakeTx) -> None:
    cmd = ReceiveStock(
        receipt_id=ReceiptId("rc"),
        warehouse_code=STORE,
        lines=lines(VALVE=2, PUMP=3),
        document="DN-7",
    )
    levels = scene.do(receive_stock, cmd, KEEPER).levels
    assert [(level.part_number, level.on_hand) for level in levels] == [(PUMP, 3), (VALVE, 2)]
    (event,) = store.sent
    assert isinstance(event, StockReceived)
    assert (event.receipt_id, event.branch_code) == ("rc", BEIJING)
    (receipt,) = store.state.receipts
    assert (receipt.document, receipt.received_by) == ("DN-7", KEEPER.subject)


def test_goods_of_an_unknown_part_are_not_booked(scene: Scene, store: FakeTx) -> None:
    with pytest.raises(PartNotFound):
        scene.receive(PUMP=1, WHEEL=1)
    assert (store.sent, store.state.receipts, scene.level(PUMP)) == ([], [], (0, 0))


def test_a_keeper_books_into_the_warehouses_of_his_branches_only(scene: Scene) -> None:
    cmd = ReceiveStock(
        receipt_id=ReceiptId("rc"), warehouse_code=STORE, lines=lines(PUMP=1), document="DN-7"
    )
    stranger = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))
    with pytest.raises(WarehouseNotFound):
        scene.do(receive_stock, cmd, stranger)


def test_goods_cannot_have_come_in_the_future(scene: Scene) -> None:
    cmd = ReceiveStock(
        receipt_id=ReceiptId("rc"),
        warehouse_code=STORE,
        lines=lines(PUMP=1),
        document="DN-7",
        occurred_at=MONDAY.replace(hour=9),
    )
    with pytest.raises(OccurredInFuture) as refused:
        scene.do(receive_stock, cmd, KEEPER)
    assert (refused.value.rule, refused.value.field) == ("P-03", "occurred_time")


@pytest.mark.parametrize(
    ("on_hand", "reserved", "valid"),
    [(0, 0, True), (1, 1, True), (1, 2, False), (1, -1, False), (-1, 0, False)],
)
def test_a_level_is_never_negative_nor_promised_twice(
    on_hand: int, reserved: int, *, valid: bool
) -> None:
    def make() -> StockLevel:
        return StockLevel(
            warehouse_code=STORE, part_number=PUMP, on_hand=on_hand, reserved=reserved
        )

    if valid:
        assert make().available == on_hand - reserved
    else:
        with pytest.raises(StockOutOfBalance) as refused:
            make()
        assert refused.value.rule == "P-02"


def test_a_movement_moves_something_somewhere_else() -> None:
    with pytest.raises(MovementUnbalanced):
        Movement(part_number=VALVE, quantity=1, from_account=SUPPLIER, to_account=SUPPLIER)
    with pytest.raises(MovementUnbalanced):
        Movement(part_number=VALVE, quantity=0, from_account=SUPPLIER, to_account=in_bin(STORE))


@pytest.mark.parametrize(
    "levels",
    [
        (),
        (ApprovalLevel(role="supervisor", up_to=Decimal(1)),),
        (ApprovalLevel(role="supervisor"), ApprovalLevel(role="approver")),
        (
            ApprovalLevel(role="supervisor", up_to=Decimal(2)),
            ApprovalLevel(role="hr", up_to=Decimal(2)),
            ApprovalLevel(role="approver"),
        ),
        (ApprovalLevel(role="approver", up_to=Decimal(2)), ApprovalLevel(role="approver")),
    ],
)
def test_levels_that_contradict_each_other_are_no_policy(levels: tuple[ApprovalLevel, ...]) -> None:
    with pytest.raises(ValueError, match="levels"):
        ApprovalPolicy(levels=levels)


@pytest.mark.parametrize(
    ("amount", "level"),
    [
        ("0", "supervisor"),
        ("1999.99", "supervisor"),
        ("2000", "supervisor"),
        ("2000.01", "approver"),
    ],
)
def test_the_limit_of_a_level_is_inclusive(amount: str, level: str) -> None:
    policy = ApprovalPolicy(
        levels=(
            ApprovalLevel(role="supervisor", up_to=Decimal(2000)),
            ApprovalLevel(role="approver"),
        )
    )
    assert policy.level_for(Decimal(amount)) == level
