"""Use case: what is still to be counted, for the paper of it."""

from __future__ import annotations

from inventory.domain.ids import CountId
from inventory.domain.paper import CountSheet, count_sheet
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def read_count_sheet(count_id: CountId, tx: Tx) -> CountSheet:
    """Return the facts of a count sheet; nothing is written, and no figure is on it.

    Args:
        count_id: Which count.
        tx: Open transaction.

    Raises:
        CountNotFound: There is none, or it belongs to a branch of others.
        CountSheetNotDue: COUNT_SHEET_NOT_DUE, everything is handed in, or it was given up.

    Source: rulebook P-14.
    """
    count = tx.counts.get(count_id)
    branch = tx.branches.find(count.branch_code)
    return count_sheet(
        count,
        known_branch(branch, count.branch_code),
        tx.warehouses.get(count.warehouse_code),
        tx.parts.find_all({line.part_number for line in count.lines}),
    )
