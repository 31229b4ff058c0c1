"""Use case: a batch of opening stock out of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from importing.batches import ImportReport
from inventory.domain.ids import OpeningId, PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind, Entry, Heading
from inventory.domain.opening_stock import (
    Opening,
    OpeningKnown,
    OpeningStockRow,
    plan_openings,
)
from inventory.handlers.waiting_line import lock_lines, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOpeningStock:
    """Rows, under the id of the paper that they are booked by; a dry run writes nothing."""

    opening_id: OpeningId
    rows: tuple[OpeningStockRow, ...]
    dry_run: bool


def import_opening_stock(cmd: ImportOpeningStock, tx: Tx, now: datetime) -> ImportReport:
    """Book the opening stock of a batch that is not on file, and serve who waits for it.

    Args:
        cmd: The rows, of any warehouses.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC), and of the entries.

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else told of one of them meanwhile.

    Source: rulebook P-01, P-02.
    """
    plan = plan_openings(cmd.rows, _known(cmd, tx))
    if not cmd.dry_run and plan.additions:
        _book(cmd.opening_id, plan.additions, tx, now)
    return plan.report


def _known(cmd: ImportOpeningStock, tx: Tx) -> OpeningKnown:
    codes = {WarehouseCode(row.warehouse_code.strip()) for row in cmd.rows}
    warehouses = tx.openings.warehouses(codes)
    if not cmd.dry_run:
        for code in sorted(warehouses):
            tx.warehouses.lock(code)
    numbers = {PartNumber(row.part_number.strip()) for row in cmd.rows}
    lots = {(PartNumber(row.part_number.strip()), row.lot.strip()) for row in cmd.rows}
    return OpeningKnown(
        warehouses=warehouses,
        bins=tx.openings.bins(warehouses),
        parts=tx.parts.find_all(numbers),
        openings=tx.openings.on_file(warehouses, numbers),
        serials=tx.openings.held(lots),
        moved=tx.openings.moved(warehouses, numbers),
    )


def _book(opening_id: OpeningId, openings: Sequence[Opening], tx: Tx, now: datetime) -> None:
    def warehouse_of(opening: Opening) -> WarehouseCode:
        return opening.bin.warehouse_code

    by_warehouse = {
        code: list(found)
        for code, found in groupby(sorted(openings, key=warehouse_of), key=warehouse_of)
    }
    waiting = lock_lines(
        tx,
        {code: {each.part.part_number for each in told} for code, told in by_warehouse.items()},
    )
    for code, told in by_warehouse.items():
        heading = Heading(
            warehouse_code=code,
            branch_code=tx.warehouses.get(code).branch_code,
            document_kind=DocumentKind.OPENING,
            document_id=opening_id,
            actor=tx.actor.subject,
            occurred_at=now,
            recorded_at=now,
        )
        entry = tx.stock.book(
            Entry(heading=heading, movements=tuple(each.movement for each in told))
        )
        tx.openings.add(entry.id, told)
    for code in by_warehouse:
        serve(tx, code, waiting[code], now)
