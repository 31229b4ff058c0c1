"""What a supplier claim asks for: one faulty part, what replaced it, and what it cost (P-10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from inventory.domain.errors import Invalid, Refused
from inventory.domain.ids import PartNumber, ReceiptId, WorkOrderId
from inventory.domain.lines import PartLine
from inventory.domain.lots import UNTRACKED, Lot, LotsInvalid, Tracking
from inventory.domain.old_parts.old_part import OldPartId

CENT: Final = Decimal("0.01")
NOTHING: Final = Decimal("0.00")


class ClaimAmountInvalid(Invalid):
    """An amount that is below zero, not in whole fen, or nothing at all."""

    reason = "SUPPLIER_CLAIM_AMOUNT_INVALID"


class SupplierUnknownForPart(Refused):
    """The part list names other suppliers of the part, or none."""

    reason = "SUPPLIER_UNKNOWN_FOR_PART"


def whole_fen(amount: Decimal, field: str) -> Decimal:
    """Return an amount in CNY with two digits.

    Raises:
        ClaimAmountInvalid: It is below zero or not in whole fen.

    Source: rulebook P-10.
    """
    if amount < 0 or amount != amount.quantize(CENT):
        raise ClaimAmountInvalid(
            f"{amount} is no amount in whole fen", rule="P-10", field=field, amount=str(amount)
        )
    return amount.quantize(CENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What a warranty repair cost, in CNY."""

    part: Decimal
    labour: Decimal = NOTHING
    freight: Decimal = NOTHING

    def __post_init__(self) -> None:
        for name in ("part", "labour", "freight"):
            object.__setattr__(self, name, whole_fen(getattr(self, name), f"{name}_amount"))
        if not self.total:
            raise ClaimAmountInvalid(
                "a claim asks for something", rule="P-10", field="part_amount", amount="0.00"
            )

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.part + self.labour + self.freight


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One old part, or what of one delivery was faulty.

    Args:
        number: Within its claim, from 1.
        quantity: Whole units, above zero.
        cause: What is wrong, as the supplier will read it.
        old_part_id: What it claims for; None for a faulty delivery.
        work_order_id: Whose service report is enclosed; of an old part.
        reported_at: When that report was made (UTC).
        receipt_id: The receiving form that calls it faulty; None for an old part.
        faulty: Serials or batches of what failed.
        replacements: Serials or batches of what replaced it; nothing for a faulty delivery.
        accepted: What the supplier grants, CNY; None before the answer.
        answer_reason: Why it grants less; empty if it does not.
    """

    number: int
    part_number: PartNumber
    tracking: Tracking
    quantity: int
    cause: str
    costs: Costs
    old_part_id: OldPartId | None = None
    work_order_id: WorkOrderId | None = None
    reported_at: datetime | None = None
    receipt_id: ReceiptId | None = None
    faulty: tuple[Lot, ...] = ()
    replacements: tuple[Lot, ...] = ()
    accepted: Decimal | None = None
    answer_reason: str = ""

    @property
    def part_line(self) -> PartLine:
        """What goes back to the supplier."""
        lots = () if self.tracking is Tracking.NONE else self.faulty
        return PartLine(part_number=self.part_number, quantity=self.quantity, lots=lots)

    def answered(self, accepted: Decimal, reason: str) -> ClaimLine:
        """Return the line with the supplier's answer.

        Raises:
            ClaimAmountInvalid: More is granted than was asked for, or less without a reason.

        Source: rulebook P-10.
        """
        granted = whole_fen(accepted, "answers.accepted_amount")
        if granted > self.costs.total or (granted < self.costs.total and not reason):
            raise ClaimAmountInvalid(
                f"line {self.number} asks for {self.costs.total}, the answer grants {granted};"
                " less needs a reason, more is none of this claim",
                rule="P-10",
                field="answers",
                line=str(self.number),
                claimed=str(self.costs.total),
                accepted=str(granted),
            )
        return replace(self, accepted=granted, answer_reason=reason)


def serials_of(
    part_number: PartNumber,
    tracking: Tracking,
    quantity: int,
    booked: Sequence[Lot],
    stated: Sequence[str],
) -> tuple[Lot, ...]:
    """Return serials of a line: of a tracked part those in the books, else those that were read.

    Args:
        part_number: The part.
        tracking: How it is followed.
        quantity: Whole units.
        booked: What the books name; what has no number is left out.
        stated: What somebody read from the parts; nothing for a tracked part.

    Raises:
        LotsInvalid: LOTS_INVALID, serials are stated of a tracked part, twice, or too many.

    Source: rulebook P-10, P-18, P-19.
    """
    if tracking is not Tracking.NONE:
        if stated:
            raise _invalid(part_number, "is tracked, its serials are those in the books")
        named = (each for each in booked if each.number != UNTRACKED)
        return tuple(sorted(named, key=lambda lot: lot.number))
    if len(set(stated)) != len(stated) or len(stated) > quantity or not all(stated):
        raise _invalid(part_number, f"has serials that are no {quantity} different ones")
    return tuple(Lot(number=each) for each in stated)


def require_supplier(
    supplier: str,
    parts: Collection[PartNumber],
    known: Mapping[PartNumber, Collection[str]],
) -> None:
    """Refuse a claim on somebody who does not supply the parts.

    Args:
        supplier: On whom it is made.
        parts: What it is about.
        known: The suppliers that the codes of the part list name.

    Raises:
        SupplierUnknownForPart: SUPPLIER_UNKNOWN_FOR_PART.

    Source: rulebook P-10.
    """
    for part in sorted(parts):
        names = known.get(part, ())
        if supplier not in names:
            raise SupplierUnknownForPart(
                f"{part} is not supplied by {supplier}: {', '.join(sorted(names)) or 'nobody'} is"
                " on the part list",
                rule="P-10",
                field="supplier",
                part_number=part,
                suppliers=", ".join(sorted(names)),
            )


def _invalid(part_number: PartNumber, what: str) -> LotsInvalid:
    return LotsInvalid(f"{part_number} {what}", rule="P-10", field="lines", part_number=part_number)
