"""By which figures sources are weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from inventory.domain.ids import BranchCode
from inventory.domain.warehouse import Warehouse

SEVERITIES = frozenset("ABCD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How long parts take and what it costs to bring them.

    Args:
        takes: From now until they are there, zero or above.
        freight: CNY, zero or above.
    """

    takes: timedelta
    freight: Decimal

    def __post_init__(self) -> None:
        if self.takes < timedelta() or self.freight < 0:
            raise ValueError("takes and freight must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way from one branch to another, where it is not the usual one."""

    from_branch: str
    to_branch: str
    takes: timedelta
    freight: Decimal

    @property
    def way(self) -> Way:
        """How long it takes and what it costs."""
        return Way(takes=self.takes, freight=self.freight)

    def __post_init__(self) -> None:
        if self.from_branch == self.to_branch:
            raise ValueError(f"routes: {self.from_branch} to itself")
        if self.takes < timedelta() or self.freight < 0:
            raise ValueError("routes: takes and freight must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingPolicy:
    """Ways between warehouses, and what a delay costs.

    Args:
        home: From the branch's own warehouse.
        within_branch: From another one of the branch.
        between_branches: From another branch's, unless a route or `from_central` says otherwise.
        from_central: From the central one to any other branch, unless a route says otherwise.
        supplier: Ordered.
        routes: Each pair of branches once per direction.
        delay_cost: CNY for an hour without the part, by severity A to D, zero or above.
        usual_severity: Counts when none is named.
        look_again_after: How long what was expected for a short requisition stands before sources
            are looked at again, above zero.
    """

    home: Way
    within_branch: Way
    between_branches: Way
    from_central: Way
    supplier: Way
    routes: tuple[Route, ...]
    delay_cost: Mapping[str, Decimal]
    usual_severity: str
    look_again_after: timedelta

    def __post_init__(self) -> None:
        pairs = [(route.from_branch, route.to_branch) for route in self.routes]
        if len(set(pairs)) != len(pairs):
            raise ValueError("routes: two branches have one route in each direction")
        if set(self.delay_cost) != SEVERITIES or min(self.delay_cost.values()) < 0:
            raise ValueError("delay_cost: one for each severity A to D, not negative")
        if self.look_again_after <= timedelta():
            raise ValueError("look_again_after must be above zero")
        if self.usual_severity not in SEVERITIES:
            raise ValueError("usual_severity must be one of A to D")

    def way_from(self, warehouse: Warehouse, branch_code: BranchCode) -> Way:
        """Return the way from a warehouse to a branch.

        Source: rulebook P-08.
        """
        if warehouse.branch_code == branch_code:
            return self.home if warehouse.is_home else self.within_branch
        for route in self.routes:
            if (route.from_branch, route.to_branch) == (warehouse.branch_code, branch_code):
                return route.way
        return self.from_central if warehouse.is_central else self.between_branches
