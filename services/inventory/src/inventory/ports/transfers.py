"""What transfers between warehouses need from the store (P-08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import TransferId
from inventory.domain.transfers.news import News
from inventory.domain.transfers.transfer import Transfer, TransferState


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFilter:
    """Empty: any; `warehouse_code`: sends or receives; `is_urgent`: only urgent ones."""

    warehouse_code: str = ""
    is_urgent: bool = False
    state: TransferState | None = None


class Transfers(Protocol):
    """Only those that a branch the principal may act for sends or receives."""

    def get(self, transfer_id: TransferId) -> Transfer:
        """Raise TransferNotFound if there is none."""
        ...

    def lock(self, transfer_id: TransferId) -> Transfer:
        """Read it to change it; raises TransferNotFound."""
        ...

    def lock_if_known(self, transfer_id: TransferId) -> Transfer | None:
        """As `lock`, for what another cell tells about."""
        ...

    def add(self, transfer: Transfer) -> Transfer:
        """Return it with its first version."""
        ...

    def save(self, transfer: Transfer) -> Transfer:
        """Write its state, what came and its claims.

        Returns:
            The transfer with its next version.

        Raises:
            ConcurrentUpdate: Somebody else changed it since it was read.
        """
        ...

    def page(
        self, wanted: TransferFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Transfer]:
        """Return those behind a key, by time of asking and id."""
        ...


class TransferNews(Protocol):
    """What other cells told that moves stock here; a timer books it."""

    def add(self, news: News) -> None:
        """Note it; what was noted already stays as it is."""
        ...

    def lock_next(self, now: datetime) -> News | None:
        """Return what is due longest, locked, that nobody else is at; None if nothing is."""
        ...

    def postpone(self, news: News, until: datetime) -> None:
        """Leave it for later (UTC), so that the others go on."""
        ...

    def remove(self, news: News) -> None:
        """It is booked."""
        ...
