"""Whose needs go first, and how far (P-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from inventory.domain.requisition import HOLDING, State
from inventory.domain.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class GreenChannelPolicy:
    """What an urgent order may do that others may not.

    Args:
        takes_from: By severity of an urgent order, the severities whose reservations it may take,
            each less severe than its own. An order is urgent if its severity stands here.
        takes_in: States of requisitions that lose what is held for them.
        issue_first_up_to: Largest amount (CNY at unit cost, inclusive) issued before approval.
        approve_within: From such an issue until its approval is overdue.
    """

    takes_from: Mapping[Severity, tuple[Severity, ...]]
    takes_in: tuple[State, ...]
    issue_first_up_to: Decimal
    approve_within: timedelta

    def __post_init__(self) -> None:
        for taker, losers in self.takes_from.items():
            if any(loser <= taker for loser in losers):
                raise ValueError(f"takes_from: {taker} takes from less severe ones only")
        if not set(self.takes_in) <= HOLDING:
            raise ValueError("takes_in: only what is reserved or approved holds anything")
        if self.issue_first_up_to < 0 or self.approve_within <= timedelta():
            raise ValueError("issue_first_up_to and approve_within must be above zero")

    def is_urgent(self, severity: Severity | None) -> bool:
        """Say whether an order of some severity goes through the green channel.

        Source: rulebook P-09.
        """
        return severity in self.takes_from

    def may_lose(self, state: State, of: Severity | None, to: Severity | None) -> bool:
        """Say whether a requisition in some state loses what it holds to an urgent order.

        Args:
            state: Of the requisition that holds.
            of: Severity of its order; one that nobody told is the least.
            to: Severity of the order that needs it.

        Source: rulebook P-09.
        """
        if to is None or to not in self.takes_from or state not in self.takes_in:
            return False
        return of is None or of in self.takes_from[to]
