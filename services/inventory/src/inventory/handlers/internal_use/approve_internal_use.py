"""Use case: grant what a department asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.internal_use.budget import Purse, budget_of
from inventory.domain.internal_use.facts import InternalUseApproved
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveInternalUse:
    use_id: InternalUseId


def approve_internal_use(cmd: ApproveInternalUse, tx: Tx, now: datetime) -> InternalUse:
    """Take what a department asks for from this month's budget, or grant it above by who may.

    Decisions about one department wait for each other, so that together they keep to its budget.

    Args:
        cmd: What was asked for.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC); its month in the branch's calendar counts.

    Raises:
        InternalUseNotFound: There is none, or it belongs to a branch of others.
        InternalUseIllegalTransition: INTERNAL_USE_ILLEGAL_TRANSITION, it was decided or given up.
        InternalUseByAsker: INTERNAL_USE_BY_ASKER, the same person asked.
        OverBudget: INTERNAL_USE_OVER_BUDGET, and the role does not reach above the budget.
        InternalUseLevelTooLow: INTERNAL_USE_LEVEL_TOO_LOW.

    Source: rulebook P-17.
    """
    use = tx.internal_uses.lock(cmd.use_id)
    department = tx.departments.lock(use.department_code)
    branch = known_branch(tx.branches.find(use.branch_code), use.branch_code)
    at = max(now, use.changed_at)
    day = branch.day_of(at)
    month = day.replace(day=1)
    budget = budget_of(department.code, tx.departments.budget_on(department.code, day))
    spent = tx.departments.spent(department.code, month)
    purse = Purse(month=month, budget=budget.monthly, spent=spent)
    approved = use.approve(tx.actor, at, tx.policies.internal_use(day), purse)
    saved = tx.internal_uses.save(approved)
    tx.outbox.append(InternalUseApproved(internal_use=saved, occurred_at=at))
    return saved
