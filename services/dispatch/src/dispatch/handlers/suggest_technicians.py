"""Use case: who had better go, and who cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.identity import WorkOrderId
from dispatch.domain.ranking import Suggestion, suggestion
from dispatch.domain.time_window import TimeWindow
from dispatch.handlers.branch_day import day_of
from dispatch.handlers.planning import availability, plan_visit
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestTechnicians:
    """`occurred_at` is when it is decided (UTC); None means now."""

    work_order_id: WorkOrderId
    visit: TimeWindow
    occurred_at: datetime | None = None


def suggest_technicians(cmd: SuggestTechnicians, tx: Tx, now: datetime) -> Suggestion:
    """Rank the branch's technicians for a visit; list the refused with rule and figures.

    Args:
        cmd: The visit in question; instants are UTC, the window is half-open.
        tx: Open transaction; nothing is written.
        now: Time of the question (UTC).

    Returns:
        Candidates, the best first, and refused technicians: all of the branch, and some of other
        branches in the city who have the skills.

    Raises:
        WorkOrderNotFound: WORK_ORDER_NOT_FOUND.

    Source: rulebook D-01, D-05.
    """
    order = tx.work_orders.get(cmd.work_order_id)
    decided_at = cmd.occurred_at or now
    policy = tx.policies.assignment(day_of(order.branch_code, tx, decided_at))
    people = tx.technicians.pool(
        order.branch_code, order.requirements.skills, policy.body.outsiders_listed
    )
    visit = plan_visit(order, cmd.visit, decided_at, tx)
    return suggestion(visit, availability(visit, people, policy.body, tx), policy)
