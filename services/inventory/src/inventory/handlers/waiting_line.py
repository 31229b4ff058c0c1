"""What every use case does that makes stock available: the waiting line is served in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from inventory.domain.events import RequisitionRef, ReservationReleased, looked_up
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockOutOfBalance, shortages
from inventory.ports import Tx


def lock_line(
    tx: Tx, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
) -> Sequence[Requisition]:
    """Lock who waits for the parts, then the stock they and the caller will touch.

    Args:
        tx: Open transaction; the warehouse is locked by it.
        warehouse_code: Where stock is about to become available.
        parts: Of what.

    Returns:
        The requisitions that wait for any of the parts, by severity of their orders, then oldest
        first.

    Source: rulebook P-02, P-04, P-09.
    """
    return lock_lines(tx, {warehouse_code: parts})[warehouse_code]


def lock_lines(
    tx: Tx, parts: Mapping[WarehouseCode, Collection[PartNumber]]
) -> Mapping[WarehouseCode, Sequence[Requisition]]:
    """As `lock_line`, of several warehouses at once: everybody who waits before any stock.

    Args:
        tx: Open transaction; the warehouses are locked by it.
        parts: Of what stock is about to become available, by warehouse.

    Source: rulebook P-02, P-04.
    """
    waiting = {code: tx.requisitions.lock_waiting(code, parts[code]) for code in sorted(parts)}
    for code, line in waiting.items():
        tx.stock.lock(code, {*parts[code], *_parts_of(line)})
    return waiting


def serve(
    tx: Tx, warehouse_code: WarehouseCode, waiting: Sequence[Requisition], at: datetime
) -> None:
    """Hold stock for those who wait, in their order; one that is still short holds up nobody.

    Args:
        tx: Open transaction; warehouse, requisitions and stock are locked by it.
        warehouse_code: Where they wait.
        waiting: In the order in which they are served.
        at: When the stock became available (UTC).

    Source: rulebook P-04.
    """
    levels = tx.stock.levels(warehouse_code, _parts_of(waiting))
    shelf = {level.part_number: level for level in levels}
    for requisition in waiting:
        missing = shortages(requisition.lines, shelf)
        if missing == requisition.shortages:
            continue
        saved = tx.requisitions.save(requisition.looked_up(missing))
        if saved.state is not State.RESERVED:
            continue
        if tx.stock.hold(warehouse_code, saved.lines):
            raise StockOutOfBalance(f"stock of {warehouse_code} was not locked", rule="P-02")
        for line in saved.lines:
            shelf[line.part_number] = shelf[line.part_number].hold(line.quantity)
        tx.outbox.append(looked_up(saved, max(at, saved.requested_at)))


def _parts_of(requisitions: Iterable[Requisition]) -> set[PartNumber]:
    return {line.part_number for each in requisitions for line in each.lines}


def give_up(
    tx: Tx, requisitions: Sequence[Requisition], reason: str, at: datetime
) -> Sequence[Requisition]:
    """Release requisitions that were not issued; what they held goes to those who wait.

    Args:
        tx: Open transaction; the warehouse and the requisitions are locked by it.
        requisitions: Of one warehouse, not issued, not released.
        reason: Why, as users will read it.
        at: When (UTC).

    Returns:
        The requisitions as they are now.

    Raises:
        IllegalTransition: One was issued or given up already.

    Source: rulebook P-04.
    """
    released = [_released(tx, each, reason, max(at, each.changed_at)) for each in requisitions]
    holding = [each for each in requisitions if each.holds]
    if holding:
        warehouse_code = holding[0].warehouse_code
        waiting = lock_line(tx, warehouse_code, _parts_of(holding))
        for each in holding:
            tx.stock.free(warehouse_code, each.lines)
        serve(tx, warehouse_code, waiting, at)
    return released


def _released(tx: Tx, requisition: Requisition, reason: str, at: datetime) -> Requisition:
    released = tx.requisitions.save(requisition.release(tx.actor, reason, at))
    tx.outbox.append(
        ReservationReleased(ref=RequisitionRef.to(released), reason=reason, occurred_at=at)
    )
    return released
