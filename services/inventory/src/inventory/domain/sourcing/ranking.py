"""Where a need is best served from, and why not from elsewhere (P-08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from inventory.domain.approval import InForce
from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.sourcing.policy import SourcingPolicy, Way
from inventory.domain.warehouse import Warehouse

_HOUR: Final = timedelta(hours=1)
_FEN: Final = Decimal("0.01")
_NO_WAREHOUSE: Final = WarehouseCode("")
_NO_BRANCH: Final = BranchCode("")


class SourceKind(StrEnum):
    """What sort of source."""

    HOME = "home"
    WAREHOUSE = "warehouse"
    CENTRAL = "central"
    SUPPLIER = "supplier"


class Verdict(StrEnum):
    """Why a source was taken, or was not."""

    CHOSEN = "chosen"
    TOO_FEW = "too_few"
    HOME_SERVES = "home_serves"
    BETTER_ELSEWHERE = "better_elsewhere"
    STOCK_FIRST = "stock_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is needed where.

    Args:
        quantity: Whole units, above zero.
        severity: A to D; empty: the policy's usual one.
        due_at: When it must be there (UTC); None: no such time.
    """

    part_number: PartNumber
    quantity: int
    branch_code: BranchCode
    severity: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a warehouse has of the part and has not promised, in whole units."""

    warehouse: Warehouse
    available: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source that was looked at.

    Args:
        warehouse_code: Empty: the supplier; its branch likewise.
        available: Whole units not promised to anybody; of a supplier 0.
        expected_at: When the parts would be there (UTC), sent for now.
        freight: CNY.
        delay_cost: CNY, hours until they are there weighed by severity.
        is_late: Whether they would be there after they are due.
    """

    kind: SourceKind
    expected_at: datetime
    freight: Decimal
    delay_cost: Decimal
    is_late: bool
    available: int = 0
    warehouse_code: WarehouseCode = _NO_WAREHOUSE
    branch_code: BranchCode = _NO_BRANCH
    verdict: Verdict = Verdict.CHOSEN

    @property
    def cost(self) -> Decimal:
        """Freight and delay together, in CNY."""
        return self.freight + self.delay_cost

    def has(self, quantity: int) -> bool:
        """Whether so many units can be had there; a supplier has any number."""
        return self.kind is SourceKind.SUPPLIER or self.available >= quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Every source, best first, with the version of the policy that weighed them."""

    need: Need
    sources: tuple[Source, ...]
    policy_ref: str

    @property
    def chosen(self) -> Source:
        """Where the need is served from."""
        return self.sources[0]


def sourced(
    need: Need, shelves: Iterable[Shelf], policy: InForce[SourcingPolicy], at: datetime
) -> Sourcing:
    """Rank every source of a need.

    The home warehouse serves if it has all of it; else the warehouse that has, in time before late,
    then by freight and delay; else it is ordered. A need is never split.

    Args:
        need: What is needed where.
        shelves: Of every warehouse of the cell.
        policy: Times, freights and what an hour costs.
        at: When parts would be sent for (UTC).

    Source: rulebook P-08.
    """
    named = replace(need, severity=need.severity or policy.body.usual_severity)
    found = [_from_shelf(named, shelf, policy.body, at) for shelf in shelves]
    found.append(_reached(named, SourceKind.SUPPLIER, policy.body.supplier, policy.body, at))
    ranked = sorted(found, key=lambda source: _rank(source, named.quantity))
    return Sourcing(
        need=named,
        sources=tuple(
            replace(source, verdict=_verdict(source, ranked[0], named)) for source in ranked
        ),
        policy_ref=policy.ref,
    )


def _from_shelf(need: Need, shelf: Shelf, policy: SourcingPolicy, at: datetime) -> Source:
    warehouse = shelf.warehouse
    kind = SourceKind.CENTRAL if warehouse.is_central else SourceKind.WAREHOUSE
    if warehouse.is_home and warehouse.branch_code == need.branch_code:
        kind = SourceKind.HOME
    way = policy.way_from(warehouse, need.branch_code)
    return replace(
        _reached(need, kind, way, policy, at),
        available=shelf.available,
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
    )


def _reached(
    need: Need, kind: SourceKind, way: Way, policy: SourcingPolicy, at: datetime
) -> Source:
    expected_at = at + way.takes
    hours = Decimal(way.takes // timedelta(seconds=1)) / (_HOUR // timedelta(seconds=1))
    return Source(
        kind=kind,
        expected_at=expected_at,
        freight=way.freight,
        delay_cost=(hours * policy.delay_cost[need.severity]).quantize(_FEN),
        is_late=need.due_at is not None and expected_at > need.due_at,
    )


def _rank(source: Source, quantity: int) -> tuple[int, bool, Decimal, datetime, str]:
    if not source.has(quantity):
        place = 3
    else:
        place = {SourceKind.HOME: 0, SourceKind.SUPPLIER: 2}.get(source.kind, 1)
    return place, source.is_late, source.cost, source.expected_at, source.warehouse_code


def _verdict(source: Source, best: Source, need: Need) -> Verdict:
    if source is best:
        return Verdict.CHOSEN
    if not source.has(need.quantity):
        return Verdict.TOO_FEW
    if source.kind is SourceKind.SUPPLIER:
        return Verdict.STOCK_FIRST
    return Verdict.HOME_SERVES if best.kind is SourceKind.HOME else Verdict.BETTER_ELSEWHERE
