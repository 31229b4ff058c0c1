"""Who approves internal use (P-17)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUsePolicy:
    """Roles that approve what a department asks for.

    Args:
        role: Within the month's budget.
        over_budget_role: Above it; None: nobody does, it is refused.
        any_level_roles: May stand in for either.
    """

    role: str
    over_budget_role: str | None = None
    any_level_roles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.role or self.over_budget_role == "":
            raise ValueError("role: somebody approves")

    def approves(self, role: str, *, over_budget: bool) -> bool:
        """Say whether a role may approve; what goes over the budget may be refused to all.

        Source: rulebook P-17.
        """
        if over_budget:
            may = {self.over_budget_role, *self.any_level_roles}
            return self.over_budget_role is not None and role in may
        return role in {self.role, self.over_budget_role, *self.any_level_roles}
