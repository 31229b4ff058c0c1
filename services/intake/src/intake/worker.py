"""The worker process of intake: dispatch's and inventory's facts, our own closings, the clocks.

Never imports grpc.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import Message

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_resources_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.inventory.v1 import events_pb2 as inventory_pb
from callout.inventory.v1 import expectations_events_pb2 as expectations_pb
from callout.inventory.v1 import fitted_parts_events_pb2 as fitted_parts_pb
from chassis.worker import IncomingEvent, Reaction, Timer, WorkerSpec
from intake.adapters.wire_words import read_instant
from intake.bootstrap import SERVICE, build_parts
from intake.config import IntakeSettings
from intake.domain.facts import FactKind
from intake.domain.knowledge.case import CasePart
from intake.domain.vocabulary import PhaseKind
from intake.handlers.check_clocks import check_clocks
from intake.handlers.fitted_parts.on_part_fitted import PartFitted, on_part_fitted
from intake.handlers.follow_ups.check_day_ends import check_day_ends
from intake.handlers.follow_ups.check_questions import check_questions
from intake.handlers.notify_expiring_contracts import notify_expiring_contracts
from intake.handlers.on_parts_notice import PartsNotice, on_parts_notice
from intake.handlers.on_service_report_submitted import (
    ServiceReportSubmitted,
    on_service_report_submitted,
)
from intake.handlers.on_service_request_closed import (
    ServiceRequestClosed,
    on_service_request_closed,
)
from intake.handlers.on_work_order_signed import WorkOrderSigned, on_work_order_signed
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.on_work_resumed import WorkResumed, on_work_resumed
from intake.handlers.on_work_suspended import WorkSuspended, on_work_suspended
from intake.handlers.planned_work.note_visits import note_visits
from intake.handlers.planned_work.prepare_due_work import prepare_due_work
from intake.handlers.recalls.catch_recalled_products import catch_recalled_products
from intake.ports import Sweep, Tx

_State = dispatch_resources_pb.WorkOrder


def build(environ: Mapping[str, str] = os.environ) -> WorkerSpec[Tx]:
    """Return what `chassis.work` runs."""
    parts = build_parts(environ)
    settings = parts.settings

    def check(tx: Tx, now: datetime) -> int:
        return check_clocks(tx, now, settings.clock_check_batch)

    def notify(tx: Tx, now: datetime) -> int:
        return notify_expiring_contracts(tx, now, settings.clock_check_batch)

    return WorkerSpec(
        service=SERVICE,
        settings=settings,
        uow=parts.uow,
        database=parts.database,
        reactions=REACTIONS,
        timers=(
            Timer(name=Sweep.CHECK_CLOCKS, every=settings.clock_check_every, run=check),
            Timer(name=Sweep.NOTIFY_CONTRACTS, every=settings.contract_check_every, run=notify),
            *_follow_up_timers(settings),
            *_planned_work_timers(settings),
        ),
    )


def _follow_up_timers(settings: IntakeSettings) -> Iterator[Timer[Tx]]:
    """Yield what the ends of days and the questions of customers ask for (I-20)."""
    batch, every = settings.clock_check_batch, settings.clock_check_every
    runs = ((Sweep.CHECK_DAY_ENDS, check_day_ends), (Sweep.CHECK_QUESTIONS, check_questions))
    for name, run in runs:
        yield Timer(name=name, every=every, run=_in_batches(run, batch))


def _planned_work_timers(settings: IntakeSettings) -> Iterator[Timer[Tx]]:
    """Yield what plans ahead; each run handles at most a batch."""
    batch, every = settings.planned_work_check_batch, settings.planned_work_check_every
    runs: tuple[tuple[str, Callable[[Tx, datetime, int], int]], ...] = (
        (Sweep.PREPARE_DUE_WORK, prepare_due_work),
        (Sweep.NOTE_VISITS, note_visits),
        (Sweep.CATCH_RECALLED_PRODUCTS, catch_recalled_products),
    )
    for name, run in runs:
        yield Timer(name=name, every=every, run=_in_batches(run, batch))


def _in_batches(
    run: Callable[[Tx, datetime, int], int], batch: int
) -> Callable[[Tx, datetime], int]:
    return lambda tx, now: run(tx, now, batch)


def step(kind: FactKind) -> Callable[[Any, IncomingEvent], WorkOrderStep]:
    """Return what reads an event about a visit's way as a fact of one kind."""

    def read(message: Any, event: IncomingEvent) -> WorkOrderStep:
        return WorkOrderStep(
            service_request_id=message.service_request_id,
            kind=kind,
            technician=getattr(message, "technician_code", ""),
            occurred_at=event.occurred_at,
        )

    return read


def suspended(message: dispatch_pb.WorkSuspended, event: IncomingEvent) -> WorkSuspended:
    """Read why work stopped; only waiting for parts is somebody else's time."""
    waits_for_parts = message.state == _State.STATE_WAITING_FOR_PARTS
    return WorkSuspended(
        service_request_id=message.service_request_id,
        phase=PhaseKind.WAITING_FOR_PARTS if waits_for_parts else PhaseKind.INTERRUPTED,
        technician=message.technician_code,
        note=message.note,
        customer_asked=message.customer_asked,
        occurred_at=event.occurred_at,
    )


