"""Whose rows a transaction sees: branches of the caller, and of a technician only his own."""

from __future__ import annotations

from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, exists, or_, select

from chassis.unit_of_work import ALL, Principal
from intake.adapters.tables import customers, installed_products, service_requests

Rows = TypeVar("Rows", bound=Select[Any])

TECHNICIAN: Final = "technician"


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
    if principal.role != TECHNICIAN:
        return statement
    return statement.where(service_requests.c.technician_code == principal.subject)


def own_customers(statement: Rows, principal: Principal) -> Rows:
    """Keep customers of the principal's branches and those these branches work for now.

    A request that was transferred is served by the branch that has it, so its customer is theirs
    too until it is closed. A technician's customers are those he works for now.
    """
    works_for = _open_here(service_requests.c.customer_id == customers.c.id, principal)
    if principal.role == TECHNICIAN:
        his = works_for.where(service_requests.c.technician_code == principal.subject)
        return statement.where(exists(his))
    branches = branches_of(principal)
    if branches is None:
        return statement
    return statement.where(or_(customers.c.branch_code.in_(branches), exists(works_for)))


def own_products(statement: Rows, principal: Principal) -> Rows:
    """Keep products of the principal's branches and those these branches work on now."""
    branches = branches_of(principal)
    if branches is None:
        return statement
    about = service_requests.c.installed_product_id == installed_products.c.id
    works_on = exists(_open_here(about, principal))
    return statement.where(or_(installed_products.c.branch_code.in_(branches), works_on))


def _open_here(about: ColumnElement[bool], principal: Principal) -> Select[Any]:
    """Select the open requests about something that the principal's branches have."""
    wanted = select(service_requests.c.id).where(about, service_requests.c.state != "closed")
    return within(wanted, service_requests.c.branch_code, principal)


def as_uuid(text: str) -> str | None:
    """Return an id in its usual form, None if it cannot be one."""
    try:
        return str(UUID(text))
    except ValueError:
        return None
