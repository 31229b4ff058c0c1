"""Inventory behind its real door and its real inbox, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_resources
from callout.inventory.v1 import events_pb2
from callout.inventory.v1 import inventory_service_pb2 as pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from chassis.unit_of_work import SYSTEM, UnitOfWork
from fakes.incoming import Sender, as_event
from inventory import api, worker
from inventory.ports import Tx
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities

pytestmark = pytest.mark.integration

ORDERS = "dispatch.work_order"


@dataclass
class Service:
    """One inventory, as its callers and the bus see it."""

    sender: Sender
    uow: UnitOfWork[Tx]
    stub_as: Callable[..., InventoryServiceStub]

    def rows(self, statement: str) -> list[Any]:
        with self.uow.begin(SYSTEM) as work:
            return list(work.connection.execute(text(statement)).all())

    def set_up(self, branch: str = "BJ01") -> None:
        registered = intake_pb.BranchRegistered(
            branch=intake_resources.Branch(
                code=branch, name="一站", city="北京", region="north", time_zone="Asia/Shanghai"
            )
        )
        self.sender.send("intake.branch", branch, registered, branch=branch)
        keeper = self.stub_as("admin")
        keeper.OpenWarehouse(
            pb.OpenWarehouseRequest(
                request_id=str(uuid4()), code=f"{branch}-W1", branch_code=branch, name="主库"
            )
        )
        for number, cost in (("PUMP", "300"), ("BOARD", "1500.50")):
            keeper.RegisterPart(
                pb.RegisterPartRequest(
                    request_id=str(uuid4()),
                    part_number=number,
                    name=number,
                    unit="个",
                    unit_cost=cost,
                )
            )

    def order(self, branch: str = "BJ01", *, started: bool = True) -> str:
        order, request = str(uuid4()), str(uuid4())
        told: list[Any] = [
            dispatch_pb.WorkOrderOpened(
                work_order_id=order, service_request_id=request, branch_code=branch
            )
        ]
        if started:
            told.append(
                dispatch_pb.WorkOrderAccepted(
                    work_order_id=order, service_request_id=request, technician_code="T-01"
                )
            )
        self.sender.send(ORDERS, order, *told, branch=branch)
        return order

    def end(self, order: str) -> None:
        closed = dispatch_pb.WorkOrderClosed(work_order_id=order, service_request_id=str(uuid4()))
        self.sender.send(ORDERS, order, closed)

    def run_timers(self) -> None:
        for timer in worker.TIMERS:
            while True:
                with self.uow.begin(SYSTEM) as work:
                    if not timer.run(work.tx, datetime.now(UTC)):
                        break


@pytest.fixture
def service(database_of: Callable[[str], str], identities: Identities) -> Iterator[Service]:
    environ = {
        "CALLOUT_INVENTORY_DATABASE_URL": database_of("inventory"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }
    door, inside = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(door))

        def stub_as(role: str, *branches: str, subject: str = "") -> InventoryServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return InventoryServiceStub(stack.enter_context(channel_to(address, token)))

        yield Service(sender=Sender(inside), uow=inside.uow, stub_as=stub_as)
    door.database.dispose()
    inside.database.dispose()


def lines(**quantities: int) -> list[rs.PartLine]:
    return [rs.PartLine(part_number=part, quantity=n) for part, n in quantities.items()]


def receive(service: Service, warehouse: str = "BJ01-W1", **quantities: int) -> Any:
    return service.stub_as("storekeeper").ReceiveStock(
        pb.ReceiveStockRequest(
            request_id=str(uuid4()),
            warehouse_code=warehouse,
            lines=lines(**quantities),
            document="DN-1",
        )
    )


def ask(service: Service, order: str, **quantities: int) -> rs.Requisition:
    answer = service.stub_as("technician", subject="T-01").RequestParts(
        pb.RequestPartsRequest(
            request_id=str(uuid4()), work_order_id=order, lines=lines(**quantities)
        )
    )
    asked: rs.Requisition = answer.requisition
    return asked


def test_parts_travel_from_the_delivery_to_the_order_and_back(service: Service) -> None:
    service.set_up()
    level = receive(service, PUMP=5).levels[0]
    assert (level.warehouse_code, level.part_number, level.on_hand) == ("BJ01-W1", "PUMP", 5)
    asked = ask(service, service.order(), PUMP=2)
    assert (asked.state, asked.amount) == (rs.Requisition.STATE_RESERVED, "600.00")
    assert (asked.approval_level, asked.policy_ref) == ("supervisor", "approval/parts@2026.1")
    named: dict[str, Any] = {"requisition_id": asked.id}
    approved = service.stub_as("supervisor").ApproveRequisition(
        pb.ApproveRequisitionRequest(request_id=str(uuid4()), **named)
    )
    assert approved.requisition.approved_by == "supervisor"
    keeper = service.stub_as("storekeeper")
    issued = keeper.IssueParts(pb.IssuePartsRequest(request_id=str(uuid4()), **named))
    assert list(issued.requisition.issued) == lines(PUMP=2)
    returned = keeper.ReturnParts(
        pb.ReturnPartsRequest(
            request_id=str(uuid4()), lines=lines(PUMP=1), unused_and_checked=True, **named
        )
    )
    assert list(returned.requisition.returned) == lines(PUMP=1)
    found = keeper.GetRequisition(pb.GetRequisitionRequest(**named))
    assert found.requisition == returned.requisition
    (stock,) = keeper.ListStock(pb.ListStockRequest(warehouse_code="BJ01-W1")).levels
    assert (stock.on_hand, stock.reserved) == (4, 0)
    entries = keeper.ListLedger(pb.ListLedgerRequest(part_number="PUMP")).entries
    assert [(entry.document_kind, entry.quantity) for entry in entries] == [
        ("receipt", 5),
        ("issue", 2),
        ("return", 1),
    ]
    sent = service.rows("select type, sequence, branch from outbox order by id")
    assert [(row.type.rpartition(".")[2], row.sequence, row.branch) for row in sent] == [
        ("WarehouseOpened", 1, "BJ01"),
        ("StockReceived", 2, "BJ01"),
        ("PartsReserved", 1, "BJ01"),
        ("RequisitionApproved", 2, "BJ01"),
        ("PartsIssued", 3, "BJ01"),
        ("PartsReturned", 4, "BJ01"),
    ]


def test_a_shortage_is_an_answer_and_the_delivery_serves_it(service: Service) -> None:
    service.set_up()
    asked = ask(service, service.order(), PUMP=2)
    assert asked.state == rs.Requisition.STATE_SHORT
    assert [(gap.part_number, gap.missing) for gap in asked.shortages] == [("PUMP", 2)]
    receive(service, PUMP=2)
    listed = service.stub_as("technician").ListRequisitions(
        pb.ListRequisitionsRequest(state=rs.Requisition.STATE_RESERVED)
    )
    assert [each.id for each in listed.requisitions] == [asked.id]
    (row,) = service.rows("select body from outbox where type like '%PartsReserved'")
    assert events_pb2.PartsReserved.FromString(row.body).work_order_id == asked.work_order_id


def test_the_same_request_twice_asks_once(service: Service) -> None:
    service.set_up()
    receive(service, PUMP=5)
    stub = service.stub_as("technician", subject="T-01")
    request = pb.RequestPartsRequest(
        request_id=str(uuid4()), work_order_id=service.order(), lines=lines(PUMP=2)
    )
    first, second = stub.RequestParts(request), stub.RequestParts(request)
    assert first == second
    (stock,) = stub.ListStock(pb.ListStockRequest()).levels
    assert stock.reserved == 2


def test_an_order_that_is_not_started_is_refused_by_name_of_the_rule(service: Service) -> None:
    service.set_up()
    order = service.order(started=False)
    said = refused(lambda: ask(service, order, PUMP=1))
    assert said.code is grpc.StatusCode.FAILED_PRECONDITION
    assert (said.reason, said.domain) == ("WORK_ORDER_NOT_STARTED", "inventory.callout")
    assert (said.metadata["rule"], said.metadata["state"]) == ("P-04", "open")
    unknown = refused(lambda: ask(service, str(uuid4()), PUMP=1))
    assert (unknown.reason, unknown.metadata["rule"]) == ("WORK_ORDER_UNKNOWN", "P-04")
    assert service.rows("select 1 from requisition") == []


def test_who_asked_does_not_approve_and_the_level_is_kept(service: Service) -> None:
    service.set_up()
    receive(service, BOARD=2)
    asked = ask(service, service.order(), BOARD=2)
    assert asked.approval_level == "approver"

    def approve(role: str, subject: str) -> rs.Requisition:
        answer = service.stub_as(role, subject=subject).ApproveRequisition(
            pb.ApproveRequisitionRequest(request_id=str(uuid4()), requisition_id=asked.id)
        )
        approved: rs.Requisition = answer.requisition
        return approved

    assert refused(lambda: approve("admin", "T-01")).reason == "REQUISITION_APPROVED_BY_REQUESTER"
    assert refused(lambda: approve("supervisor", "S-01")).reason == "APPROVAL_LEVEL_TOO_LOW"
    assert refused(lambda: approve("technician", "T-02")).code is (
        grpc.StatusCode.PERMISSION_DENIED
    )
    assert approve("approver", "D-01").approved_by == "D-01"


def test_a_closed_order_gives_back_what_it_held(service: Service) -> None:
    service.set_up()
    receive(service, PUMP=1)
    first, second = service.order(), service.order()
    held, waiting = ask(service, first, PUMP=1), ask(service, second, PUMP=1)
    service.end(first)
    service.run_timers()
    stub = service.stub_as("storekeeper")
    states = {
        each.id: each.state
        for each in stub.ListRequisitions(pb.ListRequisitionsRequest()).requisitions
    }
    assert states == {
        held.id: rs.Requisition.STATE_RELEASED,
        waiting.id: rs.Requisition.STATE_RESERVED,
    }


def test_a_requisition_is_given_up_with_a_reason(service: Service) -> None:
    service.set_up()
    receive(service, PUMP=1)
    asked = ask(service, service.order(), PUMP=1)
    released = service.stub_as("storekeeper").ReleaseRequisition(
        pb.ReleaseRequisitionRequest(
            request_id=str(uuid4()), requisition_id=asked.id.upper(), reason="客户取消"
        )
    )
    assert released.requisition.state == rs.Requisition.STATE_RELEASED
    (row,) = service.rows("select body from outbox where type like '%ReservationReleased'")
    event = events_pb2.ReservationReleased.FromString(row.body)
    assert (event.reason, event.warehouse_code) == ("客户取消", "BJ01-W1")


def test_events_that_come_twice_or_out_of_order_take_effect_once(service: Service) -> None:
    order = str(uuid4())
    named: dict[str, Any] = {"work_order_id": order, "service_request_id": str(uuid4())}
    opened = as_event(ORDERS, order, 1, dispatch_pb.WorkOrderOpened(**named, branch_code="BJ01"))
    accepted = as_event(
        ORDERS, order, 2, dispatch_pb.WorkOrderAccepted(**named, technician_code="T-01")
    )
    signed = as_event(ORDERS, order, 3, _signed(named))
    service.sender.deliver(signed)
    service.sender.deliver(accepted, opened, accepted)
    service.sender.deliver(opened, signed)
    (row,) = service.rows("select state from work_order")
    assert (row.state, service.sender.unsettled()) == ("done", [])


def _signed(named: dict[str, Any]) -> dispatch_pb.WorkOrderSigned:
    signed = dispatch_pb.WorkOrderSigned(**named, technician_code="T-01")
    signed.signed_time.FromDatetime(datetime(2026, 3, 2, tzinfo=UTC))
    return signed


def test_a_branch_of_others_is_out_of_sight(service: Service) -> None:
    service.set_up("BJ01")
    service.set_up("SH01")
    receive(service, PUMP=1)
    asked = ask(service, service.order(), PUMP=1)
    stranger = service.stub_as("storekeeper", "SH01")
    said = refused(
        lambda: stranger.GetRequisition(pb.GetRequisitionRequest(requisition_id=asked.id))
    )
    assert (said.code, said.reason) == (grpc.StatusCode.NOT_FOUND, "REQUISITION_NOT_FOUND")
    assert not stranger.ListStock(pb.ListStockRequest()).levels
    assert not stranger.ListLedger(pb.ListLedgerRequest()).entries
    listed = refused(
        lambda: stranger.ListRequisitions(pb.ListRequisitionsRequest(branch_code="BJ01"))
    )
    assert listed.code is grpc.StatusCode.PERMISSION_DENIED


def test_lists_are_paged_by_an_opaque_token(service: Service) -> None:
    service.set_up()
    order = service.order()
    asked = [ask(service, order, PUMP=1).id for _ in range(5)]
    receive(service, PUMP=1, BOARD=1)
    receive(service, PUMP=1)
    stub = service.stub_as("supervisor")
    seen: list[str] = []
    token, pages = "", 0
    while token or not pages:
        page = stub.ListRequisitions(
            pb.ListRequisitionsRequest(work_order_id=order, page_size=2, page_token=token)
        )
        seen += [each.id for each in page.requisitions]
        token, pages = page.next_page_token, pages + 1
    assert (seen, pages) == (asked, 3)
    first = stub.ListStock(pb.ListStockRequest(page_size=1))
    rest = stub.ListStock(pb.ListStockRequest(page_size=1, page_token=first.next_page_token))
    assert [each.part_number for each in (*first.levels, *rest.levels)] == ["BOARD", "PUMP"]
    assert not rest.next_page_token
    ledger = stub.ListLedger(pb.ListLedgerRequest(page_size=2))
    behind = stub.ListLedger(pb.ListLedgerRequest(page_token=ledger.next_page_token))
    assert (len(ledger.entries), len(behind.entries)) == (2, 1)
    for garbage in ("x", "bm8=", "W10=", "WyJ4Il0="):
        said = refused(
            lambda garbage=garbage: stub.ListRequisitions(  # type: ignore[misc]
                pb.ListRequisitionsRequest(page_token=garbage)
            )
        )
        assert (said.code, said.reason) == (
            grpc.StatusCode.INVALID_ARGUMENT,
            "PAGE_TOKEN_UNREADABLE",
        )


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"lines": lines(PUMP=0)}, "lines[0].quantity"),
        ({"lines": lines(PUMP=1_000_001)}, "lines[0].quantity"),
        ({"lines": []}, "lines"),
        ({"work_order_id": "x"}, "work_order_id"),
        ({"lines": [*lines(PUMP=1), *lines(PUMP=2)]}, "lines[1].part_number"),
    ],
)
def test_a_request_that_makes_no_sense_names_its_field(
    service: Service, request_: dict[str, Any], field: str
) -> None:
    whole = {"request_id": str(uuid4()), "work_order_id": str(uuid4()), "lines": lines(PUMP=1)}
    request = pb.RequestPartsRequest(**{**whole, **request_})
    said = refused(lambda: service.stub_as("technician").RequestParts(request))
    assert said.code is grpc.StatusCode.INVALID_ARGUMENT
    assert field in said.fields


def test_a_delivery_with_differences_has_a_form_and_its_faulty_parts_are_decided_upon(
    service: Service,
) -> None:
    service.set_up()
    keeper = service.stub_as("storekeeper")
    bad = rs.FaultyLine(line=lines(PUMP=2)[0], cause="外箱破损")
    received = keeper.ReceiveStock(
        pb.ReceiveStockRequest(
            request_id=str(uuid4()),
            warehouse_code="BJ01-W1",
            lines=lines(PUMP=5),
            document="DN-1",
            expected=lines(PUMP=6, BOARD=1),
            faulty=[bad],
        )
    )
    assert received.levels[-1].on_hand == 3
    form = keeper.GetReceipt(pb.GetReceiptRequest(receipt_id=received.receipt_id)).receipt
    assert form.number == received.receipt_number
    assert form.number.startswith("BJ01-W1-")
    assert [(e.part_number, e.quantity, e.faulty, e.difference) for e in form.lines] == [
        ("BOARD", 0, 0, -1),
        ("PUMP", 5, 2, -1),
    ]
    receive(service, PUMP=1)
    differing = keeper.ListReceipts(pb.ListReceiptsRequest(with_differences=True)).receipts
    assert list(differing) == [form]
    first = keeper.ListReceipts(pb.ListReceiptsRequest(page_size=1))
    rest = keeper.ListReceipts(pb.ListReceiptsRequest(page_token=first.next_page_token))
    assert (len(first.receipts), len(rest.receipts)) == (1, 1)

    def decide(outcome: Any, quantity: int) -> int:
        answer = keeper.ReleaseQuarantine(
            pb.ReleaseQuarantineRequest(
                request_id=str(uuid4()),
                warehouse_code="BJ01-W1",
                lines=lines(PUMP=quantity),
                outcome=outcome,
                reason="检查完好",
            )
        )
        return int(answer.entry_id)

    assert decide(rs.QUARANTINE_OUTCOME_GOOD, 1) > 0
    assert refused(lambda: decide(rs.QUARANTINE_OUTCOME_BACK, 2)).reason == "BALANCE_TOO_LOW"
    said = refused(lambda: decide(rs.QUARANTINE_OUTCOME_UNSPECIFIED, 1))
    assert "outcome" in said.fields
    (stock,) = keeper.ListStock(pb.ListStockRequest(part_number="PUMP")).levels
    assert stock.on_hand == 5


def test_serials_bins_a_reversal_and_a_past_balance_travel_through_the_door(
    service: Service,
) -> None:
    service.set_up()
    keeper, supervisor = service.stub_as("storekeeper"), service.stub_as("supervisor")
    registered = keeper.RegisterPart(
        pb.RegisterPartRequest(
            request_id=str(uuid4()),
            part_number="DISK",
            name="DISK",
            unit="个",
            unit_cost="80",
            tracking=rs.TRACKING_SERIAL,
        )
    )
    assert registered.part.tracking == rs.TRACKING_SERIAL
    disks = rs.PartLine(
        part_number="DISK", quantity=2, lots=[rs.Lot(number=n, quantity=1) for n in ("S1", "S2")]
    )
    named: dict[str, Any] = {"warehouse_code": "BJ01-W1"}
    keeper.ReceiveStock(
        pb.ReceiveStockRequest(request_id=str(uuid4()), lines=[disks], document="DN", **named)
    )
    opened = keeper.OpenBin(pb.OpenBinRequest(request_id=str(uuid4()), code="A-01", **named))
    assert opened.bin.account == "warehouse:BJ01-W1/A-01"
    moved = keeper.MoveStock(
        pb.MoveStockRequest(
            request_id=str(uuid4()), from_bin="main", to_bin="A-01", lines=[disks], **named
        )
    )

    def balances(**wanted: Any) -> list[tuple[str, str, int]]:
        found = keeper.ListBalances(pb.ListBalancesRequest(**named, **wanted)).balances
        return [(each.account, each.lot, each.quantity) for each in found]

    shelf, main = "warehouse:BJ01-W1/A-01", "warehouse:BJ01-W1"
    assert balances() == [(shelf, "S1", 1), (shelf, "S2", 1)]
    asked = ask(service, service.order(), DISK=1)
    supervisor.ApproveRequisition(
        pb.ApproveRequisitionRequest(request_id=str(uuid4()), requisition_id=asked.id)
    )
    first = rs.PartLine(part_number="DISK", quantity=1, lots=disks.lots[:1])
    keeper.IssueParts(
        pb.IssuePartsRequest(request_id=str(uuid4()), requisition_id=asked.id, lots=[first])
    )
    said = refused(
        lambda: supervisor.ReverseEntry(
            pb.ReverseEntryRequest(
                request_id=str(uuid4()), entry_id=moved.entry_id, reason="wrong shelf"
            )
        )
    )
    assert (said.code, said.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "BALANCE_TOO_LOW")
    assert (said.metadata["rule"], said.metadata["account"]) == ("P-02", shelf)
    again = keeper.ReceiveStock
    said = refused(
        lambda: again(
            pb.ReceiveStockRequest(request_id=str(uuid4()), lines=[first], document="D", **named)
        )
    )
    assert (said.reason, said.metadata["serial"]) == ("SERIAL_ELSEWHERE", "S1")
    keeper.ReceiveStock(
        pb.ReceiveStockRequest(
            request_id=str(uuid4()), lines=lines(PUMP=5), document="DN-2", **named
        )
    )
    entries = keeper.ListLedger(pb.ListLedgerRequest(part_number="PUMP")).entries
    assert (
        refused(
            lambda: keeper.ReverseEntry(
                pb.ReverseEntryRequest(
                    request_id=str(uuid4()), entry_id=entries[0].entry_id, reason="mine"
                )
            )
        ).code
        is grpc.StatusCode.PERMISSION_DENIED
    )
    undone = supervisor.ReverseEntry(
        pb.ReverseEntryRequest(
            request_id=str(uuid4()), entry_id=entries[0].entry_id, reason="送错仓库"
        )
    )
    assert balances() == [(shelf, "S2", 1)]
    assert balances(as_of_time=entries[0].occurred_time) == [
        (main, "", 5),
        (shelf, "S2", 1),
    ]
    page = keeper.ListBalances(
        pb.ListBalancesRequest(as_of_time=entries[0].occurred_time, page_size=1, **named)
    )
    rest = keeper.ListBalances(
        pb.ListBalancesRequest(
            as_of_time=entries[0].occurred_time, page_token=page.next_page_token, **named
        )
    )
    assert [(e.account, e.lot) for e in (*page.balances, *rest.balances)] == [
        (main, ""),
        (shelf, "S2"),
    ]
    (row,) = service.rows("select body, branch from outbox where type like '%EntryReversed'")
    event = events_pb2.EntryReversed.FromString(row.body)
    assert (event.entry_id, event.reverses_entry_id, event.reason, row.branch) == (
        undone.entry_id,
        entries[0].entry_id,
        "送错仓库",
        "BJ01",
    )
    listed = keeper.ListLedger(pb.ListLedgerRequest(part_number="PUMP")).entries[-1]
    assert (listed.document_kind, listed.reverses_entry_id, listed.reason) == (
        "reversal",
        entries[0].entry_id,
        "送错仓库",
    )
    stranger = service.stub_as("storekeeper", "SH01")
    hidden = refused(lambda: stranger.ListBalances(pb.ListBalancesRequest(**named)))
    assert hidden.reason == "WAREHOUSE_NOT_FOUND"
