"""Whose rows a transaction sees."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Column, Select

from chassis.unit_of_work import ALL, Principal

Rows = TypeVar("Rows", bound=Select[Any])


def within(statement: Rows, branch: Column[str], principal: Principal) -> Rows:
    """Keep the rows of the branches the principal may act for."""
    if principal.branches == ALL:
        return statement
    return statement.where(branch.in_(sorted(principal.branches)))
