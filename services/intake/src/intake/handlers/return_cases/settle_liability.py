"""Use case: say why goods came back, whose fault it was, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.return_cases.case import (
    Liability,
    ReturnCase,
    ReturnCaseState,
    ReturnCause,
)
from intake.domain.return_cases.rules import RecoveryWrong, needs_somebody_responsible
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleLiability:
    return_case_id: str
    cause: ReturnCause
    unit: str
    person: str
    evidence: str
    cost: Decimal


def settle_liability(cmd: SettleLiability, tx: Tx, now: datetime) -> ReturnCase:
    """Settle cause, responsible department or person, and cost; until something was recovered.

    Args:
        cmd: Which case, and what was found out.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The goods are not taken back.
        CauseDoesNotFit: The cause contradicts the basis of the case.
        ResponsibleNeeded: A fault of nobody.
        RecoveryWrong: Something was recovered by the liability as it stands.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(ReturnCaseState.APPROVED)
    liability = Liability(
        cause=cmd.cause,
        unit=cmd.unit,
        person=cmd.person,
        evidence=cmd.evidence,
        cost=cmd.cost,
        by=tx.actor,
        at=now,
    )
    needs_somebody_responsible(case, liability)
    if case.recoveries:
        raise RecoveryWrong(
            f"{case.recovered} was recovered already", rule="I-11", recovered=str(case.recovered)
        )
    return tx.return_cases.save(replace(case, liability=liability))
