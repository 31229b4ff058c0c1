"""Use case: the responsible unit pays for a return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.return_cases.case import Recovery, ReturnCase, ReturnCaseState
from intake.domain.return_cases.rules import needs_to_be_recoverable
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRecovery:
    return_case_id: str
    amount: Decimal
    unit: str
    reference: str


def record_recovery(cmd: RecordRecovery, tx: Tx, now: datetime) -> ReturnCase:
    """Record cost that was recovered, never more than there was.

    Args:
        cmd: Which case, how much, from whom, under which booking.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The goods are not taken back, or the case is closed.
        RecoveryWrong: Nothing, from nobody, or more than it cost.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(ReturnCaseState.APPROVED)
    needs_to_be_recoverable(case, cmd.amount)
    paid = Recovery(amount=cmd.amount, unit=cmd.unit, reference=cmd.reference, by=tx.actor, at=now)
    return tx.return_cases.save(replace(case, recoveries=(*case.recoveries, paid)))
