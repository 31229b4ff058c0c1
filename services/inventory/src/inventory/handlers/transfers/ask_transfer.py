"""Use case: ask another warehouse for parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import TransferId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.lines import PartLine, by_quantity, checked_lines, numbers_of
from inventory.domain.part import amount_of
from inventory.domain.transfers.facts import TransferAsked
from inventory.domain.transfers.transfer import Transfer, TransferLine
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTransfer:
    transfer_id: TransferId
    from_code: WarehouseCode
    to_code: WarehouseCode
    lines: tuple[PartLine, ...]
    reason: str = ""
    occurred_at: datetime | None = None


def ask_transfer(cmd: AskTransfer, tx: Tx, now: datetime) -> Transfer:
    """Ask a warehouse of the cell for parts; nothing moves and nothing is held there.

    Args:
        cmd: By quantity, each part once; which units go out is up to the sender's keeper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        WarehouseNotFound: One of the two is not there, or the one that asks belongs to a branch of
            others.
        TransferToItself: TRANSFER_TO_ITSELF, both are the same.
        PartNotFound: A part is not on the price list.
        Invalid: A quantity is not above zero, a part is named twice, or the time is ahead.

    Source: rulebook P-08.
    """
    lines = by_quantity(checked_lines(cmd.lines))
    to = tx.warehouses.get(cmd.to_code)
    from_ = tx.warehouses.in_cell(cmd.from_code)
    at = happened_at(cmd.occurred_at, now, skew=skew_of(to.branch_code, tx, now), rule="P-08")
    amount_of(lines, tx.parts.find_all(numbers_of(lines)))
    transfer = Transfer(
        id=cmd.transfer_id,
        from_code=from_.code,
        from_branch=from_.branch_code,
        to_code=to.code,
        to_branch=to.branch_code,
        lines=tuple(
            TransferLine(part_number=line.part_number, quantity=line.quantity) for line in lines
        ),
        reason=cmd.reason,
        asked_by=tx.actor.subject,
        asked_at=at,
    )
    added = tx.transfers.add(transfer)
    tx.outbox.append(TransferAsked(transfer=added, occurred_at=at))
    return added
