"""Whose rows a transaction sees: branches of the caller, and of a technician only his own."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, Select, exists, select

from chassis.unit_of_work import ALL, Principal
from intake.adapters.tables import customers, service_requests

Rows = TypeVar("Rows", bound=Select[Any])

_TECHNICIAN = "technician"


def within(statement: Rows, branch: Column[Any], principal: Principal) -> Rows:
    """Keep the rows of the branches the principal may act for."""
    branches = branches_of(principal)
    return statement if branches is None else statement.where(branch.in_(branches))


def branches_of(principal: Principal) -> list[str] | None:
    """Return the branches the principal may act for, None for all of them."""
    return None if principal.branches == ALL else sorted(principal.branches)


def own_requests(statement: Rows, principal: Principal) -> Rows:
    """Keep requests of the principal's branches; a technician's are those he works on."""
    statement = within(statement, service_requests.c.branch_code, principal)
    if principal.role != _TECHNICIAN:
        return statement
    return statement.where(service_requests.c.technician_code == principal.subject)


def own_customers(statement: Rows, principal: Principal) -> Rows:
    """Keep customers of the principal's branches; a technician's are those he works for now."""
    statement = within(statement, customers.c.branch_code, principal)
    if principal.role != _TECHNICIAN:
        return statement
    works_for = select(service_requests.c.id).where(
        service_requests.c.customer_id == customers.c.id,
        service_requests.c.technician_code == principal.subject,
        service_requests.c.state != "closed",
    )
    return statement.where(exists(works_for))


def as_uuid(text: str) -> str | None:
    """Return an id in its usual form, None if it cannot be one."""
    try:
        return str(UUID(text))
    except ValueError:
        return None
