"""Opaque tokens that say behind which row the next page begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from chassis.page_tokens import PageTokenUnreadable, plain_text, uuid_text, write_token
from chassis.page_tokens import read_token as read_key

__all__ = [
    "DEFAULT_PAGE_SIZE",
    "page_size",
    "read_bound",
    "read_day_and_id",
    "read_key_instant",
    "read_number",
    "read_token",
    "whole_number",
    "write_token",
]

DEFAULT_PAGE_SIZE: Final = 50
_LONGEST_NUMBER: Final = 18


def page_size(wanted: int) -> int:
    """Return how many rows a page has; zero asks for the usual number."""
    return wanted or DEFAULT_PAGE_SIZE


def read_token(token: str, parts: int) -> tuple[str, ...]:
    """Read the key behind which a page begins; empty texts for the first page.

    Args:
        token: From the page before.
        parts: How many texts the key has.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    if not token:
        return ("",) * parts
    return read_key(token, *(plain_text,) * parts)


def read_bound(token: str, mark: str, *parsers: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """Read the key of a token that goes on one list alone; None for the first page.

    Args:
        token: From the page before.
        mark: Stands for what the list was asked for; the token begins with it.
        parsers: Reads each part of the key.

    Raises:
        PageTokenUnreadable: The token is not one of ours, or of another list.
    """
    if not token:
        return None
    of_list, *key = read_key(token, plain_text, *parsers)
    if of_list != mark:
        raise PageTokenUnreadable
    return tuple(key)


def whole_number(part: object) -> int:
    """Return a part that has to be a whole number; raises TypeError or ValueError."""
    return _number(part)


def read_number(token: str) -> int:
    """Read the number behind which a page begins; zero for the first page.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    if not token:
        return 0
    (number,) = read_key(token, _number)
    return int(number)


def read_key_instant(text: str) -> datetime:
    """Read an instant that is part of a page's key.

    Raises:
        PageTokenUnreadable: It is none, or names no zone.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise PageTokenUnreadable from error
    if instant.tzinfo is None:
        raise PageTokenUnreadable
    return instant


def read_day_and_id(token: str) -> tuple[str, str]:
    """Read the day and the id behind which a page begins; empty texts for the first page.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    if not token:
        return "", ""
    day, row_id = read_key(token, _day, uuid_text)
    return str(day), str(row_id)


def _number(part: object) -> int:
    text = plain_text(part)
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(text)
    return int(text)


def _day(part: object) -> str:
    return date.fromisoformat(plain_text(part)).isoformat()
