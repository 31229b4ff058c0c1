"""Use case: a batch of customers out of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from importing.batches import ImportReport
from intake.domain.imported_customers import CustomerRow, CustomersKnown, plan_customers
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCustomers:
    """Rows, each under the id that a new customer would get."""

    rows: tuple[tuple[str, CustomerRow], ...]
    dry_run: bool


def import_customers(cmd: ImportCustomers, tx: Tx, now: datetime) -> ImportReport:
    """Add the customers of a batch that are not on file; nothing about them is announced.

    Args:
        cmd: The rows; a dry run writes nothing.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else added one of them meanwhile.

    Source: rulebook I-05, I-08.
    """
    rows = [row for _, row in cmd.rows]
    branches = tx.transfers.branches({row.branch_code.strip() for row in rows})
    known = CustomersKnown(
        branches=branches,
        customers=tx.transfers.customers({row.customer_code.strip() for row in rows}),
        policies={
            code: tx.policies.customer_file(branch.day_of(now)) for code, branch in branches.items()
        },
    )
    plan = plan_customers(cmd.rows, known, now)
    if not cmd.dry_run:
        tx.transfers.add_customers(plan.additions)
    return plan.report
