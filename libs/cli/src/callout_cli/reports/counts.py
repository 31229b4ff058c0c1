"""Counts of stock: rows of the tables, and lines as people type them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from google.type.date_pb2 import Date

from callout.inventory.v1 import count_pb2 as counts
from callout.inventory.v1 import count_service_pb2 as api
from callout.inventory.v1 import resources_pb2 as resources
from callout_cli.errors import UserError
from callout_cli.texts import say, word
from callout_cli.times import day_of, instant_of

DUE_COLUMNS: Final = ("col.part", "col.class", ">col.turnover", "col.counted_on", "col.due_on")
COUNT_COLUMNS: Final = (
    "col.count",
    "col.id",
    "col.state",
    "col.counter",
    "col.recounter",
    "col.opened",
)
LINE_COLUMNS: Final = ("col.bin", "col.part", "col.tracking")
DIFFERENCE_COLUMNS: Final = (
    "col.bin",
    "col.part",
    "col.lot",
    ">col.booked",
    ">col.on_shelf",
    ">col.differing",
    ">col.value",
    "col.cause",
)


def due_cells(due: counts.DueCount) -> list[str]:
    """Write a part that is to be counted for a terminal."""
    return [
        due.part_number,
        due.class_name,
        due.turnover,
        _day(due.counted_date) if due.HasField("counted_date") else say("stock.count.never"),
        _day(due.due_date) if due.HasField("due_date") else "–",
    ]


def count_cells(count: counts.StockCount) -> list[str]:
    """Write a count for a terminal."""
    return [
        count.number,
        count.id,
        state_word(count),
        count.counter,
        count.recounter,
        f"{instant_of(count.opened_time):%Y-%m-%d %H:%M}",
    ]


def count_line(count: counts.StockCount) -> str:
    """Say in one line where a count stands."""
    return say(
        "stock.count.told",
        number=count.number,
        id=count.id,
        state=state_word(count),
        left=len(to_count(count)),
        lines=len(count.lines),
    )


def to_count(count: counts.StockCount) -> list[counts.CountLine]:
    """Return the lines that are still to be counted."""
    return [line for line in count.lines if line.is_to_count]


def line_cells(line: counts.CountLine) -> list[str]:
    """Write what is to be counted for a terminal."""
    tracking = resources.Tracking.Name(line.tracking).removeprefix("TRACKING_")
    return [line.bin_code, line.part_number, word("tracked", tracking)]


def difference_cells(difference: counts.CountDifference) -> list[str]:
    """Write a difference for a terminal; one that is not booked is marked."""
    left = difference.is_decided and not difference.is_posted
    return [
        difference.bin_code,
        difference.part_number,
        difference.lot or "–",
        str(difference.booked),
        str(difference.counted),
        f"{difference.units:+d}{' ✗' if left else ''}",
        difference.value,
        difference.cause or "–",
    ]


def value_of(differences: list[counts.CountDifference]) -> str:
    """Return the CNY that are too many; below zero: missing."""
    return f"{sum((Decimal(each.value) for each in differences), Decimal(0)):.2f}"


def state_word(count: counts.StockCount) -> str:
    """Return the reader's word for the state of a count."""
    return word("count", counts.StockCount.State.Name(count.state).removeprefix("STATE_"))


def counted_line(text: str) -> api.CountedLine:
    """Read a line as it is typed: BIN/PART=UNITS, or its serials, or its batches.

    A number alone is a quantity; a serial that is nothing but digits is written `SERIAL:1`.

    Raises:
        UserError: It is none of these.
    """
    place, is_there, told = text.partition("=")
    bin_code, has_bin, part = place.partition("/")
    if not (is_there and has_bin and bin_code and part and told):
        raise UserError("error.count_line", line=text)
    line = api.CountedLine(bin_code=bin_code, part_number=part)
    if told.isascii() and told.isdigit():
        line.quantity = int(told)
        return line
    for each in told.split(","):
        number, _, units = each.partition(":")
        if not number or (units and not (units.isascii() and units.isdigit())):
            raise UserError("error.count_line", line=text)
        line.lots.add(number=number, quantity=int(units or 1))
    line.quantity = sum(lot.quantity for lot in line.lots)
    return line


def decisions(
    differences: list[counts.CountDifference], cause: str, leave: list[str]
) -> list[api.CountDecision]:
    """Return one decision about each difference: booked, unless it is to be left.

    Raises:
        UserError: Something is to be left that is no difference.
    """
    open_ = set(leave)
    found = []
    for each in differences:
        names = {
            f"{each.bin_code}/{each.part_number}",
            f"{each.bin_code}/{each.part_number}/{each.lot}",
        }
        found.append(
            api.CountDecision(
                bin_code=each.bin_code,
                part_number=each.part_number,
                lot=each.lot,
                units=each.units,
                is_posted=not names & set(leave),
                cause=cause,
            )
        )
        open_ -= names
    if open_:
        raise UserError("error.count_leave", place=min(open_))
    return found


def _day(day: Date) -> str:
    return f"{day_of(day):%Y-%m-%d}"
