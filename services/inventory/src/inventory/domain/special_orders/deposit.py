"""A customer's deposit: received once, refunded or set off once (P-13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from inventory.domain.people import Actor


class DepositOutcome(StrEnum):
    REFUNDED = "refunded"
    SET_OFF = "set_off"  # against the customer's bill


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What became of it.

    Args:
        document: Number of the voucher or the bill.
        settled_at: When (UTC).
    """

    outcome: DepositOutcome
    document: str
    settled_by: str
    settled_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What a customer paid before his part was ordered.

    Args:
        amount: CNY, above zero.
        receipt_number: On the receipt he got; once in a branch.
        received_at: When (UTC).
        settlement: None as long as we hold it.
    """

    amount: Decimal
    receipt_number: str
    received_by: str
    received_at: datetime
    settlement: Settlement | None = None

    def settled(
        self, actor: Actor, outcome: DepositOutcome, document: str, at: datetime
    ) -> Deposit:
        """Return it settled; the caller has checked that it is held."""
        return replace(
            self,
            settlement=Settlement(
                outcome=outcome, document=document, settled_by=actor.subject, settled_at=at
            ),
        )
