"""Use case: parts of a transfer leave the sender's shelf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.ids import TransferId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, moved
from inventory.domain.lines import PartLine, numbers_of, with_lots
from inventory.domain.transfers.facts import TransferShipped
from inventory.domain.transfers.transfer import Shipment, Step, Transfer
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.transfers.booking import Paper, entry_at, taken_off_the_shelf
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipTransfer:
    """`lots`: which units of its tracked parts go out; `handed_to`: who took them over."""

    transfer_id: TransferId
    carrier: str
    handed_to: str
    expected_at: datetime
    lots: tuple[PartLine, ...] = ()
    occurred_at: datetime | None = None


def ship_transfer(cmd: ShipTransfer, tx: Tx, now: datetime) -> Transfer:
    """Take all parts of a transfer off the shelf; they are in transit until they are received.

    Args:
        cmd: The transfer, who carries it, and when it should arrive (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        TransferNotFound: There is none, or it belongs to branches of others.
        WarehouseNotFound: The sender belongs to a branch of others.
        TransferOfOtherCell: TRANSFER_OF_OTHER_CELL, the sender is in another cell.
        TransferIllegalTransition: TRANSFER_ILLEGAL_TRANSITION, it was shipped or cancelled.
        ArrivalBeforeShipping: ARRIVAL_BEFORE_SHIPPING, it should arrive before it leaves.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the parts or the quantities.
        BalanceTooLow: BALANCE_TOO_LOW, less lies there that is not promised to anybody.
        OccurredBeforeBeginning: It had not been asked for at that time.

    Source: rulebook P-02, P-08.
    """
    transfer = tx.transfers.lock(cmd.transfer_id)
    transfer.require_here(Step.SHIP)
    sender = tx.warehouses.get(transfer.from_code)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(sender.branch_code, tx, now),
        rule="P-08",
        not_before=transfer.changed_at,
    )
    shipment = Shipment(
        carrier=cmd.carrier,
        handed_to=cmd.handed_to,
        expected_at=cmd.expected_at,
        shipped_by=tx.actor.subject,
        shipped_at=at,
    )
    lines = with_lots(transfer.part_lines, cmd.lots)
    saved = tx.transfers.save(transfer.ship(shipment, lines))
    parts = tx.parts.find_all(numbers_of(lines))
    wanted = moved(lines, parts, in_bin(sender.code), saved.account)
    taken = taken_off_the_shelf(tx, sender.code, wanted, lines)
    paper = Paper(kind=DocumentKind.SHIPMENT, at=at, now=now)
    tx.stock.book(entry_at(tx, saved, sender.code, paper, taken))
    tx.outbox.append(TransferShipped(transfer=saved, occurred_at=at))
    return saved
