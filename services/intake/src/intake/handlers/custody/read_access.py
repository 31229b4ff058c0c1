"""Use case: the holder reads what opens a system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.custody.access import AccessReading
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAccess:
    access_id: str
    reason: str


def read_access(cmd: ReadAccess, tx: Tx, now: datetime) -> AccessReading:
    """Log that the holder reads an access.

    The secret itself is fetched in the same transaction and told after it is committed, so that no
    reading goes unlogged. Every repetition is a reading of its own.

    Args:
        cmd: Which access, and what for.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        AccessNotFound: The caller knows no such access.
        CustodyEnded: It is no longer in custody.
        NotTheHolder: Somebody else holds it.

    Source: rulebook I-28.
    """
    access = tx.custody.lock(cmd.access_id)
    access.needs_holder(tx.actor)
    reading = AccessReading(access_id=access.id, reader=tx.actor, reason=cmd.reason, read_at=now)
    tx.custody.log(reading)
    return reading
