"""From whom an urgent requisition takes what it needs (P-09)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inventory.domain.errors import Refused
from inventory.domain.ids import PartNumber
from inventory.domain.lines import Shortage
from inventory.domain.requisition import Requisition, oldest_first
from inventory.domain.severity import Severity, rank_of


class NotUrgent(Refused):
    reason = "GREEN_CHANNEL_NOT_URGENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A requisition that holds stock, and the severity of its order now."""

    requisition: Requisition
    severity: Severity | None

    @property
    def place(self) -> tuple[str, tuple[object, str]]:
        """Sort key of the waiting line, in which it would stand: who is last loses first."""
        return rank_of(self.severity), oldest_first(self.requisition)


def losers(shortages: Iterable[Shortage], holders: Iterable[Holder]) -> Sequence[Requisition]:
    """Choose who loses what is held for him, so that nothing is missing any more.

    The last of the waiting line loses first, and nobody loses without need. Where all of them
    together hold too little, nobody loses anything.

    Args:
        shortages: What the urgent requisition misses.
        holders: Who may lose by policy.

    Source: rulebook P-09.
    """
    missing = Counter({gap.part_number: gap.missing for gap in shortages})
    wanted = set(missing)
    chosen: list[Holder] = []
    for holder in sorted(holders, key=lambda each: each.place, reverse=True):
        held = _held(holder)
        if any(missing[part] > 0 for part in wanted & held.keys()):
            chosen.append(holder)
            missing.subtract(held)
    if any(missing[part] > 0 for part in wanted):
        return ()
    for holder in reversed(chosen.copy()):  # spare the best placed first
        held = _held(holder)
        if all(missing[part] + held[part] <= 0 for part in wanted):
            chosen.remove(holder)
            missing.update(held)
    return tuple(each.requisition for each in chosen)


def _held(holder: Holder) -> Counter[PartNumber]:
    return Counter({line.part_number: line.quantity for line in holder.requisition.lines})