def resumed(message: dispatch_pb.WorkResumed, event: IncomingEvent) -> WorkResumed:
    """Read where work goes on."""
    travels = message.state == _State.STATE_TRAVELLING
    return WorkResumed(
        service_request_id=message.service_request_id,
        phase=PhaseKind.TRAVELLING if travels else PhaseKind.ON_SITE,
        technician=message.technician_code,
        occurred_at=event.occurred_at,
    )


def reported(
    message: dispatch_pb.ServiceReportSubmitted, _event: IncomingEvent
) -> ServiceReportSubmitted:
    """Read whether the fault is gone, and since when."""
    return ServiceReportSubmitted(
        service_request_id=message.service_request_id,
        technician=message.technician_code,
        fixed=message.fixed,
        finished_at=read_instant(message.finished_time, "finished_time"),
        parts=_replaced(message),
    )


def _replaced(message: dispatch_pb.ServiceReportSubmitted) -> tuple[CasePart, ...]:
    """Read what was put in, one line per part number."""
    counted: Counter[str] = Counter()
    for part in message.replaced_parts:
        counted[part.part_number] += part.quantity
    return tuple(
        CasePart(part_number=number, quantity=count)
        for number, count in counted.items()
        if number and count > 0
    )


def signed(message: dispatch_pb.WorkOrderSigned, _event: IncomingEvent) -> WorkOrderSigned:
    """Read when the customer signed, and how many visits it took."""
    return WorkOrderSigned(
        service_request_id=message.service_request_id,
        technician=message.technician_code,
        signed_at=read_instant(message.signed_time, "signed_time"),
        visits=message.visits,
    )


def parts_notice(*, is_short: bool) -> Callable[[Any, IncomingEvent], PartsNotice]:
    """Return what reads news from a warehouse."""

    def read(message: Any, event: IncomingEvent) -> PartsNotice:
        return PartsNotice(
            service_request_id=message.service_request_id,
            warehouse=message.warehouse_code,
            is_short=is_short,
            occurred_at=event.occurred_at,
            expected_at=_expected(message) if is_short else None,
        )

    return read


def _expected(message: Any) -> datetime | None:
    """Return when what is missing is expected; None where it was not told."""
    if not message.HasField("expected_time"):
        return None
    return read_instant(message.expected_time, "expected_time")


def part_fitted(
    message: fitted_parts_pb.PartFitted | fitted_parts_pb.PartFittingCorrected,
    _event: IncomingEvent,
) -> PartFitted:
    """Read which part was built in, and by which request."""
    part = message.fitted_part
    return PartFitted(
        fitted_part_id=part.id,
        service_request_id=part.service_request_id,
        work_order_id=part.work_order_id,
        part_number=part.part_number,
        lot=part.lot,
        quantity=part.quantity,
        fitted_at=read_instant(part.fitted_time, "fitted_time"),
        version=part.version,
    )


def closed(message: intake_pb.ServiceRequestClosed, _event: IncomingEvent) -> ServiceRequestClosed:
    """Read which closing it was."""
    return ServiceRequestClosed(
        service_request_id=message.service_request_id, closings=message.closings
    )


def _reaction(
    message: type[Message],
    read: Callable[[Any, IncomingEvent], Any],
    react: Callable[[Any, Tx, datetime], None],
) -> tuple[str, Reaction[Tx]]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        react(read(body, event), tx, now)

    return message.DESCRIPTOR.full_name, Reaction(message=message, handle=handle)


def _steps(message: type[Message], kind: FactKind) -> tuple[str, Reaction[Tx]]:
    return _reaction(message, step(kind), on_work_order_step)


REACTIONS: Final[Mapping[str, Reaction[Tx]]] = MappingProxyType(
    dict(
        (
            _steps(dispatch_pb.WorkOrderAssigned, FactKind.ASSIGNED),
            _steps(dispatch_pb.WorkOrderAccepted, FactKind.ACCEPTED),
            _steps(dispatch_pb.TravelStarted, FactKind.TRAVELLING),
            _steps(dispatch_pb.TechnicianArrived, FactKind.ARRIVED),
            _steps(dispatch_pb.WorkOrderReopened, FactKind.ORDER_OPENED),
            _steps(dispatch_pb.WorkOrderTransferred, FactKind.ORDER_OPENED),
            _steps(dispatch_pb.WorkOrderCancelled, FactKind.ORDER_OPENED),
            _reaction(dispatch_pb.WorkSuspended, suspended, on_work_suspended),
            _reaction(dispatch_pb.WorkResumed, resumed, on_work_resumed),
            _reaction(dispatch_pb.ServiceReportSubmitted, reported, on_service_report_submitted),
            _reaction(dispatch_pb.WorkOrderSigned, signed, on_work_order_signed),
            _reaction(inventory_pb.PartsShort, parts_notice(is_short=True), on_parts_notice),
            _reaction(inventory_pb.PartsReserved, parts_notice(is_short=False), on_parts_notice),
            _reaction(
                expectations_pb.ExpectationChanged, parts_notice(is_short=True), on_parts_notice
            ),
            _reaction(fitted_parts_pb.PartFitted, part_fitted, on_part_fitted),
            _reaction(fitted_parts_pb.PartFittingCorrected, part_fitted, on_part_fitted),
            _reaction(intake_pb.ServiceRequestClosed, closed, on_service_request_closed),
        )
    )
)
