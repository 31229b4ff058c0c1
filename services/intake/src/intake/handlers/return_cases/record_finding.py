"""Use case: an engineer says whether goods have a quality fault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.return_cases.case import Finding, ReturnCase, ReturnCaseState
from intake.domain.return_cases.events import ReturnCaseDecided
from intake.domain.return_cases.rules import state_after_finding
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFinding:
    return_case_id: str
    is_confirmed: bool
    finding: str


def record_finding(cmd: RecordFinding, tx: Tx, now: datetime) -> ReturnCase:
    """Confirm a quality fault or not; an exchange is settled by it, a return goes to the manager.

    Args:
        cmd: Which case, yes or no, what was found.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ReturnCaseNotFound: No such case, or not the caller's.
        WrongStep: The case waits for no finding.

    Source: rulebook I-11.
    """
    case = tx.return_cases.lock(cmd.return_case_id)
    case.needs_to_be(ReturnCaseState.REPORTED)
    after = case.to(state_after_finding(case.kind, is_confirmed=cmd.is_confirmed))
    finding = Finding(is_confirmed=cmd.is_confirmed, text=cmd.finding, by=tx.actor, at=now)
    saved = tx.return_cases.save(replace(after, finding=finding))
    if saved.state is not ReturnCaseState.AWAITING_APPROVAL:
        tx.outbox.append(
            ReturnCaseDecided(
                case=saved,
                is_approved=cmd.is_confirmed,
                by=tx.actor,
                reason=cmd.finding,
                occurred_at=now,
            )
        )
    return saved
