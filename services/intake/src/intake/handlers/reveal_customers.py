"""Use case: customers leave with their contacts unmasked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.customer import ContactReading, Revealed
from intake.domain.listing import Page
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealCustomers:
    """A page of customers after an id, of one branch or all that the caller may see."""

    branch: str
    after: str
    limit: int
    reason: str


def reveal_customers(cmd: RevealCustomers, tx: Tx, now: datetime) -> Page[str]:
    """Log that the caller reads a page of customers unmasked.

    As with one customer, the contacts are fetched in the same transaction and told after it is
    committed; every repetition is a reading of its own.

    Args:
        cmd: Which page, and what for.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        Ids of the customers whose reading was logged.

    Source: rulebook I-08.
    """
    page = tx.transfers.customer_ids(cmd.branch, cmd.after, cmd.limit)
    tx.transfers.log_readings(
        [
            ContactReading(
                customer_id=customer_id,
                reader=tx.actor,
                reason=cmd.reason,
                read_at=now,
                what=Revealed.EXPORT,
            )
            for customer_id in page.rows
        ]
    )
    return page
