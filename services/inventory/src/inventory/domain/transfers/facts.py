"""Facts about transfers that inventory announces (P-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.transfers.transfer import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferAsked:
    transfer: Transfer
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferShipped:
    transfer: Transfer
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferReceived:
    transfer: Transfer
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferCancelled:
    transfer: Transfer
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferCancelAsked:
    """The receiver of a transfer from another cell wants it no more."""

    transfer: Transfer
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferClaimSettled:
    transfer: Transfer
    claim_number: int
    occurred_at: datetime


TransferEvent = (
    TransferAsked
    | TransferShipped
    | TransferReceived
    | TransferCancelled
    | TransferCancelAsked
    | TransferClaimSettled
)
