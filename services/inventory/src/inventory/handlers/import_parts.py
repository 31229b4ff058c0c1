"""Use case: a batch of parts out of a table."""

from __future__ import annotations

from dataclasses import dataclass

from importing.batches import ImportReport
from inventory.domain.ids import PartNumber
from inventory.domain.imported_parts import PartRow, plan_parts
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportParts:
    """Rows; a dry run writes nothing."""

    rows: tuple[PartRow, ...]
    dry_run: bool


def import_parts(cmd: ImportParts, tx: Tx) -> ImportReport:
    """Register the parts of a batch that are not on the list.

    Args:
        cmd: The rows.
        tx: Open transaction, committed by the caller.

    Returns:
        What was added, what was on the list, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else registered one of them meanwhile.

    Source: rulebook P-01.
    """
    known = tx.parts.find_all({PartNumber(row.part_number.strip()) for row in cmd.rows})
    plan = plan_parts(cmd.rows, known)
    if not cmd.dry_run:
        tx.part_list.add_parts(plan.additions)
    return plan.report
