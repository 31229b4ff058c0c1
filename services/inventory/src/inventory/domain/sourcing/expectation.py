"""What a short requisition waits for: from where, and when it would be there (P-08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.sourcing.ranking import SourceKind, Sourcing
from inventory.domain.warehouse import Warehouse

_SUPPLIER: Final = WarehouseCode("")


class Cause(StrEnum):
    """Why it is expected as it is."""

    FOUND_SHORT = "found_short"  # the first one
    EARLIER = "earlier"  # another source would be there sooner
    SOURCE_GONE = "source_gone"  # the source, or its own shelf that held it, has too few now
    OVERDUE = "overdue"  # the time passed and nothing came
    ON_THE_WAY = "on_the_way"  # a transfer carries it


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One part that a requisition misses; never changed, only followed by another.

    Args:
        quantity: Whole units that are missing.
        source_warehouse: Empty: the supplier.
        expected_at: When they would be there (UTC), sent for when it was decided.
        decided_at: When (UTC).
        policy_ref: Version of the sourcing policy that weighed the sources.
        number: Counts those of one part of one requisition from 1.
    """

    part_number: PartNumber
    quantity: int
    source_kind: SourceKind
    source_warehouse: WarehouseCode
    expected_at: datetime
    decided_at: datetime
    policy_ref: str
    cause: Cause
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """So many whole units that a shipped transfer brings, and when (UTC)."""

    sender: Warehouse
    quantity: int
    expected_at: datetime


def expected(
    sourcing: Sourcing, coming: Iterable[Coming], ahead: int, now: datetime
) -> Expectation:
    """Return what to expect of a part that is missing, as if nothing had been expected before.

    Args:
        sourcing: Every source but the warehouse that misses the part.
        coming: What transfers bring to that warehouse.
        ahead: Whole units of it that others who are served first get.
        now: When it would be sent for (UTC).

    Source: rulebook P-08.
    """
    need, chosen = sourcing.need, sourcing.chosen
    found = Expectation(
        part_number=need.part_number,
        quantity=need.quantity,
        source_kind=chosen.kind,
        source_warehouse=chosen.warehouse_code,
        expected_at=chosen.expected_at,
        decided_at=now,
        policy_ref=sourcing.policy_ref,
        cause=Cause.FOUND_SHORT,
    )
    carried = _carrying(coming, ahead + need.quantity, now)
    if carried is None:
        return found
    return replace(
        found,
        source_kind=SourceKind.CENTRAL if carried.sender.is_central else SourceKind.WAREHOUSE,
        source_warehouse=carried.sender.code,
        expected_at=carried.expected_at,
        cause=Cause.ON_THE_WAY,
    )


def expected_otherwise(
    last: Expectation | None, found: Expectation, sourcing: Sourcing, now: datetime
) -> Expectation | None:
    """Return what follows the last expectation; None if it stays as it is.

    That the same source would be later, because nobody sent for it yet, changes nothing before
    the time has passed.

    Args:
        last: Of the part and requisition; None: the first.
        found: What would be expected now.
        sourcing: Every source now.
        now: Time of the look (UTC).

    Source: rulebook P-08.
    """
    if last is None:
        return replace(found, cause=Cause.FOUND_SHORT, number=1)
    cause = _cause(last, found, sourcing, now)
    return None if cause is None else replace(found, cause=cause, number=last.number + 1)


def expected_anew(
    last: Expectation | None, found: Expectation, sourcing: Sourcing, now: datetime
) -> Expectation:
    """Return what is expected of a part that was there, held, and is missing again.

    The shelf it was held on was its source, and has too few now.

    Args:
        last: From the time when it was missing before; None: it never was.
        found: What is expected now.
        sourcing: Every source now.
        now: When it fell short (UTC).

    Source: rulebook P-08.
    """
    if last is None:
        return replace(found, cause=Cause.FOUND_SHORT, number=1)
    is_carried = found.cause is Cause.ON_THE_WAY
    cause = Cause.ON_THE_WAY if is_carried else Cause.SOURCE_GONE
    return replace(found, cause=cause, number=last.number + 1)


def last_arrival(expectations: Iterable[Expectation]) -> datetime | None:
    """Return when the last of the parts is there (UTC); None if nothing is expected."""
    return max((each.expected_at for each in expectations), default=None)


def _cause(
    last: Expectation, found: Expectation, sourcing: Sourcing, now: datetime
) -> Cause | None:
    if found.cause is Cause.ON_THE_WAY:
        same = (found.source_warehouse, found.expected_at, found.quantity)
        is_known = same == (last.source_warehouse, last.expected_at, last.quantity)
        return None if is_known else Cause.ON_THE_WAY
    if last.expected_at <= now:
        return Cause.OVERDUE
    if last.source_warehouse != _SUPPLIER and not _still_has(last, sourcing):
        return Cause.SOURCE_GONE
    return Cause.EARLIER if found.expected_at < last.expected_at else None


def _still_has(last: Expectation, sourcing: Sourcing) -> bool:
    return any(
        source.warehouse_code == last.source_warehouse and source.has(sourcing.need.quantity)
        for source in sourcing.sources
    )


def _carrying(coming: Iterable[Coming], wanted: int, now: datetime) -> Coming | None:
    """Return the transfer with which enough has come; one that is late is not counted on."""
    there = 0
    for each in sorted(coming, key=lambda one: (one.expected_at, one.sender.code)):
        if each.expected_at <= now:
            continue
        there += each.quantity
        if there >= wanted:
            return each
    return None
