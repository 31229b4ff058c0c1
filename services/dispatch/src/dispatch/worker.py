"""The worker process of dispatch: calls, branches, parts, appraisals. Never imports grpc."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, TypeVar

from google.protobuf.message import Message

from callout.hr_appraisal.v1 import events_pb2 as hr_pb
from callout.hr_appraisal.v1 import resources_pb2 as hr_resources_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import quote_events_pb2 as quote_pb
from callout.intake.v1 import resources_pb2 as intake_resources_pb
from callout.inventory.v1 import events_pb2 as inventory_pb
from callout.inventory.v1 import expectations_events_pb2 as expectations_pb
from callout.inventory.v1 import expectations_pb2 as expectations_resources_pb
from chassis.worker import IncomingEvent, Reaction, WorkerSpec
from dispatch.bootstrap import SERVICE, build_parts
from dispatch.domain.branch import Branch
from dispatch.domain.case_record import PartsNote, PartsState
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.identity import BranchCode, ServiceRequestId, TechnicianCode, WorkOrderId
from dispatch.domain.work_order import Call, Severity
from dispatch.handlers.on_branch_registered import on_branch_registered
from dispatch.handlers.on_category_decided_anew import DecidedCategory, on_category_decided_anew
from dispatch.handlers.on_entry_posted import PostedEntry, on_entry_posted
from dispatch.handlers.on_promise_changed import ChangedPromise, on_promise_changed
from dispatch.handlers.on_quote_accepted import on_quote_accepted
from dispatch.handlers.on_requisition_changed import on_requisition_changed
from dispatch.handlers.on_service_request_closed import ClosedRequest, on_service_request_closed
from dispatch.handlers.on_service_request_registered import (
    RegisteredCall,
    on_service_request_registered,
)
from dispatch.handlers.on_service_request_reopened import (
    ReopenedRequest,
    on_service_request_reopened,
)
from dispatch.handlers.on_service_request_transferred import (
    TransferredRequest,
    on_service_request_transferred,
)
from dispatch.handlers.on_severity_changed import ChangedSeverity, on_severity_changed
from dispatch.ports import Tx

FactT = TypeVar("FactT")


def build(environ: Mapping[str, str] = os.environ) -> WorkerSpec[Tx]:
    """Return what `chassis.work` runs."""
    parts = build_parts(environ)
    return WorkerSpec(
        service=SERVICE,
        settings=parts.settings,
        uow=parts.uow,
        database=parts.database,
        reactions=REACTIONS,
    )


def branch_registered(message: intake_pb.BranchRegistered, event: IncomingEvent) -> Branch:
    """Read what we need of a branch."""
    branch = message.branch
    return Branch(
        code=BranchCode(branch.code),
        name=branch.name,
        city=branch.city,
        region=branch.region,
        time_zone=branch.time_zone,
    )


def call_registered(
    message: intake_pb.ServiceRequestRegistered, event: IncomingEvent
) -> RegisteredCall:
    """Read what we need of a registered call."""
    return RegisteredCall(
        call=Call(
            service_request_id=ServiceRequestId(message.service_request_id),
            request_number=message.request_number,
            product_line=message.product_line,
            product_model=message.product_model,
            symptom=message.symptom,
        ),
        branch_code=BranchCode(message.branch_code),
        severity=_severity(message.severity),
        is_on_site=message.handling == intake_resources_pb.HANDLING_ON_SITE,
        is_chargeable=_is_chargeable(message),
        in_warranty=_in_warranty(message),
        customer_id=message.customer_id,
        installed_product_id=message.installed_product_id,
        received_at=message.received_time.ToDatetime(tzinfo=UTC),
        arrive_due_at=_instant(message, "arrive_due_time"),
        restore_due_at=_instant(message, "restore_due_time"),
    )


def severity_changed(message: intake_pb.SeverityChanged, event: IncomingEvent) -> ChangedSeverity:
    """Read what we need of a changed severity."""
    return ChangedSeverity(
        service_request_id=ServiceRequestId(message.service_request_id),
        severity=_severity(message.to_severity),
        arrive_due_at=_instant(message, "arrive_due_time"),
        restore_due_at=_instant(message, "restore_due_time"),
        occurred_at=event.occurred_at,
    )


def promise_changed(message: intake_pb.PromiseChanged, event: IncomingEvent) -> ChangedPromise:
    """Read what we need of a changed promise."""
    return ChangedPromise(
        service_request_id=ServiceRequestId(message.service_request_id),
        arrive_due_at=_instant(message, "arrive_due_time"),
        restore_due_at=_instant(message, "restore_due_time"),
        occurred_at=event.occurred_at,
    )


def category_decided_anew(
    message: intake_pb.CategoryDecidedAnew, event: IncomingEvent
) -> DecidedCategory:
    """Read what we need of a category that was decided anew."""
    return DecidedCategory(
        service_request_id=ServiceRequestId(message.service_request_id),
        is_chargeable=message.to_category == intake_resources_pb.SERVICE_CATEGORY_CHARGEABLE,
        found_at=message.found_time.ToDatetime(tzinfo=UTC),
        ends_warranty=intake_resources_pb.SERVICE_CATEGORY_WARRANTY
        == message.from_category
        != message.to_category,
    )


def request_transferred(
    message: intake_pb.ServiceRequestTransferred, event: IncomingEvent
) -> TransferredRequest:
    """Read what we need of a request that changed its branch."""
    return TransferredRequest(
        service_request_id=ServiceRequestId(message.service_request_id),
        to_branch_code=BranchCode(message.to_branch_code),
        occurred_at=event.occurred_at,
    )


def request_closed(message: intake_pb.ServiceRequestClosed, event: IncomingEvent) -> ClosedRequest:
    """Read what we need of a closing."""
    outcome = intake_resources_pb.Outcome.Name(message.outcome)
    return ClosedRequest(
        service_request_id=ServiceRequestId(message.service_request_id),
        outcome=outcome.removeprefix("OUTCOME_").lower(),
        closed_at=message.closed_time.ToDatetime(tzinfo=UTC),
    )


def request_reopened(
    message: intake_pb.ServiceRequestReopened, event: IncomingEvent
) -> ReopenedRequest:
    """Read what we need of a reopening."""
    return ReopenedRequest(
        service_request_id=ServiceRequestId(message.service_request_id),
        reopened_at=_instant(message, "reopened_time") or event.occurred_at,
    )


def quote_accepted(message: quote_pb.QuoteAccepted, event: IncomingEvent) -> AcceptedQuote:
    """Read what we need of an accepted price."""
    return AcceptedQuote(
        quote_id=message.quote_id,
        service_request_id=ServiceRequestId(message.service_request_id),
        accepted_at=message.accepted_time.ToDatetime(tzinfo=UTC),
    )


def entry_posted(message: hr_pb.EntryPosted, event: IncomingEvent) -> PostedEntry:
    """Read what we need of an appraisal entry."""
    entry = message.entry
    return PostedEntry(
        entry_id=entry.id,
        employee_code=TechnicianCode(entry.employee_code),
        is_dismissal=entry.consequence == hr_resources_pb.CONSEQUENCE_DISMISSAL,
        is_reversal=bool(entry.reversal_of),
        occurred_at=event.occurred_at,
    )


def parts_note(state: PartsState, message: Any, event: IncomingEvent) -> PartsNote:
    """Read what a requisition's event tells; some name neither warehouse nor parts."""
    return PartsNote(
        requisition_id=message.requisition_id,
        work_order_id=WorkOrderId(message.work_order_id),
        warehouse_code=getattr(message, "warehouse_code", ""),
        state=state,
        detail=", ".join(_quantities(message)),
        occurred_at=event.occurred_at,
    )


