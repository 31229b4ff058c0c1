"""What becomes of promises when a count finds that parts are missing (P-14)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import Entry, too_low
from inventory.domain.requisition import Requisition
from inventory.domain.stock import StockLevel
from inventory.handlers.sourcing.expecting import short_again
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


def book_and_look_again(tx: Tx, entry: Entry, at: datetime, still: Callable[[], object]) -> None:
    """Book the differences of a count, and keep every promise that can still be kept.

    Where more is missing than is free, everybody to whom such a part is promised lets go of what he
    holds, the differences are booked, and the promises are given anew, in the order of the waiting
    line. Who cannot be served any more waits again, without his approval. Then that line is served.

    Args:
        tx: Open transaction; the warehouse is locked by it.
        entry: Not booked yet.
        at: When it is booked (UTC).
        still: Refuses what was compared before the stock was locked and has changed since.

    Raises:
        CountDifferenceChanged: Something was booked late meanwhile that explains a difference.
        BalanceTooLow: More is missing than the books still have there.
        ConcurrentUpdate: Somebody was promised it a moment ago.

    Source: rulebook P-02, P-04, P-14.
    """
    code = entry.heading.warehouse_code
    missing = {part: -n for part, n in entry.on_hand_changes().items() if n < 0}
    holders = tx.requisitions.lock_holding(code, missing) if missing else ()
    holding = [each.requisition for each in sorted(holders, key=lambda holder: holder.place)]
    touched = {*entry.parts, *(line.part_number for each in holding for line in each.lines)}
    lock_line(tx, code, touched)
    still()
    promised = _promised(tx, code, missing)
    again = [each for each in holding if any(line.part_number in promised for line in each.lines)]
    for each in again:
        tx.stock.free(code, each.lines)
    if _promised(tx, code, missing):
        raise ConcurrentUpdate(f"parts of {code} were promised a moment ago", warehouse_code=code)
    tx.stock.book(entry)
    _hold_again(tx, again, at)
    serve(tx, code, tx.requisitions.lock_waiting(code, touched), at)


def _promised(
    tx: Tx, code: WarehouseCode, missing: Mapping[PartNumber, int]
) -> Collection[PartNumber]:
    """Return the parts of which more is missing than is free.

    Raises:
        BalanceTooLow: More is missing than is on hand.
    """
    levels = {level.part_number: level for level in tx.stock.levels(code, missing)}
    found = set()
    for part, units in missing.items():
        level = levels.get(part) or StockLevel(warehouse_code=code, part_number=part)
        if level.on_hand < units:
            raise too_low(in_bin(code), part, "", there=level.on_hand, wanted=units)
        if level.available < units:
            found.add(part)
    return found


def _hold_again(tx: Tx, again: Sequence[Requisition], at: datetime) -> None:
    """Hold for each of them what he held, as far as it goes."""
    for each in again:
        if shortages := tx.stock.hold(each.warehouse_code, each.lines):
            saved = tx.requisitions.save(each.fall_short(shortages))
            tx.outbox.append(short_again(tx, saved, max(at, each.changed_at), at))
