"""Use case: a batch of part codes out of a table."""

from __future__ import annotations

from dataclasses import dataclass

from importing.batches import ImportReport
from inventory.domain.ids import PartNumber
from inventory.domain.part_codes import PartCodeRow, code_key, plan_codes
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPartCodes:
    """Rows; a dry run writes nothing."""

    rows: tuple[PartCodeRow, ...]
    dry_run: bool


def import_part_codes(cmd: ImportPartCodes, tx: Tx) -> ImportReport:
    """Add the codes of a batch that are not on file.

    Args:
        cmd: The rows.
        tx: Open transaction, committed by the caller.

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else added one of them meanwhile.

    Source: rulebook P-01.
    """
    parts = tx.parts.find_all({PartNumber(row.part_number.strip()) for row in cmd.rows})
    known = tx.part_list.owners(set(map(code_key, cmd.rows)))
    plan = plan_codes(cmd.rows, parts, known)
    if not cmd.dry_run:
        tx.part_list.add_codes(plan.additions)
    return plan.report
