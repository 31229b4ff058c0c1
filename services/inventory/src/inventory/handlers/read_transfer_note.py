"""Use case: what a transfer carries, for the paper of it."""

from __future__ import annotations

from inventory.domain.ids import TransferId
from inventory.domain.ledger import DocumentKind
from inventory.domain.paper import TransferNote, transfer_note
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def read_transfer_note(transfer_id: TransferId, tx: Tx) -> TransferNote:
    """Return the facts of a transfer note; nothing is written.

    Args:
        transfer_id: Which transfer; either side may print it.
        tx: Open transaction.

    Raises:
        TransferNotFound: There is none, or it belongs to branches of others.
        TransferNoteNotDue: TRANSFER_NOTE_NOT_DUE, nothing has left.

    Source: rulebook P-08.
    """
    transfer = tx.transfers.get(transfer_id)
    branch = known_branch(tx.branches.find(transfer.from_branch), transfer.from_branch)
    return transfer_note(
        transfer,
        (
            branch,
            tx.warehouses.in_cell(transfer.from_code),
            tx.warehouses.in_cell(transfer.to_code),
        ),
        tx.parts.find_all([line.part_number for line in transfer.lines]),
        tx.ledger.booked_by(DocumentKind.SHIPMENT, transfer.id),
    )
