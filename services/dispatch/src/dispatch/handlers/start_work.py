"""Use case: the technician starts to work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from dispatch.domain.fee import start_of_work
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record, skew_of
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWork:
    """`occurred_at` None means now."""

    work_order_id: WorkOrderId
    occurred_at: datetime | None = None


def start_work(cmd: StartWork, tx: Tx, now: datetime) -> WorkOrder:
    """Start the work of a visit; chargeable work needs a price accepted by then.

    Judged by what had happened at `occurred_at`: told late, it is judged as if told in time.

    Args:
        cmd: The order, and when the work started (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: Nobody is on site, and the item was not taken in.
        QuoteNotAccepted: QUOTE_NOT_ACCEPTED.

    Source: rulebook I-12, D-11.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-11", at=cmd.occurred_at, note="work starts")
    deed = commanded_on_visit(order, told, tx, now)
    accepted = tx.accepted_quotes.of(order.call.service_request_id)
    at = start_of_work(order, accepted, deed.at, skew=skew_of(order, tx, now))
    return record(order, order.started(at), replace(deed, at=at), tx)
