"""Opaque tokens that say behind which row the next page begins."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Final

from intake.domain.errors import Invalid

DEFAULT_PAGE_SIZE: Final = 50


class PageTokenUnreadable(Invalid):
    """The token is not one of ours."""

    reason = "PAGE_TOKEN_UNREADABLE"


def page_size(wanted: int) -> int:
    """Return how many rows a page has; zero asks for the usual number."""
    return wanted or DEFAULT_PAGE_SIZE


def write_token(*key: str) -> str:
    """Write the key of a page's last row."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


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
    try:
        key = json.loads(base64.urlsafe_b64decode(token.encode()))
    except (ValueError, binascii.Error) as error:
        raise PageTokenUnreadable("page_token is not one of ours", field="page_token") from error
    if not isinstance(key, list) or [type(each) for each in key] != [str] * parts:
        raise PageTokenUnreadable("page_token is not one of ours", field="page_token")
    return tuple(key)
