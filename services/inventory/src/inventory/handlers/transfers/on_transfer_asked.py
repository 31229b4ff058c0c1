"""Reaction: a warehouse of another cell wants parts of ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from inventory.domain.lines import numbers_of
from inventory.domain.part import PartNotFound
from inventory.domain.transfers.facts import TransferCancelled
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Side, Transfer
from inventory.domain.warehouse import WarehouseNotFound
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_asked(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Note what a warehouse of another cell asks for; what cannot be is answered at once.

    The answer is the event TransferCancelled with a reason, and nothing is noted.

    Args:
        told: The transfer as it was asked for.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.

    Source: rulebook P-08.
    """
    asked = told.transfer
    if not is_for_us(told, tx, Side.SENDER) or tx.transfers.lock_if_known(asked.id):
        return
    sender = tx.warehouses.find(asked.from_code)
    if sender is None:
        _refuse(asked, tx, f"{WarehouseNotFound.reason} {asked.from_code}", now)
        return
    known = tx.parts.find_all(numbers_of(asked.part_lines))
    if missing := [each for each in numbers_of(asked.part_lines) if each not in known]:
        ours = replace(asked, from_branch=sender.branch_code)
        _refuse(ours, tx, f"{PartNotFound.reason} {' '.join(missing)}", now)
        return
    mirrored = replace(
        asked,
        side=Side.SENDER,
        from_branch=sender.branch_code,
        asked_at=min(asked.asked_at, now),  # by a clock that may be ahead of ours
        version=0,
    )
    tx.transfers.add(mirrored)


def _refuse(asked: Transfer, tx: Tx, why: str, now: datetime) -> None:
    refused = replace(asked, side=Side.SENDER).cancel(tx.actor, why, now)
    tx.outbox.append(TransferCancelled(transfer=refused, occurred_at=now))
