"""Use case: decide what becomes of a difference between what was shipped and what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import TransferId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Movement
from inventory.domain.lines import PartLine
from inventory.domain.transfers.claim import Claim, ClaimOutcome, settlement
from inventory.domain.transfers.facts import TransferClaimSettled
from inventory.domain.transfers.transfer import Transfer
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.transfers.booking import Paper, entry_at, taken_off_the_shelf
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleClaim:
    transfer_id: TransferId
    claim_number: int
    outcome: ClaimOutcome
    cause: str
    occurred_at: datetime | None = None


def settle_claim(cmd: SettleClaim, tx: Tx, now: datetime) -> Transfer:
    """Book the units of a claim to the sender's loss, back to the sender, or to the receiver.

    Args:
        cmd: The claim, what becomes of it, and why as users will read it.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        TransferNotFound: There is none, or it belongs to branches of others.
        ClaimNotFound: The transfer has no claim of that number.
        ClaimAlreadySettled: TRANSFER_CLAIM_ALREADY_SETTLED.
        ClaimSettledByInvolved: TRANSFER_CLAIM_SETTLED_BY_INVOLVED, who shipped or received it.
        BalanceTooLow: BALANCE_TOO_LOW, a surplus shall leave a shelf where it does not lie, or
            where it is promised to somebody.
        SerialElsewhere: SERIAL_ELSEWHERE, a surplus is known to be somewhere else.
        OccurredBeforeBeginning: It had not arrived at that time.

    Source: rulebook P-02, P-08.
    """
    known = tx.transfers.get(cmd.transfer_id)
    tx.warehouses.lock_in_cell((known.from_code, known.to_code))
    transfer = tx.transfers.lock(cmd.transfer_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(transfer.to_branch, tx, now),
        rule="P-08",
        not_before=transfer.changed_at,
    )
    settled = transfer.settle(cmd.claim_number, tx.actor, cmd.outcome, cmd.cause, at)
    saved = tx.transfers.save(settled)
    tx.outbox.append(
        TransferClaimSettled(transfer=saved, claim_number=cmd.claim_number, occurred_at=at)
    )
    _book(tx, saved, saved.claim(cmd.claim_number), at, now)
    return saved


def _book(tx: Tx, transfer: Transfer, claim: Claim, at: datetime, now: datetime) -> None:
    books = settlement(claim, transfer.id, transfer.from_code, transfer.to_code)
    gaining = _gaining((*books.at_sender, *books.at_receiver))
    waiting = lock_line(tx, gaining, (claim.part_number,)) if gaining else ()
    at_sender = books.at_sender
    if any(each.from_account.is_on_hand for each in at_sender):
        line = PartLine(part_number=claim.part_number, quantity=claim.quantity)
        at_sender = taken_off_the_shelf(tx, transfer.from_code, at_sender, (line,))
    paper = Paper(kind=DocumentKind.CLAIM, at=at, now=now, reason=claim.settled_cause)
    for code, movements in (
        (transfer.from_code, at_sender),
        (transfer.to_code, books.at_receiver),
    ):
        if movements:
            tx.stock.book(entry_at(tx, transfer, code, paper, movements))
    if gaining:
        serve(tx, gaining, waiting, at)


def _gaining(movements: Sequence[Movement]) -> WarehouseCode | None:
    """Return the warehouse on whose shelf units come, if they come on one."""
    for movement in movements:
        if movement.to_account.is_on_hand:
            return movement.to_account.warehouse_code
    return None
