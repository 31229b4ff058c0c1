"""Traces and expected arrivals behind the real door and the real inbox (P-08, P-18, P-19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.inventory.v1 import expectations_pb2 as expectations
from callout.inventory.v1 import inventory_service_pb2 as inventory_pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import trace_service_pb2 as pb
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from callout.inventory.v1.trace_service_pb2_grpc import TraceServiceStub
from chassis.unit_of_work import SYSTEM
from integration.inventory.door import BRANCH, STORE, Door, open_inventory
from inventory import worker
from testkit.api import refused
from testkit.identity import Identities

pytestmark = pytest.mark.integration

ORDERS = "dispatch.work_order"


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    with open_inventory(
        database_of("inventory"), identities.public_keys, identities.token
    ) as opened:
        opened.set_up()
        yield opened


def lot_line(lot: str, quantity: int) -> rs.PartLine:
    lots = [rs.Lot(number=lot, quantity=quantity)]
    return rs.PartLine(part_number="OIL", quantity=quantity, lots=lots)


def order_of(door: Door, **whose: Any) -> str:
    order, request = str(uuid4()), str(uuid4())
    named: dict[str, Any] = {"work_order_id": order, "service_request_id": request}
    opened = dispatch_pb.WorkOrderOpened(**named, branch_code=BRANCH, **whose)
    accepted = dispatch_pb.WorkOrderAccepted(**named, technician_code="T-01")
    door.sender.send(ORDERS, order, opened, accepted, branch=BRANCH)
    return order


def issue(door: Door, order: str, lot: str, quantity: int) -> str:
    line = rs.PartLine(part_number="OIL", quantity=quantity)
    ask = door.ask(InventoryServiceStub, "technician").RequestParts
    wanted = inventory_pb.RequestPartsRequest(
        request_id=str(uuid4()), work_order_id=order, lines=[line]
    )
    requisition: str = ask(wanted).requisition.id
    door.ask(InventoryServiceStub, "supervisor").ApproveRequisition(
        inventory_pb.ApproveRequisitionRequest(request_id=str(uuid4()), requisition_id=requisition)
    )
    door.ask(InventoryServiceStub, "storekeeper").IssueParts(
        inventory_pb.IssuePartsRequest(
            request_id=str(uuid4()), requisition_id=requisition, lots=[lot_line(lot, quantity)]
        )
    )
    return requisition


def test_a_batch_is_traced_to_its_customers_and_back(door: Door) -> None:
    keeper = door.ask(InventoryServiceStub, "admin")
    keeper.RegisterPart(
        inventory_pb.RegisterPartRequest(
            request_id=str(uuid4()),
            part_number="OIL",
            name="油",
            unit="升",
            unit_cost="20",
            tracking=rs.TRACKING_BATCH,
        )
    )
    keeper.ReceiveStock(
        inventory_pb.ReceiveStockRequest(
            request_id=str(uuid4()),
            warehouse_code=STORE,
            lines=[lot_line("B-7", 5)],
            document="DN-7",
        )
    )
    customer, product = str(uuid4()), str(uuid4())
    order = order_of(door, customer_id=customer, installed_product_id=product)
    issue(door, order, "B-7", 2)
    issue(door, order_of(door), "B-7", 1)
    report = dispatch_pb.ServiceReportSubmitted(
        work_order_id=order, service_request_id=str(uuid4()), fixed=True
    )
    report.finished_time.GetCurrentTime()
    door.sender.send(ORDERS, order, report, branch=BRANCH, occurred_at=datetime.now(UTC))
    for timer in worker.TIMERS:
        with door.uow.begin(SYSTEM) as work:
            timer.run(work.tx, datetime.now(UTC))

    stub = door.ask(TraceServiceStub, "analyst")
    first = stub.TracePart(pb.TracePartRequest(lot="B-7", page_size=2))
    assert (first.part_number, first.tracking) == ("OIL", rs.TRACKING_BATCH)
    assert [each.entry.document_kind for each in first.movements] == ["receipt", "issue"]
    assert first.movements[1].order.customer_id == customer
    again = pb.TracePartRequest(lot="B-7", page_size=2, page_token=first.next_page_token)
    assert len(stub.TracePart(again).movements) == 1
    places = stub.ListLotPlaces(pb.ListLotPlacesRequest(part_number="OIL", lot="B-7")).places
    assert sorted((each.quantity, each.order.customer_id) for each in places) == [
        (1, ""),
        (2, ""),
        (2, customer),
    ]
    (row,) = stub.ListFittedParts(pb.ListFittedPartsRequest(installed_product_id=product)).fittings
    assert (row.fitted_part.lot, row.fitted_part.quantity) == ("B-7", 2)
    assert row.fitted_part.HasField("fitted_time")
    assert [(each.document, each.quantity) for each in row.origins] == [("DN-7", 5)]
    page = stub.ListFittedParts(
        pb.ListFittedPartsRequest(part_number="OIL", lot="B-7", page_size=1)
    )
    assert (len(page.fittings), bool(page.next_page_token)) == (1, True)
    told = door.rows("select stream from outbox where type like '%PartFitted'")
    assert [each.stream for each in told] == ["inventory.fitted_part"]

    _assert_refusals(door, stub)


def _assert_refusals(door: Door, stub: TraceServiceStub) -> None:
    def refusal(call: Callable[[Any], Any], request: Any) -> tuple[grpc.StatusCode, str]:
        told = refused(lambda: call(request))
        return told.code, told.reason

    missing = pb.TracePartRequest(lot="B-9")
    assert refusal(stub.TracePart, missing) == (grpc.StatusCode.NOT_FOUND, "LOT_NOT_FOUND")
    for unclear in (pb.ListFittedPartsRequest(), pb.ListFittedPartsRequest(lot="B-7")):
        assert refusal(stub.ListFittedParts, unclear) == (
            grpc.StatusCode.INVALID_ARGUMENT,
            "TRACE_UNCLEAR",
        )
    shut = door.ask(TraceServiceStub, "technician")
    code, _ = refusal(shut.TracePart, pb.TracePartRequest(lot="B-7"))
    assert code == grpc.StatusCode.PERMISSION_DENIED
    elsewhere = door.ask(TraceServiceStub, "analyst", "SH01")
    assert not elsewhere.TracePart(pb.TracePartRequest(lot="B-7")).movements


def test_who_is_short_is_told_from_where_and_when(door: Door) -> None:
    door.register("PUMP", "水泵")
    before = datetime.now(UTC)
    stub = door.ask(InventoryServiceStub, "technician")
    asked = stub.RequestParts(
        inventory_pb.RequestPartsRequest(
            request_id=str(uuid4()),
            work_order_id=order_of(door),
            lines=[rs.PartLine(part_number="PUMP", quantity=2)],
        )
    ).requisition
    shown = stub.GetRequisition(
        inventory_pb.GetRequisitionRequest(requisition_id=asked.id)
    ).requisition
    assert asked == shown
    (found,) = shown.expectations
    assert (found.part_number, found.quantity, found.number) == ("PUMP", 2, 1)
    assert found.source_kind == expectations.Expectation.SOURCE_KIND_SUPPLIER
    assert found.cause == expectations.Expectation.CAUSE_FOUND_SHORT
    assert found.policy_ref == "sourcing/default@2026.1"
    assert found.expected_time.ToDatetime(tzinfo=UTC) - before >= timedelta(days=14)
    door.receive("PUMP", 2)
    held = inventory_pb.GetRequisitionRequest(requisition_id=asked.id)
    assert not stub.GetRequisition(held).requisition.expectations
