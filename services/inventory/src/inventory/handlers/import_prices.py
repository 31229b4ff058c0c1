"""Use case: a batch of prices out of a price list."""

from __future__ import annotations

from dataclasses import dataclass

from importing.batches import ImportReport
from inventory.domain.ids import PartNumber
from inventory.domain.prices import PriceRow, plan_prices
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPrices:
    """Rows; a dry run writes nothing."""

    rows: tuple[PriceRow, ...]
    dry_run: bool


def import_prices(cmd: ImportPrices, tx: Tx) -> ImportReport:
    """Add the prices of a batch that are not on file.

    What was asked for before keeps the amount it had.

    Args:
        cmd: The rows.
        tx: Open transaction, committed by the caller.

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else added one of them meanwhile.

    Source: rulebook P-02.
    """
    numbers = {PartNumber(row.part_number.strip()) for row in cmd.rows}
    plan = plan_prices(cmd.rows, tx.parts.find_all(numbers), tx.part_list.prices(numbers))
    if not cmd.dry_run:
        tx.part_list.add_prices(plan.additions)
    return plan.report
