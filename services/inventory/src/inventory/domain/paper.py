"""What stands on the papers of a warehouse: facts, without words or layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from inventory.domain.counts.count import BLIND, CountState, StockCount
from inventory.domain.errors import Refused
from inventory.domain.ids import BinCode, CountId, PartNumber
from inventory.domain.ledger import Balance, Entry, Movement
from inventory.domain.part import Part, PartNotFound
from inventory.domain.receipt import Receipt, ReceiptLine
from inventory.domain.requisition import Requisition, State
from inventory.domain.transfers.transfer import Shipment, Transfer
from inventory.domain.warehouse import Branch, Warehouse

T = TypeVar("T")

_PICKED: Final = frozenset({State.APPROVED, State.ISSUED})


class PickListNotDue(Refused):
    reason = "PICK_LIST_NOT_DUE"


class TransferNoteNotDue(Refused):
    """Nothing has left the shelf yet."""

    reason = "TRANSFER_NOTE_NOT_DUE"


class CountSheetNotDue(Refused):
    """Nothing is to be counted any more."""

    reason = "COUNT_SHEET_NOT_DUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPlace:
    """So many whole units from one bin, of one serial or batch where the part is tracked."""

    bin: BinCode
    quantity: int
    lot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickLine:
    """One line of a pick list.

    Args:
        quantity: Whole units.
        places: Where to fetch them, as bins are emptied; nothing once they are issued.
    """

    part: Part
    quantity: int
    places: tuple[PickPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickList:
    """What the keeper fetches for one requisition.

    Args:
        branch: Whose clock the times are printed by.
        lines: In the order of the part numbers.
    """

    requisition: Requisition
    branch: Branch
    warehouse: Warehouse
    lines: tuple[PickLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingForm:
    """What was counted in one delivery, and what was wrong with it.

    Args:
        branch: Whose clock the times are printed by.
        lines: In the order of the part numbers.
        reversal: The entry that undid it; None as long as it stands.
    """

    receipt: Receipt
    branch: Branch
    warehouse: Warehouse
    lines: tuple[tuple[Part, ReceiptLine], ...]
    reversal: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSheet:
    """What somebody counts, without any figure of the books (P-14).

    Args:
        counter: Subject of who counts it in the round that is under way.
        lines: Parts by bin, those that are still to be counted.
    """

    number: str
    count_id: CountId
    branch: Branch
    warehouse: Warehouse
    opened_at: datetime
    counter: str
    is_again: bool
    lines: tuple[tuple[BinCode, Part], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferNote:
    """What travels from one warehouse to another.

    Args:
        branch: Of the sender, whose clock the times are printed by.
        lines: Parts with their serial or batch and units, in the order of the part numbers.
    """

    transfer: Transfer
    shipment: Shipment
    branch: Branch
    sender: Warehouse
    receiver: Warehouse
    lines: tuple[tuple[Part, str, int], ...]


def require_pickable(requisition: Requisition) -> None:
    """Refuse to fetch what nobody approved.

    Raises:
        PickListNotDue: It is short, not yet approved, or given up.

    Source: rulebook P-04.
    """
    if requisition.state not in _PICKED:
        raise PickListNotDue(
            f"requisition {requisition.id} is {requisition.state}; "
            "parts are picked for an approved one",
            rule="P-04",
            requisition_id=requisition.id,
            state=requisition.state.value,
        )


def pick_list(
    requisition: Requisition,
    branch: Branch,
    warehouse: Warehouse,
    parts: Mapping[PartNumber, Part],
    shelf: Sequence[Balance],
) -> PickList:
    """Return what to fetch for a requisition.

    Args:
        requisition: Approved or issued.
        branch: Of the requisition.
        warehouse: Where the parts are.
        parts: Those of the price list that its lines name.
        shelf: What lies in the bins of the warehouse, in the order in which they are emptied.

    Raises:
        PickListNotDue: Nothing is to be fetched for it.

    Source: rulebook P-04.
    """
    require_pickable(requisition)
    return PickList(
        requisition=requisition,
        branch=branch,
        warehouse=warehouse,
        lines=tuple(
            PickLine(
                part=_known(line.part_number, parts),
                quantity=line.quantity,
                places=()
                if requisition.state is State.ISSUED
                else tuple(_places(line.part_number, line.quantity, shelf)),
            )
            for line in requisition.lines
        ),
    )


def receiving_form(
    receipt: Receipt,
    branch: Branch,
    warehouse: Warehouse,
    parts: Mapping[PartNumber, Part],
    reversal: Entry | None = None,
) -> ReceivingForm:
    """Return what was counted in a delivery.

    Args:
        receipt: The delivery as it was booked.
        branch: Of the receipt.
        warehouse: Where the goods came.
        parts: Those of the part list that its lines name.
        reversal: The entry that undid it; None as long as it stands.

    Source: rulebook P-03.
    """
    return ReceivingForm(
        receipt=receipt,
        branch=branch,
        warehouse=warehouse,
        lines=tuple((_known(line.part_number, parts), line) for line in receipt.lines),
        reversal=reversal,
    )


def count_sheet(
    count: StockCount, branch: Branch, warehouse: Warehouse, parts: Mapping[PartNumber, Part]
) -> CountSheet:
    """Return what is still to be counted.

    Args:
        count: In one of its two rounds.
        branch: Of the warehouse.
        warehouse: What is counted.
        parts: Those of the part list that its lines name.

    Raises:
        CountSheetNotDue: COUNT_SHEET_NOT_DUE, everything is handed in, or it was given up.

    Source: rulebook P-14.
    """
    if not count.to_count or count.state not in BLIND:
        raise CountSheetNotDue(
            f"count {count.number} is {count.state}",
            rule="P-14",
            count_id=count.id,
            state=count.state.value,
        )
    is_again = count.state is CountState.RECOUNTING
    return CountSheet(
        number=count.number,
        count_id=count.id,
        branch=branch,
        warehouse=warehouse,
        opened_at=count.opened_at,
        counter=count.recounter if is_again else count.counter,
        is_again=is_again,
        lines=tuple((line.bin, _known(line.part_number, parts)) for line in count.to_count),
    )


def transfer_note(
    transfer: Transfer,
    places: tuple[Branch, Warehouse, Warehouse],
    parts: Mapping[PartNumber, Part],
    carried: Iterable[Movement],
) -> TransferNote:
    """Return what a transfer carries.

    Args:
        transfer: Shipped.
        places: Branch of the sender, sender, receiver.
        parts: Those of the part list that its lines name.
        carried: What left the sender's bins.

    Raises:
        TransferNoteNotDue: TRANSFER_NOTE_NOT_DUE, nothing has left.

    Source: rulebook P-08.
    """
    if transfer.shipment is None:
        raise TransferNoteNotDue(
            f"transfer {transfer.id} is {transfer.state}; nothing has left",
            rule="P-08",
            transfer_id=transfer.id,
            state=transfer.state.value,
        )
    units: Counter[tuple[PartNumber, str]] = Counter()
    for each in carried:
        units[each.part_number, each.lot] += each.quantity
    branch, sender, receiver = places
    return TransferNote(
        transfer=transfer,
        shipment=transfer.shipment,
        branch=branch,
        sender=sender,
        receiver=receiver,
        lines=tuple(
            (_known(number, parts), lot, units[number, lot]) for number, lot in sorted(units)
        ),
    )


def known_parts(
    numbers: Iterable[PartNumber], parts: Mapping[PartNumber, Part]
) -> tuple[Part, ...]:
    """Return the parts of these numbers, in their order.

    Raises:
        PartNotFound: One is not on the price list.
    """
    return tuple(_known(number, parts) for number in numbers)


def repeated(labelled: Collection[T], copies: int) -> tuple[T, ...]:
    """Return a thing for each label, the copies of one beside each other (P-01)."""
    return tuple(each for each in labelled for _ in range(copies))


def _places(number: PartNumber, quantity: int, shelf: Iterable[Balance]) -> Iterator[PickPlace]:
    missing = quantity
    for each in shelf:
        if missing and each.part_number == number:
            now = min(missing, each.quantity)
            missing -= now
            yield PickPlace(bin=each.account.bin, quantity=now, lot=each.lot)


def _known(number: PartNumber, parts: Mapping[PartNumber, Part]) -> Part:
    part = parts.get(number)
    if part is None:
        raise PartNotFound(f"there is no part {number}", field="part_number", part_number=number)
    return part
