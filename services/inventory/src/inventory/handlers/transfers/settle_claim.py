"""Use case: decide what becomes of a difference between what was shipped and what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import TransferId
from inventory.domain.instants import happened_at
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.domain.transfers.facts import TransferClaimSettled
from inventory.domain.transfers.transfer import Step, Transfer
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.transfers.settling import book_settlement
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
        TransferOfOtherCell: TRANSFER_OF_OTHER_CELL, the sender's cell bears the loss and settles.
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
    known.require_here(Step.SETTLE)
    tx.warehouses.lock_in_cell((known.from_code, known.to_code))
    transfer = tx.transfers.lock(cmd.transfer_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(transfer.branch_here, tx, now),
        rule="P-08",
        not_before=transfer.changed_at,
    )
    settled = transfer.settle(cmd.claim_number, tx.actor, cmd.outcome, cmd.cause, at)
    saved = tx.transfers.save(settled)
    tx.outbox.append(
        TransferClaimSettled(transfer=saved, claim_number=cmd.claim_number, occurred_at=at)
    )
    book_settlement(tx, saved, saved.claim(cmd.claim_number), at, now)
    return saved
