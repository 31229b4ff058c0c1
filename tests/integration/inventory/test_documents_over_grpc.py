"""Papers of a real warehouse, as a client gets them over the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import grpc
import pytest

from callout.inventory.v1 import document_service_pb2 as pb
from callout.inventory.v1 import inventory_service_pb2 as inventory_pb
from callout.inventory.v1 import scan_service_pb2 as scan_pb
from callout.inventory.v1.document_service_pb2_grpc import DocumentServiceStub
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from callout.inventory.v1.scan_service_pb2_grpc import ScanServiceStub
from integration.inventory.door import Door, open_inventory
from testkit.api import refused
from testkit.identity import Identities
from unit.inventory.reading_back import codes_of, texts_of

pytestmark = pytest.mark.integration

FAILED = grpc.StatusCode.FAILED_PRECONDITION


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    url = database_of("inventory")
    with open_inventory(url, identities.public_keys, identities.token) as opened:
        opened.set_up()
        yield opened


def keeper(door: Door, *branches: str) -> DocumentServiceStub:
    return door.ask(DocumentServiceStub, "storekeeper", *branches)


def test_the_keeper_prints_the_pick_list_of_an_approved_requisition(door: Door) -> None:
    door.register("PUMP", "水泵")
    requisition_id = door.requisition("PUMP", 2)
    request = pb.PrintPickListRequest(requisition_id=requisition_id)
    document = keeper(door).PrintPickList(request).document
    assert document.file_name == f"pick-list-{requisition_id}.pdf"
    assert document.media_type == "application/pdf"
    (text,) = texts_of(document.content)
    assert "拣料单" in text
    assert "北京一站 BJ01" in text
    assert "水泵" in text
    assert codes_of(document.content) == [[("Code128", "PUMP"), ("QRCode", requisition_id)]]
    assert keeper(door).PrintPickList(request).document == document
    english = pb.PrintPickListRequest(requisition_id=requisition_id, language=pb.LANGUAGE_EN)
    assert "Pick list" in texts_of(keeper(door).PrintPickList(english).document.content)[0]


def test_a_paper_of_what_nobody_approved_or_of_another_branch_is_refused(door: Door) -> None:
    door.register("PUMP", "水泵")
    reserved = pb.PrintPickListRequest(
        requisition_id=door.requisition("PUMP", 1, is_approved=False)
    )
    early = refused(lambda: keeper(door).PrintPickList(reserved))
    assert (early.code, early.reason) == (FAILED, "PICK_LIST_NOT_DUE")
    assert early.metadata["rule"] == "P-04"
    unknown = pb.PrintPickListRequest(requisition_id=str(uuid4()))
    for who, asked in ((keeper(door, "SH01"), reserved), (keeper(door), unknown)):
        assert refused(lambda: who.PrintPickList(asked)).reason == "REQUISITION_NOT_FOUND"  # noqa: B023
    caller = door.ask(DocumentServiceStub, "call_taker")
    assert refused(lambda: caller.PrintPickList(reserved)).code == grpc.StatusCode.PERMISSION_DENIED


def test_a_receiving_form_comes_in_two_copies(door: Door) -> None:
    door.register("PUMP", "水泵")
    receipt_id = door.receive("PUMP", 7, expected=9, faulty=2)
    request = pb.PrintReceivingFormRequest(receipt_id=receipt_id)
    document = keeper(door).PrintReceivingForm(request).document
    assert document.file_name == f"receiving-form-{receipt_id}.pdf"
    for_keeper, for_books = texts_of(document.content)
    assert "第一联 仓管员留存" in for_keeper
    assert "第二联 财务记账" in for_books
    for text in (for_keeper, for_books):
        for words in (
            "收货单",
            "送货单: DN-1",
            "收货人: storekeeper",
            "水泵",
            "7",
            "第 1 页 共 1 页",
        ):
            assert words in text
    assert codes_of(document.content) == [[("QRCode", receipt_id)]] * 2
    assert keeper(door).PrintReceivingForm(request).document == document
    said = refused(lambda: keeper(door, "SH01").PrintReceivingForm(request))
    assert said.reason == "RECEIPT_NOT_FOUND"


def test_a_scanner_reads_the_papers_and_labels_that_were_printed(door: Door) -> None:
    door.register("PUMP", "水泵")
    requisition_id = door.requisition("PUMP", 2)
    paper = keeper(door).PrintPickList(pb.PrintPickListRequest(requisition_id=requisition_id))
    scanner = door.ask(ScanServiceStub, "technician", "BJ01")
    (codes,) = codes_of(paper.document.content)
    kinds = {
        text: scanner.LookUp(scan_pb.LookUpRequest(code=text)).WhichOneof("subject")
        for _, text in codes
    }
    assert kinds == {"PUMP": "part", requisition_id: "requisition"}
    said = refused(lambda: scanner.LookUp(scan_pb.LookUpRequest(code="NONE")))
    assert (said.code, said.reason) == (grpc.StatusCode.NOT_FOUND, "CODE_UNKNOWN")


def test_as_many_labels_as_may_be_asked_for_fit_into_an_answer(door: Door) -> None:
    numbers = [f"{number:02d}-{'X' * 57}" for number in range(50)]
    for number in numbers:
        door.register(number, "箱" * 120)
    request = pb.PrintPartLabelsRequest(part_numbers=numbers, copies=10)
    texts = texts_of(keeper(door).PrintPartLabels(request).document.content)
    assert len(texts) == 500
    assert all(numbers[page // 10] in text for page, text in enumerate(texts))


@pytest.mark.parametrize(
    ("numbers", "copies"),
    [([], 1), (["P"], 0), (["P"], 11), (["P", "P"], 1), ([str(n) for n in range(51)], 1)],
)
def test_labels_without_measure_are_refused(door: Door, numbers: list[str], copies: int) -> None:
    request = pb.PrintPartLabelsRequest(part_numbers=numbers, copies=copies)
    said = refused(lambda: keeper(door).PrintPartLabels(request))
    assert said.code == grpc.StatusCode.INVALID_ARGUMENT
    assert said.fields


def test_a_label_of_a_bin_is_scanned_as_that_bin(door: Door) -> None:
    for code in ("A-03", "main"):
        door.ask(InventoryServiceStub, "storekeeper").OpenBin(
            inventory_pb.OpenBinRequest(
                request_id=str(uuid4()), warehouse_code="BJ01-W1", code=code
            )
        )
    request = pb.PrintBinLabelsRequest(
        warehouse_code="BJ01-W1", bin_codes=["A-03", "main"], copies=2
    )
    content = keeper(door).PrintBinLabels(request).document.content
    codes = [text for ((_, text),) in codes_of(content)]
    assert codes == ["BJ01-W1/A-03"] * 2 + ["BJ01-W1/main"] * 2
    assert "主库" in texts_of(content)[0]
    scanner = door.ask(ScanServiceStub, "technician", "BJ01")
    for code in set(codes):
        found = scanner.LookUp(scan_pb.LookUpRequest(code=code)).bin
        assert f"{found.warehouse_code}/{found.code}" == code
    unknown = pb.PrintBinLabelsRequest(warehouse_code="BJ01-W1", bin_codes=["Z"], copies=1)
    assert refused(lambda: keeper(door).PrintBinLabels(unknown)).reason == "BIN_NOT_FOUND"
    elsewhere = keeper(door, "SH01")
    assert refused(lambda: elsewhere.PrintBinLabels(request)).reason == "WAREHOUSE_NOT_FOUND"


def test_a_label_is_for_a_part_on_the_price_list(door: Door) -> None:
    request = pb.PrintPartLabelsRequest(part_numbers=["NONE"], copies=1)
    assert refused(lambda: keeper(door).PrintPartLabels(request)).reason == "PART_NOT_FOUND"
