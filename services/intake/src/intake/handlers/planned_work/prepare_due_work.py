"""Timer: create the requests of plans ahead of their due days (I-22)."""

from __future__ import annotations

from datetime import date, datetime

from intake.domain.planned_work.plan import NOT_COVERED, WorkPlan, after_due
from intake.domain.planned_work.policy import Basis, WorkKind
from intake.domain.planned_work.requesting import derived_id
from intake.domain.planned_work.work import PlannedWork, WorkState
from intake.handlers.planned_work.planning import add_with_request, covered_by
from intake.ports import Sweep, Tx


def prepare_due_work(tx: Tx, now: datetime, limit: int) -> int:
    """Make one due day of each plan that is due into work with its request.

    The plan moves on in the same transaction, and the ids of work and request follow from plan and
    due day: however often and wherever the timer runs, each due day is made once. Due days that
    were missed are made as well, the oldest first. A plan that fails is set aside.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).
        limit: Plans to handle at most.

    Returns:
        How many plans were due.

    Source: rulebook I-22, I-27.
    """
    due = tx.work_plans.lock_due(now, limit)
    rows = {plan.id: plan for plan in due}
    return tx.sweeps.each(Sweep.PREPARE_DUE_WORK, rows, lambda plan: _prepare(plan, tx, now), now)


def _prepare(plan: WorkPlan, tx: Tx, now: datetime) -> None:
    tx.work_plans.save(_handled(plan, tx, now))


def _handled(plan: WorkPlan, tx: Tx, now: datetime) -> WorkPlan:
    policy = tx.policies.planned_work(tx.branches.require(plan.branch).day_of(now))
    kind = policy.body.kinds.get(plan.kind)
    if plan.next_due_on is None or kind is None:
        return plan.ended(f"no policy knows {plan.kind} any more")
    basis = _basis(plan, kind, plan.next_due_on, tx)
    if basis is None:
        return plan.ended(NOT_COVERED)
    work = PlannedWork(
        id=derived_id("work", plan.id, plan.next_due_on.isoformat()),
        plan_id=plan.id,
        kind=plan.kind,
        branch=plan.branch,
        customer_id=plan.customer_id,
        installed_product_id=plan.installed_product_id,
        contract_ref=plan.contract_ref,
        title=f"{plan.kind} {plan.next_due_on.isoformat()}",
        due_on=plan.next_due_on,
        starts_at=None,
        service_request_id="",
        policy_ref=policy.ref,
        state=WorkState.OPEN,
    )
    add_with_request(work, kind, plan.product_line, tx, now)
    return after_due(plan, kind, basis)


def _basis(plan: WorkPlan, kind: WorkKind, on: date, tx: Tx) -> Basis | None:
    """Return what covers the plan on its due day; an agreed interval asks for no cover.

    A contract that the plan names has to run on that day, whatever else covers it.
    """
    if plan.contract_ref and not _runs(plan.contract_ref, on, tx):
        return None
    if plan.interval is not None or not plan.installed_product_id:
        return plan.basis
    product = tx.installed_products.lock(plan.installed_product_id)
    basis = covered_by(product, tx, on)
    return basis if basis in kind.every else None


def _runs(contract_ref: str, on: date, tx: Tx) -> bool:
    """Say whether a contract runs; plans of before may name one that was never on file."""
    return tx.contracts.is_known(contract_ref) and tx.contracts.numbered(contract_ref).runs_on(on)
