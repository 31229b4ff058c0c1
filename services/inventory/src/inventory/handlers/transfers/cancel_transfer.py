"""Use case: give a transfer up before it is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import TransferId
from inventory.domain.transfers.facts import TransferCancelAsked, TransferCancelled
from inventory.domain.transfers.transfer import Transfer, TransferState
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelTransfer:
    transfer_id: TransferId
    reason: str


def cancel_transfer(cmd: CancelTransfer, tx: Tx, now: datetime) -> Transfer:
    """Give up a transfer that has not left; either side may.

    The receiver of one from another cell asks for it: if the parts have left meanwhile, they come.

    Args:
        cmd: The transfer, and why as users will read it.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        TransferNotFound: There is none, or it belongs to branches of others.
        TransferIllegalTransition: TRANSFER_ILLEGAL_TRANSITION, it was shipped or cancelled.

    Source: rulebook P-08.
    """
    transfer = tx.transfers.lock(cmd.transfer_id)
    at = max(now, transfer.changed_at)
    saved = tx.transfers.save(transfer.cancel(tx.actor, cmd.reason, at))
    is_asked = saved.state is TransferState.CANCEL_ASKED
    fact = TransferCancelAsked if is_asked else TransferCancelled
    tx.outbox.append(fact(transfer=saved, occurred_at=at))
    return saved
