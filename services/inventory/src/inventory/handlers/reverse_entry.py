"""Use case: undo an entry of the ledger by a second one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import EntryReversed
from inventory.domain.ids import EntryId, ReceiptId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, EntryNotReversible, not_reversed_yet
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseEntry:
    entry_id: EntryId
    reason: str
    occurred_at: datetime | None = None


def reverse_entry(cmd: ReverseEntry, tx: Tx, now: datetime) -> Entry:
    """Book the opposite of an entry and serve those who wait for what is on hand again.

    Args:
        cmd: The entry, and why it was wrong.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The reversal, with its number.

    Raises:
        EntryNotFound: There is none, or it belongs to a branch of others.
        EntryNotReversible: LEDGER_ENTRY_NOT_REVERSIBLE, its document has a step of its own, or it
            is a delivery of which something stands in a claim on its supplier.
        EntryAlreadyReversed: LEDGER_ENTRY_ALREADY_REVERSED.
        BalanceTooLow: BALANCE_TOO_LOW, the parts have gone on or are promised to somebody.
        SerialElsewhere: SERIAL_ELSEWHERE, a serial has come again since.
        OccurredBeforeBeginning: The entry had not occurred at that time.

    Source: rulebook P-02, P-10.
    """
    entry = tx.ledger.get(cmd.entry_id)
    warehouse = tx.warehouses.lock(entry.heading.warehouse_code)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(warehouse.branch_code, tx, now),
        rule="P-02",
        not_before=entry.heading.occurred_at,
    )
    not_reversed_yet(entry, is_reversed=tx.ledger.is_reversed(entry.id))
    _require_unclaimed(tx, entry)
    waiting = lock_line(tx, warehouse.code, entry.shelved)
    reversal = tx.stock.book(entry.reversal(tx.actor.subject, cmd.reason, at, now))
    tx.outbox.append(EntryReversed.of(reversal))
    serve(tx, warehouse.code, waiting, at)
    return reversal


def _require_unclaimed(tx: Tx, entry: Entry) -> None:
    if entry.heading.document_kind is not DocumentKind.RECEIPT:
        return
    receipt_id = ReceiptId(entry.heading.document_id)
    for part in entry.parts:
        if claim := tx.supplier_claims.of_receipt(receipt_id, part):
            raise EntryNotReversible(
                f"entry {entry.id} is of receiving form {receipt_id}, whose {part} stands in claim"
                f" {claim.number}",
                rule="P-10",
                entry_id=str(entry.id),
                claim_id=claim.id,
            )
