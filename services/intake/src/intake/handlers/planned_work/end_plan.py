"""Use case: a plan makes no more work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.planned_work.plan import WorkPlan
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlan:
    plan_id: str
    reason: str


def end_plan(cmd: EndPlan, tx: Tx, now: datetime) -> WorkPlan:
    """End a plan; work that was created before goes on.

    Args:
        cmd: Which plan, and why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        PlanNotFound: The caller knows no such plan.
        PlanEnded: It has ended already.

    Source: rulebook I-22.
    """
    return tx.work_plans.save(tx.work_plans.lock(cmd.plan_id).ended(cmd.reason))
