"""Fitted parts and traces as messages of the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from google.protobuf.message import Message

from callout.inventory.v1 import fitted_parts_events_pb2 as events_pb
from callout.inventory.v1 import fitted_parts_pb2 as pb
from callout.inventory.v1 import trace_service_pb2 as trace_pb
from inventory.adapters.wire_resources import ledger_entry, timestamp, tracking_message
from inventory.domain.fitted_parts import events
from inventory.domain.fitted_parts.fitted_part import FittedPart
from inventory.domain.fitted_parts.trace import LotOrigin, LotPlace, TracedMovement, TracedOrder

STREAM: Final = "inventory.fitted_part"


def fitted_part(value: FittedPart) -> pb.FittedPart:
    """Return a fitted part as a message."""
    return pb.FittedPart(
        id=value.id,
        part_number=value.part_number,
        tracking=tracking_message(value.tracking),
        lot=value.lot,
        quantity=value.quantity,
        requisition_id=value.requisition_id,
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        customer_id=value.customer_id,
        installed_product_id=value.installed_product_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        issued_time=timestamp(value.issued_at),
        fitted_time=None if value.fitted_at is None else timestamp(value.fitted_at),
        in_warranty=value.in_warranty,
        version=value.version,
    )


def movement(value: TracedMovement) -> trace_pb.TracedMovement:
    """Return a movement of a serial or batch as a message."""
    return trace_pb.TracedMovement(entry=ledger_entry(value.line), order=_order(value.order))


def place(value: LotPlace) -> trace_pb.LotPlace:
    """Return where units are as a message."""
    return trace_pb.LotPlace(
        account=str(value.account), quantity=value.quantity, order=_order(value.order)
    )


def fitting(row: tuple[FittedPart, Sequence[LotOrigin]]) -> trace_pb.TracedFitting:
    """Return a fitted part with the deliveries that brought it as a message."""
    value, origins = row
    return trace_pb.TracedFitting(
        fitted_part=fitted_part(value), origins=[_origin(each) for each in origins]
    )


def _origin(value: LotOrigin) -> trace_pb.LotOrigin:
    return trace_pb.LotOrigin(
        receipt_id=value.receipt_id,
        receipt_number=value.number,
        document=value.document,
        warehouse_code=value.warehouse_code,
        received_time=timestamp(value.received_at),
        quantity=value.quantity,
    )


def _order(value: TracedOrder | None) -> trace_pb.TracedOrder | None:
    if value is None:
        return None
    return trace_pb.TracedOrder(
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        branch_code=value.branch_code,
        customer_id=value.customer_id,
        installed_product_id=value.installed_product_id,
    )


ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.PartFitted: lambda event: events_pb.PartFitted(
        fitted_part=fitted_part(event.fitted_part)
    ),
    events.PartFittingCorrected: lambda event: events_pb.PartFittingCorrected(
        fitted_part=fitted_part(event.fitted_part)
    ),
}
