"""Use case: a page of the work queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dispatch.domain.work_order import WorkOrder
from dispatch.domain.work_queue import QueueFilter, QueueKey, queue_key
from dispatch.handlers.branch_day import day_of
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """Where a page ended, and the day by which the queue was ordered."""

    today: date
    key: QueueKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWorkOrders:
    """`limit` is above zero; `after` is the place of the page before."""

    wanted: QueueFilter
    limit: int
    after: QueuePlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderPage:
    """`next_place` is None on the last page."""

    orders: tuple[WorkOrder, ...]
    next_place: QueuePlace | None


def list_work_orders(query: ListWorkOrders, tx: Tx, now: datetime) -> WorkOrderPage:
    """List left-overs of earlier days first, then by severity, then by due time.

    Pages that follow each other keep the first one's day, also over midnight.

    Args:
        query: Which orders, how many, and where the page before ended.
        tx: Open transaction; nothing is written.
        now: Time of the question (UTC); decides what day it is at the branch.

    Source: rulebook D-05.
    """
    today = query.after.today if query.after else day_of(query.wanted.branch_code, tx, now)
    after = query.after.key if query.after else None
    found = tx.work_orders.page(query.wanted, today, after, query.limit + 1)
    orders = found[: query.limit]
    has_more = len(found) > query.limit
    last = QueuePlace(today=today, key=queue_key(orders[-1], today)) if has_more else None
    return WorkOrderPage(orders=orders, next_place=last)
