"""Who must approve a requisition of some amount (P-04)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy as it counts on some day; `ref` is what a decision stores."""

    ref: str
    body: T


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalLevel:
    """A role and the largest amount it may approve.

    Args:
        role: Role of the approver.
        up_to: Largest amount in CNY, inclusive; None: any amount.
    """

    role: str
    up_to: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalPolicy:
    """Levels from the lowest to the highest; the last one has no limit.

    Args:
        levels: With growing limits.
        any_level_roles: Roles that may stand in for every level.
    """

    levels: tuple[ApprovalLevel, ...]
    any_level_roles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.levels or self.levels[-1].up_to is not None:
            raise ValueError("levels: the last level must have no up_to")
        limits = [level.up_to for level in self.levels if level.up_to is not None]
        if len(limits) != len(self.levels) - 1:
            raise ValueError("levels: only the last level may be without up_to")
        if any(low >= high for low, high in pairwise(limits)):
            raise ValueError("levels: up_to must grow from level to level")
        roles = [level.role for level in self.levels]
        if len(set(roles)) < len(roles):
            raise ValueError("levels: a role stands once")

    def level_for(self, amount: Decimal) -> str:
        """Return the lowest role that may approve an amount (CNY, zero or above).

        Source: rulebook P-04.
        """
        return next(
            level.role for level in self.levels if level.up_to is None or amount <= level.up_to
        )

    def reaches(self, role: str, level: str) -> bool:
        """Say whether a role may approve what a level must approve: a higher one may, too.

        Source: rulebook P-04.
        """
        if role == level or role in self.any_level_roles:
            return True
        rank = {each.role: place for place, each in enumerate(self.levels)}
        return role in rank and level in rank and rank[role] >= rank[level]
