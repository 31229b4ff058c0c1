"""Use case: say what a department may use up in a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from inventory.domain.ids import BranchCode, DepartmentCode
from inventory.domain.internal_use.budget import Budget, Department, require_branch, require_new
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBudget:
    department_code: DepartmentCode
    branch_code: BranchCode
    effective_on: date
    monthly: Decimal
    reason: str


def set_budget(cmd: SetBudget, tx: Tx, now: datetime) -> Budget:
    """Give a department a budget from a day on; its first one makes it known.

    Args:
        cmd: Whose, from which day of the branch's calendar on, how much a month (CNY), and why.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        BranchUnknown: BRANCH_UNKNOWN, the branch was not announced here.
        DepartmentOfOtherBranch: DEPARTMENT_OF_OTHER_BRANCH.
        BudgetAlreadySet: BUDGET_ALREADY_SET, another amount counts from that day on.
        BudgetInPast: BUDGET_IN_PAST, the day is over, or has begun with another budget.
        BudgetAmountInvalid: The amount is below zero or not in whole fen.

    Source: rulebook P-17.
    """
    branch = known_branch(tx.branches.find(cmd.branch_code), cmd.branch_code)
    budget = Budget(
        department_code=cmd.department_code,
        effective_on=cmd.effective_on,
        monthly=cmd.monthly,
        reason=cmd.reason,
        set_by=tx.actor.subject,
        set_at=now,
    )
    wanted = Department(code=cmd.department_code, branch_code=branch.code)
    require_branch(tx.departments.lock_or_add(wanted), branch.code)
    known = tx.departments.budget_from(cmd.department_code, cmd.effective_on)
    today = branch.day_of(now)
    counting = tx.departments.budget_on(cmd.department_code, today)
    if require_new(budget, known, today, counts_today=counting is not None):
        tx.departments.add_budget(budget)
        return budget
    return known or budget
