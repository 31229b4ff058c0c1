"""The order in which open work is looked at (D-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum

from dispatch.domain.identity import BranchCode, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.work_order import Severity, WorkOrder

# Where nothing is promised: behind everything that is.
NEVER_DUE = datetime(9999, 12, 31, tzinfo=UTC)


class Turn(IntEnum):
    """Left-overs of earlier days, then today's work, then what is finished."""

    LEFT_OVER = 0
    TODAY = 1
    FINISHED = 2


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class QueueKey:
    """Place of an order in the queue; keys compare in queue order."""

    turn: Turn
    severity: Severity
    due_at: datetime
    work_order_id: WorkOrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which orders are asked for; None is any."""

    branch_code: BranchCode | None = None
    technician_code: TechnicianCode | None = None
    state: State | None = None


def queue_key(order: WorkOrder, today: date) -> QueueKey:
    """Return the place of an order.

    Args:
        order: Any work order.
        today: Calendar day of the one who looks.

    Source: rulebook D-05.
    """
    if order.is_finished:
        turn = Turn.FINISHED
    else:
        turn = Turn.LEFT_OVER if order.opened_on < today else Turn.TODAY
    return QueueKey(
        turn=turn,
        severity=order.severity,
        due_at=order.next_due_at or NEVER_DUE,
        work_order_id=order.id,
    )
