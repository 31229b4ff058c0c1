"""What a department may use up in a month (P-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import BranchCode, DepartmentCode


class BudgetAmountInvalid(Invalid):
    reason = "BUDGET_AMOUNT_INVALID"


class BudgetAlreadySet(Refused):
    """A department has one budget from a day on; another one needs another day."""

    reason = "BUDGET_ALREADY_SET"


class BudgetInPast(Refused):
    """Days that have begun are judged by the budget that counts on them."""

    reason = "BUDGET_IN_PAST"


class DepartmentOfOtherBranch(Refused):
    reason = "DEPARTMENT_OF_OTHER_BRANCH"


class DepartmentHasNoBudget(Refused):
    """No budget counts on that day yet."""

    reason = "DEPARTMENT_HAS_NO_BUDGET"


class DepartmentNotFound(NotFound):
    reason = "DEPARTMENT_NOT_FOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A part of the company that uses parts up; its code is its account in the ledger."""

    code: DepartmentCode
    branch_code: BranchCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a department may use up in a month, from a day on; added and never changed.

    Args:
        effective_on: Day of the branch's calendar.
        monthly: CNY, zero or above, whole fen.
    """

    department_code: DepartmentCode
    effective_on: date
    monthly: Decimal
    reason: str
    set_by: str
    set_at: datetime

    def __post_init__(self) -> None:
        if self.monthly < 0 or self.monthly != self.monthly.quantize(Decimal("0.01")):
            raise BudgetAmountInvalid(
                f"{self.monthly} is no amount in whole fen", rule="P-17", field="monthly_amount"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a department has used up or been granted in a month.

    Args:
        amount: CNY; what was cancelled or came back does not count.
        decisions: How many were ever taken, those included.
    """

    amount: Decimal
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """A month's budget and what was taken from it.

    Args:
        month: Its first day, in the branch's calendar.
        budget: What the month has in all, CNY.
        spent: What it has granted already; the department is locked.
    """

    month: date
    budget: Decimal
    spent: Spent

    def has(self, amount: Decimal) -> bool:
        """Say whether so much (CNY) is left.

        Source: rulebook P-17.
        """
        return self.spent.amount + amount <= self.budget


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentMonth:
    """How a department stands in a month.

    Args:
        budget: CNY on the day looked at; None: it had none then.
        used: CNY.
    """

    department_code: DepartmentCode
    branch_code: BranchCode
    month: date
    budget: Decimal | None
    used: Decimal

    @property
    def remaining(self) -> Decimal:
        """CNY that are left; below zero where more was approved than the budget has."""
        return (self.budget or Decimal(0)) - self.used


def require_new(
    budget: Budget, same_day: Budget | None, today: date, *, counts_today: bool
) -> bool:
    """Say whether a budget is new; the same one again changes nothing.

    Args:
        budget: To be set.
        same_day: The one that counts from the same day on; None: there is none.
        today: In the branch's calendar.
        counts_today: Whether another one counts today already: then it does all day long.

    Raises:
        BudgetAlreadySet: BUDGET_ALREADY_SET, another amount counts from that day on.
        BudgetInPast: BUDGET_IN_PAST.

    Source: rulebook P-17.
    """
    if same_day is not None and same_day.monthly == budget.monthly:
        return False
    if same_day is not None:
        raise BudgetAlreadySet(
            f"{budget.department_code} has {same_day.monthly} a month from"
            f" {budget.effective_on} on; another amount needs another day",
            rule="P-17",
            field="effective_on",
            department_code=budget.department_code,
            monthly=str(same_day.monthly),
        )
    if budget.effective_on < today or (budget.effective_on == today and counts_today):
        raise BudgetInPast(
            f"{budget.effective_on} has begun; another budget counts from a later day on",
            rule="P-17",
            field="effective_on",
            today=str(today),
        )
    return True


def require_branch(department: Department, branch_code: BranchCode) -> Department:
    """Return a department of a branch.

    Raises:
        DepartmentOfOtherBranch: DEPARTMENT_OF_OTHER_BRANCH, the code belongs to another one.

    Source: rulebook P-17.
    """
    if department.branch_code != branch_code:
        raise DepartmentOfOtherBranch(
            f"department {department.code} belongs to another branch",
            rule="P-17",
            field="department_code",
            department_code=department.code,
        )
    return department


def budget_of(department: DepartmentCode, budget: Budget | None) -> Budget:
    """Return the budget that counts.

    Raises:
        DepartmentHasNoBudget: DEPARTMENT_HAS_NO_BUDGET.

    Source: rulebook P-17.
    """
    if budget is None:
        raise DepartmentHasNoBudget(
            f"department {department} has no budget yet",
            rule="P-17",
            field="department_code",
            department_code=department,
        )
    return budget


def day_looked_at(month: date, today: date) -> date:
    """Return the day whose budget a month is shown with: its last, or today while it lasts.

    Args:
        month: Its first day.
        today: In the branch's calendar.

    Source: rulebook P-17.
    """
    if month > today:
        return month
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, today)
