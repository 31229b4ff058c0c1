"""Use case: hand in what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.counts.count import StockCount
from inventory.domain.counts.errors import CountLineTwice
from inventory.domain.counts.line import CountLine, Place, Tally
from inventory.domain.ids import BinCode, CountId, PartNumber
from inventory.domain.instants import happened_at
from inventory.domain.lots import Lot, LotsInvalid, Tracking, checked_lots
from inventory.domain.part import Part, known_part
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedLine:
    """So many units of a part in a bin, zero or above; of a tracked part also which ones."""

    bin: BinCode
    part_number: PartNumber
    quantity: int
    lots: tuple[Lot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterCount:
    """`occurred_at`: when it was counted, which is not when it is told."""

    count_id: CountId
    lines: tuple[CountedLine, ...]
    occurred_at: datetime | None = None


def enter_count(cmd: EnterCount, tx: Tx, now: datetime) -> StockCount:
    """Note what was counted; when everything is, compare it with the books.

    It is compared with what the books say of the instant of counting, so that what comes or goes
    between the freezing, the counting and the entry makes no difference.

    Args:
        cmd: What was counted by bin and part.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        CountNotFound: There is none, or it belongs to a branch of others.
        CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, nothing is to be counted any more.
        CountByAnother: COUNT_BY_ANOTHER, somebody else is named for it.
        CountLineEntered: COUNT_LINE_ENTERED, a line was handed in before.
        CountLineTwice: COUNT_LINE_TWICE, a line is named twice.
        CountOutOfScope: COUNT_OUT_OF_SCOPE, a line does not belong to this count.
        CountOverlaps: COUNT_OVERLAPS, what was found is on the sheet of another open count.
        BinNotFound: A bin is not one of the warehouse.
        PartNotFound: A part is not on the price list.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit a part or a quantity.
        OccurredBeforeBeginning: The books were not frozen yet.

    Source: rulebook P-14.
    """
    count = tx.counts.lock(cmd.count_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(count.branch_code, tx, now),
        rule="P-14",
        not_before=count.opened_at,
    )
    parts = tx.parts.find_all({each.part_number for each in cmd.lines})
    tallies: dict[Place, tuple[Tally, CountLine]] = {}
    for line in cmd.lines:
        found = _found(line, known_part(parts, line.part_number))
        if found.place in tallies:
            raise CountLineTwice(
                f"{line.part_number} in {line.bin} is named twice", rule="P-14", field="lines"
            )
        tx.warehouses.bin_of(count.warehouse_code, line.bin)
        tallies[found.place] = (Tally(lots=_lots(line, found.tracking), at=at), found)
    return tx.counts.save(_compared(count.enter(tx.actor, tallies), tx, now))


def _found(line: CountedLine, part: Part) -> CountLine:
    return CountLine(
        bin=line.bin,
        part_number=line.part_number,
        tracking=part.tracking,
        frozen=0,
        is_found=True,
    )


def _lots(line: CountedLine, tracking: Tracking) -> tuple[Lot, ...]:
    if line.quantity:
        return checked_lots(line.part_number, line.quantity, line.lots, tracking)
    if line.lots:
        raise LotsInvalid(
            f"none of {line.part_number} is there, and yet lots are named",
            rule="P-14",
            field="lines",
            part_number=line.part_number,
        )
    return ()


def _compared(count: StockCount, tx: Tx, now: datetime) -> StockCount:
    if count.to_count:
        return count
    branch = known_branch(tx.branches.find(count.branch_code), count.branch_code)
    policy = tx.policies.counts(branch.day_of(count.opened_at))
    numbers = {line.part_number for line in count.lines}
    costs = tx.part_list.on_day(numbers, branch.day_of(now))
    return count.compared(
        tx.counts.booked(count.warehouse_code, count.lines),
        {number: part.unit_cost for number, part in costs.items()},
        policy.body,
    )
