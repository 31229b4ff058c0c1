"""Use case: a batch of bins out of a table."""

from __future__ import annotations

from dataclasses import dataclass

from importing.batches import ImportReport
from inventory.domain.ids import WarehouseCode
from inventory.domain.opening_stock import BinRow, plan_bins
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBins:
    """Rows; a dry run writes nothing."""

    rows: tuple[BinRow, ...]
    dry_run: bool


def import_bins(cmd: ImportBins, tx: Tx) -> ImportReport:
    """Set up the bins of a batch that are not there.

    Args:
        cmd: The rows.
        tx: Open transaction, committed by the caller.

    Returns:
        What was added, what was there, and the rows that cannot be taken.

    Source: rulebook P-01.
    """
    codes = {WarehouseCode(row.warehouse_code.strip()) for row in cmd.rows}
    warehouses = tx.openings.warehouses(codes)
    plan = plan_bins(cmd.rows, warehouses, tx.openings.bins(warehouses))
    if not cmd.dry_run:
        for place in plan.additions:
            tx.warehouses.add_bin(place)
    return plan.report
