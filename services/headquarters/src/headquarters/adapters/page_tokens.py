"""Page tokens: the key of the last row shown, opaque to the caller."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from headquarters.domain.errors import Invalid


class PageTokenUnreadable(Invalid):
    reason = "PAGE_TOKEN_UNREADABLE"


def write_token(*key: str) -> str:
    """Return the token of the last row of a page."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def read_token(token: str, *parsers: Callable[[str], Any]) -> tuple[Any, ...]:
    """Return the key that a token holds.

    Args:
        token: From an earlier page.
        parsers: Reads each part of the key; raises ValueError or TypeError.

    Raises:
        PageTokenUnreadable: The token is not one of ours.
    """
    try:
        parts = json.loads(base64.urlsafe_b64decode(token.encode()))
        return tuple(parse(part) for parse, part in zip(parsers, parts, strict=True))
    except (ValueError, TypeError, AttributeError) as error:
        raise PageTokenUnreadable("page_token is not one of ours", field="page_token") from error
