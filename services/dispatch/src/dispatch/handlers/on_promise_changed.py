"""Reaction: the customer was promised other times, though the fault is as severe as before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.identity import ServiceRequestId, work_order_id_of
from dispatch.handlers.recording import note_step, reacted
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPromise:
    """What dispatch reads of intake's event; instants are UTC."""

    service_request_id: ServiceRequestId
    arrive_due_at: datetime | None
    restore_due_at: datetime | None
    occurred_at: datetime


def on_promise_changed(event: ChangedPromise, tx: Tx, now: datetime) -> None:
    """Take over the due times; a request without visits has no order to change.

    Args:
        event: Which request, and until when what is promised now.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook D-05, I-19.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None:
        return
    promised = order.graded(
        order.severity, arrive_due_at=event.arrive_due_at, restore_due_at=event.restore_due_at
    )
    if promised == order:
        return
    tx.work_orders.save(promised)
    note_step(order, promised, reacted(tx, now, at=event.occurred_at, note="promise changed"), tx)
