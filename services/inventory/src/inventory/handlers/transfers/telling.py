"""What every reaction to what another cell tells begins with."""

from __future__ import annotations

from inventory.domain.transfers.between_cells import TransferNewsUnfit
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Side
from inventory.ports import Tx


def is_for_us(told: TransferTold, tx: Tx, side: Side) -> bool:
    """Say whether this cell is that end of the transfer. Links bring what is told to others too.

    Args:
        told: What arrived.
        tx: Open transaction.
        side: The end that has to do with such an event.

    Raises:
        TransferNewsUnfit: TRANSFER_NEWS_UNFIT, it is told by a cell that is not the other end.
        CellNotLinked: CELL_NOT_LINKED, no answer would reach that cell.

    Source: rulebook P-08.
    """
    sender, receiver = told.transfer.from_cell, told.transfer.to_cell
    mine, other = (sender, receiver) if side is Side.SENDER else (receiver, sender)
    if mine != tx.cells.own:
        return False
    if told.by != other:
        raise TransferNewsUnfit(
            f"transfer {told.transfer.id} is told by {told.by}, not by {other}",
            rule="P-08",
            transfer_id=told.transfer.id,
        )
    tx.cells.require_linked(other)
    return True
