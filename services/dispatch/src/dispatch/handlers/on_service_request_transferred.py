"""Reaction: another branch takes the request over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderTransferred
from dispatch.domain.identity import BranchCode, ServiceRequestId, work_order_id_of
from dispatch.handlers.recording import reacted, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferredRequest:
    """What dispatch reads of intake's event; the instant is UTC."""

    service_request_id: ServiceRequestId
    to_branch_code: BranchCode
    occurred_at: datetime


def on_service_request_transferred(event: TransferredRequest, tx: Tx, now: datetime) -> None:
    """Move the order; unfinished work waits for a technician of the new branch.

    Finished work waits for nobody: its move is announced if the request is ever reopened.

    Source: rulebook D-01, D-06.
    """
    order = tx.work_orders.lock_if_known(work_order_id_of(event.service_request_id))
    if order is None or order.branch_code == event.to_branch_code:
        return
    moved = order.transferred(event.to_branch_code, event.occurred_at)
    note = f"transferred from {order.branch_code} to {moved.branch_code}"
    deed = reacted(tx, now, at=event.occurred_at, note=note)
    announced = WorkOrderTransferred(origin=Origin.of(moved), occurred_at=event.occurred_at)
    record(order, moved, deed, tx, *(() if moved.has_moved_quietly else (announced,)))
