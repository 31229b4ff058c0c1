"""Rows of stock counts as values of the domain, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from inventory.domain.counts.count import OPEN, CountScope, CountState, StockCount
from inventory.domain.counts.line import CountLine, Difference, Tally, Verdict
from inventory.domain.ids import BinCode, BranchCode, CountId, PartNumber, WarehouseCode
from inventory.domain.lots import Lot, Tracking


def first_columns(value: StockCount) -> dict[str, Any]:
    """Return what is written of a count once."""
    return {
        "id": value.id,
        "warehouse_code": value.warehouse_code,
        "branch_code": value.branch_code,
        "month": value.month,
        "serial": value.serial,
        "scope": value.scope.value,
        "bins": list(value.bins),
        "counter": value.counter,
        "recounter": value.recounter,
        "opened_by": value.opened_by,
        "opened_at": value.opened_at,
        "policy_ref": value.policy_ref,
    }


def later_columns(value: StockCount) -> dict[str, Any]:
    """Return what its steps write of a count."""
    return {
        "state": value.state.value,
        "decided_by": value.decided_by or None,
        "decided_at": value.decided_at,
        "cancelled_by": value.cancelled_by or None,
        "cancelled_at": value.cancelled_at,
        "cancel_reason": value.cancel_reason or None,
        "version": value.version,
    }


def line_columns(count: StockCount, value: CountLine) -> dict[str, Any]:
    """Return a line as a row."""
    return {
        "count_id": count.id,
        "bin_code": value.bin,
        "part_number": value.part_number,
        "warehouse_code": count.warehouse_code,
        "tracking": value.tracking.value,
        "is_open": count.state in OPEN,
        "frozen": value.frozen,
        "is_found": value.is_found,
        "first_lots": _lots(value.first),
        "first_at": value.first.at if value.first else None,
        "is_again": value.is_again,
        "second_lots": _lots(value.second),
        "second_at": value.second.at if value.second else None,
    }


def verdict_columns(count_id: CountId, value: Verdict) -> dict[str, Any]:
    """Return what was decided about a difference as a row."""
    told = value.difference
    return {
        "count_id": count_id,
        "bin_code": told.bin,
        "part_number": told.part_number,
        "lot": told.lot,
        "tracking": told.tracking.value,
        "booked": told.booked,
        "counted": told.counted,
        "unit_cost": value.unit_cost,
        "is_posted": value.is_posted,
        "cause": value.cause,
    }


def count_of(row: Row[Any], lines: Sequence[CountLine], verdicts: Sequence[Verdict]) -> StockCount:
    """Read a row of `stock_count`."""
    return StockCount(
        id=CountId(row.id),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        month=row.month,
        serial=row.serial,
        scope=CountScope(row.scope),
        bins=tuple(map(BinCode, row.bins)),
        counter=row.counter,
        recounter=row.recounter,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        policy_ref=row.policy_ref,
        lines=tuple(lines),
        state=CountState(row.state),
        decided_by=row.decided_by or "",
        decided_at=row.decided_at,
        verdicts=tuple(verdicts),
        cancelled_by=row.cancelled_by or "",
        cancelled_at=row.cancelled_at,
        cancel_reason=row.cancel_reason or "",
        version=row.version,
    )


def line_of(row: Row[Any]) -> CountLine:
    """Read a row of `stock_count_line`."""
    return CountLine(
        bin=BinCode(row.bin_code),
        part_number=PartNumber(row.part_number),
        tracking=Tracking(row.tracking),
        frozen=row.frozen,
        is_found=row.is_found,
        first=_tally(row.first_lots, row.first_at),
        is_again=row.is_again,
        second=_tally(row.second_lots, row.second_at),
    )


def verdict_of(row: Row[Any]) -> Verdict:
    """Read a row of `stock_count_difference`."""
    return Verdict(
        difference=Difference(
            bin=BinCode(row.bin_code),
            part_number=PartNumber(row.part_number),
            tracking=Tracking(row.tracking),
            lot=row.lot,
            booked=row.booked,
            counted=row.counted,
        ),
        unit_cost=row.unit_cost,
        is_posted=row.is_posted,
        cause=row.cause,
    )


def _lots(tally: Tally | None) -> list[list[Any]] | None:
    return None if tally is None else [[lot.number, lot.quantity] for lot in tally.lots]


def _tally(lots: list[list[Any]] | None, at: datetime | None) -> Tally | None:
    if lots is None or at is None:
        return None
    return Tally(
        lots=tuple(Lot(number=number, quantity=quantity) for number, quantity in lots), at=at
    )