def expectation_note(
    message: expectations_pb.ExpectationChanged, event: IncomingEvent
) -> PartsNote:
    """Read that what an order waits for is expected otherwise than before."""
    return PartsNote(
        requisition_id=message.requisition_id,
        work_order_id=WorkOrderId(message.work_order_id),
        warehouse_code=message.warehouse_code,
        state=PartsState.SHORT,
        detail=", ".join(_expected(message)),
        occurred_at=event.occurred_at,
    )


def _is_chargeable(message: intake_pb.ServiceRequestRegistered) -> bool:
    """Say whether the customer pays; a past life was settled when it was lived."""
    is_paid = message.category == intake_resources_pb.SERVICE_CATEGORY_CHARGEABLE
    return is_paid and not message.historical


def _in_warranty(message: intake_pb.ServiceRequestRegistered) -> bool:
    """Say whether replaced parts are due back; those of a past life came long ago."""
    is_covered = message.category == intake_resources_pb.SERVICE_CATEGORY_WARRANTY
    return is_covered and not message.historical


def _quantities(message: Any) -> Iterable[str]:
    for line in getattr(message, "lines", ()):
        yield f"{line.part_number} x {line.quantity}"
    for shortage in getattr(message, "shortages", ()):
        gap = f"{shortage.part_number} x {shortage.missing} missing"
        known = (each for each in message.expectations if each.part_number == shortage.part_number)
        yield f"{gap}{_arrival(next(known, None))}"


