"""Reaction: an on-site request opens its work order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.case_record import Step
from dispatch.domain.events import Origin, WorkOrderOpened
from dispatch.domain.identity import BranchCode, work_order_id_of
from dispatch.domain.life_cycle import State
from dispatch.domain.requirements import requirements_of
from dispatch.domain.work_order import Call, Severity, WorkOrder
from dispatch.handlers.branch_day import day_of
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredCall:
    """What dispatch reads of intake's event; instants are UTC.

    Customer and installed product are passed on and kept nowhere.
    """

    call: Call
    branch_code: BranchCode
    severity: Severity
    is_on_site: bool
    is_chargeable: bool
    received_at: datetime
    arrive_due_at: datetime | None
    restore_due_at: datetime | None
    in_warranty: bool = False
    customer_id: str = ""
    installed_product_id: str = ""


def on_service_request_registered(event: RegisteredCall, tx: Tx, now: datetime) -> None:
    """Open the request's work order; remote handling opens none, a replay opens no second.

    Args:
        event: The registered call.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the reaction (UTC).

    Source: rulebook D-06, I-21.
    """
    order_id = work_order_id_of(event.call.service_request_id)
    if not event.is_on_site or tx.work_orders.lock_if_known(order_id):
        return
    opened_on = day_of(event.branch_code, tx, event.received_at)
    policy = tx.policies.requirements(opened_on)
    order = tx.work_orders.add(
        WorkOrder(
            id=order_id,
            call=event.call,
            branch_code=event.branch_code,
            state=State.OPEN,
            severity=event.severity,
            requirements=requirements_of(event.call.product_line, policy),
            opened_at=event.received_at,
            opened_on=opened_on,
            last_step_at=event.received_at,
            is_chargeable=event.is_chargeable,
            arrive_due_at=event.arrive_due_at,
            restore_due_at=event.restore_due_at,
        )
    )
    tx.steps.append(
        Step(
            work_order_id=order.id,
            from_state=State.OPEN,
            to_state=State.OPEN,
            actor=tx.actor.subject,
            occurred_at=event.received_at,
            recorded_at=now,
            note=f"opened; needs decided by {policy.ref}",
        )
    )
    tx.outbox.append(
        WorkOrderOpened(
            origin=Origin.of(order),
            occurred_at=event.received_at,
            in_warranty=event.in_warranty,
            customer_id=event.customer_id,
            installed_product_id=event.installed_product_id,
            severity=event.severity.value,
        )
    )
