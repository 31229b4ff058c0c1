"""Opaque tokens that say behind which row the next page begins."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from inventory.domain.errors import Invalid
from inventory.domain.ledger import LedgerEntry
from inventory.domain.requisition import Requisition, oldest_first
from inventory.domain.stock import StockLevel

DEFAULT_PAGE_SIZE = 50
RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT")


class PageTokenUnreadable(Invalid):
    reason = "PAGE_TOKEN_UNREADABLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging(Generic[RowT, KeyT]):
    """How one list is cut: the key of a row, as JSON and back."""

    write: Callable[[RowT], list[Any]]
    read: Callable[[list[Any]], KeyT]

    def page(
        self,
        look: Callable[[KeyT | None, int], Sequence[RowT]],
        page_token: str,
        page_size: int,
    ) -> tuple[Sequence[RowT], str]:
        """Return the rows of a page and the token of the next one; empty when there is none.

        Args:
            look: Returns the rows behind a key, at most so many.
            page_token: From the page before; empty for the first.
            page_size: Rows wanted; 0 for the usual number.

        Raises:
            PageTokenUnreadable: The token is not one of ours.
        """
        size = page_size or DEFAULT_PAGE_SIZE
        rows = look(self._key(page_token), size + 1)
        if len(rows) <= size:
            return rows, ""
        text = json.dumps(self.write(rows[size - 1])).encode()
        return rows[:size], base64.urlsafe_b64encode(text).decode()

    def _key(self, token: str) -> KeyT | None:
        if not token:
            return None
        try:
            return self.read(json.loads(base64.urlsafe_b64decode(token.encode())))
        except (ValueError, TypeError, KeyError, IndexError, binascii.Error) as error:
            raise PageTokenUnreadable(
                "page_token is not one of ours", field="page_token"
            ) from error


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant


def _asked(row: Requisition) -> list[Any]:
    requested_at, requisition_id = oldest_first(row)
    return [requested_at.isoformat(), requisition_id]


REQUISITIONS: Paging[Requisition, tuple[datetime, str]] = Paging(
    write=_asked,
    read=lambda key: (_instant(key[0]), str(UUID(key[1]))),
)
STOCK: Paging[StockLevel, tuple[str, str]] = Paging(
    write=lambda row: [row.warehouse_code, row.part_number],
    read=lambda key: (str(key[0]), str(key[1])),
)
LEDGER: Paging[LedgerEntry, int] = Paging(write=lambda row: [row.id], read=lambda key: int(key[0]))
