"""Use case: the general manager decides a return."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.return_cases.case import Decision, ReturnCase, ReturnCaseState
from intake.domain.return_cases.events import ReturnCaseDecided
from intake.domain.return_cases.rules import needs_another_decider
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReturn:
    return_case_id: str
    is_approved: bool
    reason: str


def decide_return(cmd: DecideReturn, tx: Tx, now: datetime) -> ReturnCase:
    """Approve or refuse a return; not by whoever opened the case or found the fault.

    Args:
        cmd: Which case, yes or no, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The case waits for no approval.
        OwnReturnCase: The decider is part of the case.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(ReturnCaseState.AWAITING_APPROVAL)
    needs_another_decider(case, tx.actor)
    after = case.to(ReturnCaseState.APPROVED if cmd.is_approved else ReturnCaseState.REFUSED)
    decision = Decision(is_approved=cmd.is_approved, reason=cmd.reason, by=tx.actor, at=now)
    saved = tx.return_cases.save(replace(after, decision=decision))
    tx.outbox.append(
        ReturnCaseDecided(
            case=saved,
            is_approved=cmd.is_approved,
            by=tx.actor,
            reason=cmd.reason,
            occurred_at=now,
        )
    )
    return saved
