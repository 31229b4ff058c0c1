"""Once a month somebody looks at what waits for disposal (P-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from inventory.domain.approval import InForce
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.warehouse import Branch


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """When a month's disposal is called for.

    Args:
        day_of_month: From this day of the branch's calendar on; every month has it.
    """

    day_of_month: int

    def __post_init__(self) -> None:
        if not 1 <= self.day_of_month <= 28:  # noqa: PLR2004 - the shortest month
            raise ValueError("day_of_month must be one that every month has, 1 to 28")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What of a warehouse is written off and not disposed of.

    Args:
        old_parts: How many old parts.
        units: Whole units of them.
        oldest_at: When the first of them was written off (UTC).
    """

    warehouse_code: WarehouseCode
    branch_code: BranchCode
    old_parts: int
    units: int
    oldest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalReview:
    """The month's call to dispose of old parts, once for each warehouse where some wait.

    Args:
        month: First day of the month, in the branch's calendar.
        reviewed_at: When it was looked at (UTC), by the policy in `policy_ref`.
    """

    month: date
    waiting: Waiting
    policy_ref: str
    reviewed_at: datetime


def called_for(
    waiting: Waiting, branch: Branch, policy: InForce[ReviewPolicy], now: datetime
) -> DisposalReview | None:
    """Return this month's call for disposal; None before its day.

    Args:
        waiting: What waits.
        branch: Whose calendar counts.
        policy: In force today.
        now: When it is looked at (UTC).

    Source: rulebook P-06.
    """
    today = branch.day_of(now)
    if today.day < policy.body.day_of_month:
        return None
    return DisposalReview(
        month=today.replace(day=1), waiting=waiting, policy_ref=policy.ref, reviewed_at=now
    )
