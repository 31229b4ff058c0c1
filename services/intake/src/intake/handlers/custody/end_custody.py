"""Use case: an access is no longer in custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.custody.access import Access
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCustody:
    access_id: str
    reason: str


def end_custody(cmd: EndCustody, tx: Tx, now: datetime) -> Access:
    """End custody: what opened the system is erased, who held and read it stays on record.

    Args:
        cmd: Which access, and why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        AccessNotFound: The caller knows no such access.
        CustodyEnded: It has ended already.

    Source: rulebook I-28.
    """
    access = tx.custody.lock(cmd.access_id)
    return tx.custody.save(access.ended(cmd.reason, now), None)
