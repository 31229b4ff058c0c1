"""Use case: how a count differs from the books."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.counts.count import CountState, StockCount
from inventory.domain.counts.errors import CountNotComparable
from inventory.domain.counts.line import Judged, differences
from inventory.domain.ids import CountId
from inventory.domain.warehouse import known_branch
from inventory.handlers.counts.blindness import require_sight
from inventory.ports import Tx


def read_differences(count_id: CountId, tx: Tx, now: datetime) -> tuple[Judged, ...]:
    """Return the differences of a count that is handed in; nothing is written.

    Until they are decided about they follow the books: what is booked late and happened before it
    was counted explains a difference.

    Args:
        count_id: Which count.
        tx: Open transaction.
        now: Time of the question (UTC).

    Raises:
        CountNotFound: There is none, or it belongs to a branch of others.
        CountIsBlind: COUNT_IS_BLIND, who asks counts there.
        CountNotComparable: COUNT_NOT_COUNTED, not everything is handed in.

    Source: rulebook P-14.
    """
    count = tx.counts.get(count_id)
    require_sight(tx, count.warehouse_code)
    if count.state is CountState.POSTED:
        return tuple(
            Judged(difference=each.difference, unit_cost=each.unit_cost, verdict=each)
            for each in count.verdicts
        )
    return judged(count, tx, now)


def judged(count: StockCount, tx: Tx, now: datetime) -> tuple[Judged, ...]:
    """Return the differences of a count as the books are now.

    Raises:
        CountNotComparable: COUNT_NOT_COUNTED, not everything is handed in.

    Source: rulebook P-14.
    """
    if count.state is not CountState.COUNTED:
        raise CountNotComparable(
            f"count {count.number} is {count.state}",
            rule="P-14",
            count_id=count.id,
            state=count.state.value,
        )
    branch = known_branch(tx.branches.find(count.branch_code), count.branch_code)
    found = differences(count.lines, tx.counts.booked(count.warehouse_code, count.lines))
    costs = tx.part_list.on_day({each.part_number for each in found}, branch.day_of(now))
    return tuple(
        Judged(difference=each, unit_cost=costs[each.part_number].unit_cost) for each in found
    )
