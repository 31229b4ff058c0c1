"""The worker process of inventory: intake's branches, dispatch's orders, other cells' transfers.

Never imports grpc.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from google.protobuf.message import Message

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_resources_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.inventory.v1 import transfer_events_pb2 as transfer_pb
from chassis.worker import IncomingEvent, Reaction, Timer, WorkerSpec
from inventory.adapters.transfers.told import transfer_told
from inventory.bootstrap import SERVICE, build_parts
from inventory.domain.ids import BranchCode, ServiceRequestId, WorkOrderId
from inventory.domain.severity import Severity
from inventory.domain.work_order import OrderState
from inventory.handlers.fitted_parts.announcing import announce_fitted_parts
from inventory.handlers.green_channel.chase_approvals import chase_approvals
from inventory.handlers.loans.sweeps import chase_loans, warn_of_calibrations
from inventory.handlers.old_parts.sweeps import chase_old_parts, review_disposals, write_off_issues
from inventory.handlers.on_branch_registered import BranchRegistered, on_branch_registered
from inventory.handlers.on_service_report_submitted import (
    ServiceReported,
    on_service_report_submitted,
)
from inventory.handlers.on_warranty_ended import WarrantyEnded, on_warranty_ended
from inventory.handlers.on_work_order_ended import WorkOrderEnded, on_work_order_ended
from inventory.handlers.on_work_order_graded import WorkOrderGraded, on_work_order_graded
from inventory.handlers.on_work_order_moved import WorkOrderMoved, on_work_order_moved
from inventory.handlers.on_work_order_opened import WorkOrderOpened, on_work_order_opened
from inventory.handlers.on_work_order_transferred import (
    WorkOrderTransferred,
    on_work_order_transferred,
)
from inventory.handlers.release_left_behind import release_left_behind
from inventory.handlers.sourcing.expecting import look_at_expectations
from inventory.handlers.supplier_claims.sweeps import chase_claim_answers, chase_unsent_claims
from inventory.handlers.transfers.book_transfer_news import book_transfer_news
from inventory.handlers.transfers.on_transfer_asked import on_transfer_asked
from inventory.handlers.transfers.on_transfer_cancel_asked import on_transfer_cancel_asked
from inventory.handlers.transfers.on_transfer_cancelled import on_transfer_cancelled
from inventory.handlers.transfers.on_transfer_claim_settled import on_transfer_claim_settled
from inventory.handlers.transfers.on_transfer_received import on_transfer_received
from inventory.handlers.transfers.on_transfer_shipped import on_transfer_shipped
from inventory.ports import Tx

_DispatchState = dispatch_resources_pb.WorkOrder

# Dispatch's states, as far as parts are concerned.
STATES: Final[Mapping[int, OrderState]] = {
    _DispatchState.STATE_OPEN: OrderState.OPEN,
    _DispatchState.STATE_ASSIGNED: OrderState.ASSIGNED,
    _DispatchState.STATE_ACCEPTED: OrderState.STARTED,
    _DispatchState.STATE_TRAVELLING: OrderState.STARTED,
    _DispatchState.STATE_ON_SITE: OrderState.STARTED,
    _DispatchState.STATE_INTERRUPTED: OrderState.STARTED,
    _DispatchState.STATE_TAKEN_IN: OrderState.STARTED,
    _DispatchState.STATE_WAITING_FOR_PARTS: OrderState.STARTED,
    _DispatchState.STATE_WAITING_FOR_CUSTOMER: OrderState.STARTED,
    _DispatchState.STATE_DONE: OrderState.DONE,
    _DispatchState.STATE_SIGNED: OrderState.DONE,
    _DispatchState.STATE_CLOSED: OrderState.CLOSED,
    _DispatchState.STATE_CANCELLED: OrderState.CANCELLED,
}


def build(environ: Mapping[str, str] = os.environ) -> WorkerSpec[Tx]:
    """Return what `chassis.work` runs."""
    parts = build_parts(environ)
    return WorkerSpec(
        service=SERVICE,
        settings=parts.settings,
        uow=parts.uow,
        database=parts.database,
        reactions=REACTIONS,
        timers=TIMERS,
    )


def branch_registered(message: intake_pb.BranchRegistered, _: IncomingEvent) -> BranchRegistered:
    """Read what we need of a branch."""
    return BranchRegistered(
        code=BranchCode(message.branch.code),
        name=message.branch.name,
        time_zone=message.branch.time_zone,
    )


def work_order_opened(
    message: dispatch_pb.WorkOrderOpened, event: IncomingEvent
) -> WorkOrderOpened:
    """Read what we need of a new order."""
    return WorkOrderOpened(
        work_order_id=WorkOrderId(message.work_order_id),
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=BranchCode(message.branch_code),
        opened_at=event.occurred_at,
        in_warranty=message.in_warranty,
        customer_id=message.customer_id,
        installed_product_id=message.installed_product_id,
        severity=Severity(message.severity) if message.severity else None,
    )


def work_order_transferred(
    message: dispatch_pb.WorkOrderTransferred, event: IncomingEvent
) -> WorkOrderTransferred:
    """Read what we need of an order that changed its branch."""
    return WorkOrderTransferred(
        work_order_id=WorkOrderId(message.work_order_id),
        branch_code=BranchCode(message.branch_code),
        transferred_at=event.occurred_at,
    )


def moved_to(state: OrderState) -> Callable[[Any, IncomingEvent], WorkOrderMoved]:
    """Return what reads an event that always leads to one state."""

    def read(message: Any, _: IncomingEvent) -> WorkOrderMoved:
        return WorkOrderMoved(work_order_id=WorkOrderId(message.work_order_id), state=state)

    return read


def moved(
    message: dispatch_pb.WorkSuspended | dispatch_pb.WorkResumed, _: IncomingEvent
) -> WorkOrderMoved:
    """Read an event that names the state it leads to; an order at work stays one by default."""
    return WorkOrderMoved(
        work_order_id=WorkOrderId(message.work_order_id),
        state=STATES.get(message.state, OrderState.STARTED),
    )


def reported(message: dispatch_pb.ServiceReportSubmitted, event: IncomingEvent) -> ServiceReported:
    """Read what we need of a report."""
    return ServiceReported(
        work_order_id=WorkOrderId(message.work_order_id),
        is_fixed=message.fixed,
        reported_at=event.occurred_at,
    )


def warranty_ended(message: dispatch_pb.WarrantyEnded, event: IncomingEvent) -> WarrantyEnded:
    """Read when the company stopped paying."""
    return WarrantyEnded(
        work_order_id=WorkOrderId(message.work_order_id), ended_at=event.occurred_at
    )


def work_order_graded(message: dispatch_pb.WorkOrderGraded, _: IncomingEvent) -> WorkOrderGraded:
    """Read how bad the fault is now."""
    return WorkOrderGraded(
        work_order_id=WorkOrderId(message.work_order_id), severity=Severity(message.severity)
    )


def ended_as(state: OrderState) -> Callable[[Any, IncomingEvent], WorkOrderEnded]:
    """Return what reads the end of an order."""

    def read(message: Any, event: IncomingEvent) -> WorkOrderEnded:
        return WorkOrderEnded(
            work_order_id=WorkOrderId(message.work_order_id),
            state=state,
            ended_at=event.occurred_at,
        )

    return read


def _reaction(
    message: type[Message],
    read: Callable[[Any, IncomingEvent], Any],
    react: Callable[[Any, Tx, datetime], None],
) -> tuple[str, Reaction[Tx]]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        react(read(body, event), tx, now)

    return message.DESCRIPTOR.full_name, Reaction(message=message, handle=handle)


def _moves(message: type[Message], state: OrderState) -> tuple[str, Reaction[Tx]]:
    return _reaction(message, moved_to(state), on_work_order_moved)


REACTIONS: Final[Mapping[str, Reaction[Tx]]] = dict(
    (
        _reaction(intake_pb.BranchRegistered, branch_registered, on_branch_registered),
        _reaction(dispatch_pb.WorkOrderOpened, work_order_opened, on_work_order_opened),
        _moves(dispatch_pb.WorkOrderAssigned, OrderState.ASSIGNED),
        _moves(dispatch_pb.WorkOrderAccepted, OrderState.STARTED),
        _moves(dispatch_pb.TravelStarted, OrderState.STARTED),
        _moves(dispatch_pb.TechnicianArrived, OrderState.STARTED),
        _reaction(dispatch_pb.WorkSuspended, moved, on_work_order_moved),
        _reaction(dispatch_pb.WorkResumed, moved, on_work_order_moved),
        _reaction(dispatch_pb.ServiceReportSubmitted, reported, on_service_report_submitted),
        _reaction(dispatch_pb.WarrantyEnded, warranty_ended, on_warranty_ended),
        _reaction(dispatch_pb.WorkOrderGraded, work_order_graded, on_work_order_graded),
        _moves(dispatch_pb.WorkOrderSigned, OrderState.DONE),
        _moves(dispatch_pb.WorkOrderReopened, OrderState.OPEN),
        _reaction(
            dispatch_pb.WorkOrderTransferred, work_order_transferred, on_work_order_transferred
        ),
        _reaction(dispatch_pb.WorkOrderClosed, ended_as(OrderState.CLOSED), on_work_order_ended),
        _reaction(
            dispatch_pb.WorkOrderCancelled, ended_as(OrderState.CANCELLED), on_work_order_ended
        ),
        # From other cells only; what this cell announces of transfers it does not listen to.
        _reaction(transfer_pb.TransferAsked, transfer_told, on_transfer_asked),
        _reaction(transfer_pb.TransferShipped, transfer_told, on_transfer_shipped),
        _reaction(transfer_pb.TransferReceived, transfer_told, on_transfer_received),
        _reaction(transfer_pb.TransferCancelled, transfer_told, on_transfer_cancelled),
        _reaction(transfer_pb.TransferCancelAsked, transfer_told, on_transfer_cancel_asked),
        _reaction(transfer_pb.TransferClaimSettled, transfer_told, on_transfer_claim_settled),
    )
)
TIMERS: Final = (
    Timer(name="release-left-behind", every=timedelta(seconds=1), run=release_left_behind),
    Timer(name="chase-old-parts", every=timedelta(minutes=1), run=chase_old_parts),
    Timer(name="book-transfer-news", every=timedelta(seconds=1), run=book_transfer_news),
    Timer(name="chase-approvals", every=timedelta(minutes=1), run=chase_approvals),
    Timer(name="write-off-issues", every=timedelta(seconds=10), run=write_off_issues),
    Timer(name="chase-unsent-claims", every=timedelta(minutes=1), run=chase_unsent_claims),
    Timer(name="chase-claim-answers", every=timedelta(minutes=1), run=chase_claim_answers),
    Timer(name="review-disposals", every=timedelta(hours=1), run=review_disposals),
    Timer(name="chase-loans", every=timedelta(minutes=1), run=chase_loans),
    Timer(name="warn-of-calibrations", every=timedelta(minutes=1), run=warn_of_calibrations),
    Timer(name="look-at-expectations", every=timedelta(minutes=1), run=look_at_expectations),
    Timer(name="announce-fitted-parts", every=timedelta(seconds=10), run=announce_fitted_parts),
)
