"""Use case: one order with its report, voucher, steps and parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dispatch.domain.errors import Invalid
from dispatch.domain.identity import ServiceRequestId, WorkOrderId
from dispatch.domain.voucher import SealedWork
from dispatch.domain.work_order import WorkOrder
from dispatch.domain.work_order_file import WorkOrderFile, latest_signed
from dispatch.ports import Tx


class ReferenceMissing(Invalid):
    """Exactly one of the two references has to be given."""

    reason = "WORK_ORDER_REFERENCE_MISSING"


@dataclass(frozen=True, slots=True, kw_only=True)
class GetWorkOrder:
    """One of the two references."""

    work_order_id: WorkOrderId | None = None
    service_request_id: ServiceRequestId | None = None


def get_work_order(query: GetWorkOrder, tx: Tx) -> WorkOrderFile:
    """Read an order's file; the seal of its voucher is computed anew from what is stored.

    Raises:
        ReferenceMissing: WORK_ORDER_REFERENCE_MISSING, none or both are given.
        WorkOrderNotFound: WORK_ORDER_NOT_FOUND.

    Source: rulebook D-06, D-14.
    """
    if query.work_order_id and not query.service_request_id:
        return file_of(tx.work_orders.get(query.work_order_id), tx)
    if query.service_request_id and not query.work_order_id:
        return file_of(tx.work_orders.get_of_request(query.service_request_id), tx)
    raise ReferenceMissing(
        "give either the work order's id or the service request's",
        rule="D-06",
        field="work_order_id",
    )


def file_of(order: WorkOrder, tx: Tx) -> WorkOrderFile:
    """Read everything that belongs to an order."""
    return replace(
        _with_papers(order, tx), steps=tx.steps.of(order.id), parts=tx.parts_notes.of(order.id)
    )


def answer_of(order: WorkOrder, tx: Tx) -> WorkOrderFile:
    """Read what a command answers with: the order and, once somebody was there, its papers."""
    return _with_papers(order, tx) if order.visits else WorkOrderFile(order=order)


def _with_papers(order: WorkOrder, tx: Tx) -> WorkOrderFile:
    reports = tx.service_reports.of(order.id)
    work = SealedWork(order=order, visits=tx.visits.of(order.id), reports=reports)
    return WorkOrderFile(
        order=order,
        report=max(reports, key=lambda each: each.visit_number, default=None),
        signed=latest_signed(work, tx.vouchers.of(order.id)),
    )
