"""What is to be counted when: dear parts more often than cheap ones (P-14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inventory.domain.counts.policy import CountClass, CountPolicy
from inventory.domain.ids import PartNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """A part that lies in a warehouse, and what became of it.

    Args:
        issued: Units that went out within the time the policy looks back on, less what came back.
        unit_cost: CNY.
        counted_on: Day of the branch on which it was last counted; None: never.
    """

    part_number: PartNumber
    issued: int
    unit_cost: Decimal
    counted_on: date | None

    @property
    def value(self) -> Decimal:
        """CNY that went out."""
        return max(0, self.issued) * self.unit_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCount:
    """A part, its class, and from which day on it is to be counted; None: it never was."""

    turnover: Turnover
    class_name: str
    due_on: date | None

    @property
    def part_number(self) -> PartNumber:
        """The part."""
        return self.turnover.part_number


def due_counts(
    turnovers: Iterable[Turnover], policy: CountPolicy, until: date
) -> tuple[DueCount, ...]:
    """Return what is to be counted up to and including a day, the longest due first.

    Args:
        turnovers: Every part that lies in a warehouse, each once.
        policy: Classes and how often they are counted.
        until: Day of the branch.

    Source: rulebook P-14.
    """
    found = (_due(turnover, kind) for turnover, kind in classified(turnovers, policy))
    due = (each for each in found if each.due_on is None or each.due_on <= until)
    return tuple(sorted(due, key=lambda each: (each.due_on or date.min, each.part_number)))


def classified(
    turnovers: Iterable[Turnover], policy: CountPolicy
) -> tuple[tuple[Turnover, CountClass], ...]:
    """Return each part with its class, from the greatest turnover in value to the least.

    Where nothing went out at all, everything belongs to the last class.

    Source: rulebook P-14.
    """
    ranked = sorted(turnovers, key=lambda each: (-each.value, each.part_number))
    whole = sum((each.value for each in ranked), Decimal(0))
    found, before = [], Decimal(0)
    for each in ranked:
        share = before / whole if whole and each.value else Decimal(1)
        kind = next((k for k in policy.classes if share < k.up_to_share), policy.classes[-1])
        found.append((each, kind))
        before += each.value
    return tuple(found)


def _due(turnover: Turnover, kind: CountClass) -> DueCount:
    last = turnover.counted_on
    return DueCount(
        turnover=turnover,
        class_name=kind.name,
        due_on=None if last is None else last + kind.every,
    )
