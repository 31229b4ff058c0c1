"""How claims on each supplier stand (P-10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from inventory.domain.supplier_claims.claim import ClaimState, SupplierClaim
from inventory.domain.supplier_claims.line import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierSums:
    """What was asked of one supplier and what came of it, of all claims that were sent.

    Amounts are in CNY. What was withdrawn does not count.

    Args:
        claims: How many.
        accepted: Granted.
        refused: Asked for and not granted, of those answered.
        open: Asked for and not answered yet.
        paid: What came.
        oldest_sent_at: The first sent of those not answered (UTC); None: all are.
    """

    supplier: str
    claims: int
    claimed: Decimal
    accepted: Decimal
    refused: Decimal
    open: Decimal
    paid: Decimal
    oldest_sent_at: datetime | None

    def age_days(self, now: datetime) -> int:
        """Return for how many whole days the oldest claim waits for its answer."""
        return 0 if self.oldest_sent_at is None else max((now - self.oldest_sent_at).days, 0)


def summed(claims: Iterable[SupplierClaim]) -> tuple[SupplierSums, ...]:
    """Return the sums of some claims, by supplier.

    Source: rulebook P-10.
    """
    counted = (each for each in claims if each.sent and each.state is not ClaimState.WITHDRAWN)
    by_supplier = groupby(sorted(counted, key=_supplier), key=_supplier)
    return tuple(_sums(supplier, tuple(group)) for supplier, group in by_supplier)


def _supplier(claim: SupplierClaim) -> str:
    return claim.supplier


def _sums(supplier: str, claims: tuple[SupplierClaim, ...]) -> SupplierSums:
    waiting = [each for each in claims if each.state is ClaimState.SENT]
    accepted = sum((each.accepted or NOTHING for each in claims), NOTHING)
    claimed = sum((each.claimed for each in claims), NOTHING)
    open_ = sum((each.claimed for each in waiting), NOTHING)
    return SupplierSums(
        supplier=supplier,
        claims=len(claims),
        claimed=claimed,
        accepted=accepted,
        refused=claimed - open_ - accepted,
        open=open_,
        paid=sum((each.paid for each in claims), NOTHING),
        oldest_sent_at=min((each.sent.at for each in waiting if each.sent), default=None),
    )
