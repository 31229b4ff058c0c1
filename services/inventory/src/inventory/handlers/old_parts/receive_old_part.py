"""Use case: the keeper takes an old part in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from inventory.domain.accounts import SUPPLIER, AccountKind, old_parts_of
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, Movement, moved
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking, checked_lots
from inventory.domain.old_parts.events import OldPartReceived
from inventory.domain.old_parts.old_part import Handover, OldPart, OldPartId
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.old_parts.owing import save_looked_at
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveOldPart:
    """What came: `lots` of a tracked part are its own, not those that were issued."""

    old_part_id: OldPartId
    quantity: int
    condition: str
    lots: tuple[Lot, ...] = ()
    occurred_at: datetime | None = None


def receive_old_part(cmd: ReceiveOldPart, tx: Tx, now: datetime) -> OldPart:
    """Book what a warranty part replaced into the old parts of the warehouse that issued it.

    A serial that we had once issued comes from the order that got it, anything else from outside.
    With the service report there, the issue is written off.

    Args:
        cmd: Whole units, and how the keeper found them.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        OldPartNotFound: There is none, or it belongs to a branch of others.
        OldPartIllegalTransition: All of it came already, or nothing is owed.
        OldPartExceedsIssue: More would come than is missing.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the part or the quantity.
        SerialElsewhere: SERIAL_ELSEWHERE, a serial lies in a warehouse.
        OccurredBeforeBeginning: Nothing had been issued at that time.

    Source: rulebook P-02, P-06.
    """
    due = tx.old_parts.lock(cmd.old_part_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(due.branch_code, tx, now),
        rule="P-06",
        not_before=due.issued_at,
    )
    handover = Handover(
        quantity=cmd.quantity,
        lots=checked_lots(due.part_number, cmd.quantity, cmd.lots, due.tracking),
        condition=cmd.condition,
        received_by=tx.actor.subject,
        received_at=at,
    )
    received = due.receive(handover)
    heading = Heading(
        warehouse_code=due.warehouse_code,
        branch_code=due.branch_code,
        document_kind=DocumentKind.OLD_PART,
        document_id=due.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
    )
    line = PartLine(part_number=due.part_number, quantity=cmd.quantity, lots=cmd.lots)
    parts = tx.parts.find_all([due.part_number])
    came = moved([line], parts, SUPPLIER, old_parts_of(due.warehouse_code))
    saved = save_looked_at(tx, received, now)
    tx.stock.book(Entry(heading=heading, movements=tuple(_from_customers(tx, came))))
    tx.outbox.append(OldPartReceived(old_part=saved, occurred_at=at))
    return saved


def _from_customers(tx: Tx, came: Iterable[Movement]) -> Iterable[Movement]:
    for movement in came:
        serial = movement.lot if movement.tracking is Tracking.SERIAL else ""
        place = tx.stock.place_of(movement.part_number, serial) if serial else None
        with_customer = place is not None and place.kind is AccountKind.ORDER
        yield replace(movement, from_account=place) if with_customer and place else movement
