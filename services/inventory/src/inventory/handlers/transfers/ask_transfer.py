"""Use case: ask another warehouse for parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import (
    WITHIN_THE_CELL,
    BranchCode,
    CellCode,
    RequisitionId,
    TransferId,
    WarehouseCode,
)
from inventory.domain.instants import happened_at
from inventory.domain.lines import PartLine, by_quantity, checked_lines, numbers_of
from inventory.domain.part import amount_of
from inventory.domain.requisition import Requisition
from inventory.domain.transfers.facts import TransferAsked
from inventory.domain.transfers.transfer import Side, Transfer, TransferLine
from inventory.domain.transfers.urgency import require_receiver
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTransfer:
    """`from_cell`: where the sender's warehouse is; empty for this cell."""

    transfer_id: TransferId
    from_code: WarehouseCode
    to_code: WarehouseCode
    lines: tuple[PartLine, ...]
    reason: str = ""
    requisition_id: RequisitionId | None = None
    occurred_at: datetime | None = None
    from_cell: CellCode = WITHIN_THE_CELL


def ask_transfer(cmd: AskTransfer, tx: Tx, now: datetime) -> Transfer:
    """Ask a warehouse for parts; nothing moves and nothing is held there.

    A warehouse of another cell is asked by the event; whether it is there only that cell knows.

    One for a customer of the green channel is urgent: it is shipped by itself at once.

    Args:
        cmd: By quantity, each part once; which units go out is up to the sender's keeper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        WarehouseNotFound: One of the two is not there, or the one that asks belongs to a branch of
            others.
        TransferToItself: TRANSFER_TO_ITSELF, both are the same.
        CellNotLinked: CELL_NOT_LINKED, nothing told to that cell would arrive.
        RequisitionNotFound: Nobody of that id waits for it.
        TransferForOtherWarehouse: TRANSFER_FOR_OTHER_WAREHOUSE, he waits somewhere else.
        PartNotFound: A part is not on the price list.
        Invalid: A quantity is not above zero, a part is named twice, or the time is ahead.

    Source: rulebook P-08, P-09.
    """
    lines = by_quantity(checked_lines(cmd.lines))
    to = tx.warehouses.get(cmd.to_code)
    end = _other_end(cmd, tx)
    at = happened_at(cmd.occurred_at, now, skew=skew_of(to.branch_code, tx, now), rule="P-08")
    waits = None
    if cmd.requisition_id is not None:
        waits = tx.requisitions.get(cmd.requisition_id)
        require_receiver(waits, to.code)
    amount_of(lines, tx.parts.find_all(numbers_of(lines)))
    transfer = Transfer(
        id=cmd.transfer_id,
        from_code=cmd.from_code,
        from_branch=end.branch_code,
        to_code=to.code,
        to_branch=to.branch_code,
        lines=tuple(
            TransferLine(part_number=line.part_number, quantity=line.quantity) for line in lines
        ),
        reason=cmd.reason,
        asked_by=tx.actor.subject,
        asked_at=at,
        side=end.side,
        from_cell=end.from_cell,
        to_cell=tx.cells.own if end.from_cell else WITHIN_THE_CELL,
        requisition_id=cmd.requisition_id,
        is_urgent=waits is not None and _is_urgent(tx, waits, at),
    )
    added = tx.transfers.add(transfer)
    tx.outbox.append(TransferAsked(transfer=added, occurred_at=at))
    return added


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """The sender's end as it is known here; of another cell, nothing but its name."""

    branch_code: BranchCode
    side: Side
    from_cell: CellCode


def _other_end(cmd: AskTransfer, tx: Tx) -> _End:
    if cmd.from_cell in {WITHIN_THE_CELL, tx.cells.own}:
        sender = tx.warehouses.in_cell(cmd.from_code)
        return _End(branch_code=sender.branch_code, side=Side.BOTH, from_cell=WITHIN_THE_CELL)
    tx.cells.require_linked(cmd.from_cell)
    return _End(branch_code=BranchCode(""), side=Side.RECEIVER, from_cell=cmd.from_cell)


def _is_urgent(tx: Tx, waits: Requisition, at: datetime) -> bool:
    order = tx.work_orders.find(waits.work_order_id)
    branch = known_branch(tx.branches.find(waits.branch_code), waits.branch_code)
    policy = tx.policies.green_channel(branch.day_of(at))
    return order is not None and policy.body.is_urgent(order.severity)
