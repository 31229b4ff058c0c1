"""Where a serial or batch went, and what somebody got: rows of the tables (P-19)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import trace_service_pb2 as pb
from callout_cli.texts import say
from callout_cli.times import instant_of

PLACE_COLUMNS: Final = (
    "col.account",
    ">col.quantity",
    "col.trace_branch",
    "col.trace_request",
    "col.trace_customer",
    "col.trace_product",
)
MOVEMENT_COLUMNS: Final = (
    "col.moved",
    ">col.quantity",
    "col.from_account",
    "col.to_account",
    "col.trace_document",
    "col.trace_request",
    "col.trace_customer",
)
FITTING_COLUMNS: Final = (
    "col.part",
    "col.lot",
    ">col.quantity",
    "col.issued_at",
    "col.fitted",
    "col.trace_order",
    "col.trace_request",
    "col.trace_customer",
    "col.trace_product",
    "col.origin",
)


def place_cells(place: pb.LotPlace) -> list[str]:
    """Write where units are now."""
    order = place.order
    return [
        place.account,
        str(place.quantity),
        order.branch_code or "–",
        order.service_request_id or "–",
        order.customer_id or "–",
        order.installed_product_id or "–",
    ]


def movement_cells(movement: pb.TracedMovement) -> list[str]:
    """Write one movement."""
    entry, order = movement.entry, movement.order
    return [
        _told(entry.occurred_time),
        str(entry.quantity),
        entry.from_account,
        entry.to_account,
        f"{entry.document_kind} {entry.document_id}",
        order.service_request_id or "–",
        order.customer_id or "–",
    ]


def fitting_cells(row: pb.TracedFitting) -> list[str]:
    """Write what an order got of one serial or batch."""
    part = row.fitted_part
    is_fitted = part.HasField("fitted_time")
    return [
        part.part_number,
        part.lot,
        str(part.quantity),
        _told(part.issued_time),
        _told(part.fitted_time) if is_fitted else say("stock.fitted.none"),
        part.work_order_id,
        part.service_request_id,
        part.customer_id or "–",
        part.installed_product_id or "–",
        ", ".join(f"{each.receipt_number} ({each.document})" for each in row.origins) or "–",
    ]


def counted(
    movements: Iterable[pb.TracedMovement], fittings: Iterable[pb.TracedFitting]
) -> dict[str, int]:
    """Return how many movements, orders and customers a trace names."""
    parts = [row.fitted_part for row in fittings]
    return {
        "movements": sum(1 for _ in movements),
        "orders": len({part.work_order_id for part in parts}),
        "customers": len({part.customer_id for part in parts} - {""}),
    }


def _told(instant: Timestamp) -> str:
    return f"{instant_of(instant):%Y-%m-%d %H:%M}"
