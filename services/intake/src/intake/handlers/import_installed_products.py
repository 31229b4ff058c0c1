"""Use case: a batch of installed products out of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from importing.batches import ImportReport
from intake.domain.imported_products import BaseKnown, InstalledProductRow, plan_products
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportInstalledProducts:
    """Rows, each under the id that a new product would get."""

    rows: tuple[tuple[str, InstalledProductRow], ...]
    dry_run: bool


def import_installed_products(cmd: ImportInstalledProducts, tx: Tx, now: datetime) -> ImportReport:
    """Add the products of a batch that are not on file.

    Args:
        cmd: The rows; a dry run writes nothing.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else added one of them meanwhile.

    Source: rulebook I-05, I-06.
    """
    rows = [row for _, row in cmd.rows]
    known = BaseKnown(
        owners=tx.transfers.owners({row.customer_code.strip() for row in rows}),
        products=tx.transfers.products(
            {(row.product_model.strip(), row.serial_number.strip()) for row in rows}
        ),
        bar_codes=tx.transfers.bar_codes({row.bar_code.strip() for row in rows} - {""}),
    )
    plan = plan_products(cmd.rows, known, now)
    if not cmd.dry_run:
        branches = {owner.branch.code: owner.branch for owner in known.owners.values()}
        tx.transfers.add_products(
            plan.additions,
            {
                code: tx.policies.customer_file(branch.day_of(now))
                for code, branch in branches.items()
            },
        )
    return plan.report
