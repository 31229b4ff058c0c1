"""Old parts that will not come: lost, or not asked for any more (P-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from inventory.domain.approval import InForce
from inventory.domain.errors import Refused


class WaivedByOwer(Refused):
    """Who owes an old part does not let himself off."""

    reason = "OLD_PART_WAIVED_BY_OWER"


class WaiverKind(StrEnum):
    """Why an old part will not come."""

    LOST = "lost"
    EXCUSED = "excused"  # the company does without it


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverPolicy:
    """Whether who owed an old part pays for it, by the unit cost on the day of issue.

    Args:
        lost_is_charged: When it was lost.
        excused_is_charged: When the company does without it.
    """

    lost_is_charged: bool
    excused_is_charged: bool

    def charges(self, kind: WaiverKind) -> bool:
        """Say whether one of a kind is charged.

        Source: rulebook P-06.
        """
        return self.lost_is_charged if kind is WaiverKind.LOST else self.excused_is_charged


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """The record of what will not come of an old part, written once.

    Args:
        quantity: Whole units that were missing; they never count as received.
        reason: As auditors will read it.
        owed_by: Subject of whoever asked for the parts, and owed what they replaced.
        charge: What that person pays, CNY; None: nothing, by the policy in `policy_ref`.
        waived_by: Subject of whoever decided; another person.
        waived_at: When (UTC).
    """

    kind: WaiverKind
    quantity: int
    reason: str
    owed_by: str
    charge: Decimal | None
    waived_by: str
    waived_at: datetime
    policy_ref: str

    def __post_init__(self) -> None:
        if self.waived_by == self.owed_by:
            raise WaivedByOwer(
                f"{self.owed_by} owes the old part; somebody else decides that it will not come",
                rule="P-06",
                field="old_part_id",
                owed_by=self.owed_by,
            )


def charge_for(
    kind: WaiverKind, policy: InForce[WaiverPolicy], unit_cost: Decimal, quantity: int
) -> Decimal | None:
    """Return what units that will not come cost whoever owed them; None: nothing.

    Args:
        kind: Lost or excused.
        policy: In force on the day of the decision.
        unit_cost: CNY on the day of issue.
        quantity: Whole units.

    Source: rulebook P-06.
    """
    if not policy.body.charges(kind):
        return None
    return (unit_cost * quantity).quantize(Decimal("0.01"))
