"""Use case: take access to a customer's system into custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.custody.access import Access, Holding, Secret
from intake.ports import Tx

TAKEN = "taken into custody"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIntoCustody:
    access_id: str
    customer_id: str
    system: str
    secret: Secret
    holder: str


def take_into_custody(cmd: TakeIntoCustody, tx: Tx, now: datetime) -> Access:
    """Store what opens a customer's system, encrypted, and who holds it.

    Args:
        cmd: Whose system, what opens it, and the first holder.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The access, without what opens it.

    Raises:
        CustomerNotFound: The caller knows no such customer.

    Source: rulebook I-28.
    """
    customer = tx.customers.get(cmd.customer_id)
    access = Access(
        id=cmd.access_id,
        customer_id=customer.id,
        branch=customer.branch,
        system=cmd.system,
        changed_at=now,
        holdings=(Holding(holder=cmd.holder, since=now, given_by=tx.actor, reason=TAKEN),),
    )
    return tx.custody.add(access, cmd.secret)
