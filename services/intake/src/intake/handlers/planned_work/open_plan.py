"""Use case: plan work that is due again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.planned_work.plan import (
    NotCovered,
    PlanState,
    WorkPlan,
    first_due,
    needs_to_run,
)
from intake.domain.planned_work.policy import Basis, Interval, WorkKind
from intake.handlers.planned_work.planning import (
    FoundSubject,
    PlanSubject,
    covered_by,
    find_subject,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlan:
    """`interval` is what was agreed, None leaves it to policy; `ends_on` None has no end."""

    plan_id: str
    branch: str
    kind: str
    subject: PlanSubject
    first_due_on: date
    ends_on: date | None
    interval: Interval | None


def open_plan(cmd: OpenPlan, tx: Tx, now: datetime) -> WorkPlan:
    """Open a plan; what covers the product decides the interval unless one was agreed.

    Args:
        cmd: What is due, at what, from which day.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The plan with its first due day.

    Raises:
        BranchNotFound: No such branch, or not the caller's.
        WorkKindUnknown: No such kind of work.
        PlanSubjectNeeded, InstalledProductNotFound, CustomerNotFound, NotTheCustomersProduct,
            ContractNotFound, NotTheCustomersContract: What it is about is not on file.
        OutsideContractTerm: The contract does not run on the first due day.
        NotCovered: Neither in maintenance nor in free warranty, and no interval agreed.
        KindWithoutInterval: Work of this kind is planned one by one.
        PlanEndsBeforeItBegins: The last day lies before the first due day.

    Source: rulebook I-13, I-22, I-27.
    """
    branch = tx.branches.get(cmd.branch)
    kind = tx.policies.planned_work(branch.day_of(now)).body.kind(cmd.kind)
    subject = find_subject(cmd.subject, kind.rule, tx)
    if subject.contract is not None:
        needs_to_run(subject.contract, cmd.first_due_on)
    plan = WorkPlan(
        id=cmd.plan_id,
        kind=cmd.kind,
        branch=subject.branch,
        customer_id=subject.customer_id,
        installed_product_id=subject.product_id,
        contract_ref=subject.contract_ref,
        product_line=subject.product_line,
        basis=_basis(cmd, subject, kind, tx),
        interval=cmd.interval,
        anchor_on=cmd.first_due_on,
        made=0,
        next_due_on=None,
        prepare_on=None,
        ends_on=cmd.ends_on,
        state=PlanState.ACTIVE,
        end_reason="",
        opened_by=tx.actor,
        opened_at=now,
    )
    return tx.work_plans.add(first_due(plan, kind))


def _basis(cmd: OpenPlan, subject: FoundSubject, kind: WorkKind, tx: Tx) -> Basis:
    if cmd.interval is not None:
        return Basis.AGREED
    if subject.product is None:
        return Basis.MAINTENANCE
    covered = covered_by(subject.product, tx, cmd.first_due_on)
    if covered is None:
        raise NotCovered(
            f"on {cmd.first_due_on} the product is neither in maintenance nor in free warranty",
            rule=kind.rule,
            field="first_due_on",
        )
    return covered
