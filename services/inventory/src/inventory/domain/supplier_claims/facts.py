"""Facts about supplier claims that inventory announces (P-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.supplier_claims.claim import SupplierClaim
from inventory.domain.supplier_claims.due import ClaimDue


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimSent:
    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimAnswered:
    """Granted whole or in part, or refused: its state says which."""

    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimPaid:
    """Money came; the state says whether more is waited for."""

    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimWithdrawn:
    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimPartsReturned:
    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierClaimOverdue:
    """The supplier has not answered in time."""

    claim: SupplierClaim
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartUnclaimed:
    """No claim for an old part was sent in time."""

    due: ClaimDue
    occurred_at: datetime


ClaimFact = (
    SupplierClaimSent
    | SupplierClaimAnswered
    | SupplierClaimPaid
    | SupplierClaimWithdrawn
    | SupplierClaimPartsReturned
    | SupplierClaimOverdue
)
SupplierClaimEvent = ClaimFact | OldPartUnclaimed
