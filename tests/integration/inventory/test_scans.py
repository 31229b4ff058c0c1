"""What a scanned code stands for: one suite for the store in memory and in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from callout.inventory.v1 import document_service_pb2, inventory_service_pb2, loan_service_pb2
from fakes.inventory import FakeTx
from inventory.domain import scanning
from inventory.domain.bins import Bin
from inventory.domain.ids import BinCode, PartNumber, ReceiptId, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.part import Part
from inventory.domain.part_codes import GtinInvalid, PartCode
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import IllegalTransition, Requisition, State
from inventory.domain.scanning import (
    CodeAmbiguous,
    CodeUnknown,
    Scanned,
    ScannedLot,
    actions_of,
)
from inventory.domain.work_order import WorkOrder
from inventory.handlers.look_up import LookUp, look_up
from inventory.handlers.open_bin import OpenBin, open_bin
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.handlers.register_part import RegisterPart, register_part
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    COSTS,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    VALVE,
    Scene,
    Who,
    begin_on,
)

EAN = "4006381333931"
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))
HERE = Who(subject="K-01", role="storekeeper", branches=frozenset({BEIJING}))


def scan(
    scene: Scene, code: str, who: Who = HERE, warehouse: WarehouseCode | None = None
) -> Scanned:
    with scene.begin(who) as tx:
        return look_up(LookUp(code=code, warehouse_code=warehouse), tx)


def add_codes(scene: Scene, *told: tuple[PartNumber, str, str]) -> None:
    with scene.begin(ADMIN) as tx:
        tx.part_list.add_codes(
            [PartCode(part_number=part, supplier=name, code=code) for part, name, code in told]
        )


def add_serials(scene: Scene, part: str, *serials: str) -> None:
    """Put a part that is followed by serial on the list, and some units of it into the store."""
    number = PartNumber(part)
    scene.do(
        register_part,
        RegisterPart(
            part_number=number,
            name=part,
            unit="个",
            unit_cost=COSTS[PUMP],
            tracking=Tracking.SERIAL,
        ),
        KEEPER,
    )
    line = PartLine(
        part_number=number,
        quantity=len(serials),
        lots=tuple(Lot(number=serial) for serial in serials),
    )
    cmd = ReceiveStock(
        receipt_id=ReceiptId(scene.new_id()), warehouse_code=STORE, lines=(line,), document="DN-2"
    )
    scene.do(receive_stock, cmd, KEEPER)


def open_bins(scene: Scene, *codes: str) -> None:
    for code in codes:
        scene.do(open_bin, OpenBin(warehouse_code=STORE, code=BinCode(code)), KEEPER)


@pytest.mark.parametrize("code", ["PUMP", " PUMP ", EAN, f"0{EAN}", "MD-77"])
def test_a_part_is_known_by_its_number_its_gtin_and_its_suppliers(scene: Scene, code: str) -> None:
    add_codes(scene, (PUMP, "", f"0{EAN}"), (PUMP, "美的", "MD-77"), (PUMP, "格力", "MD-77"))
    found = scan(scene, code)
    assert isinstance(found.subject, Part)
    assert found.subject.part_number == PUMP
    assert found.actions == ("ReceiveStock", "RequestParts", "PrintPartLabels")


def test_a_number_that_two_suppliers_use_is_refused_with_both_parts(scene: Scene) -> None:
    add_codes(scene, (PUMP, "美的", "A-1"), (VALVE, "格力", "A-1"))
    with pytest.raises(CodeAmbiguous) as refused:
        scan(scene, "A-1")
    assert refused.value.rule == "P-01"
    assert refused.value.metadata["candidates"] == "part PUMP; part VALVE"


def test_a_serial_is_told_with_its_place_where_the_scanner_may_see_it(scene: Scene) -> None:
    add_serials(scene, "METER", "SN-1", "SN-2")
    lot = scan(scene, "SN-1").subject
    assert isinstance(lot, ScannedLot)
    assert (lot.part.part_number, lot.number) == ("METER", "SN-1")
    assert [(str(place.account), place.quantity) for place in lot.places] == [
        (f"warehouse:{STORE}", 1)
    ]
    elsewhere = scan(scene, "SN-1", ELSEWHERE)
    assert isinstance(elsewhere.subject, ScannedLot)
    assert (elsewhere.subject.places, elsewhere.actions) == ((), ())


def test_a_serial_that_two_parts_have_is_refused_with_both(scene: Scene) -> None:
    add_serials(scene, "METER", "SN-1")
    add_serials(scene, "SCALE", "SN-1")
    with pytest.raises(CodeAmbiguous) as refused:
        scan(scene, "SN-1")
    assert refused.value.metadata["candidates"] == "serial SN-1 of METER; serial SN-1 of SCALE"


def test_a_bin_is_known_by_its_label_and_in_its_warehouse_by_its_own_code(scene: Scene) -> None:
    open_bins(scene, "A-03")
    shelf = Bin(warehouse_code=STORE, code=BinCode("A-03"))
    assert scan(scene, f"{STORE}/A-03") == Scanned(
        subject=shelf, actions=("MoveStock", "PrintBinLabels")
    )
    assert scan(scene, "A-03", warehouse=STORE).subject == shelf
    assert scan(scene, STORE).subject == Bin(warehouse_code=STORE)
    for code, who in (("A-03", HERE), (f"{STORE}/A-04", HERE), (f"{STORE}/A-03", ELSEWHERE)):
        with pytest.raises(CodeUnknown):
            scan(scene, code, who)


def test_a_bin_called_like_a_part_is_refused_where_both_are_meant(scene: Scene) -> None:
    open_bins(scene, "PUMP")
    assert isinstance(scan(scene, "PUMP").subject, Part)
    with pytest.raises(CodeAmbiguous, match="part PUMP; bin BJ01-W1/PUMP"):
        scan(scene, "PUMP", warehouse=STORE)


def test_papers_are_known_by_their_id_in_their_branch(scene: Scene) -> None:
    scene.receive(PUMP=5)
    order = scene.order()
    asked = scene.request(order, PUMP=1)
    expected: list[tuple[str, type[Any], tuple[str, ...]]] = [
        (asked.id, Requisition, ("ApproveRequisition", "ReleaseRequisition")),
        (order.upper(), WorkOrder, ("RequestParts",)),
    ]
    for code, kind, actions in expected:
        found = scan(scene, code)
        assert (type(found.subject), found.actions) == (kind, actions)
        with pytest.raises(CodeUnknown):
            scan(scene, code, ELSEWHERE)
    scene.approve(asked)
    assert scan(scene, asked.id).actions == ("PrintPickList", "IssueParts", "ReleaseRequisition")


def test_a_receipt_is_known_by_its_id_in_its_branch(scene: Scene) -> None:
    receipt_id = ReceiptId(scene.new_id())
    line = PartLine(part_number=PUMP, quantity=3)
    cmd = ReceiveStock(receipt_id=receipt_id, warehouse_code=STORE, lines=(line,), document="DN-9")
    scene.do(receive_stock, cmd, KEEPER)
    found = scan(scene, receipt_id)
    assert found.actions == ("PrintReceivingForm",)
    assert isinstance(found.subject, Receipt)
    assert found.subject.document == "DN-9"
    assert [(each.part_number, each.quantity) for each in found.subject.lines] == [(PUMP, 3)]
    with pytest.raises(CodeUnknown):
        scan(scene, receipt_id, ELSEWHERE)


def test_digits_with_a_wrong_check_digit_are_to_be_read_again(scene: Scene) -> None:
    with pytest.raises(GtinInvalid):
        scan(scene, "4006381333932")
    with pytest.raises(CodeUnknown):
        scan(scene, EAN)
    with pytest.raises(CodeUnknown):
        scan(scene, "12345")
    add_codes(scene, (PUMP, "美的", "4006381333932"))
    assert isinstance(scan(scene, "4006381333932").subject, Part)


@pytest.fixture
def fake_scene() -> Scene:
    return Scene(begin_on(FakeTx())).set_up()


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize(
    "step", ["ApproveRequisition", "IssueParts", "ReleaseRequisition", "ReturnParts"]
)
def test_what_is_offered_for_a_requisition_works_and_nothing_else_does(
    fake_scene: Scene, state: State, step: str
) -> None:
    steps: dict[str, Callable[[Requisition], Requisition]] = {
        "ApproveRequisition": fake_scene.approve,
        "IssueParts": fake_scene.issue,
        "ReleaseRequisition": fake_scene.release,
        "ReturnParts": lambda asked: fake_scene.give_back(asked, PUMP=1),
    }
    asked = _in(fake_scene, state)
    if step in actions_of(asked):
        steps[step](asked)
    else:
        with pytest.raises(IllegalTransition):
            steps[step](asked)


def _in(scene: Scene, state: State) -> Requisition:
    if state is not State.SHORT:
        scene.receive(PUMP=1)
    asked = scene.request(PUMP=1)
    if state in {State.APPROVED, State.ISSUED}:
        asked = scene.approve(asked)
    if state is State.ISSUED:
        asked = scene.issue(asked)
    if state is State.RELEASED:
        asked = scene.release(asked)
    assert asked.state is state
    return asked


def test_every_action_is_an_rpc_of_this_service() -> None:
    text = Path(scanning.__file__).read_text("utf-8")
    named = set(re.findall(r'"([A-Z][a-z]+(?:[A-Z][a-z]+)+)"', text))
    known = {
        method.name
        for contract in (document_service_pb2, inventory_service_pb2, loan_service_pb2)
        for service in contract.DESCRIPTOR.services_by_name.values()
        for method in service.methods
    }
    assert len(named) > 8
    assert named <= known
