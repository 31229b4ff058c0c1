"""Use case: another person holds the access from now on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from intake.domain.custody.access import Access, Holding
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAccess:
    access_id: str
    to_holder: str
    secret: str = field(repr=False)
    reason: str


def hand_over_access(cmd: HandOverAccess, tx: Tx, now: datetime) -> Access:
    """Hand an access over together with a new secret.

    Args:
        cmd: Which access, to whom, the new secret, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        AccessNotFound: The caller knows no such access.
        CustodyEnded: It is no longer in custody.
        SameHolder: He holds it already.
        AccessNotChanged: The secret is the old one.

    Source: rulebook I-28.
    """
    access = tx.custody.lock(cmd.access_id)
    access.needs_to_be_held()
    known = tx.custody.secret_of(access)
    changed = replace(known, secret=cmd.secret)
    holding = Holding(holder=cmd.to_holder, since=now, given_by=tx.actor, reason=cmd.reason)
    handed_over = access.handed_over(holding, known=known, changed=changed)
    return tx.custody.save(handed_over, changed)
