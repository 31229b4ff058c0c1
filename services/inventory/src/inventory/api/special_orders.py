"""gRPC door of special orders (P-13)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import grpc

from callout.inventory.v1 import special_order_service_pb2 as pb
from callout.inventory.v1 import special_order_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.special_orders import paging, wire
from inventory.adapters.wire_resources import requisition
from inventory.api.decode import faulty_lines, part_lines, requisition_id, stated, uuid_of
from inventory.bootstrap import IdSource
from inventory.domain.ids import ReceiptId, SpecialOrderId
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.special_orders.add_quote import AddQuote, add_quote
from inventory.handlers.special_orders.approve_special_order import (
    ApproveSpecialOrder,
    approve_special_order,
)
from inventory.handlers.special_orders.cancel_special_order import (
    CancelSpecialOrder,
    cancel_special_order,
)
from inventory.handlers.special_orders.place_special_order import (
    PlaceSpecialOrder,
    place_special_order,
)
from inventory.handlers.special_orders.propose_special_order import (
    ProposeSpecialOrder,
    propose_special_order,
)
from inventory.handlers.special_orders.receive_deposit import ReceiveDeposit, receive_deposit
from inventory.handlers.special_orders.receive_special_order import (
    ReceiveSpecialOrder,
    receive_special_order,
)
from inventory.handlers.special_orders.settle_deposit import SettleDeposit, settle_deposit
from inventory.ports import Tx
from inventory.ports.special_orders import SpecialOrderFilter


class SpecialOrderServicer(rpc.SpecialOrderServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def ProposeSpecialOrder(
        self, request: pb.ProposeSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.ProposeSpecialOrderResponse:
        special_order_id = SpecialOrderId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.ProposeSpecialOrderResponse:
            cmd = ProposeSpecialOrder(
                special_order_id=special_order_id,
                requisition_id=requisition_id(request.requisition_id),
                procurement=wire.procurement_of(request.procurement),
                reason=request.reason,
            )
            proposed = propose_special_order(cmd, tx, now)
            return pb.ProposeSpecialOrderResponse(special_order=wire.special_order(proposed))

        return self._commands.run(request, use_case)

    def AddQuote(
        self, request: pb.AddQuoteRequest, context: grpc.ServicerContext
    ) -> pb.AddQuoteResponse:
        def use_case(tx: Tx, now: datetime) -> pb.AddQuoteResponse:
            cmd = AddQuote(
                special_order_id=_id(request.special_order_id),
                supplier=request.supplier.strip(),
                amount=Decimal(request.amount),
                quoted_at=stated(request, request.quoted_time, "quoted_time") or now,
                document=request.document,
            )
            return pb.AddQuoteResponse(special_order=wire.special_order(add_quote(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def ApproveSpecialOrder(
        self, request: pb.ApproveSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.ApproveSpecialOrderResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ApproveSpecialOrderResponse:
            cmd = ApproveSpecialOrder(
                special_order_id=_id(request.special_order_id),
                supplier=request.supplier.strip(),
                reason=request.reason.strip(),
            )
            approved = approve_special_order(cmd, tx, now)
            return pb.ApproveSpecialOrderResponse(special_order=wire.special_order(approved))

        return self._commands.run(request, use_case)

    def ReceiveDeposit(
        self, request: pb.ReceiveDepositRequest, context: grpc.ServicerContext
    ) -> pb.ReceiveDepositResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReceiveDepositResponse:
            cmd = ReceiveDeposit(
                special_order_id=_id(request.special_order_id),
                amount=Decimal(request.amount),
                receipt_number=request.receipt_number.strip(),
                occurred_at=stated(request, request.occurred_time),
            )
            paid = receive_deposit(cmd, tx, now)
            return pb.ReceiveDepositResponse(special_order=wire.special_order(paid))

        return self._commands.run(request, use_case)

    def PlaceSpecialOrder(
        self, request: pb.PlaceSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.PlaceSpecialOrderResponse:
        def use_case(tx: Tx, now: datetime) -> pb.PlaceSpecialOrderResponse:
            cmd = PlaceSpecialOrder(
                special_order_id=_id(request.special_order_id),
                expected_at=stated(request, request.expected_time, "expected_time") or now,
            )
            placed = place_special_order(cmd, tx, now)
            return pb.PlaceSpecialOrderResponse(special_order=wire.special_order(placed))

        return self._commands.run(request, use_case)

    def ReceiveSpecialOrder(
        self, request: pb.ReceiveSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.ReceiveSpecialOrderResponse:
        receipt_id = ReceiptId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.ReceiveSpecialOrderResponse:
            cmd = ReceiveSpecialOrder(
                special_order_id=_id(request.special_order_id),
                receipt_id=receipt_id,
                lines=part_lines(request.lines),
                document=request.document,
                faulty=faulty_lines(request.faulty),
                occurred_at=stated(request, request.occurred_time),
            )
            arrived = receive_special_order(cmd, tx, now)
            return pb.ReceiveSpecialOrderResponse(
                special_order=wire.special_order(arrived.order),
                requisition=requisition(arrived.requisition),
                receipt_number=arrived.receipt.number,
            )

        return self._commands.run(request, sighted(use_case))

    def CancelSpecialOrder(
        self, request: pb.CancelSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.CancelSpecialOrderResponse:
        def use_case(tx: Tx, now: datetime) -> pb.CancelSpecialOrderResponse:
            cmd = CancelSpecialOrder(
                special_order_id=_id(request.special_order_id), reason=request.reason
            )
            cancelled = cancel_special_order(cmd, tx, now)
            return pb.CancelSpecialOrderResponse(special_order=wire.special_order(cancelled))

        return self._commands.run(request, use_case)

    def SettleDeposit(
        self, request: pb.SettleDepositRequest, context: grpc.ServicerContext
    ) -> pb.SettleDepositResponse:
        def use_case(tx: Tx, now: datetime) -> pb.SettleDepositResponse:
            cmd = SettleDeposit(
                special_order_id=_id(request.special_order_id),
                outcome=wire.outcome_of(request.outcome),
                document=request.document,
                occurred_at=stated(request, request.occurred_time),
            )
            settled = settle_deposit(cmd, tx, now)
            return pb.SettleDepositResponse(special_order=wire.special_order(settled))

        return self._commands.run(request, use_case)

    def GetSpecialOrder(
        self, request: pb.GetSpecialOrderRequest, context: grpc.ServicerContext
    ) -> pb.GetSpecialOrderResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetSpecialOrderResponse:
            found = tx.special_orders.get(_id(request.special_order_id))
            return pb.GetSpecialOrderResponse(special_order=wire.special_order(found))

        return self._commands.read(use_case)

    def ListSpecialOrders(
        self, request: pb.ListSpecialOrdersRequest, context: grpc.ServicerContext
    ) -> pb.ListSpecialOrdersResponse:
        wanted = SpecialOrderFilter(
            branch_code=request.branch_code,
            state=wire.state_of(request.state),
            holds_deposit=request.deposit_held,
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListSpecialOrdersResponse:
            rows, token = paging.SPECIAL_ORDERS.page(
                lambda after, limit: tx.special_orders.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListSpecialOrdersResponse(
                special_orders=map(wire.special_order, rows), next_page_token=token
            )

        return self._commands.read(use_case)


def _id(text: str) -> SpecialOrderId:
    return SpecialOrderId(uuid_of(text))
