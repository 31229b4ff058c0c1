"""Use case: somebody looked through a customer's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.customer_file import UpkeepCheck, checked
from intake.domain.register import not_after
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUpkeepCheck:
    """Without a day it was today at the branch."""

    customer_id: str
    note: str
    checked_on: date | None = None


def record_upkeep_check(cmd: RecordUpkeepCheck, tx: Tx, now: datetime) -> tuple[UpkeepCheck, date]:
    """Record the monthly check of a file; the next one is due a month later.

    Args:
        cmd: Whose file, when, and what was found.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The check, and the day from which the next one is due.

    Raises:
        CustomerNotFound: The caller knows no such customer.
        InTheFuture: The day has not come yet.
        CheckedBeforeTheFile: There was no file yet on that day.

    Source: rulebook I-05.
    """
    file = tx.customer_files.lock(cmd.customer_id)
    today = tx.branches.require(file.branch).day_of(now)
    on = not_after(cmd.checked_on or today, today, "checked_on", rule="I-05")
    saved = tx.customer_files.save(checked(file, on, tx.policies.customer_file(today)))
    check = UpkeepCheck(
        customer_id=file.customer_id,
        checked_on=on,
        checked_by=tx.actor,
        note=cmd.note,
        recorded_at=now,
    )
    tx.customer_files.add_check(check)
    return check, saved.upkeep_due_on
