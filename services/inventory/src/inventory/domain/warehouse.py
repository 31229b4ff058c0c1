"""Branches and their warehouses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import BranchCode, WarehouseCode


class BranchUnknown(Refused):
    reason = "BRANCH_UNKNOWN"


class WarehouseAlreadyOpen(Refused):
    reason = "WAREHOUSE_ALREADY_OPEN"


class WarehouseNotFound(NotFound):
    reason = "WAREHOUSE_NOT_FOUND"


class BranchHasNoWarehouse(Refused):
    reason = "BRANCH_HAS_NO_WAREHOUSE"


class WarehouseOfOtherBranch(Refused):
    reason = "WAREHOUSE_OF_OTHER_BRANCH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What this service knows of a branch, from intake's events; its zone decides the day.

    Args:
        time_zone: IANA name.
    """

    code: BranchCode
    name: str
    time_zone: str

    def __post_init__(self) -> None:
        ZoneInfo(self.time_zone)

    def day_of(self, at: datetime) -> date:
        """Return the calendar day of an instant (aware UTC) in the branch."""
        return at.astimezone(ZoneInfo(self.time_zone)).date()


def known_branch(branch: Branch | None, code: BranchCode) -> Branch:
    """Return a branch that intake has announced here.

    Raises:
        BranchUnknown: It has not.

    Source: rulebook P-01.
    """
    if branch is None:
        raise BranchUnknown(
            f"branch {code} is not known here",
            rule="P-01",
            field="branch_code",
            branch_code=code,
        )
    return branch


@dataclass(frozen=True, slots=True, kw_only=True)
class Warehouse:
    """One store of a branch, with its own accounts. A branch's first one is its home (P-01).

    A central one supplies the other warehouses of the cell (P-08).
    """

    code: WarehouseCode
    branch_code: BranchCode
    name: str
    is_home: bool
    is_central: bool = False

    def require_branch(self, branch_code: BranchCode) -> None:
        """Refuse to serve another branch: parts reach it by a transfer, not by a requisition.

        Raises:
            WarehouseOfOtherBranch: The work order belongs to another branch.

        Source: rulebook P-01, P-08.
        """
        if self.branch_code != branch_code:
            raise WarehouseOfOtherBranch(
                f"warehouse {self.code} belongs to {self.branch_code}, the order to {branch_code}",
                rule="P-01",
                field="warehouse_code",
                warehouse_branch=self.branch_code,
                order_branch=branch_code,
            )


def opened(known: Warehouse | None, wanted: Warehouse) -> Warehouse:
    """Return the warehouse as it is open; the same facts again change nothing.

    Raises:
        WarehouseAlreadyOpen: The code belongs to a warehouse with other facts.

    Source: rulebook P-01.
    """
    if known is None:
        return wanted
    facts = (known.branch_code, known.name, known.is_central)
    if facts != (wanted.branch_code, wanted.name, wanted.is_central):
        raise already_open(wanted.code)
    return known


def already_open(code: WarehouseCode) -> WarehouseAlreadyOpen:
    """Return the refusal for a code that another warehouse has (P-01)."""
    return WarehouseAlreadyOpen(
        f"there is another warehouse {code}", rule="P-01", field="code", warehouse_code=code
    )
