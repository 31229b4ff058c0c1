"""A plan: what is due at a product or under a contract, and when it is due next (I-22)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from intake.domain.contract import Contract, ContractCover
from intake.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.months import months_after
from intake.domain.planned_work.policy import Basis, Interval, WorkKind
from intake.domain.warranty import Warranty

NOT_COVERED = "not covered any more"
TERM_OVER = "its last day has passed"


class PlanNotFound(NotFound):
    """There is no such plan, or the caller may not see it."""

    reason = "PLAN_NOT_FOUND"


class PlanStale(ConcurrentUpdate):
    """The plan changed between reading and writing."""

    reason = "PLAN_STALE"


class PlanEnded(Refused):
    """The plan has ended already."""

    reason = "PLAN_ENDED"


class PlanSubjectNeeded(Invalid):
    """A plan is about an installed product, or about a contract and its product line."""

    reason = "PLAN_SUBJECT_NEEDED"


class NotCovered(Refused):
    """The product is neither in maintenance nor in free warranty, and nothing was agreed."""

    reason = "PLAN_NOT_COVERED"


class OutsideContractTerm(Refused):
    """The contract that the plan names does not run on the first due day."""

    reason = "PLAN_OUTSIDE_CONTRACT_TERM"


class KindWithoutInterval(Refused):
    """Work of this kind is planned one by one, or has no interval on this basis."""

    reason = "KIND_WITHOUT_INTERVAL"


class PlanEndsBeforeItBegins(Invalid):
    """The last day lies before the first due day."""

    reason = "PLAN_ENDS_BEFORE_IT_BEGINS"


class PlanState(StrEnum):
    """Whether a plan still makes work."""

    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlan:
    """What is due again and again.

    `made` counts the due days since `anchor_on`, so that a month's last day stays one. `interval`
    is None where policy tells it by `basis`. `next_due_on` and `prepare_on` (when the request is
    created) are None once the plan has ended; `ends_on` is the last day on which work may be due.
    """

    id: str
    kind: str
    branch: str
    customer_id: str
    installed_product_id: str
    contract_ref: str
    product_line: str
    basis: Basis
    interval: Interval | None
    anchor_on: date
    made: int
    next_due_on: date | None
    prepare_on: date | None
    ends_on: date | None
    state: PlanState
    end_reason: str
    opened_by: str
    opened_at: datetime
    version: int = 0

    def ended(self, reason: str) -> WorkPlan:
        """Return the plan after its end; what was created before goes on.

        Raises:
            PlanEnded: It has ended already.
        """
        if self.state is PlanState.ENDED:
            raise PlanEnded(f"plan {self.id} has ended: {self.end_reason}", rule="I-22")
        return replace(
            self, state=PlanState.ENDED, end_reason=reason, next_due_on=None, prepare_on=None
        )


def coverage(contract: ContractCover | None, warranty: Warranty | None, on: date) -> Basis | None:
    """Return what covers a product on a day: a contract first, then free warranty, or nothing.

    Args:
        contract: The contract that covers the product on that day.
        warranty: The term that something proves.
        on: Day at the branch.

    Source: rulebook I-10, I-13, I-22.
    """
    if contract is not None:
        return Basis.MAINTENANCE
    return Basis.WARRANTY if warranty is not None and warranty.covers(on) else None


def needs_to_run(contract: Contract, on: date) -> None:
    """Refuse to plan under a contract outside of its term.

    Args:
        contract: The one the plan names.
        on: First due day at the branch.

    Raises:
        OutsideContractTerm: It begins later, or has ended.

    Source: rulebook I-13, I-22.
    """
    if not contract.runs_on(on):
        raise OutsideContractTerm(
            f"contract {contract.number} runs from {contract.starts_on} to {contract.ends_on}",
            rule="I-13",
            field="first_due_on",
            contract=contract.number,
            starts_on=contract.starts_on.isoformat(),
            ends_on=contract.ends_on.isoformat(),
        )


def interval_of(kind: WorkKind, basis: Basis, agreed: Interval | None) -> Interval:
    """Return the time between two due days: as agreed, else by policy.

    Raises:
        KindWithoutInterval: Neither agreed nor in the policy.

    Source: rulebook I-22.
    """
    found = agreed or kind.every.get(basis)
    if found is None:
        raise KindWithoutInterval(
            f"there is no interval on the basis {basis}", rule=kind.rule, basis=basis
        )
    return found


def due_day(anchor_on: date, interval: Interval, made: int) -> date:
    """Return the due day that follows `made` others after the anchor."""
    if interval.months:
        return months_after(anchor_on, interval.months * made)
    return anchor_on + timedelta(days=interval.days * made)


def first_due(plan: WorkPlan, kind: WorkKind) -> WorkPlan:
    """Return a new plan whose anchor is its first due day.

    Raises:
        KindWithoutInterval: Nothing tells how often.
        PlanEndsBeforeItBegins: The last day lies before the first due day.

    Source: rulebook I-22.
    """
    interval_of(kind, plan.basis, plan.interval)
    if plan.ends_on is not None and plan.ends_on < plan.anchor_on:
        raise PlanEndsBeforeItBegins(
            f"the plan would end on {plan.ends_on}, before {plan.anchor_on}",
            rule=kind.rule,
            field="ends_on",
        )
    return _due_on(plan, kind, plan.anchor_on)


def after_due(plan: WorkPlan, kind: WorkKind, basis: Basis) -> WorkPlan:
    """Return the plan after its due day was made into work; another basis counts from that day.

    Args:
        plan: Active, with a due day.
        kind: Its kind by the policy in force.
        basis: What covers it on the due day.

    Source: rulebook I-22.
    """
    due = plan.next_due_on
    if due is None:
        raise ValueError(f"plan {plan.id} has no due day")
    anchored = plan if basis is plan.basis else replace(plan, basis=basis, anchor_on=due, made=0)
    interval = interval_of(kind, basis, plan.interval)
    made = anchored.made + 1
    following = due_day(anchored.anchor_on, interval, made)
    moved = replace(anchored, made=made)
    if plan.ends_on is not None and following > plan.ends_on:
        return moved.ended(TERM_OVER)
    return _due_on(moved, kind, following)


def _due_on(plan: WorkPlan, kind: WorkKind, due: date) -> WorkPlan:
    return replace(plan, next_due_on=due, prepare_on=due - kind.lead)
