"""Where a serial or batch went, and where it came from (P-19)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import Account
from inventory.domain.errors import Invalid, NotFound
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    ReceiptId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import LedgerLine


class LotNotFound(NotFound):
    """No unit of that serial or batch was ever booked."""

    reason = "LOT_NOT_FOUND"


class LotAmbiguous(Invalid):
    """Several parts have such a serial or batch."""

    reason = "LOT_AMBIGUOUS"


class TraceUnclear(Invalid):
    """It is not said, or said twice, of what the fitted parts are wanted."""

    reason = "TRACE_UNCLEAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedOrder:
    """An order that had units, and whose it is; of the customer only ids."""

    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    customer_id: str
    installed_product_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedMovement:
    """A line of the ledger; `order` is None where it touches no order's account."""

    line: LedgerLine
    order: TracedOrder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPlace:
    """So many whole units in a place now; `order` is None unless an order has them."""

    account: Account
    quantity: int
    order: TracedOrder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOrigin:
    """A delivery that brought units of a serial or batch; `document` is its delivery note."""

    receipt_id: ReceiptId
    number: str
    document: str
    warehouse_code: WarehouseCode
    received_at: datetime
    quantity: int


def part_of_lot(lot: str, named: PartNumber | None, known: Collection[PartNumber]) -> PartNumber:
    """Return of which part a serial or batch is.

    Args:
        lot: Its number.
        named: The part that was named, None: the only one that has it.
        known: Every part that ever had such a serial or batch.

    Raises:
        LotNotFound: None has it, or not the one that was named.
        LotAmbiguous: Several have it and none was named.

    Source: rulebook P-19.
    """
    found = [part for part in sorted(known) if named in {None, part}]
    if not found:
        what = f" of {named}" if named else ""
        raise LotNotFound(f"there is no serial or batch {lot}{what}", rule="P-19", lot=lot)
    if len(found) > 1:
        raise LotAmbiguous(
            f"{', '.join(found)} have a serial or batch {lot}",
            rule="P-19",
            field="part_number",
            lot=lot,
            parts=" ".join(found),
        )
    return found[0]
