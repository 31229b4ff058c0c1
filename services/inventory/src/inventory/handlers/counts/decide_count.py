"""Use case: decide about the differences of a count, and book them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.counts.count import StockCount
from inventory.domain.counts.errors import CountDifferenceChanged, CountDifferenceUndecided
from inventory.domain.counts.line import Judged, LotPlace, Verdict, booked_as
from inventory.domain.ids import CountId
from inventory.domain.ledger import DocumentKind, Entry, Heading
from inventory.handlers.counts.promises import book_and_look_again
from inventory.handlers.counts.read_differences import judged
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of one difference, and the units that whoever decides has seen.

    Args:
        place: Bin, part and lot.
        units: Too many; below zero: missing.
        is_posted: It is booked; else it is left for another paper to explain.
        cause: Why, as auditors will read it.
    """

    place: LotPlace
    units: int
    is_posted: bool
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideCount:
    count_id: CountId
    decisions: tuple[Decision, ...] = ()


def decide_count(cmd: DecideCount, tx: Tx, now: datetime) -> StockCount:
    """Book the differences of a count, as of the instant at which it was counted, once.

    Args:
        cmd: A decision about every difference.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        CountNotFound: There is none, or it belongs to a branch of others.
        CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, it is not handed in, or posted before.
        CountDecidedByCounter: COUNT_DECIDED_BY_COUNTER, one of the counters decides.
        CountDifferenceChanged: COUNT_DIFFERENCE_CHANGED, a difference is not the one decided about.
        CountDifferenceUndecided: COUNT_DIFFERENCE_UNDECIDED, nothing was said about one.
        BalanceTooLow: BALANCE_TOO_LOW, what is missing has gone out of the books since.
        SerialElsewhere: SERIAL_ELSEWHERE, a serial that was found is in another place.
        ConcurrentUpdate: Somebody was promised what is missing at this moment; try again.

    Source: rulebook P-02, P-14.
    """
    warehouse = tx.warehouses.lock(tx.counts.get(cmd.count_id).warehouse_code)
    count = tx.counts.lock(cmd.count_id)
    # Who may not decide, or comes too late, is told so before any figure.
    count.decide(tx.actor, (), now)

    def compared() -> tuple[Verdict, ...]:
        return _verdicts(cmd.decisions, judged(count, tx, now), count)

    verdicts = compared()
    decided = tx.counts.save(count.decide(tx.actor, verdicts, now))
    movements = booked_as(verdicts, warehouse.code)
    if movements:
        heading = Heading(
            warehouse_code=warehouse.code,
            branch_code=count.branch_code,
            document_kind=DocumentKind.COUNT,
            document_id=count.id,
            actor=tx.actor.subject,
            occurred_at=count.counted_at,
            recorded_at=now,
            reason=count.number,
        )
        book_and_look_again(tx, Entry(heading=heading, movements=movements), now, still=compared)
    return decided


def _verdicts(
    decisions: Sequence[Decision], found: Sequence[Judged], count: StockCount
) -> tuple[Verdict, ...]:
    named = {each.place: each for each in decisions}
    verdicts = []
    for each in found:
        told = named.pop(each.difference.key, None)
        if told is None:
            raise CountDifferenceUndecided(
                f"nothing is decided about {each.difference.key}",
                rule="P-14",
                count_id=count.id,
                place="/".join(each.difference.key),
                units=str(each.difference.units),
            )
        if told.units != each.difference.units:
            raise _changed(count, told, each.difference.units)
        verdicts.append(
            Verdict(
                difference=each.difference,
                unit_cost=each.unit_cost,
                is_posted=told.is_posted,
                cause=told.cause,
            )
        )
    for told in named.values():
        raise _changed(count, told, 0)
    return tuple(verdicts)


def _changed(count: StockCount, told: Decision, units: int) -> CountDifferenceChanged:
    return CountDifferenceChanged(
        f"{told.place} differs by {units}, not {told.units}",
        rule="P-14",
        count_id=count.id,
        place="/".join(told.place),
        units=str(units),
    )
