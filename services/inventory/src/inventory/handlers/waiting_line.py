"""What every use case does that makes stock available: the waiting line is served, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from inventory.domain.events import RequisitionRef, ReservationReleased, looked_up
from inventory.domain.ids import PartNumber, WarehouseCode, WorkOrderId
from inventory.domain.lines import numbers_of
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockLevel, StockOutOfBalance, shortages
from inventory.ports import Tx


def lock_line(tx: Tx, parts: Mapping[WarehouseCode, Iterable[PartNumber]]) -> Sequence[Requisition]:
    """Lock who waits for the parts, then the stock they and the caller will touch.

    Args:
        tx: Open transaction; the warehouses are locked by it.
        parts: What is about to become available, by warehouse.

    Returns:
        The requisitions that wait for any of the parts, oldest first.

    Source: rulebook P-02, P-04.
    """
    wanted = {code: set(numbers) for code, numbers in parts.items()}
    waiting = tx.requisitions.lock_waiting(wanted)
    touched = {code: set(numbers) for code, numbers in wanted.items()}
    for requisition in waiting:
        touched[requisition.warehouse_code].update(numbers_of(requisition.lines))
    tx.stock.lock(touched)
    return waiting


def serve(tx: Tx, waiting: Sequence[Requisition], at: datetime) -> None:
    """Hold stock for those who wait, oldest first; one that is still short holds up nobody.

    Args:
        tx: Open transaction; warehouses, requisitions and stock are locked by it.
        waiting: Oldest first.
        at: When the stock became available (UTC).

    Source: rulebook P-04.
    """
    shelves = _shelves(tx, waiting)
    for requisition in waiting:
        shelf = shelves[requisition.warehouse_code]
        missing = shortages(requisition.lines, shelf)
        if missing == requisition.shortages:
            continue
        saved = tx.requisitions.save(requisition.looked_up(missing))
        if saved.state is not State.RESERVED:
            continue
        if tx.stock.hold(saved.warehouse_code, saved.lines):
            raise StockOutOfBalance(f"stock of {saved.warehouse_code} was not locked", rule="P-02")
        for line in saved.lines:
            shelf[line.part_number] = shelf[line.part_number].hold(line.quantity)
        tx.outbox.append(looked_up(saved, max(at, saved.requested_at)))


def _shelves(
    tx: Tx, waiting: Sequence[Requisition]
) -> dict[WarehouseCode, dict[PartNumber, StockLevel]]:
    """Return the locked levels of all that is waited for."""
    wanted: dict[WarehouseCode, set[PartNumber]] = {}
    for requisition in waiting:
        wanted.setdefault(requisition.warehouse_code, set()).update(numbers_of(requisition.lines))
    return {
        code: {level.part_number: level for level in tx.stock.levels(code, numbers)}
        for code, numbers in wanted.items()
    }


def give_up(tx: Tx, requisitions: Sequence[Requisition], reason: str, at: datetime) -> None:
    """Release requisitions that were not issued; what they held goes to those who wait.

    Args:
        tx: Open transaction; the warehouses and the requisitions are locked by it.
        requisitions: Not issued, not released.
        reason: Why, as users will read it.
        at: When (UTC).

    Source: rulebook P-04.
    """
    freed: dict[WarehouseCode, set[PartNumber]] = {}
    for requisition in requisitions:
        when = max(at, requisition.changed_at)
        released = tx.requisitions.save(requisition.release(tx.actor, reason, when))
        tx.outbox.append(
            ReservationReleased(ref=RequisitionRef.to(released), reason=reason, occurred_at=when)
        )
        if requisition.holds:
            parts = freed.setdefault(requisition.warehouse_code, set())
            parts.update(numbers_of(requisition.lines))
    if not freed:
        return
    waiting = lock_line(tx, freed)
    for requisition in requisitions:
        if requisition.holds:
            tx.stock.free(requisition.warehouse_code, requisition.lines)
    serve(tx, waiting, at)


def release_all(work_order_id: WorkOrderId, reason: str, tx: Tx, at: datetime) -> None:
    """Give up every requisition of an order that was not issued.

    Args:
        work_order_id: The order; locked by `tx`.
        reason: Why, as users will read it.
        tx: Open transaction.
        at: When (UTC).

    Source: rulebook P-04.
    """
    for warehouse_code in tx.requisitions.warehouses_of_unissued(work_order_id):
        tx.warehouses.lock(warehouse_code)
    give_up(tx, tx.requisitions.lock_unissued(work_order_id), reason, at)
