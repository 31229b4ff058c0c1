"""Use case: take unused parts back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin, with_order
from inventory.domain.events import PartsReturned, RequisitionRef
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, checked_lines, numbers_of
from inventory.domain.requisition import Requisition
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.fitted_parts.announcing import take_back
from inventory.handlers.old_parts.owing import owe_less
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnParts:
    requisition_id: RequisitionId
    lines: tuple[PartLine, ...]
    unused_and_checked: bool
    occurred_at: datetime | None = None


def return_parts(cmd: ReturnParts, tx: Tx, now: datetime) -> Requisition:
    """Book unused parts back into stock and serve those who wait for them.

    Args:
        cmd: What the keeper received and checked; whole units, each part once.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: Nothing was issued.
        PartsUsedOrUnchecked: The parts were used, or nobody looked at them.
        ReturnExceedsIssue: More would be back than went out.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the part or the quantity.
        BalanceTooLow: BALANCE_TOO_LOW, the order did not get that serial or batch.
        Invalid: A quantity is not above zero, a part is named twice, the time is ahead.
        OldPartCameForIt: OLD_PART_CAME_FOR_IT, what one of the parts replaced has come.
        OccurredBeforeBeginning: The parts had not been issued at that time.

    Source: rulebook P-02, P-06, P-07, P-18.
    """
    lines = checked_lines(cmd.lines)
    warehouse_code = tx.requisitions.get(cmd.requisition_id).warehouse_code
    tx.warehouses.lock(warehouse_code)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    given_back = requisition.give_back(lines, unused_and_checked=cmd.unused_and_checked)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(requisition.branch_code, tx, now),
        rule="P-07",
        not_before=requisition.changed_at,
    )
    saved = tx.requisitions.save(given_back)
    waiting = lock_line(tx, warehouse_code, numbers_of(lines))
    owe_less(tx, saved.id, lines, now)
    heading = Heading(
        warehouse_code=warehouse_code,
        branch_code=saved.branch_code,
        document_kind=DocumentKind.RETURN,
        document_id=saved.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
    )
    there, here = with_order(saved.work_order_id), in_bin(warehouse_code)
    parts = tx.parts.find_all(numbers_of(lines))
    movements = moved(lines, parts, there, here)
    take_back(tx, saved, movements, at)
    tx.stock.book(Entry(heading=heading, movements=movements))
    tx.outbox.append(PartsReturned(ref=RequisitionRef.to(saved), lines=lines, occurred_at=at))
    serve(tx, warehouse_code, waiting, at)
    return saved
