"""Query: can a change or loss of the last months be restored?"""

from __future__ import annotations

from datetime import datetime

from intake.domain.planned_work.restorability import (
    NotABackupPlan,
    Restorability,
    months_before,
    restorability,
)
from intake.ports import Tx


def check_restorability(plan_id: str, tx: Tx, now: datetime) -> Restorability:
    """Judge from runs, verifications and drills on record what can be restored.

    Args:
        plan_id: A plan of backups.
        tx: Open transaction, may be read only.
        now: Instant of the question (UTC).

    Raises:
        PlanNotFound: The caller knows no such plan.
        NotABackupPlan: The plan is about something else.

    Source: rulebook I-27.
    """
    plan = tx.work_plans.get(plan_id)
    branch = tx.branches.require(plan.branch)
    policy = tx.policies.planned_work(branch.day_of(now)).body.backups
    if plan.kind != policy.kind:
        raise NotABackupPlan(f"plan {plan.id} is about {plan.kind}", rule="I-27")
    # Older copies and drills cannot change the answer.
    since = months_before(now, 2 * policy.restorable_months) - policy.longest_gap
    drilled_since = months_before(now, 2 * policy.drill_every_months)
    return restorability(
        policy,
        tx.planned_works.of_plan(plan.id, branch.day_of(since)),
        tx.planned_works.like(plan, policy.drill_kind, branch.day_of(drilled_since)),
        begun_at=plan.opened_at,
        now=now,
    )
