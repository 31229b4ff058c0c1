"""Branches, customers and the numbers of the register in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from chassis.statements import run
from chassis.unit_of_work import Principal
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.scope import as_uuid, own_customers, within
from intake.adapters.statements import NEXT_SERIAL
from intake.adapters.tables import branches, customers
from intake.domain.branch import Branch, BranchAlreadyRegistered
from intake.domain.customer import Customer
from intake.domain.errors import (
    BranchNotFound,
    CustomerCodeTaken,
    CustomerNotFound,
)
from intake.domain.listing import Page
from intake.domain.searching import phone_tails

BranchShelf = MutableMapping[str, Branch]
"""Branches this process has seen committed. They never change, so they are read once."""

_BRANCH_CODE: Final = "branches_pkey"
_CUSTOMER_CODE: Final = "customers_code"


class StoredBranches:
    """Branches, with those read before kept in memory."""

    def __init__(self, connection: Connection, principal: Principal, shelf: BranchShelf) -> None:
        self._connection = connection
        self._principal = principal
        self._shelf = shelf
        self._added: set[str] = set()

    def get(self, code: str) -> Branch:
        if not self._principal.may_act_for(code):
            raise _no_branch(code)
        return self.require(code)

    def known(self, code: str) -> Branch | None:
        if code in self._shelf:
            return self._shelf[code]
        row = self._connection.execute(select(branches).where(branches.c.code == code)).first()
        if row is None:
            return None
        branch = _branch(row)
        if code not in self._added:  # ours may still be rolled back
            self._shelf[code] = branch
        return branch

    def require(self, code: str) -> Branch:
        branch = self.known(code)
        if branch is None:
            raise _no_branch(code)
        return branch

    def add(self, branch: Branch) -> None:
        self._added.add(branch.code)
        try:
            self._connection.execute(insert(branches), asdict(branch))
        except IntegrityError as error:
            if constraint_of(error) != _BRANCH_CODE:
                raise
            raise BranchAlreadyRegistered(
                f"branch {branch.code} was registered a moment ago",
                rule="I-02",
                field="code",
                branch=branch.code,
            ) from error

    def page(self, after: str, limit: int) -> Page[Branch]:
        statement = (
            select(branches)
            .where(branches.c.code > after)
            .order_by(branches.c.code)
            .limit(limit + 1)
        )
        rows = self._connection.execute(within(statement, branches.c.code, self._principal)).all()
        return Page(tuple(map(_branch, rows[:limit])), len(rows) > limit)


class StoredCustomers:
    """Customer files; without a cipher (in the worker) contacts stay closed."""

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._cipher = cipher

    def get(self, customer_id: str) -> Customer:
        return customer_of(self._find(customer_id), self._open_cipher())

    def require(self, customer_id: str) -> None:
        self._find(customer_id)

    def add(self, customer: Customer) -> None:
        values = customer_columns(customer, self._open_cipher())
        try:
            self._connection.execute(insert(customers), values)
        except IntegrityError as error:
            if constraint_of(error) != _CUSTOMER_CODE:
                raise
            raise CustomerCodeTaken(
                f"customer code {customer.code} is taken",
                rule="I-05",
                field="customer_code",
                customer_code=customer.code,
            ) from error

    def _find(self, customer_id: str) -> Row[Any]:
        statement = select(customers).where(customers.c.id == as_uuid(customer_id))
        row = self._connection.execute(own_customers(statement, self._principal)).first()
        if row is None:
            raise CustomerNotFound(
                f"there is no customer {customer_id}", rule="I-08", customer_id=customer_id
            )
        return row

    def _open_cipher(self) -> ContactCipher:
        if self._cipher is None:
            raise RuntimeError("this process has no key for customers' contacts")
        return self._cipher


class StoredCallRegister:
    """Numbers of the register; the day's row is locked until the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_serial(self, branch: str, day: date) -> int:
        ((serial,),) = run(self._connection, NEXT_SERIAL, {"branch": branch, "day": day})
        return int(serial)


def customer_of(row: Any, cipher: ContactCipher) -> Customer:
    """Read a customer; phone and address are decrypted."""
    return Customer(
        id=row.id,
        branch=row.branch_code,
        code=row.code or "",
        name=row.name,
        phone=cipher.decrypt(bytes(row.phone), key=row.key_id, belongs_to=_field(row.id, "phone")),
        address=cipher.decrypt(
            bytes(row.address), key=row.key_id, belongs_to=_field(row.id, "address")
        ),
    )


def customer_columns(customer: Customer, cipher: ContactCipher) -> dict[str, Any]:
    """Write a customer; phone and address are encrypted."""
    return {
        "id": customer.id,
        "branch_code": customer.branch,
        "code": customer.code or None,
        "name": customer.name,
        "phone": cipher.encrypt(customer.phone, belongs_to=_field(customer.id, "phone")),
        "address": cipher.encrypt(customer.address, belongs_to=_field(customer.id, "address")),
        "key_id": cipher.current,
        "phone_marks": tail_marks([customer.phone], cipher),
    }


def tail_marks(phones: Iterable[str], cipher: ContactCipher) -> list[str]:
    """Return what requests are found by instead of the ends of telephone numbers (I-08)."""
    return [cipher.mark(tail) for tail in phone_tails(phones)]


def constraint_of(error: IntegrityError) -> str:
    """Return the name of the constraint that a statement broke."""
    diagnosis = getattr(error.orig, "diag", None)
    return str(getattr(diagnosis, "constraint_name", "") or "")


def _branch(row: Row[Any]) -> Branch:
    return Branch(
        code=row.code, name=row.name, city=row.city, region=row.region, time_zone=row.time_zone
    )


def _no_branch(code: str) -> BranchNotFound:
    return BranchNotFound(f"there is no branch {code}", branch=code)


def _field(customer_id: str, column: str) -> str:
    return f"customers/{customer_id}/{column}"
