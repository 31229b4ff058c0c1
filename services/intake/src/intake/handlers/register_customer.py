"""Use case: open a customer's file."""

from __future__ import annotations

from datetime import datetime

from intake.domain.customer import Customer
from intake.ports import Tx


def register_customer(customer: Customer, tx: Tx, now: datetime) -> Customer:
    """Open a customer file at a branch; nothing about it is announced.

    Args:
        customer: Under an id made at the door.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The customer as stored.

    Raises:
        BranchNotFound: There is no such branch.

    Source: rulebook I-05, I-08.
    """
    tx.branches.get(customer.branch)
    tx.customers.add(customer)
    return customer
