"""Use case: what the keeper counted in a delivery, for the paper of it."""

from __future__ import annotations

from inventory.domain.ids import ReceiptId
from inventory.domain.ledger import DocumentKind
from inventory.domain.paper import ReceivingForm, receiving_form
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def read_receiving_form(receipt_id: ReceiptId, tx: Tx) -> ReceivingForm:
    """Return the facts of a receiving form; nothing is written.

    Args:
        receipt_id: Which receipt.
        tx: Open transaction.

    Raises:
        ReceiptNotFound: There is none, or it belongs to a branch of others.

    Source: rulebook P-03.
    """
    receipt = tx.receipts.get(receipt_id)
    branch = tx.branches.find(receipt.branch_code)
    return receiving_form(
        receipt,
        known_branch(branch, receipt.branch_code),
        tx.warehouses.get(receipt.warehouse_code),
        tx.parts.find_all([line.part_number for line in receipt.lines]),
        tx.ledger.reversal_of(DocumentKind.RECEIPT, receipt.id),
    )
