"""Use case: plan one piece of work: a training, an upgrade, an extra inspection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.planned_work.policy import WorkKind
from intake.domain.planned_work.work import PlannedWork, StartNeeded, WorkState
from intake.handlers.planned_work.planning import PlanSubject, add_with_request, find_subject
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWork:
    """`due_on` None means the branch's day of `starts_at` (UTC)."""

    work_id: str
    branch: str
    kind: str
    subject: PlanSubject
    title: str
    due_on: date | None
    starts_at: datetime | None


def plan_work(cmd: PlanWork, tx: Tx, now: datetime) -> PlannedWork:
    """Plan one piece of work and create its internal request at once.

    Args:
        cmd: What, at what, and when.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The work with its request.

    Raises:
        BranchNotFound: No such branch, or not the caller's.
        WorkKindUnknown: No such kind of work.
        StartNeeded: The kind begins at an agreed instant, or no due day is told.
        PlanSubjectNeeded, InstalledProductNotFound, CustomerNotFound, NotTheCustomersProduct,
            ContractNotFound, NotTheCustomersContract: What it is about is not on file.

    Source: rulebook I-22, I-23, I-26, I-27.
    """
    branch = tx.branches.get(cmd.branch)
    policy = tx.policies.planned_work(branch.day_of(now))
    kind = policy.body.kind(cmd.kind)
    subject = find_subject(cmd.subject, kind.rule, tx)
    work = PlannedWork(
        id=cmd.work_id,
        plan_id="",
        kind=cmd.kind,
        branch=subject.branch,
        customer_id=subject.customer_id,
        installed_product_id=subject.product_id,
        contract_ref=subject.contract_ref,
        title=cmd.title,
        due_on=_due_on(cmd, kind, tx.branches.require(subject.branch).day_of),
        starts_at=cmd.starts_at if kind.starts_at_an_instant else None,
        service_request_id="",
        policy_ref=policy.ref,
        state=WorkState.OPEN,
    )
    return add_with_request(work, kind, subject.product_line, tx, now)


def _due_on(cmd: PlanWork, kind: WorkKind, day_of: Callable[[datetime], date]) -> date:
    if kind.starts_at_an_instant and cmd.starts_at is None:
        raise StartNeeded(f"{cmd.kind} begins at an instant", rule=kind.rule, field="start_time")
    if kind.starts_at_an_instant and cmd.starts_at is not None:
        return day_of(cmd.starts_at)
    if cmd.due_on is not None:
        return cmd.due_on
    if cmd.starts_at is not None:
        return day_of(cmd.starts_at)
    raise StartNeeded("name the due day or the start", rule=kind.rule, field="due_on")
