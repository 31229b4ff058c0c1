"""What a department asks for, is granted, uses up or brings back (P-17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType

from inventory.domain.approval import InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import BranchCode, DepartmentCode, EntryId, WarehouseCode
from inventory.domain.internal_use.budget import Purse
from inventory.domain.internal_use.policy import InternalUsePolicy
from inventory.domain.lines import PartLine
from inventory.domain.people import Actor

InternalUseId = NewType("InternalUseId", str)


class UseState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"  # takes from the budget
    ISSUED = "issued"
    REVERSED = "reversed"  # came back: the budget has it again
    CANCELLED = "cancelled"


STEPS: Final = {
    UseState.ASKED: frozenset({UseState.APPROVED, UseState.CANCELLED}),
    UseState.APPROVED: frozenset({UseState.ISSUED, UseState.CANCELLED}),
    UseState.ISSUED: frozenset({UseState.REVERSED}),
    UseState.REVERSED: frozenset(),
    UseState.CANCELLED: frozenset(),
}
SPENT: Final = frozenset({UseState.APPROVED, UseState.ISSUED})


class InternalUseNotFound(NotFound):
    reason = "INTERNAL_USE_NOT_FOUND"


class InternalUseIllegalTransition(Refused):
    reason = "INTERNAL_USE_ILLEGAL_TRANSITION"


class InternalUseByAsker(Refused):
    """Who asked neither approves nor hands out."""

    reason = "INTERNAL_USE_BY_ASKER"


class OverBudget(Refused):
    """The month's budget does not have it, and the role does not reach above it."""

    reason = "INTERNAL_USE_OVER_BUDGET"


class InternalUseLevelTooLow(Refused):
    reason = "INTERNAL_USE_LEVEL_TOO_LOW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The decision, with the figures it was taken by.

    Args:
        month: First day of the month whose budget it takes from, in the branch's calendar.
        ordinal: Of the decisions about that department and month, from 1.
        budget: What the month had in all, CNY.
        used_before: What was taken from it before, CNY.
        over_budget: Whether it goes above.
        role: In which the person decided, by the policy in `policy_ref`.
    """

    month: date
    ordinal: int
    budget: Decimal
    used_before: Decimal
    over_budget: bool
    by: str
    role: str
    at: datetime
    policy_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UseStep:
    """Who took a step, when (UTC), and why."""

    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUse:
    """Parts that a department asks a warehouse of its branch for.

    Args:
        lines: Whole units, by part number; which ones is up to the keeper.
        amount: CNY at unit cost on the day of asking.
        entry_id: What booked the issue; None before it.
        ended: Who brought it back or gave it up.
        version: Grows with every change.
    """

    id: InternalUseId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    department_code: DepartmentCode
    lines: tuple[PartLine, ...]
    amount: Decimal
    purpose: str
    asked: UseStep
    state: UseState = UseState.ASKED
    approval: Approval | None = None
    issued: UseStep | None = None
    entry_id: EntryId | None = None
    ended: UseStep | None = None
    version: int = 0

    @property
    def key(self) -> tuple[datetime, str]:
        """Oldest first."""
        return self.asked.at, self.id

    @property
    def changed_at(self) -> datetime:
        """When its last step was taken (UTC)."""
        steps = (self.asked, self.approval, self.issued, self.ended)
        return max(step.at for step in steps if step)

    def approve(
        self, actor: Actor, at: datetime, policy: InForce[InternalUsePolicy], purse: Purse
    ) -> InternalUse:
        """Return it granted out of a month's budget, or above it by who may.

        Args:
            actor: Who decides; not who asked.
            at: When (UTC).
            policy: In force on that day.
            purse: Of that month.

        Raises:
            InternalUseIllegalTransition: It was decided or given up.
            InternalUseByAsker: INTERNAL_USE_BY_ASKER.
            OverBudget: INTERNAL_USE_OVER_BUDGET, and the role does not reach above the budget.
            InternalUseLevelTooLow: INTERNAL_USE_LEVEL_TOO_LOW.

        Source: rulebook P-17.
        """
        moved = self._moved(UseState.APPROVED)
        self._require_another(actor)
        over = not purse.has(self.amount)
        if not policy.body.approves(actor.role, over_budget=over):
            raise self._over(policy, actor, purse) if over else self._too_low(policy)
        approval = Approval(
            month=purse.month,
            ordinal=purse.spent.decisions + 1,
            budget=purse.budget,
            used_before=purse.spent.amount,
            over_budget=over,
            by=actor.subject,
            role=actor.role,
            at=at,
            policy_ref=policy.ref,
        )
        return replace(moved, approval=approval)

    def issue(self, actor: Actor, at: datetime) -> InternalUse:
        """Return it handed out.

        Raises:
            InternalUseIllegalTransition: It is not approved.
            InternalUseByAsker: INTERNAL_USE_BY_ASKER.

        Source: rulebook P-17.
        """
        moved = self._moved(UseState.ISSUED)
        self._require_another(actor)
        return replace(moved, issued=UseStep(by=actor.subject, at=at))

    def end(self, state: UseState, step: UseStep) -> InternalUse:
        """Return it brought back or given up; its month's budget has the amount again.

        Raises:
            InternalUseIllegalTransition: It was not handed out, or it was; it is ended already.

        Source: rulebook P-17.
        """
        return replace(self._moved(state), ended=step)

    def _moved(self, wanted: UseState) -> InternalUse:
        if wanted not in STEPS[self.state]:
            raise InternalUseIllegalTransition(
                f"internal use {self.id} is {self.state} and cannot be {wanted}",
                rule="P-17",
                internal_use_id=self.id,
                from_state=self.state.value,
                to_state=wanted.value,
            )
        return replace(self, state=wanted)

    def _require_another(self, actor: Actor) -> None:
        if actor.subject == self.asked.by:
            raise InternalUseByAsker(
                f"{actor.subject} asked for it; somebody else approves and hands out",
                rule="P-17",
                internal_use_id=self.id,
                asked_by=self.asked.by,
            )

    def _over(self, policy: InForce[InternalUsePolicy], actor: Actor, purse: Purse) -> OverBudget:
        level = policy.body.over_budget_role
        verdict = f"for the {level} to approve" if level else "refused"
        return OverBudget(
            f"{self.department_code} has used {purse.spent.amount} of {purse.budget};"
            f" {self.amount} more is {verdict}, not for the {actor.role}",
            rule="P-17",
            department_code=self.department_code,
            budget=str(purse.budget),
            used=str(purse.spent.amount),
            amount=str(self.amount),
            level=level or "",
            policy_ref=policy.ref,
        )

    def _too_low(self, policy: InForce[InternalUsePolicy]) -> InternalUseLevelTooLow:
        return InternalUseLevelTooLow(
            f"internal use is for the {policy.body.role} to approve",
            rule="P-17",
            internal_use_id=self.id,
            level=policy.body.role,
            policy_ref=policy.ref,
        )


def use_not_found(use_id: InternalUseId) -> InternalUseNotFound:
    """Return the answer for one that is not there, or not the principal's (P-17)."""
    return InternalUseNotFound(f"there is no internal use {use_id}", internal_use_id=use_id)
