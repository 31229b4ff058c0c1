"""Supplements: what the customer signed for parts that were added (P-05)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import NewType

from inventory.domain.errors import Invalid, Refused
from inventory.domain.ids import BranchCode, RequisitionId, WorkOrderId
from inventory.domain.requisition import UNISSUED, Requisition

SupplementId = NewType("SupplementId", str)


class SupplementMissing(Refused):
    reason = "SUPPLEMENT_MISSING"


class SupplementNotNeeded(Refused):
    reason = "SUPPLEMENT_NOT_NEEDED"


class SupplementTooLate(Refused):
    reason = "SUPPLEMENT_TOO_LATE"


class SupplementAlreadySigned(Refused):
    reason = "SUPPLEMENT_ALREADY_SIGNED"


class SupplementSignedBeforeConsent(Invalid):
    reason = "SUPPLEMENT_SIGNED_BEFORE_CONSENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What the paper says.

    Args:
        consented_by: Who agreed for the customer, by name.
        consented_at: When (UTC), at or before the signature.
        signed_by: Who signed for the customer, by name.
        signed_at: When (UTC).
        document: Number of the paper.
        digest: SHA-256 of its copy, 64 hexadecimal digits.
        amount: CNY as agreed with the customer, zero or above, whole fen.
    """

    consented_by: str
    consented_at: datetime
    signed_by: str
    signed_at: datetime
    document: str
    digest: str
    amount: Decimal

    def __post_init__(self) -> None:
        if self.signed_at < self.consented_at:
            raise SupplementSignedBeforeConsent(
                f"signed {self.signed_at.isoformat()}, agreed {self.consented_at.isoformat()}",
                rule="P-05",
                field="signed_time",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """A signature for one requisition, final.

    Args:
        withdraws: The one that it replaced.
        withdrawn_at: When the next one replaced it (UTC); None as long as it counts.
    """

    id: SupplementId
    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    branch_code: BranchCode
    signature: Signature
    recorded_by: str
    recorded_at: datetime
    withdraws: SupplementId | None = None
    withdrawn_at: datetime | None = None

    @property
    def key(self) -> tuple[datetime, str]:
        """Where it stands in the list."""
        return self.recorded_at, self.id

    def withdrawn(self, at: datetime) -> Supplement:
        """Return it as it stays on file once the next one counts."""
        return replace(self, withdrawn_at=at)


def check_signable(
    requisition: Requisition, current: Supplement | None, withdraws: SupplementId | None
) -> None:
    """Refuse a signature that nobody needs, that comes too late or that overwrites another.

    Args:
        requisition: What it is for.
        current: The supplement that counts now.
        withdraws: The one that the new one replaces; None for the first.

    Raises:
        SupplementNotNeeded: The requisition is no addition.
        SupplementTooLate: It was issued or given up.
        SupplementAlreadySigned: Another one counts than the one that is withdrawn.

    Source: rulebook P-05.
    """
    if not requisition.is_addition:
        raise SupplementNotNeeded(
            f"requisition {requisition.id} is within what was first asked for",
            rule="P-05",
            field="requisition_id",
            requisition_id=requisition.id,
        )
    if requisition.state not in UNISSUED:
        raise SupplementTooLate(
            f"requisition {requisition.id} is {requisition.state}",
            rule="P-05",
            field="requisition_id",
            requisition_id=requisition.id,
            state=requisition.state.value,
        )
    counts = current.id if current else None
    if counts != withdraws:
        raise SupplementAlreadySigned(
            f"supplement {counts} counts, not {withdraws}; name the one to withdraw",
            rule="P-05",
            field="withdraws",
            requisition_id=requisition.id,
            supplement_id=counts or "",
        )


def check_signed(requisition: Requisition, current: Supplement | None, *, is_due: bool) -> None:
    """Refuse to approve, order or issue an addition that the customer did not sign for.

    Args:
        requisition: What is to be approved, ordered or issued.
        current: The supplement that counts now.
        is_due: The policy of the day of asking wants one, or the customer pays by now.

    Raises:
        SupplementMissing: One is needed and none counts.

    Source: rulebook P-05.
    """
    if is_due and current is None:
        raise SupplementMissing(
            f"requisition {requisition.id} adds parts that the customer has not signed for",
            rule="P-05",
            field="requisition_id",
            requisition_id=requisition.id,
            policy_ref=requisition.supplement_policy_ref,
        )
