"""Use case: a return case ends with its report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.return_cases.case import ReturnCase, ReturnCaseState
from intake.domain.return_cases.events import ReturnCaseClosed
from intake.domain.return_cases.rules import needs_to_be_complete
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseReturnCase:
    return_case_id: str
    conclusion: str


def close_return_case(cmd: CloseReturnCase, tx: Tx, now: datetime) -> ReturnCase:
    """Close a case of which everything is settled; it stands as the case report from then on.

    Args:
        cmd: Which case, and what is learned from it.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: Nobody has decided yet, or it is closed.
        CaseIncomplete: Cause, recovery, levels or the customer are missing.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(ReturnCaseState.APPROVED, ReturnCaseState.REFUSED)
    opened = tx.branches.require(case.branch).day_of(case.opened_at)
    needs_to_be_complete(case, tx.policies.return_case(opened).body)
    closed = replace(
        case.to(ReturnCaseState.CLOSED),
        conclusion=cmd.conclusion,
        closed_by=tx.actor,
        closed_at=now,
    )
    saved = tx.return_cases.save(closed)
    tx.outbox.append(ReturnCaseClosed(case=saved, occurred_at=now))
    return saved
