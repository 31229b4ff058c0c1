"""Use case: a batch of maintenance contracts out of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from importing.batches import ImportReport
from intake.domain.imported_contracts import (
    ContractRow,
    ContractsKnown,
    plan_contracts,
    product_keys,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContracts:
    """Rows, each under the id that a new contract would get."""

    rows: tuple[tuple[str, ContractRow], ...]
    dry_run: bool


def import_contracts(cmd: ImportContracts, tx: Tx, now: datetime) -> ImportReport:
    """Add the contracts of a batch that are not on file.

    Args:
        cmd: The rows; a dry run writes nothing.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        What was added, what was on file, and the rows that cannot be taken.

    Raises:
        ImportOvertaken: Somebody else added one of them meanwhile.

    Source: rulebook I-13.
    """
    rows = [row for _, row in cmd.rows]
    owners = tx.transfers.owners({row.customer_code.strip() for row in rows})
    days = {owner.branch.code: owner.branch.day_of(now) for owner in owners.values()}
    known = ContractsKnown(
        owners=owners,
        products=tx.transfers.products({key for row in rows for key in product_keys(row)}),
        contracts=tx.transfers.contracts({row.contract_number.strip() for row in rows}),
        calendars={code: tx.policies.sla_calendars(day) for code, day in days.items()},
        notices={code: tx.policies.contract_notices(day).body for code, day in days.items()},
    )
    plan = plan_contracts(cmd.rows, known)
    if not cmd.dry_run:
        tx.transfers.add_contracts(plan.additions)
    return plan.report
