"""Use case: open a customer's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.customer import Customer
from intake.domain.customer_file import open_file
from intake.domain.register import not_after
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCustomer:
    """A new customer; without a first contact the file begins today."""

    customer: Customer
    first_contact_on: date | None = None


def register_customer(cmd: RegisterCustomer, tx: Tx, now: datetime) -> Customer:
    """Open a customer file at a branch; nothing about it is announced.

    Args:
        cmd: The customer, under an id made at the door; the day is one of the branch's calendar.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The customer as stored.

    Raises:
        BranchNotFound: There is no such branch.
        InTheFuture: The first contact has not come yet.
        CustomerCodeTaken: Another customer has the code.

    Source: rulebook I-05, I-08.
    """
    today = tx.branches.get(cmd.customer.branch).day_of(now)
    begun_on = not_after(cmd.first_contact_on or today, today, "first_contact_on", rule="I-05")
    tx.customers.add(cmd.customer)
    tx.customer_files.add(open_file(cmd.customer, begun_on, tx.policies.customer_file(today)))
    return cmd.customer
