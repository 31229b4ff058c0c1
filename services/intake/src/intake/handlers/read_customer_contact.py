"""Use case: read a customer's contact unmasked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.customer import ContactReading, Revealed
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCustomerContact:
    customer_id: str
    reason: str
    what: Revealed = Revealed.CONTACT


def read_customer_contact(cmd: ReadCustomerContact, tx: Tx, now: datetime) -> ContactReading:
    """Log that the caller reads a customer's unmasked contact.

    The contact itself is fetched in the same transaction, and told after it is committed, so that
    no reading goes unlogged. Every repetition is a reading of its own.

    Args:
        cmd: Whose contact, and what for.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The line of the reading log.

    Raises:
        CustomerNotFound: The caller knows no such customer.

    Source: rulebook I-08.
    """
    tx.customers.require(cmd.customer_id)
    reading = ContactReading(
        customer_id=cmd.customer_id,
        reader=tx.actor,
        reason=cmd.reason,
        read_at=now,
        what=cmd.what,
    )
    tx.contact_readings.add(reading)
    return reading
