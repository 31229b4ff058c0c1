"""Until when the claim for an old part is to be sent (P-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from inventory.domain.approval import InForce
from inventory.domain.errors import Refused
from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.old_parts.old_part import OldPart, OldPartId
from inventory.domain.supplier_claims.policy import ClaimPolicy


class OldPartAlreadyClaimed(Refused):
    """What was claimed once is not claimed again, whatever came of it."""

    reason = "OLD_PART_ALREADY_CLAIMED"


class OldPartNotClaimable(Refused):
    """Only what came, is written off and still lies here is claimed."""

    reason = "OLD_PART_NOT_CLAIMABLE"


class FaultyAlreadyClaimed(Refused):
    """What of a delivery was faulty is claimed once."""

    reason = "FAULTY_DELIVERY_ALREADY_CLAIMED"


class NothingFaultyReceived(Refused):
    """The receiving form calls nothing of the part faulty, is undone, or of another warehouse."""

    reason = "NOTHING_FAULTY_RECEIVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDue:
    """An old part whose cost is to be claimed from its supplier.

    Args:
        written_off_at: When its issue was settled (UTC).
        due_at: When its claim is to be sent (UTC), by the policy in `policy_ref`.
        overdue_at: When it was announced as not sent (UTC); once.
    """

    old_part_id: OldPartId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    part_number: PartNumber
    quantity: int
    written_off_at: datetime
    due_at: datetime
    policy_ref: str
    overdue_at: datetime | None = None

    @property
    def key(self) -> tuple[datetime, str]:
        """Oldest due first."""
        return self.due_at, self.old_part_id

    def chased(self, now: datetime) -> ClaimDue:
        """Return it announced as not sent in time."""
        return replace(self, overdue_at=now)


def due_from(old_part: OldPart, written_off_at: datetime, policy: InForce[ClaimPolicy]) -> ClaimDue:
    """Return until when an old part that is written off is to be claimed.

    Args:
        old_part: As it is then; what was given up of it does not count.
        written_off_at: When (UTC).
        policy: In force on that day of the branch's calendar.

    Source: rulebook P-10.
    """
    return ClaimDue(
        old_part_id=old_part.id,
        branch_code=old_part.branch_code,
        warehouse_code=old_part.warehouse_code,
        part_number=old_part.part_number,
        quantity=old_part.received,
        written_off_at=written_off_at,
        due_at=written_off_at + policy.body.send_within,
        policy_ref=policy.ref,
    )