def _expected(message: expectations_pb.ExpectationChanged) -> Iterable[str]:
    for each in message.expectations:
        yield f"{each.part_number} x {each.quantity} missing{_arrival(each)}"


def _arrival(expected: expectations_resources_pb.Expectation | None) -> str:
    """Write from where and when a part is expected (P-08); nothing where that was not told."""
    if expected is None:
        return ""
    at = expected.expected_time.ToDatetime(tzinfo=UTC)
    return f", expected {at:%Y-%m-%dT%H:%MZ} from {expected.warehouse_code or 'the supplier'}"


def _severity(number: Any) -> Severity:
    """Return a severity; an event without one fails and is parked, to be seen."""
    return Severity(intake_resources_pb.Severity.Name(number).removeprefix("SEVERITY_"))


def _instant(message: Message, field: str) -> datetime | None:
    return getattr(message, field).ToDatetime(tzinfo=UTC) if message.HasField(field) else None


def _reaction(
    message: type[Message],
    read: Callable[[Any, IncomingEvent], FactT],
    react: Callable[[FactT, Tx, datetime], None],
) -> tuple[str, Reaction[Tx]]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        react(read(body, event), tx, now)

    return message.DESCRIPTOR.full_name, Reaction(message=message, handle=handle)


_PARTS_EVENTS: Final[tuple[tuple[type[Message], PartsState], ...]] = (
    (inventory_pb.PartsReserved, PartsState.RESERVED),
    (inventory_pb.PartsShort, PartsState.SHORT),
    (inventory_pb.RequisitionApproved, PartsState.APPROVED),
    (inventory_pb.PartsIssued, PartsState.ISSUED),
    (inventory_pb.PartsReturned, PartsState.RETURNED),
    (inventory_pb.ReservationReleased, PartsState.RELEASED),
)

REACTIONS: Final[Mapping[str, Reaction[Tx]]] = dict(
    (
        _reaction(intake_pb.BranchRegistered, branch_registered, on_branch_registered),
        _reaction(
            intake_pb.ServiceRequestRegistered, call_registered, on_service_request_registered
        ),
        _reaction(intake_pb.SeverityChanged, severity_changed, on_severity_changed),
        _reaction(intake_pb.PromiseChanged, promise_changed, on_promise_changed),
        _reaction(intake_pb.CategoryDecidedAnew, category_decided_anew, on_category_decided_anew),
        _reaction(
            intake_pb.ServiceRequestTransferred, request_transferred, on_service_request_transferred
        ),
        _reaction(intake_pb.ServiceRequestClosed, request_closed, on_service_request_closed),
        _reaction(intake_pb.ServiceRequestReopened, request_reopened, on_service_request_reopened),
        _reaction(quote_pb.QuoteAccepted, quote_accepted, on_quote_accepted),
        _reaction(hr_pb.EntryPosted, entry_posted, on_entry_posted),
        *(
            _reaction(message, partial(parts_note, state), on_requisition_changed)
            for message, state in _PARTS_EVENTS
        ),
        _reaction(expectations_pb.ExpectationChanged, expectation_note, on_requisition_changed),
    )
)
