"""The worker process of appraisal: events of dispatch, intake and feedback. Never imports grpc."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_resources_pb
from callout.intake.v1 import return_case_events_pb2 as returns_pb
from chassis.worker import IncomingEvent, Reaction, WorkerSpec
from hr_appraisal.adapters.wire_words import word_of
from hr_appraisal.bootstrap import SERVICE, build_parts
from hr_appraisal.domain.facts import ComplaintFact, Milestone, RatingFact
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    ReturnCaseId,
    ServiceRequestId,
    SurveyId,
    WorkOrderId,
)
from hr_appraisal.domain.people import EmploymentState
from hr_appraisal.domain.words import Fault, Rating, ReturnCause
from hr_appraisal.handlers.on_complaint_filed import on_complaint_filed
from hr_appraisal.handlers.on_liability_verified import LiabilityVerified, on_liability_verified
from hr_appraisal.handlers.on_request_closed import RequestClosed, on_request_closed
from hr_appraisal.handlers.on_request_reopened import RequestReopened, on_request_reopened
from hr_appraisal.handlers.on_return_case_closed import ReturnCaseClosed, on_return_case_closed
from hr_appraisal.handlers.on_survey_answered import on_survey_answered
from hr_appraisal.handlers.on_technician_told import TechnicianTold, on_technician_told
from hr_appraisal.handlers.on_visit_told import (
    OrderEvent,
    TechnicianArrived,
    on_order_ended,
    on_report_submitted,
    on_technician_arrived,
)
from hr_appraisal.ports import Tx

_DONE: Final = frozenset(
    {
        intake_resources_pb.OUTCOME_DONE_ON_SITE,
        intake_resources_pb.OUTCOME_DONE_REMOTELY,
        intake_resources_pb.OUTCOME_RETURNED_FROM_REPAIR,
    }
)
_JUDGED: Final = {
    intake_resources_pb.CLOCK_STATE_MET: True,
    intake_resources_pb.CLOCK_STATE_BREACHED: False,
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
    )


def technician_told(
    message: dispatch_pb.TechnicianRegistered | dispatch_pb.TechnicianChanged, event: IncomingEvent
) -> TechnicianTold:
    """Read what we need of a technician."""
    technician = message.technician
    return TechnicianTold(
        code=EmployeeCode(technician.code),
        name=technician.name,
        branch_code=technician.branch_code,
        line_supervisor=technician.line_supervisor,
        employment_state=word_of(EmploymentState, technician.employment_state),
        sequence=event.sequence,
    )


def request_closed(message: intake_pb.ServiceRequestClosed, event: IncomingEvent) -> RequestClosed:
    """Read what we need of a closing."""
    return RequestClosed(
        service_request_id=ServiceRequestId(message.service_request_id),
        request_number=message.request_number,
        branch_code=message.branch_code,
        technician_code=EmployeeCode(message.technician_code),
        closed_at=_instant(message.closed_time),
        visits=message.visits,
        is_repeat=message.repeat,
        is_done=message.outcome in _DONE,
        promised={
            word_of(Milestone, clock.milestone): _JUDGED.get(clock.state)
            for clock in message.clocks
            if clock.milestone
        },
        sequence=event.sequence,
    )


def closing_corrected(message: intake_pb.ClosingCorrected, event: IncomingEvent) -> RequestClosed:
    """Read a closing as it is known now."""
    return request_closed(message.closing, event)


def request_reopened(
    message: intake_pb.ServiceRequestReopened, event: IncomingEvent
) -> RequestReopened:
    """Read what we need of a reopening."""
    return RequestReopened(
        service_request_id=ServiceRequestId(message.service_request_id), sequence=event.sequence
    )


def technician_arrived(
    message: dispatch_pb.TechnicianArrived, event: IncomingEvent
) -> TechnicianArrived:
    """Read what we need of an arrival; it happened when the event says."""
    return TechnicianArrived(
        work_order_id=WorkOrderId(message.work_order_id),
        service_request_id=ServiceRequestId(message.service_request_id),
        at=event.occurred_at,
        technician_code=EmployeeCode(message.technician_code),
        visit_number=message.visit_number,
        late_seconds=message.late_seconds,
        sequence=event.sequence,
    )


def order_event(message: Any, event: IncomingEvent) -> OrderEvent:
    """Read what all events about a work order have."""
    return OrderEvent(
        work_order_id=WorkOrderId(message.work_order_id),
        service_request_id=ServiceRequestId(message.service_request_id),
        at=event.occurred_at,
        sequence=event.sequence,
    )


def survey_answered(message: feedback_pb.SurveyAnswered, event: IncomingEvent) -> RatingFact:
    """Read the four ratings."""
    return RatingFact(
        survey_id=SurveyId(message.survey_id),
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=message.branch_code,
        technician_code=EmployeeCode(message.technician_code),
        attitude=word_of(Rating, message.answer.attitude),
        skill=word_of(Rating, message.answer.skill),
        punctuality=word_of(Rating, message.answer.punctuality),
        promises_kept=word_of(Rating, message.answer.promises_kept),
        answered_at=_instant(message.answered_time),
        seen=event.sequence,
    )


def complaint_filed(message: feedback_pb.ComplaintFiled, event: IncomingEvent) -> ComplaintFact:
    """Read what we need of a complaint."""
    return ComplaintFact(
        complaint_id=ComplaintId(message.complaint_id),
        number=message.complaint_number,
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=message.branch_code,
        technician_code=EmployeeCode(message.technician_code),
        filed_at=_instant(message.filed_time),
    )


def liability_verified(
    message: feedback_pb.LiabilityVerified, event: IncomingEvent
) -> LiabilityVerified:
    """Read what we need of a verified liability."""
    return LiabilityVerified(
        complaint_id=ComplaintId(message.complaint_id),
        complaint_number=message.complaint_number,
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=message.branch_code,
        fault=word_of(Fault, message.liability.fault),
        responsible_person=EmployeeCode(message.liability.responsible_person),
        repeated=message.liability.repeated,
        filed_at=_instant(message.filed_time),
        verified_at=event.occurred_at,
    )


def return_case_closed(
    message: returns_pb.ReturnCaseClosed, event: IncomingEvent
) -> ReturnCaseClosed:
    """Read what we need of a closed return case; early versions did not tell when it was opened."""
    told_cause = message.approved and message.cause
    return ReturnCaseClosed(
        return_case_id=ReturnCaseId(message.return_case_id),
        branch_code=message.branch_code,
        cause=word_of(ReturnCause, message.cause) if told_cause else None,
        responsible_person=EmployeeCode(message.responsible_person),
        opened_at=_instant(
            message.opened_time if message.HasField("opened_time") else message.closed_time
        ),
        closed_at=_instant(message.closed_time),
    )


def _instant(time: Timestamp) -> datetime:
    return time.ToDatetime(tzinfo=UTC)


def _reaction(
    message: type[Message],
    read: Callable[[Any, IncomingEvent], Any],
    react: Callable[[Any, Tx, datetime], None],
) -> tuple[str, Reaction[Tx]]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        react(read(body, event), tx, now)

    return message.DESCRIPTOR.full_name, Reaction(message=message, handle=handle)


REACTIONS: Final[Mapping[str, Reaction[Tx]]] = dict(
    (
        _reaction(dispatch_pb.TechnicianRegistered, technician_told, on_technician_told),
        _reaction(dispatch_pb.TechnicianChanged, technician_told, on_technician_told),
        _reaction(dispatch_pb.TechnicianArrived, technician_arrived, on_technician_arrived),
        _reaction(dispatch_pb.ServiceReportSubmitted, order_event, on_report_submitted),
        _reaction(dispatch_pb.WorkOrderSigned, order_event, on_order_ended),
        _reaction(dispatch_pb.WorkOrderClosed, order_event, on_order_ended),
        _reaction(dispatch_pb.WorkOrderCancelled, order_event, on_order_ended),
        _reaction(intake_pb.ServiceRequestClosed, request_closed, on_request_closed),
        _reaction(intake_pb.ClosingCorrected, closing_corrected, on_request_closed),
        _reaction(intake_pb.ServiceRequestReopened, request_reopened, on_request_reopened),
        _reaction(returns_pb.ReturnCaseClosed, return_case_closed, on_return_case_closed),
        _reaction(feedback_pb.SurveyAnswered, survey_answered, on_survey_answered),
        _reaction(feedback_pb.ComplaintFiled, complaint_filed, on_complaint_filed),
        _reaction(feedback_pb.LiabilityVerified, liability_verified, on_liability_verified),
    )
)
