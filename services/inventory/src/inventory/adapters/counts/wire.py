"""Stock counts as messages of the contract, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from google.type.date_pb2 import Date

from callout.inventory.v1 import count_pb2 as pb
from callout.inventory.v1 import resources_pb2 as resources
from inventory.adapters.wire_resources import timestamp, tracking_message
from inventory.domain.counts.count import BLIND, CountScope, CountState, StockCount
from inventory.domain.counts.due import DueCount
from inventory.domain.counts.line import CountLine, Judged, Tally
from inventory.domain.lots import UNTRACKED

_STATES: Final = {
    CountState.COUNTING: pb.StockCount.STATE_COUNTING,
    CountState.RECOUNTING: pb.StockCount.STATE_RECOUNTING,
    CountState.COUNTED: pb.StockCount.STATE_COUNTED,
    CountState.POSTED: pb.StockCount.STATE_POSTED,
    CountState.CANCELLED: pb.StockCount.STATE_CANCELLED,
}
_SCOPES: Final = {
    CountScope.WHOLE: pb.COUNT_SCOPE_WHOLE,
    CountScope.BINS: pb.COUNT_SCOPE_BINS,
    CountScope.DUE: pb.COUNT_SCOPE_DUE,
}


def state_of(number: int) -> CountState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def scope_of(number: int) -> CountScope:
    """Return what is counted; the contract has checked that something is."""
    return next(each for each, known in _SCOPES.items() if known == number)


def count(value: StockCount) -> pb.StockCount:
    """Return a count as a message; it tells nobody what the books say (P-14)."""
    to_count = {line.place for line in value.to_count} if value.state in BLIND else set()
    return pb.StockCount(
        id=value.id,
        number=value.number,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        scope=_SCOPES[value.scope],
        bin_codes=value.bins,
        state=_STATES[value.state],
        counter=value.counter,
        recounter=value.recounter,
        opened_by=value.opened_by,
        opened_time=timestamp(value.opened_at),
        policy_ref=value.policy_ref,
        lines=[
            _line(line, is_to_count=line.place in to_count, is_blind=value.state in BLIND)
            for line in value.lines
        ],
        decided_by=value.decided_by,
        decided_time=timestamp(value.decided_at) if value.decided_at else None,
        cancelled_by=value.cancelled_by,
        cancelled_time=timestamp(value.cancelled_at) if value.cancelled_at else None,
        cancel_reason=value.cancel_reason,
        version=value.version,
    )


def differences(found: Sequence[Judged]) -> list[pb.CountDifference]:
    """Return differences as messages."""
    return [
        pb.CountDifference(
            bin_code=each.difference.bin,
            part_number=each.difference.part_number,
            lot=each.difference.lot,
            tracking=tracking_message(each.difference.tracking),
            booked=each.difference.booked,
            counted=each.difference.counted,
            units=each.difference.units,
            unit_cost=f"{each.unit_cost:.2f}",
            value=f"{each.value:.2f}",
            is_decided=each.verdict is not None,
            is_posted=each.verdict is not None and each.verdict.is_posted,
            cause=each.verdict.cause if each.verdict else "",
        )
        for each in found
    ]


def due_count(value: DueCount) -> pb.DueCount:
    """Return a part that is to be counted as a message."""
    return pb.DueCount(
        part_number=value.part_number,
        class_name=value.class_name,
        turnover=f"{value.turnover.value:.2f}",
        counted_date=_date(value.turnover.counted_on),
        due_date=_date(value.due_on),
    )


def _line(value: CountLine, *, is_to_count: bool, is_blind: bool) -> pb.CountLine:
    return pb.CountLine(
        bin_code=value.bin,
        part_number=value.part_number,
        tracking=tracking_message(value.tracking),
        is_found=value.is_found,
        is_to_count=is_to_count,
        is_again=value.is_again,
        first=None if is_blind else _tally(value.first),
        second=None if is_blind else _tally(value.second),
    )


def _tally(value: Tally | None) -> pb.CountTally | None:
    if value is None:
        return None
    return pb.CountTally(
        quantity=sum(lot.quantity for lot in value.lots),
        lots=[
            resources.Lot(number=lot.number, quantity=lot.quantity)
            for lot in value.lots
            if lot.number != UNTRACKED
        ],
        counted_time=timestamp(value.at),
    )


def _date(day: date | None) -> Date | None:
    return None if day is None else Date(year=day.year, month=day.month, day=day.day)
