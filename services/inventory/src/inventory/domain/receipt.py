"""Goods that came in, and what was wrong with them (P-03)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from inventory.domain.errors import Invalid, NotFound
from inventory.domain.ids import BranchCode, PartNumber, ReceiptId, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot


class FaultyNotReceived(Invalid):
    """More is called faulty than came, or something that did not come."""

    reason = "FAULTY_NOT_RECEIVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyLine:
    """What of a delivery is not good, and why, as the claim will say it."""

    line: PartLine
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One part of a delivery, in whole units.

    Args:
        quantity: What came, good or not.
        faulty: How many of them went into quarantine.
        cause: Why; empty when nothing is faulty.
        expected: What the delivery note says; None when nobody compared.
    """

    part_number: PartNumber
    quantity: int
    faulty: int = 0
    cause: str = ""
    expected: int | None = None

    @property
    def difference(self) -> int:
        """How many more came than the note says, below zero: fewer (P-03)."""
        return 0 if self.expected is None else self.quantity - self.expected


class ReceiptNotFound(NotFound):
    reason = "RECEIPT_NOT_FOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The receiving form of one delivery: one copy for the keeper, one for the books (P-03).

    Args:
        number: Of both copies: warehouse, day and serial of the day.
        day: On which the goods came, in the branch's calendar.
        serial: From 1, without a gap within warehouse and day.
        lines: By part number.
        document: The supplier's delivery note.
        received_by: Subject of the keeper.
        received_at: When the goods came (UTC).
        recorded_at: When they were booked (UTC).
    """

    id: ReceiptId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    day: date
    serial: int
    lines: tuple[ReceiptLine, ...]
    document: str
    received_by: str
    received_at: datetime
    recorded_at: datetime

    @property
    def number(self) -> str:
        """What both copies are called."""
        return number_of(self.warehouse_code, self.day, self.serial)


def number_of(warehouse_code: WarehouseCode, day: date, serial: int) -> str:
    """Return what both copies of a form are called (P-03)."""
    return f"{warehouse_code}-{day:%Y%m%d}-{serial:03}"


def form_lines(
    came: Iterable[PartLine], faulty: Iterable[FaultyLine], expected: Collection[PartLine]
) -> tuple[ReceiptLine, ...]:
    """Return the lines of a receiving form, by part number.

    Args:
        came: What was counted, each part once.
        faulty: What of it is not good, each part once.
        expected: What the delivery note says, each part once; empty when nobody compared.

    Raises:
        FaultyNotReceived: FAULTY_NOT_RECEIVED, more is faulty than came.

    Source: rulebook P-03.
    """
    said = {line.part_number: line.quantity for line in expected}
    bad = {each.line.part_number: each for each in faulty}
    form = {}
    for line in came:
        broken = bad.pop(line.part_number, None)
        form[line.part_number] = ReceiptLine(
            part_number=line.part_number,
            quantity=line.quantity,
            faulty=broken.line.quantity if broken else 0,
            cause=broken.cause if broken else "",
            expected=said.pop(line.part_number, 0) if expected else None,
        )
    for part_number in bad:
        raise _not_received(part_number)
    for part_number, quantity in said.items():
        form[part_number] = ReceiptLine(part_number=part_number, quantity=0, expected=quantity)
    return tuple(form[part_number] for part_number in sorted(form))


def good_lines(came: Iterable[PartLine], faulty: Iterable[PartLine]) -> tuple[PartLine, ...]:
    """Return what goes on the shelf: what came without what is faulty, lot by lot.

    Raises:
        FaultyNotReceived: FAULTY_NOT_RECEIVED, more is faulty than came.

    Source: rulebook P-03.
    """
    bad = {line.part_number: line for line in faulty}
    rest = (
        _without(line, bad[line.part_number]) if line.part_number in bad else line for line in came
    )
    return tuple(line for line in rest if line.quantity)


def _without(came: PartLine, faulty: PartLine) -> PartLine:
    left = {lot.number: lot.quantity for lot in came.lots}
    for lot in faulty.lots:
        left[lot.number] = left.get(lot.number, 0) - lot.quantity
    if faulty.quantity > came.quantity or any(quantity < 0 for quantity in left.values()):
        raise _not_received(came.part_number)
    lots = tuple(Lot(number=number, quantity=n) for number, n in left.items() if n)
    return replace(came, quantity=came.quantity - faulty.quantity, lots=lots)


def _not_received(part_number: PartNumber) -> FaultyNotReceived:
    return FaultyNotReceived(
        f"more of {part_number} is called faulty than came",
        rule="P-03",
        field="faulty",
        part_number=part_number,
    )
