"""Whose rows a transaction sees, and how lists are cut into pages."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Select, tuple_

from chassis.unit_of_work import ALL, Principal
from hr_appraisal.domain.errors import Invalid


class PageTokenUnreadable(Invalid):
    reason = "PAGE_TOKEN_UNREADABLE"


def within(statement: Select[Any], branch: Column[str], principal: Principal) -> Select[Any]:
    """Keep the rows of the branches the principal may act for."""
    if principal.branches == ALL:
        return statement
    return statement.where(branch.in_(sorted(principal.branches)))


def after(
    statement: Select[Any], key: Mapping[Column[Any], Callable[[str], Any]], token: str
) -> Select[Any]:
    """Go on behind the key that a page token holds, in the order of the key.

    Args:
        statement: Rows to list.
        key: Columns of the key with the function that reads each from the token.
        token: From an earlier page; empty for the first.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    if token:
        statement = statement.where(tuple_(*key) > tuple_(*_read_token(token, list(key.values()))))
    return statement.order_by(*key)


def write_token(*key: str) -> str:
    """Return the opaque token of the last row of a page."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def uuid_text(text: str) -> str:
    """Return a UUID in its usual form; raises ValueError."""
    return str(UUID(text))


def _read_token(token: str, parsers: Sequence[Callable[[str], Any]]) -> tuple[Any, ...]:
    try:
        parts = json.loads(base64.urlsafe_b64decode(token.encode()))
        return tuple(parse(part) for parse, part in zip(parsers, parts, strict=True))
    except (ValueError, TypeError, AttributeError) as error:
        raise PageTokenUnreadable("page_token is not one of ours", field="page_token") from error
