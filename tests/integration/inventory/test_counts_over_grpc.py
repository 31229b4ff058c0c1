"""Counts, their papers and the report of a month behind the real door (P-14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.descriptor_pool import Default
from google.protobuf.message import Message
from google.type.date_pb2 import Date

from callout.inventory.v1 import count_pb2 as counts
from callout.inventory.v1 import count_service_pb2 as pb
from callout.inventory.v1 import document_service_pb2 as documents
from callout.inventory.v1 import green_channel_service_pb2 as green_channel
from callout.inventory.v1 import internal_use_service_pb2 as internal_uses
from callout.inventory.v1 import inventory_service_pb2 as inventory_pb
from callout.inventory.v1 import loan_service_pb2 as loans
from callout.inventory.v1 import replenishment_service_pb2 as replenishment
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import scan_service_pb2 as scans
from callout.inventory.v1 import sourcing_service_pb2 as sourcing
from callout.inventory.v1 import special_order_service_pb2 as special_orders
from callout.inventory.v1 import stock_report_service_pb2 as reports
from callout.inventory.v1 import supplement_service_pb2 as supplements
from callout.inventory.v1 import trace_service_pb2 as traces
from callout.inventory.v1 import transfer_service_pb2 as transfers
from callout_cli.client import METHODS
from chassis.db import Database
from integration.inventory.conftest import begin_in
from inventory import api
from inventory.domain.lots import Tracking
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.reading_back import codes_of, texts_of
from unit.inventory.scene import DISK, PUMP, SHANGHAI, STORE, VALVE, Scene, lines, lot_line
from unit.inventory.way import DEPOT, Way

pytestmark = pytest.mark.integration
BOOKED = 7919  # a figure that is nothing else
DENIED = grpc.StatusCode.PERMISSION_DENIED
COUNTER, RECOUNTER = "K-07", "K-08"
POOL = Default()


@dataclass(frozen=True)
class Desk:
    scene: Scene
    ask_as: Callable[..., Any]

    def open(self, **changed: Any) -> counts.StockCount:
        request = pb.OpenCountRequest(
            **{
                "request_id": str(uuid4()),
                "warehouse_code": STORE,
                "scope": counts.COUNT_SCOPE_WHOLE,
                "counter": COUNTER,
                "recounter": f" {RECOUNTER} ",
                **changed,
            }
        )
        first: counts.StockCount = self.ask_as("supervisor", "S-01", request).count
        assert self.ask_as("supervisor", "S-01", request).count == first
        return first

    def enter(self, count_id: str, subject: str, **units: int) -> counts.StockCount:
        request = pb.EnterCountRequest(
            request_id=str(uuid4()),
            count_id=count_id,
            lines=[
                pb.CountedLine(bin_code="main", part_number=part, quantity=n)
                for part, n in units.items()
            ],
        )
        first: counts.StockCount = self.ask_as("storekeeper", subject, request).count
        assert self.ask_as("storekeeper", subject, request).count == first
        return first


@pytest.fixture
def desk(database_of: Callable[[str], str], identities: Identities) -> Iterator[Desk]:
    url = database_of("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))
    scene = Scene(begin_in(database)).set_up()
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    door = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(door))
        channels: dict[tuple[str, ...], grpc.Channel] = {}

        def ask_as(role: str, subject: str, request: Message, *branches: str) -> Any:
            who = (role, subject, *branches)
            if who not in channels:
                token = identities.token(role, *branches, subject=subject)
                channels[who] = stack.enter_context(channel_to(address, token))
            method = METHODS[request.DESCRIPTOR.full_name]
            call = channels[who].unary_unary(
                method.path,
                request_serializer=type(request).SerializeToString,
                response_deserializer=ANSWERS[method.gives].FromString,
            )
            return call(request, timeout=10)

        yield Desk(scene, ask_as)
    door.database.dispose()
    database.dispose()


ANSWERS: dict[str, type[Message]] = {
    kind.DESCRIPTOR.full_name: kind
    for module in (
        pb,
        documents,
        internal_uses,
        inventory_pb,
        loans,
        replenishment,
        scans,
        sourcing,
        special_orders,
        supplements,
        green_channel,
        reports,
        traces,
        transfers,
    )
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Message)
}

# They answer with a requisition of which nothing is missing in its new state.
NOBODY_IS_SHORT = {"ApproveRequisition", "ReturnParts", "ReleaseRequisition"}
FIGURES = {"on_hand", "reserved", "available", "missing", "booked"}
TELLING = {"Balance", "LedgerEntry", "StockLevel", "StockMonthLine"}


def telling_figures() -> set[str]:
    """The RPCs of inventory whose answers have room for what the books say, by the contract."""

    def tells(message: Any, above: tuple[str, ...] = ()) -> bool:
        return message.name in TELLING or any(
            field.name in FIGURES
            or (
                field.message_type is not None
                and field.message_type.full_name not in above
                and tells(field.message_type, (*above, message.full_name))
            )
            for field in message.fields
        )

    return {
        method.path.rpartition("/")[2]
        for method in METHODS.values()
        if method.service == "inventory" and tells(POOL.FindMessageTypeByName(method.gives))
    }


def line(part: str, units: int) -> rs.PartLine:
    return rs.PartLine(part_number=part, quantity=units)


def test_the_counter_sees_no_figure_of_the_books_before_all_is_handed_in(desk: Desk) -> None:
    scene, ask_as = desk.scene, desk.ask_as
    scene.receive_all({PUMP: BOOKED})
    scene.part(DISK, Tracking.SERIAL)
    scene.receive_lots(DISK, "SN-1")
    asked = scene.request(PUMP=1)
    sent = Way(scene).ask(PUMP=1)
    count = desk.open()
    told = [
        str(count),
        str(ask_as("storekeeper", COUNTER, pb.GetCountRequest(count_id=count.id))),
        str(ask_as("storekeeper", COUNTER, pb.ListCountsRequest())),
        str(ask_as("storekeeper", COUNTER, pb.ListDueCountsRequest(warehouse_code=STORE))),
        str(ask_as("storekeeper", COUNTER, scans.LookUpRequest(code=PUMP))),
    ]
    for language in (documents.LANGUAGE_ZH_CN, documents.LANGUAGE_EN):
        sheet = documents.PrintCountSheetRequest(count_id=count.id, language=language)
        told += texts_of(ask_as("storekeeper", COUNTER, sheet).document.content)
    assert "盲盘" in told[-2]
    assert "Count sheet" in told[-1]
    for text in told:
        assert not re.search(rf"{BOOKED}|SN-1", text), text
    day = Date(year=scene.now.year, month=scene.now.month, day=1)
    new = str(uuid4())
    unknown = str(uuid4())
    asked_for = (
        inventory_pb.ListStockRequest(),
        inventory_pb.ListStockRequest(warehouse_code=STORE),
        inventory_pb.ListBalancesRequest(warehouse_code=STORE),
        inventory_pb.ListLedgerRequest(part_number=PUMP),
        inventory_pb.GetRequisitionRequest(requisition_id=asked.id),
        inventory_pb.ListRequisitionsRequest(),
        inventory_pb.ReceiveStockRequest(
            request_id=new, warehouse_code=STORE, lines=[line(PUMP, 1)], document="DN"
        ),
        inventory_pb.RequestPartsRequest(
            request_id=new, work_order_id=asked.work_order_id, lines=[line(PUMP, 100_000)]
        ),
        inventory_pb.IssuePartsRequest(request_id=new, requisition_id=asked.id),
        inventory_pb.MoveStockRequest(
            request_id=new,
            warehouse_code=STORE,
            from_bin="main",
            to_bin="x",
            lines=[line(PUMP, 100_000)],
        ),
        transfers.ShipTransferRequest(
            request_id=new,
            transfer_id=sent.id,
            carrier="x",
            handed_to="x",
            expected_time=count.opened_time,
        ),
        scans.LookUpRequest(code="SN-1"),
        scans.LookUpRequest(code=asked.id),
        documents.PrintPickListRequest(requisition_id=asked.id),
        replenishment.ListSlowStockRequest(warehouse_code=STORE),
        replenishment.ListProposalsRequest(),
        sourcing.ExplainSourcingRequest(part_number=PUMP, branch_code="BJ01"),
        reports.ListStockMonthRequest(warehouse_code=STORE, month=day),
        pb.ListCountDifferencesRequest(count_id=count.id),
        replenishment.GetProposalRequest(proposal_id=unknown),
        replenishment.ApproveProposalRequest(request_id=new, proposal_id=unknown),
        replenishment.RefuseProposalRequest(request_id=new, proposal_id=unknown, reason="x"),
        green_channel.IssueFirstRequest(request_id=new, requisition_id=asked.id),
        green_channel.TakeReservationsRequest(request_id=new, requisition_id=asked.id),
        supplements.ListUnsignedRequest(),
        special_orders.ReceiveSpecialOrderRequest(
            request_id=new, special_order_id=unknown, lines=[line(PUMP, 1)], document="DN"
        ),
        internal_uses.IssueInternalUseRequest(request_id=new, internal_use_id=unknown),
        internal_uses.ReverseInternalUseRequest(
            request_id=new, internal_use_id=unknown, reason="x"
        ),
        loans.LendAssetRequest(request_id=new, part_number=PUMP, serial="SN-1", condition="good"),
        traces.TracePartRequest(lot="SN-1"),
        traces.ListLotPlacesRequest(part_number=DISK, lot="SN-1"),
    )
    named = {type(each).DESCRIPTOR.name.removesuffix("Request") for each in asked_for}
    assert telling_figures() - NOBODY_IS_SHORT <= named
    for request in asked_for:
        for role, subject in (("admin", COUNTER), ("admin", RECOUNTER)):
            said = refused(lambda: ask_as(role, subject, request))  # noqa: B023
            assert (said.reason, said.metadata["rule"]) == ("COUNT_IS_BLIND", "P-14"), request
            assert str(BOOKED) not in str(said.metadata)
    # Other warehouses are nobody's secret, and who does not count sees this one.
    elsewhere = inventory_pb.ListStockRequest(warehouse_code=DEPOT)
    assert not ask_as("storekeeper", COUNTER, elsewhere).levels
    here = inventory_pb.ListStockRequest(warehouse_code=STORE)
    assert ask_as("storekeeper", "K-01", here).levels[-1].on_hand == BOOKED
    differences = pb.ListCountDifferencesRequest(count_id=count.id)
    for role in ("storekeeper", "technician", "dispatcher"):
        assert refused(lambda: ask_as(role, "X-1", differences)).code == DENIED  # noqa: B023
    assert refused(lambda: ask_as("supervisor", "S-01", differences)).reason == "COUNT_NOT_COUNTED"
    opening = pb.OpenCountRequest(request_id=new)
    assert refused(lambda: ask_as("storekeeper", COUNTER, opening)).code == DENIED


def test_a_count_is_opened_entered_twice_decided_by_a_third_and_posted_once(desk: Desk) -> None:
    scene, ask_as = desk.scene, desk.ask_as
    scene.receive(PUMP=10, VALVE=4)
    count = desk.open()
    assert (count.recounter, len(count.lines)) == (RECOUNTER, 2)
    first = desk.enter(count.id, COUNTER, PUMP=7, VALVE=4)
    assert first.state == counts.StockCount.STATE_RECOUNTING
    assert not any(each.HasField("first") for each in first.lines)
    sheet = documents.PrintCountSheetRequest(count_id=count.id, language=documents.LANGUAGE_EN)
    (text,) = texts_of(ask_as("storekeeper", RECOUNTER, sheet).document.content)
    assert "Second count" in text
    assert (PUMP in text, VALVE in text) == (True, False)
    done = desk.enter(count.id, RECOUNTER, PUMP=8)
    assert [(each.first.quantity, each.second.quantity) for each in done.lines] == [(7, 8), (4, 0)]
    found = ask_as("supervisor", "S-01", pb.ListCountDifferencesRequest(count_id=count.id))
    (difference,) = found.differences
    assert (difference.booked, difference.counted, difference.units, difference.value) == (
        *(10, 8, -2),
        "-600.00",
    )

    def decision(**changed: Any) -> pb.DecideCountRequest:
        about = {"bin_code": "main", "part_number": PUMP, "units": -2, "cause": "theft"}
        return pb.DecideCountRequest(
            request_id=str(uuid4()),
            count_id=count.id,
            decisions=[pb.CountDecision(**{**about, "is_posted": True, **changed})],
        )

    wanted = pb.ListCountDifferencesRequest(count_id=count.id, page_size=1)
    page = ask_as("supervisor", "S-01", wanted)
    assert (list(page.differences), page.next_page_token) == ([difference], "")
    by_counter = refused(lambda: ask_as("supervisor", COUNTER, decision()))
    assert (by_counter.reason, by_counter.metadata["rule"]) == ("COUNT_DECIDED_BY_COUNTER", "P-14")
    changed = refused(lambda: ask_as("supervisor", "S-01", decision(units=-3)))
    assert changed.reason == "COUNT_DIFFERENCE_CHANGED"
    for blank in ("", " "):
        said = refused(lambda: ask_as("supervisor", "S-01", decision(cause=blank)))  # noqa: B023
        assert said.code == grpc.StatusCode.INVALID_ARGUMENT
    assert refused(lambda: ask_as("supervisor", "S-01", decision(), "SH01")).reason == (
        "COUNT_NOT_FOUND"
    )
    request = decision()
    posted = ask_as("supervisor", "S-01", request).count
    assert ask_as("supervisor", "S-01", request).count == posted
    again = refused(lambda: ask_as("supervisor", "S-01", decision()))
    assert again.reason == "COUNT_ILLEGAL_TRANSITION"
    assert scene.level(PUMP) == (8, 0)
    kept = ask_as("analyst", "Z-1", pb.ListCountDifferencesRequest(count_id=count.id))
    assert [(each.is_posted, each.cause) for each in kept.differences] == [(True, "theft")]
    late = refused(lambda: ask_as("storekeeper", COUNTER, sheet))
    assert late.reason == "COUNT_SHEET_NOT_DUE"
    day = Date(year=scene.now.year, month=scene.now.month, day=1)
    due = pb.ListDueCountsRequest(warehouse_code=STORE, month=day)
    assert not ask_as("storekeeper", "K-01", due).parts
    gone = desk.open(scope=counts.COUNT_SCOPE_BINS, bin_codes=["main"])
    cancel = pb.CancelCountRequest(request_id=str(uuid4()), count_id=gone.id, reason="dark")
    state = ask_as("supervisor", "S-01", cancel).count.state
    assert state == counts.StockCount.STATE_CANCELLED


def test_the_report_of_a_month_comes_in_pages_with_its_sum(desk: Desk) -> None:
    scene, ask_as = desk.scene, desk.ask_as
    scene.receive(PUMP=10, VALVE=4)
    scene.issued(PUMP=3)
    day = Date(year=scene.now.year, month=scene.now.month, day=1)
    wanted = reports.ListStockMonthRequest(warehouse_code=STORE, month=day, page_size=1)
    first = ask_as("analyst", "Z-1", wanted)
    (pump,) = first.parts
    assert (pump.part_number, pump.line.issued.units, pump.line.issued.value) == (
        PUMP,
        -3,
        "-900.00",
    )
    assert (first.total.closing.units, first.total.closing.value) == (11, "2150.00")
    wanted.page_token = first.next_page_token
    second = ask_as("analyst", "Z-1", wanted)
    assert [each.part_number for each in second.parts] == [VALVE]
    assert (second.HasField("total"), second.next_page_token) == (False, "")
    wrong = reports.ListStockMonthRequest(
        warehouse_code=STORE, month=Date(year=2026, month=13, day=1)
    )
    said = refused(lambda: ask_as("analyst", "Z-1", wrong))
    assert (said.reason, said.metadata["rule"]) == ("MONTH_UNREADABLE", "P-14")
    unseen = refused(lambda: ask_as("analyst", "Z-1", wanted, "SH01"))
    assert unseen.reason == "WAREHOUSE_NOT_FOUND"


def test_a_transfer_note_comes_in_two_copies_with_serials(desk: Desk) -> None:
    scene, ask_as = desk.scene, desk.ask_as
    way = Way(scene, SHANGHAI)
    scene.receive(PUMP=5)
    scene.part(DISK, Tracking.SERIAL)
    scene.receive_lots(DISK, "SN-1", "SN-2")
    asked = way.ask_lines(lines(PUMP=3, DISK=1))
    request = documents.PrintTransferNoteRequest(transfer_id=asked.id)
    early = refused(lambda: ask_as("storekeeper", "K-02", request, "SH01"))
    assert (early.reason, early.metadata["rule"]) == ("TRANSFER_NOTE_NOT_DUE", "P-08")
    way.ship(asked, lot_line(DISK, "SN-2"))
    document = ask_as("storekeeper", "K-02", request, "SH01").document
    assert document.file_name == f"transfer-note-{asked.id}.pdf"
    stays, travels = texts_of(document.content)
    assert "第一联 发货方留存" in stays
    assert "第二联 随货交收货方" in travels
    for text in (stays, travels):
        for words in ("调拨单", "承运人: 顺丰", "交接人: 张三", "发货人: K-01", "SN-2", "PUMP"):
            assert words in text, words
        assert "SN-1" not in text
    assert codes_of(document.content) == [[("QRCode", asked.id)]] * 2
    english = documents.PrintTransferNoteRequest(
        transfer_id=asked.id, language=documents.LANGUAGE_EN
    )
    paper = ask_as("storekeeper", "K-01", english, "BJ01").document.content
    assert "Copy 2: travels with the parts" in texts_of(paper)[1]
    other = refused(lambda: ask_as("storekeeper", "K-03", request, "GZ01"))
    assert other.reason == "TRANSFER_NOT_FOUND"


def test_a_reversed_receipt_says_so_in_both_languages_on_either_form(desk: Desk) -> None:
    scene, ask_as = desk.scene, desk.ask_as
    receipt = scene.receive_as(scene.receipt(PUMP=5))
    entry = scene.last_entry()
    request = documents.PrintReceivingFormRequest(receipt_id=receipt.id)
    standing = texts_of(ask_as("storekeeper", "K-01", request).document.content)
    assert not any("冲销" in text or "REVERSED" in text for text in standing)
    scene.later(hours=1)
    reversal = scene.reverse(entry)
    for language in (documents.LANGUAGE_ZH_CN, documents.LANGUAGE_EN):
        request.language = language
        for text in texts_of(ask_as("storekeeper", "K-01", request).document.content):
            # 9 o'clock UTC is 17 o'clock in Beijing.
            assert f"2026-03-02 17:00 由 S-01 以分录 {reversal.id} 冲销分录 {entry}" in text
            assert f"REVERSED on 2026-03-02 17:00 by S-01: entry {reversal.id} undid" in text
            assert "a slip of the pen" in text


def test_one_may_not_count_alone_and_of_bins_names_bins(desk: Desk) -> None:
    desk.scene.receive(PUMP=5)
    for changed, reason in (
        ({"recounter": COUNTER}, "COUNTERS_ARE_ONE"),
        ({"counter": " "}, "INVALID_REQUEST"),
        ({"scope": counts.COUNT_SCOPE_BINS}, "COUNT_BINS_UNFIT"),
        ({"bin_codes": ["main"]}, "COUNT_BINS_UNFIT"),
    ):
        said = refused(lambda: desk.open(**changed))  # noqa: B023
        assert (said.code, said.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)
