"""What has to be known before a visit is promised: the branch's day and who is where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from dispatch.domain.assignment import Availability, PlannedVisit
from dispatch.domain.ranking import AssignmentPolicy
from dispatch.domain.technician import Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.branch_day import day_of, zone_of
from dispatch.ports import Tx


def plan_visit(order: WorkOrder, window: TimeWindow, decided_at: datetime, tx: Tx) -> PlannedVisit:
    """Put a visit into the calendar of the order's branch; `decided_at` is UTC."""
    skew = tx.policies.timekeeping(day_of(order.branch_code, tx, decided_at)).body.clock_skew
    return PlannedVisit(
        order=order,
        window=window,
        zone=zone_of(order.branch_code, tx, decided_at),
        earliest_start=decided_at - skew,
    )


def availability(
    visit: PlannedVisit, people: Sequence[Technician], policy: AssignmentPolicy, tx: Tx
) -> tuple[Availability, ...]:
    """Read where people have to be around a visit: its days and the way before and after it."""
    first, last = visit.window.days(visit.zone)
    midnight = time(tzinfo=visit.zone)
    to_utc = visit.window.start.tzinfo
    day_start = datetime.combine(first, midnight).astimezone(to_utc)
    day_end = datetime.combine(last + timedelta(days=1), midnight).astimezone(to_utc)
    around = TimeWindow(
        start=min(day_start, visit.window.start - policy.travel_allowance),
        end=max(day_end, visit.window.end + policy.travel_allowance),
    )
    commitments = tx.work_orders.commitments([each.code for each in people], around)
    return tuple(
        Availability(technician=each, commitments=commitments.get(each.code, ())) for each in people
    )
