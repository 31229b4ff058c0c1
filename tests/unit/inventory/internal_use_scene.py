"""Verbs of internal use in a scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inventory.domain.ids import BranchCode, DepartmentCode
from inventory.domain.internal_use.budget import Budget, DepartmentMonth
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId
from inventory.domain.lines import PartLine
from inventory.handlers.internal_use.approve_internal_use import (
    ApproveInternalUse,
    approve_internal_use,
)
from inventory.handlers.internal_use.ask_internal_use import AskInternalUse, ask_internal_use
from inventory.handlers.internal_use.cancel_internal_use import (
    CancelInternalUse,
    cancel_internal_use,
)
from inventory.handlers.internal_use.issue_internal_use import (
    IssueInternalUse,
    issue_internal_use,
)
from inventory.handlers.internal_use.reverse_internal_use import (
    ReverseInternalUse,
    reverse_internal_use,
)
from inventory.handlers.internal_use.set_budget import SetBudget, set_budget
from unit.inventory.scene import (
    BEIJING,
    KEEPER,
    STORE,
    SUPERVISOR,
    SYSTEM,
    TECHNICIAN,
    Scene,
    Who,
    lines,
)

SALES = DepartmentCode("SALES")
MARCH = date(2026, 3, 1)


@dataclass
class InternalUseScene:
    """A scene whose sales department has a budget."""

    day: Scene

    def budget(
        self,
        monthly: str,
        effective_on: date = date(2026, 3, 2),
        department: DepartmentCode = SALES,
        branch: BranchCode = BEIJING,
    ) -> Budget:
        cmd = SetBudget(
            department_code=department,
            branch_code=branch,
            effective_on=effective_on,
            monthly=Decimal(monthly),
            reason="plan of the year",
        )
        return self.day.do(set_budget, cmd, SUPERVISOR)

    def ask(self, who: Who = TECHNICIAN, **quantities: int) -> InternalUse:
        return self.ask_for(quantities, who)

    def ask_for(
        self,
        quantities: Mapping[str, int],
        who: Who = TECHNICIAN,
        department: DepartmentCode = SALES,
    ) -> InternalUse:
        cmd = AskInternalUse(
            use_id=InternalUseId(self.day.new_id()),
            warehouse_code=STORE,
            department_code=department,
            lines=lines(**quantities),
            purpose="a fair",
        )
        return self.day.do(ask_internal_use, cmd, who)

    def approve(self, use: InternalUse, who: Who = SUPERVISOR) -> InternalUse:
        return self.day.do(approve_internal_use, ApproveInternalUse(use_id=use.id), who)

    def issue(self, use: InternalUse, *lots: PartLine, who: Who = KEEPER) -> InternalUse:
        return self.day.do(issue_internal_use, IssueInternalUse(use_id=use.id, lots=lots), who)

    def issued(self, **quantities: int) -> InternalUse:
        return self.issue(self.approve(self.ask_for(quantities)))

    def cancel(self, use: InternalUse) -> InternalUse:
        cmd = CancelInternalUse(use_id=use.id, reason="not needed")
        return self.day.do(cancel_internal_use, cmd, SUPERVISOR)

    def reverse(self, use: InternalUse) -> InternalUse:
        cmd = ReverseInternalUse(use_id=use.id, reason="left over")
        return self.day.do(reverse_internal_use, cmd, SUPERVISOR)

    def months(
        self, month: date = MARCH, day: date = date(2026, 3, 31), who: Who = SYSTEM
    ) -> list[DepartmentMonth]:
        with self.day.begin(who) as tx:
            return list(tx.departments.months(BEIJING, month, day, None, 9))

    def left(self) -> tuple[Decimal, Decimal]:
        """What the sales department has used in March, and what remains."""
        (sales,) = self.months()
        return sales.used, sales.remaining
