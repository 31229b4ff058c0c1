"""What was ordered and has not come yet, and how long what came took."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Units ordered, or units that came, at an instant (UTC)."""

    units: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliveries:
    """How the orders of a part stand.

    Args:
        on_order: Units that are still waited for.
        lead_times: Of the orders that are complete, oldest first.
    """

    on_order: int
    lead_times: tuple[timedelta, ...]


def settled(
    orders: Iterable[Coming], receipts: Iterable[Coming], open_since: datetime
) -> Deliveries:
    """Match what came with what was ordered, oldest first.

    Args:
        orders: Of one part in one warehouse, in the order of their time.
        receipts: Likewise; what nobody had ordered yet when it came belongs to no order.
        open_since: Orders from before that have lapsed and are not waited for (UTC).

    Source: rulebook P-15.
    """
    waiting = deque((order.at, order.units) for order in orders)
    lead_times: list[timedelta] = []
    for receipt in receipts:
        left = receipt.units
        while left and waiting and waiting[0][0] <= receipt.at:
            ordered_at, units = waiting.popleft()
            if units > left:
                waiting.appendleft((ordered_at, units - left))
                break
            left -= units
            lead_times.append(receipt.at - ordered_at)
    on_order = sum(units for ordered_at, units in waiting if ordered_at >= open_since)
    return Deliveries(on_order=on_order, lead_times=tuple(lead_times))
