"""Use case: put parts from one bin of a warehouse into another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.bins import BinNamedTwice
from inventory.domain.ids import BinCode, MoveId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, checked_lines, numbers_of
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStock:
    move_id: MoveId
    warehouse_code: WarehouseCode
    from_bin: BinCode
    to_bin: BinCode
    lines: tuple[PartLine, ...]
    occurred_at: datetime | None = None


def move_stock(cmd: MoveStock, tx: Tx, now: datetime) -> Entry:
    """Move parts between two bins; what is promised to somebody moves as well as the rest.

    Args:
        cmd: Whole units, each part once; serials or batches of parts that are tracked.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Returns:
        The entry, with its number.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        BinNotFound: The warehouse has no such bin.
        BinNamedTwice: BIN_NAMED_TWICE, both bins are the same.
        PartNotFound: A part is not on the price list.
        BalanceTooLow: BALANCE_TOO_LOW, less lies in the bin.
        Invalid: A quantity, serial or batch makes no sense, or the time is ahead.

    Source: rulebook P-01, P-02.
    """
    lines = checked_lines(cmd.lines)
    warehouse = tx.warehouses.get(cmd.warehouse_code)
    if cmd.from_bin == cmd.to_bin:
        raise BinNamedTwice(f"{cmd.to_bin} is where it lies", rule="P-01", field="to_bin")
    here = tx.warehouses.bin_of(warehouse.code, cmd.from_bin).account
    there = tx.warehouses.bin_of(warehouse.code, cmd.to_bin).account
    at = happened_at(
        cmd.occurred_at, now, skew=skew_of(warehouse.branch_code, tx, now), rule="P-02"
    )
    heading = Heading(
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        document_kind=DocumentKind.MOVE,
        document_id=cmd.move_id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
    )
    parts = tx.parts.find_all(numbers_of(lines))
    return tx.stock.book(Entry(heading=heading, movements=moved(lines, parts, here, there)))
