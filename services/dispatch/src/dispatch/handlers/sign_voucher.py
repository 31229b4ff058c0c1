"""Use case: the customer signs what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.events import Origin, WorkOrderSigned
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.voucher import SealedWork, Signing, sealed_voucher
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.recording import Told, commanded_on_visit, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SignVoucher:
    """`occurred_at` None means now. The signer's name is kept with the voucher and nowhere else."""

    work_order_id: WorkOrderId
    signer_name: str
    place: str
    occurred_at: datetime | None = None


def sign_voucher(cmd: SignVoucher, tx: Tx, now: datetime) -> WorkOrder:
    """Seal visits, reports, parts, time, place and signer under one digest.

    Args:
        cmd: The order, who signed, when (UTC) and where.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER.
        IllegalTransition: The work is not done, or is signed already.

    Source: rulebook D-14.
    """
    order = tx.work_orders.lock(cmd.work_order_id)
    told = Told(rule="D-14", at=cmd.occurred_at, place=cmd.place)
    deed = commanded_on_visit(order, told, tx, now)
    signed = order.signed(deed.at)
    work = SealedWork(
        order=signed,
        visits=tx.visits.of(order.id),
        reports=tx.service_reports.of(order.id),
    )
    signing = Signing(
        signer_name=cmd.signer_name,
        place=cmd.place,
        signed_at=deed.at,
        recorded_by=deed.actor,
    )
    voucher = sealed_voucher(work, signing)
    tx.vouchers.append(voucher)
    announced = WorkOrderSigned(
        origin=Origin.of(signed),
        occurred_at=deed.at,
        technician_code=signed.assignee,
        seal=voucher.seal,
        visits=signed.visits,
    )
    return record(order, signed, deed, tx, announced)
