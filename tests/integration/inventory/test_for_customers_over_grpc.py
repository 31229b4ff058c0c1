"""Supplements, green channel and special orders behind the real door and the real inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.inventory.v1 import green_channel_service_pb2 as green_pb
from callout.inventory.v1 import inventory_service_pb2 as pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import special_order_service_pb2 as special_pb
from callout.inventory.v1 import supplement_service_pb2 as supplement_pb
from callout.inventory.v1.green_channel_service_pb2_grpc import GreenChannelServiceStub
from callout.inventory.v1.inventory_service_pb2_grpc import InventoryServiceStub
from callout.inventory.v1.special_order_service_pb2_grpc import SpecialOrderServiceStub
from callout.inventory.v1.supplement_service_pb2_grpc import SupplementServiceStub
from integration.inventory.door import BRANCH, Door, open_inventory
from testkit.api import refused
from testkit.identity import Identities

pytestmark = pytest.mark.integration
DIGEST = "0f" * 32


def stamp(**ahead: float) -> Timestamp:
    """An instant a little before now, or as much later."""
    found = Timestamp()
    found.FromDatetime(datetime.now(UTC) + timedelta(**(ahead or {"seconds": -1})))
    return found


def key() -> str:
    return str(uuid4())


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    with open_inventory(
        database_of("inventory"), identities.public_keys, identities.token
    ) as opened:
        opened.set_up()
        opened.register("PUMP", "水泵")
        yield opened


def order_of(door: Door, severity: str) -> str:
    """An order that dispatch opened in some severity."""
    order, request = key(), key()
    door.sender.send(
        "dispatch.work_order",
        order,
        dispatch_pb.WorkOrderOpened(
            work_order_id=order, service_request_id=request, branch_code=BRANCH, severity=severity
        ),
        dispatch_pb.WorkOrderAccepted(
            work_order_id=order, service_request_id=request, technician_code="T-01"
        ),
        branch=BRANCH,
    )
    return order


def asked(door: Door, order: str, quantity: int = 1) -> rs.Requisition:
    line = rs.PartLine(part_number="PUMP", quantity=quantity)
    request = pb.RequestPartsRequest(request_id=key(), work_order_id=order, lines=[line])
    found: rs.Requisition = (
        door.ask(InventoryServiceStub, "technician").RequestParts(request).requisition
    )
    return found


def approve(door: Door, requisition: rs.Requisition) -> rs.Requisition:
    request = pb.ApproveRequisitionRequest(request_id=key(), requisition_id=requisition.id)
    found: rs.Requisition = (
        door.ask(InventoryServiceStub, "supervisor").ApproveRequisition(request).requisition
    )
    return found


def announced(door: Door) -> list[str]:
    rows = door.rows("select type from outbox where stream = 'inventory.requisition' order by id")
    return [row.type.rpartition(".")[2] for row in rows]


def sign_request(requisition: rs.Requisition, **facts: Any) -> supplement_pb.SignSupplementRequest:
    return supplement_pb.SignSupplementRequest(
        **{
            "request_id": key(),
            "requisition_id": requisition.id,
            "consented_by": "王先生",
            "consented_time": stamp(minutes=-5),
            "signed_by": "王先生",
            "signed_time": stamp(),
            "document": "BC-1",
            "digest": DIGEST,
            "amount": "350.5",
            **facts,
        }
    )


def test_an_addition_is_signed_once_and_goes_on(door: Door) -> None:
    door.receive("PUMP", 5)
    order = order_of(door, "C")
    asked(door, order)
    added = asked(door, order, 2)
    assert (added.is_addition, added.needs_supplement) == (True, True)
    missing = refused(lambda: approve(door, added))
    assert missing.code is grpc.StatusCode.FAILED_PRECONDITION
    assert (missing.reason, missing.metadata["rule"]) == ("SUPPLEMENT_MISSING", "P-05")
    adviser = door.ask(SupplementServiceStub, "call_taker")
    unsigned = supplement_pb.ListUnsignedRequest(branch_code=BRANCH)
    assert [each.id for each in adviser.ListUnsigned(unsigned).requisitions] == [added.id]
    request = sign_request(added)
    signed = adviser.SignSupplement(request).supplement
    assert adviser.SignSupplement(request).supplement == signed
    assert (signed.amount, signed.digest, signed.recorded_by) == ("350.50", DIGEST, "call_taker")
    again = refused(lambda: adviser.SignSupplement(sign_request(added)))
    assert again.reason == "SUPPLEMENT_ALREADY_SIGNED"
    for wrong in (
        {"digest": "x"},
        {"amount": "-1"},
        {"signed_by": ""},
        {"signed_time": stamp(minutes=-9)},
        {"signed_time": stamp(hours=9)},
    ):
        bad = sign_request(added, withdraws=signed.id, **wrong)
        no = refused(partial(adviser.SignSupplement, bad))
        assert no.code is grpc.StatusCode.INVALID_ARGUMENT
    keeper = door.ask(SupplementServiceStub, "storekeeper")
    denied = refused(lambda: keeper.SignSupplement(request))
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED
    listed = keeper.ListSupplements(supplement_pb.ListSupplementsRequest(work_order_id=order))
    assert list(listed.supplements) == [signed]
    assert not adviser.ListUnsigned(unsigned).requisitions
    assert approve(door, added).state == rs.Requisition.STATE_APPROVED
    assert announced(door).count("SupplementSigned") == 1


def test_an_urgent_order_takes_issues_first_and_is_approved_afterwards(door: Door) -> None:
    door.receive("PUMP", 1)
    loser = asked(door, order_of(door, "D"))
    waiting = asked(door, order := order_of(door, "B"))
    keeper = door.ask(GreenChannelServiceStub, "storekeeper")
    take = green_pb.TakeReservationsRequest(request_id=key(), requisition_id=waiting.id)
    early = refused(lambda: keeper.TakeReservations(take))
    assert (early.reason, early.metadata["rule"]) == ("GREEN_CHANNEL_NOT_URGENT", "P-09")
    graded = dispatch_pb.WorkOrderGraded(
        work_order_id=order, service_request_id=key(), severity="A"
    )
    door.sender.send("dispatch.work_order", order, graded, branch=BRANCH)
    taken = keeper.TakeReservations(take).requisition
    assert taken.state == rs.Requisition.STATE_RESERVED
    assert announced(door)[-3:] == ["ReservationTaken", "PartsShort", "PartsReserved"]
    request = green_pb.IssueFirstRequest(request_id=key(), requisition_id=taken.id)
    done = keeper.IssueFirst(request)
    assert keeper.IssueFirst(request) == done
    assert done.requisition.state == rs.Requisition.STATE_ISSUED
    wanted = green_pb.ListFirstIssuesRequest(outstanding=True)
    assert list(keeper.ListFirstIssues(wanted).first_issues) == [done.first_issue]
    assert not keeper.ListFirstIssues(green_pb.ListFirstIssuesRequest(overdue=True)).first_issues
    assert approve(door, taken).approved_by == "supervisor"
    assert not keeper.ListFirstIssues(wanted).first_issues
    assert announced(door)[-2:] == ["PartsIssued", "IssueApproved"]
    usual = refused(
        lambda: keeper.IssueFirst(
            green_pb.IssueFirstRequest(request_id=key(), requisition_id=loser.id)
        )
    )
    assert usual.reason == "REQUISITION_ILLEGAL_TRANSITION"  # it is short now


def test_a_special_order_is_paid_placed_received_and_refunded(door: Door) -> None:
    requisition = asked(door, order_of(door, "C"))
    keeper = door.ask(SpecialOrderServiceStub, "storekeeper")
    boss = door.ask(SpecialOrderServiceStub, "supervisor")
    propose = special_pb.ProposeSpecialOrderRequest(
        request_id=key(),
        requisition_id=requisition.id,
        procurement=special_pb.PROCUREMENT_SELF,
        reason="not kept in stock",
    )
    order = keeper.ProposeSpecialOrder(propose).special_order
    assert keeper.ProposeSpecialOrder(propose).special_order == order
    approval = special_pb.ApproveSpecialOrderRequest(
        request_id=key(), special_order_id=order.id, supplier="乙"
    )
    few = refused(lambda: boss.ApproveSpecialOrder(approval))
    assert (few.reason, few.metadata["rule"]) == ("QUOTES_TOO_FEW", "P-13")
    for supplier, amount in (("甲", "280"), ("乙", "260"), ("丙", "300")):
        quote = special_pb.AddQuoteRequest(
            request_id=key(),
            special_order_id=order.id,
            supplier=supplier,
            amount=amount,
            quoted_time=stamp(),
            document="Q",
        )
        keeper.AddQuote(quote)
    approved = boss.ApproveSpecialOrder(approval).special_order
    assert (approved.price, approved.deposit_due) == ("260.00", "78.00")
    place = special_pb.PlaceSpecialOrderRequest(
        request_id=key(), special_order_id=order.id, expected_time=stamp(days=3)
    )
    unpaid = refused(lambda: keeper.PlaceSpecialOrder(place))
    assert (unpaid.reason, unpaid.metadata["due"]) == ("DEPOSIT_MISSING", "78.00")
    pay = special_pb.ReceiveDepositRequest(
        request_id=key(), special_order_id=order.id, amount="80", receipt_number="R-1"
    )
    paid = door.ask(SpecialOrderServiceStub, "call_taker").ReceiveDeposit(pay).special_order
    assert paid.deposit.amount == "80.00"
    assert keeper.PlaceSpecialOrder(place).special_order.state == (
        special_pb.SpecialOrder.STATE_ORDERED
    )
    arrival = special_pb.ReceiveSpecialOrderRequest(
        request_id=key(),
        special_order_id=order.id,
        lines=[rs.PartLine(part_number="PUMP", quantity=1)],
        document="DN-9",
    )
    came = keeper.ReceiveSpecialOrder(arrival)
    assert keeper.ReceiveSpecialOrder(arrival) == came
    assert came.requisition.state == rs.Requisition.STATE_RESERVED
    assert came.receipt_number
    approve(door, requisition)
    door.ask(InventoryServiceStub, "storekeeper").IssueParts(
        pb.IssuePartsRequest(request_id=key(), requisition_id=requisition.id)
    )
    held = special_pb.ListSpecialOrdersRequest(branch_code=BRANCH, deposit_held=True)
    assert [each.id for each in keeper.ListSpecialOrders(held).special_orders] == [order.id]
    settle = special_pb.SettleDepositRequest(
        request_id=key(),
        special_order_id=order.id,
        outcome=special_pb.DEPOSIT_OUTCOME_REFUNDED,
        document="V-1",
    )
    settled = boss.SettleDeposit(settle).special_order
    assert boss.SettleDeposit(settle).special_order == settled
    settle.request_id = key()
    assert refused(lambda: boss.SettleDeposit(settle)).reason == "DEPOSIT_NOT_HELD"
    assert (
        keeper.GetSpecialOrder(
            special_pb.GetSpecialOrderRequest(special_order_id=order.id)
        ).special_order
        == settled
    )
    assert not keeper.ListSpecialOrders(held).special_orders
    cancel = special_pb.CancelSpecialOrderRequest(
        request_id=key(), special_order_id=order.id, reason="sold"
    )
    assert refused(lambda: boss.CancelSpecialOrder(cancel)).reason == (
        "SPECIAL_ORDER_ILLEGAL_TRANSITION"
    )
    for wrong in (
        lambda: keeper.ApproveSpecialOrder(approval),
        lambda: door.ask(SpecialOrderServiceStub, "technician").SettleDeposit(settle),
    ):
        assert refused(wrong).code is grpc.StatusCode.PERMISSION_DENIED
