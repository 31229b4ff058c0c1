"""Use case: a case no longer helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.knowledge.case import KnowledgeCase, retired
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireCase:
    case_id: str
    reason: str


def retire_case(cmd: RetireCase, tx: Tx, now: datetime) -> KnowledgeCase:
    """Take a case out of the suggestions; it stays readable, and may be written anew.

    Args:
        cmd: Which case, and why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        CaseNotFound: There is no such case.
        NotPublished: It is a draft, or retired already.

    Source: rulebook I-24.
    """
    return tx.knowledge.save(retired(tx.knowledge.lock(cmd.case_id), cmd.reason))
