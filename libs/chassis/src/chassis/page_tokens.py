"""Where a list goes on: the key of the last row shown, as text that is opaque to the caller."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Select, tuple_


class PageTokenUnreadable(Exception):  # noqa: N818 - named after what is wrong, as in the domain
    """A page token is none that this service has made."""

    reason = "PAGE_TOKEN_UNREADABLE"
    rule = ""
    field = "page_token"
    metadata: Mapping[str, str] = {}

    def __init__(self) -> None:
        super().__init__("page_token is not one of ours")


def write_token(*key: str | int) -> str:
    """Return the token of the last row of a page."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def read_token(token: str, *parsers: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Return the key that a token holds.

    Args:
        token: From an earlier page.
        parsers: Reads each part of the key; raises ValueError, TypeError or AttributeError.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    try:
        parts = json.loads(base64.urlsafe_b64decode(token.encode()))
        return tuple(parse(part) for parse, part in zip(parsers, parts, strict=True))
    except (ValueError, TypeError, AttributeError) as error:
        raise PageTokenUnreadable from error


def after(
    statement: Select[Any], key: Mapping[Column[Any], Callable[[Any], Any]], token: str
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
        statement = statement.where(tuple_(*key) > tuple_(*read_token(token, *key.values())))
    return statement.order_by(*key)


def plain_text(part: Any) -> str:
    """Return a part that has to be text; raises TypeError."""
    if not isinstance(part, str):
        raise TypeError(part)
    return part


def uuid_text(part: Any) -> str:
    """Return a UUID in its usual form; raises ValueError or AttributeError."""
    return str(UUID(part))
