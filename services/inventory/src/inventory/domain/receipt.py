"""Goods that came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import BranchCode, ReceiptId, WarehouseCode
from inventory.domain.lines import PartLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The receiving form of one delivery (P-03).

    Args:
        lines: What was counted, in the order of the part numbers.
        document: The supplier's delivery note.
        received_by: Subject of the keeper.
        received_at: When the goods came (UTC).
        recorded_at: When they were booked (UTC).
    """

    id: ReceiptId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    lines: tuple[PartLine, ...]
    document: str
    received_by: str
    received_at: datetime
    recorded_at: datetime
