"""Use case: compare what came by a transfer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.ids import TransferId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, moved
from inventory.domain.lines import PartLine, checked_lines, numbers_of
from inventory.domain.receipt import FaultyLine
from inventory.domain.transfers.claim import compared
from inventory.domain.transfers.facts import TransferReceived
from inventory.domain.transfers.transfer import Step, Transfer
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.transfers.booking import Paper, entry_at
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveTransfer:
    """`lines`: what came in good order; `damaged`: what came besides."""

    transfer_id: TransferId
    lines: tuple[PartLine, ...] = ()
    damaged: tuple[FaultyLine, ...] = ()
    occurred_at: datetime | None = None


def receive_transfer(cmd: ReceiveTransfer, tx: Tx, now: datetime) -> Transfer:
    """Put what came in good order on the shelf; every difference becomes a claim.

    What was lost or damaged stays in transit, and a surplus in the sender's books, until somebody
    settles the claim. What comes from another cell is compared with what that cell told to have
    sent, and taken from its account. The requisitions that wait for what came are served, oldest
    first.

    Args:
        cmd: What was counted, with serials or batches of parts that are tracked.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        TransferNotFound: There is none, or it belongs to branches of others.
        WarehouseNotFound: The receiver belongs to a branch of others.
        TransferOfOtherCell: TRANSFER_OF_OTHER_CELL, the receiver is in another cell.
        TransferIllegalTransition: TRANSFER_ILLEGAL_TRANSITION, it is not under way.
        PartNotFound: A part is not on the price list.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit a part or a quantity.
        OccurredBeforeBeginning: It had not been shipped at that time.
        Invalid: A quantity is not above zero, or a part is named twice.

    Source: rulebook P-02, P-03, P-08.
    """
    good = _checked(cmd.lines)
    damaged = _checked(each.line for each in cmd.damaged)
    known = tx.transfers.get(cmd.transfer_id)
    known.require_here(Step.RECEIVE)
    receiver = tx.warehouses.lock(known.to_code)
    transfer = tx.transfers.lock(cmd.transfer_id)
    transfer.require(Step.RECEIVE)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(receiver.branch_code, tx, now),
        rule="P-08",
        not_before=transfer.changed_at,
    )
    parts = tx.parts.find_all(numbers_of((*good, *damaged, *transfer.units)))
    source, shelf = transfer.source, in_bin(receiver.code)
    arrival = compared(
        moved(transfer.units, parts, source, shelf) or tx.stock.held_in(source),
        moved(good, parts, source, shelf),
        moved(damaged, parts, source, shelf),
        {each.line.part_number: each.cause for each in cmd.damaged},
    )
    saved = tx.transfers.save(transfer.receive(tx.actor, arrival, at))
    tx.outbox.append(TransferReceived(transfer=saved, occurred_at=at))
    if arrival.good:
        paper = Paper(kind=DocumentKind.ARRIVAL, at=at, now=now)
        entry = entry_at(tx, saved, receiver.code, paper, arrival.good)
        waiting = lock_line(tx, receiver.code, entry.shelved)
        tx.stock.book(entry)
        serve(tx, receiver.code, waiting, at)
    return saved


def _checked(lines: Iterable[PartLine]) -> tuple[PartLine, ...]:
    given = tuple(lines)
    return checked_lines(given) if given else ()
