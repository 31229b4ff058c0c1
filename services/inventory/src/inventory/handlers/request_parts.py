"""Use case: ask for parts for a started work order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from inventory.domain.events import looked_up
from inventory.domain.ids import RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.instants import happened_at
from inventory.domain.lines import PartLine, by_quantity, checked_lines, numbers_of
from inventory.domain.part import amount_of
from inventory.domain.requisition import Requisition, State
from inventory.domain.supplements.addition import is_addition
from inventory.domain.warehouse import BranchHasNoWarehouse, Warehouse, known_branch
from inventory.domain.work_order import WorkOrder, unknown
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.green_channel.taking import Times, take_reservations
from inventory.handlers.sourcing.expecting import expect
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestParts:
    """`warehouse_code` empty: the home warehouse of the order's branch."""

    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    lines: tuple[PartLine, ...]
    warehouse_code: WarehouseCode | None = None
    occurred_at: datetime | None = None


def request_parts(cmd: RequestParts, tx: Tx, now: datetime) -> Requisition:
    """Hold every part that is asked for, or none; a shortage is an answer.

    An urgent order takes what is held for less urgent ones. What goes beyond the first requisition
    of the order is an addition, for which the customer signs.

    Args:
        cmd: Whole units, each part once.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The requisition, RESERVED or SHORT; a short one waits for stock and holds nothing. Where
        what it misses best comes from, and when, is kept and announced with it.

    Raises:
        WorkOrderUnknown: No event has opened the order here, or it is of a branch of others.
        WorkOrderNotStarted: The order is not accepted yet, or done, closed or cancelled.
        BranchHasNoWarehouse: No warehouse is named and the branch has none.
        WarehouseOfOtherBranch: The warehouse serves another branch.
        LotsInvalid: LOTS_INVALID, serials or batches are asked for.
        PartNotFound: A part is not on the price list.
        Invalid: A quantity is not above zero, a part is named twice, the time is ahead.
        OccurredBeforeBeginning: The order was not open at that time.

    Source: rulebook P-01, P-02, P-04, P-05, P-08, P-09.
    """
    cmd = replace(cmd, lines=by_quantity(checked_lines(cmd.lines)))
    # One after the other, so that two who ask first see which of them is the estimate.
    order = tx.work_orders.lock(cmd.work_order_id)
    if order is None:
        raise unknown(cmd.work_order_id)
    order.require_started()
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(order.branch_code, tx, now),
        rule="P-04",
        not_before=order.opened_at if cmd.occurred_at else None,
    )
    warehouse = _warehouse(cmd, tx, order)
    wanted = _drawn_up(cmd, tx, order, warehouse, at)
    shortages = tx.stock.hold(warehouse.code, cmd.lines)
    policy = tx.policies.green_channel(_day(tx, order, at))
    takes = policy.body.is_urgent(order.severity) and not wanted.needs_supplement
    if shortages:
        # From here on nobody makes stock available behind our back: short is short.
        (tx.warehouses.lock if takes else tx.warehouses.share)(warehouse.code)
        shortages = tx.stock.hold(warehouse.code, cmd.lines)
    requisition = tx.requisitions.add(wanted.looked_up(shortages))
    if shortages and takes and order.severity:
        times = Times(at=at, now=now)
        requisition = take_reservations(tx, requisition, order.severity, policy, times)
    expected = expect(tx, requisition, now) if requisition.shortages else ()
    tx.outbox.append(looked_up(requisition, at, expected))
    return requisition


def _warehouse(cmd: RequestParts, tx: Tx, order: WorkOrder) -> Warehouse:
    if cmd.warehouse_code is not None:
        warehouse = tx.warehouses.get(cmd.warehouse_code)
        warehouse.require_branch(order.branch_code)
        return warehouse
    home = tx.warehouses.home_of(order.branch_code)
    if home is None:
        raise BranchHasNoWarehouse(
            f"branch {order.branch_code} has no warehouse",
            rule="P-01",
            field="warehouse_code",
            branch_code=order.branch_code,
        )
    return home


def _drawn_up(
    cmd: RequestParts,
    tx: Tx,
    order: WorkOrder,
    warehouse: Warehouse,
    at: datetime,
) -> Requisition:
    day = _day(tx, order, at)
    amount = amount_of(cmd.lines, tx.part_list.on_day(numbers_of(cmd.lines), day))
    policy = tx.policies.approval(day)
    supplements = tx.policies.supplements(day)
    adds = is_addition(cmd.lines, tx.requisitions.of_order(order.id))
    pays = order.is_chargeable(at)
    return Requisition(
        id=cmd.requisition_id,
        work_order_id=order.id,
        service_request_id=order.service_request_id,
        branch_code=order.branch_code,
        warehouse_code=warehouse.code,
        state=State.SHORT,
        lines=cmd.lines,
        requested_by=tx.actor.subject,
        requested_at=at,
        amount=amount,
        approval_level=policy.body.level_for(amount),
        policy_ref=policy.ref,
        is_addition=adds,
        needs_supplement=adds and supplements.body.needs_one(amount, is_chargeable=pays),
        supplement_policy_ref=supplements.ref if adds else "",
    )


def _day(tx: Tx, order: WorkOrder, at: datetime) -> date:
    branch = known_branch(tx.branches.find(order.branch_code), order.branch_code)
    return branch.day_of(at)
