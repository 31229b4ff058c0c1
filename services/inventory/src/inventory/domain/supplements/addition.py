"""What of a requisition goes beyond what was first asked for its order (P-05)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from inventory.domain.ids import PartNumber
from inventory.domain.lines import PartLine
from inventory.domain.requisition import Requisition, State


def is_addition(lines: Iterable[PartLine], known: Sequence[Requisition]) -> bool:
    """Say whether lines go beyond the estimate of their order.

    The first requisition of an order is its estimate: the customer agreed to that. What is asked
    again after it was given up, or brought back unused, is still within it; any other part, or any
    more of one, is an addition. Additions do not widen the estimate. All others lie within it, so
    that it is the most that any of them asks for, whenever each is said to have been asked.

    Args:
        lines: What is asked for now, each part once.
        known: Every other requisition of the order, whatever its state and branch.

    Source: rulebook P-05 [000/21 C3 C4 C6].
    """
    within = [each for each in known if not each.is_addition]
    if not within:
        return False
    left: Counter[PartNumber] = Counter()
    for each in within:
        left |= _units(each.lines)
    for each in within:
        if each.state is not State.RELEASED:
            left.subtract(_units(each.lines))
            left.update(_units(each.returned))
    return any(line.quantity > left[line.part_number] for line in lines)


def _units(lines: Iterable[PartLine]) -> Counter[PartNumber]:
    return Counter({line.part_number: line.quantity for line in lines})
