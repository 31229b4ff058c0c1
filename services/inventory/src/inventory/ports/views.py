"""Reads for screens, as a protocol, and what they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import (
    WarehouseCode,
)
from inventory.domain.ledger import Balance, LedgerLine
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisitionFilter:
    """Empty: any."""

    branch_code: str = ""
    work_order_id: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFilter:
    """Empty: any."""

    warehouse_code: str = ""
    part_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFilter:
    """Empty: any; `with_differences`: only forms on which something is not as it should be."""

    warehouse_code: str = ""
    with_differences: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceFilter:
    """What the accounts of one warehouse hold.

    Args:
        warehouse_code: Its bins, quarantine, old parts, scrap and loss.
        part_number: Empty: any.
        as_of: Counts what occurred up to and including this instant (UTC); None: all.
    """

    warehouse_code: WarehouseCode
    part_number: str = ""
    as_of: datetime | None = None


class Views(Protocol):
    """Reads for screens, paged by key: rows after the key, at most `limit`."""

    def requisitions(
        self, wanted: RequisitionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        """By time of asking and id."""
        ...

    def stock(
        self, wanted: StockFilter, after: tuple[str, str] | None, limit: int
    ) -> Sequence[StockLevel]:
        """By warehouse and part number."""
        ...

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerLine]:
        """By number of the line."""
        ...

    def receipts(
        self, wanted: ReceiptFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Receipt]:
        """By time of receipt and id."""
        ...

    def balances(
        self, wanted: BalanceFilter, after: tuple[str, str, str] | None, limit: int
    ) -> Sequence[Balance]:
        """By account, part number and lot; accounts that hold nothing are left out."""
        ...
