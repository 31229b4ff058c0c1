"""Opaque tokens that say behind which row the next page begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from chassis.page_tokens import plain_text, read_token, uuid_text, write_token
from inventory.domain.ledger import Balance, LedgerLine
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition, oldest_first
from inventory.domain.stock import StockLevel

DEFAULT_PAGE_SIZE = 50
RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging(Generic[RowT, KeyT]):
    """How one list is cut: the key of a row, and how each part of it is read from a token."""

    write: Callable[[RowT], tuple[str | int, ...]]
    parsers: tuple[Callable[[Any], Any], ...]
    read: Callable[..., KeyT]

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
        return rows[:size], write_token(*self.write(rows[size - 1]))

    def _key(self, token: str) -> KeyT | None:
        return self.read(*read_token(token, *self.parsers)) if token else None


def instant(text: str) -> datetime:
    """Return an instant of a token; raises ValueError if it has no zone."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError(text)
    return read


def _asked(row: Requisition) -> tuple[str, str]:
    requested_at, requisition_id = oldest_first(row)
    return requested_at.isoformat(), requisition_id


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


REQUISITIONS: Paging[Requisition, tuple[datetime, str]] = Paging(
    write=_asked,
    parsers=(instant, uuid_text),
    read=_pair,
)
RECEIPTS: Paging[Receipt, tuple[datetime, str]] = Paging(
    write=lambda row: (row.received_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=_pair,
)
STOCK: Paging[StockLevel, tuple[str, str]] = Paging(
    write=lambda row: (row.warehouse_code, row.part_number),
    parsers=(plain_text, plain_text),
    read=_pair,
)
BALANCES: Paging[Balance, tuple[str, str, str]] = Paging(
    write=lambda row: (str(row.account), row.part_number, row.lot),
    parsers=(plain_text, plain_text, plain_text),
    read=lambda account, part_number, lot: (account, part_number, lot),
)
LEDGER: Paging[LedgerLine, int] = Paging(
    write=lambda row: (row.id,), parsers=(int,), read=lambda number: number
)
