"""What another cell tells about a transfer, and what of it moves stock here (P-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inventory.domain.ids import CellCode
from inventory.domain.transfers.transfer import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTold:
    """A transfer as another cell has it.

    Args:
        by: The cell that tells.
        claim_number: Which claim it is about; 0 for none.
    """

    transfer: Transfer
    by: CellCode
    claim_number: int = 0


class NewsKind(StrEnum):
    """What is to be booked."""

    ARRIVAL = "arrival"  # at the sender: what the receiver has taken leaves transit
    SETTLEMENT = "settlement"  # at the receiver: what a decision gives it


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing told, to be booked here once.

    Args:
        told: The transfer as the other cell had it then.
        claim_number: Which claim was settled; 0 for an arrival.
        due_at: From when on it may be booked (UTC).
    """

    kind: NewsKind
    told: Transfer
    due_at: datetime
    claim_number: int = 0
