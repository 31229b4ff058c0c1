"""Customers with their files out of a table (I-05)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final, TypeVar

from importing.batches import Plan, plan_rows
from importing.fields import Fields, FieldTooLong, duplicate
from intake.domain.branch import Branch
from intake.domain.customer import Customer, is_masked
from intake.domain.customer_file import (
    ContactPerson,
    CustomerFile,
    FileContent,
    FilePolicy,
    MaintenancePlan,
    maintenance_incomplete,
    open_file,
    written,
)
from intake.domain.errors import BranchNotFound, CustomerCodeTaken, IntakeError, Invalid
from intake.domain.register import not_after

V = TypeVar("V")

RULE: Final = "I-05"
_CODE, _NAME, _PHONE, _ADDRESS, _WORDS, _ITEM = 40, 120, 40, 300, 4000, 120
_SHORTEST_PHONE = 3
_MASKED_OUTSIDE: Final = ("phone", "address", "phones", "contacts")
_MOST_PERSONS, _MOST_PHONES, _MOST_MONTHS = 50, 10, 120


class FieldMasked(Invalid):
    """A field holds what a masked export shows in place of the real text (I-08)."""

    reason = "FIELD_MASKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """One line of a table of customers, as it was written."""

    line: int
    customer_code: str
    branch_code: str
    name: str
    phone: str
    address: str = ""
    first_contact_on: str = ""
    phones: str = ""
    contacts: str = ""
    environment: str = ""
    configuration: str = ""
    maintenance_items: str = ""
    maintenance_months: str = ""
    next_maintenance_on: str = ""
    services_wanted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerWithFile:
    """A customer beside his file."""

    customer: Customer
    file: CustomerFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersKnown:
    """What is on file about a batch of rows, and what policy says.

    Args:
        branches: Those the caller acts for, by code.
        customers: By code, whoever's.
        policies: When a file is due and what belongs into it, by branch.
    """

    branches: Mapping[str, Branch]
    customers: Mapping[str, Customer]
    policies: Mapping[str, FilePolicy]


def plan_customers(
    rows: Iterable[tuple[str, CustomerRow]], known: CustomersKnown, now: datetime
) -> Plan[CustomerWithFile]:
    """Sort a batch into customers to add, customers on file, and rows that cannot be taken.

    A customer on file under the same code is left as he is if branch, name, phone and address are
    the same; what people have written into his file since then stays.

    Args:
        rows: Each under the id that a new customer would get.
        known: What is on file about them, and what policy says.
        now: Time of the command (UTC).

    Source: rulebook I-05.
    """
    seen: dict[str, int] = {}

    def read(each: tuple[str, CustomerRow]) -> CustomerWithFile | None:
        new_id, row = each
        found = _read(row, new_id, known, now)
        code = found.customer.code
        if code in seen:
            raise duplicate("customer_code", code, seen[code], RULE)
        seen[code] = row.line
        if code not in known.customers:
            return found
        _same(found.customer, known.customers[code])
        return None

    return plan_rows(rows, lambda each: each[1].line, read, IntakeError)


def customer_row(line: int, found: CustomerWithFile) -> CustomerRow:
    """Write a customer as a line that could be imported again."""
    customer, file = found.customer, found.file
    content, plan = file.content, file.content.maintenance
    return CustomerRow(
        line=line,
        customer_code=customer.code,
        branch_code=customer.branch,
        name=customer.name,
        phone=customer.phone,
        address=customer.address,
        first_contact_on=file.begun_on.isoformat(),
        phones="; ".join(content.phones),
        contacts="; ".join(
            f"{person.name}|{person.role}|{' '.join(person.phones)}" for person in content.contacts
        ),
        environment=content.environment,
        configuration=content.configuration,
        maintenance_items="; ".join(plan.items) if plan else "",
        maintenance_months=str(plan.every_months) if plan else "",
        next_maintenance_on=plan.next_on.isoformat() if plan else "",
        services_wanted="; ".join(content.services),
    )


def _read(row: CustomerRow, new_id: str, known: CustomersKnown, now: datetime) -> CustomerWithFile:
    fields = Fields(_texts(row), RULE)
    _refuse_masked(fields)
    code = fields.text("branch_code", _CODE, 1)
    branch = known.branches.get(code)
    if branch is None:
        raise BranchNotFound(f"there is no branch {code}", rule="I-02", field="branch_code")
    today, policy = branch.day_of(now), known.policies[code]
    customer = Customer(
        id=new_id,
        code=fields.text("customer_code", _CODE, 1),
        branch=code,
        name=fields.text("name", _NAME, 1),
        phone=fields.text("phone", _PHONE, _SHORTEST_PHONE),
        address=fields.text("address", _ADDRESS),
    )
    begun = not_after(fields.day("first_contact_on") or today, today, "first_contact_on", rule=RULE)
    file = open_file(customer, begun, policy)
    return CustomerWithFile(
        customer=customer, file=written(file, customer, _content(fields), today, policy)
    )


def _refuse_masked(fields: Fields) -> None:
    for field in _MASKED_OUTSIDE:
        if is_masked(fields.texts[field]):
            raise FieldMasked(f"{field} is masked", rule="I-08", field=field)


def _texts(row: CustomerRow) -> dict[str, str]:
    return {name: value for name, value in asdict(row).items() if name != "line"}


def _content(fields: Fields) -> FileContent:
    return FileContent(
        phones=_few(fields.texts_of("phones", _PHONE, _SHORTEST_PHONE), "phones", _MOST_PHONES),
        contacts=_few(
            tuple(_person(text) for text in fields.texts_of("contacts", _WORDS)),
            "contacts",
            _MOST_PERSONS,
        ),
        environment=fields.text("environment", _WORDS),
        configuration=fields.text("configuration", _WORDS),
        maintenance=_plan(fields),
        services=_few(fields.texts_of("services_wanted", _ITEM), "services_wanted", _MOST_PERSONS),
    )


def _person(text: str) -> ContactPerson:
    name, _, rest = text.partition("|")
    role, _, phones = rest.partition("|")
    fields = Fields({"contacts": name}, RULE)
    numbers = Fields({"contacts": phones}, RULE)
    return ContactPerson(
        name=fields.text("contacts", _NAME, 1),
        role=Fields({"contacts": role}, RULE).text("contacts", _NAME),
        phones=_few(
            numbers.texts_of("contacts", _PHONE, _SHORTEST_PHONE, separator=" "),
            "contacts",
            _MOST_PHONES,
        ),
    )


def _plan(fields: Fields) -> MaintenancePlan | None:
    items = _few(fields.texts_of("maintenance_items", _ITEM), "maintenance_items", _MOST_PERSONS)
    months: int = fields.count("maintenance_months") or 0
    following: date | None = fields.day("next_maintenance_on")
    if not items and not months and following is None:
        return None
    if following is None or months > _MOST_MONTHS:
        raise maintenance_incomplete()
    return MaintenancePlan(items=items, every_months=months, next_on=following)


def _few(values: tuple[V, ...], field: str, most: int) -> tuple[V, ...]:
    if len(values) > most:
        raise FieldTooLong(
            f"{field} has {len(values)} values, {most} at most", rule=RULE, field=field
        )
    return values


def _same(found: Customer, known: Customer) -> None:
    for field, mine, theirs in (
        ("branch_code", found.branch, known.branch),
        ("name", found.name, known.name),
        ("phone", found.phone, known.phone),
        ("address", found.address, known.address),
    ):
        if mine != theirs:
            raise CustomerCodeTaken(
                f"customer code {found.code} is on file with another {field}",
                rule=RULE,
                field="customer_code",
                customer_code=found.code,
            )
