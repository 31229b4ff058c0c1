"""Reaction: damage by people was found, and somebody else pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WarrantyEnded
from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from dispatch.handlers.recording import note_step, reacted
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCategory:
    """What dispatch reads of intake's event; the instant is UTC."""

    service_request_id: ServiceRequestId
    is_chargeable: bool
    found_at: datetime
    ends_warranty: bool = False


def on_category_decided_anew(event: DecidedCategory, tx: Tx, now: datetime) -> None:
    """Have unfinished work wait for an accepted price; finished work stays as it was done.

    A request without visits has no order, and what a contract pays for needs no price.

    Args:
        event: Which request, whether its customer pays now or its warranty ended, and since when.
        tx: Open transaction, committed together with inbox and outbox.
        now: Time of the reaction (UTC).

    Source: rulebook I-10, I-12, P-06.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None:
        return
    if event.ends_warranty:
        tx.outbox.append(WarrantyEnded(origin=Origin.of(order), occurred_at=event.found_at))
    if order.is_chargeable or not event.is_chargeable:
        return
    charged = order.charged(event.found_at)
    tx.work_orders.save(charged)
    then = "was done before" if order.is_finished else "starts after an accepted price"
    note = f"damage by people found: the customer pays; work {then}"
    note_step(order, charged, reacted(tx, now, at=event.found_at, note=note), tx)
