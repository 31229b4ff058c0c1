"""Events of other services, read as the facts they tell. Only the fields that count are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.feedback.v1 import resources_pb2 as feedback_rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from chassis.worker import IncomingEvent
from headquarters.domain import facts
from headquarters.domain.facts import BranchCode, ComplaintId, Origin, ServiceRequestId, SurveyId
from headquarters.domain.words import Judgement, Milestone, Outcome

Read = Callable[[Any, IncomingEvent], Iterable[facts.Fact]]
WordT = TypeVar("WordT", bound=StrEnum)


def branch_registered(
    message: intake_pb.BranchRegistered, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read a branch's name, region and zone."""
    branch = message.branch
    yield facts.BranchOpened(
        origin=_origin(event),
        code=BranchCode(branch.code),
        name=branch.name,
        region=branch.region,
        time_zone=branch.time_zone,
    )


def request_registered(
    message: intake_pb.ServiceRequestRegistered, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read a new call; its customer is none of our business."""
    yield facts.RequestRegistered(
        origin=_origin(event),
        service_request_id=ServiceRequestId(message.service_request_id),
        request_number=message.request_number,
        branch_code=BranchCode(message.branch_code),
        received_at=_instant(message.received_time),
    )


def request_transferred(
    message: intake_pb.ServiceRequestTransferred, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read where a call belongs from now on."""
    yield facts.RequestMoved(
        origin=_origin(event),
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=BranchCode(message.to_branch_code),
    )


def request_closed(
    message: intake_pb.ServiceRequestClosed, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read how a call ended and how its clocks stood then."""
    origin = _origin(event)
    request_id = ServiceRequestId(message.service_request_id)
    yield facts.RequestClosed(
        origin=origin,
        service_request_id=request_id,
        request_number=message.request_number,
        branch_code=BranchCode(message.branch_code),
        outcome=_word(Outcome, intake_rs.Outcome.Name(message.outcome)),
        closed_at=_instant(message.closed_time),
        is_repeat=message.repeat,
        visits=message.visits,
        closings=message.closings,
        product_line=message.product_line,
        technician_code=message.technician_code,
    )
    for clock in message.clocks:
        if clock.milestone:
            yield from _clock(request_id, clock, origin)


def closing_corrected(
    message: intake_pb.ClosingCorrected, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read a closing as it is known now."""
    return request_closed(message.closing, event)


def request_reopened(
    message: intake_pb.ServiceRequestReopened, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that a closing no longer stands; taking back a mere solution says nothing of that."""
    if message.was_closed:
        yield facts.RequestReopened(
            origin=_origin(event), service_request_id=ServiceRequestId(message.service_request_id)
        )


def milestone_met(message: intake_pb.MilestoneMet, event: IncomingEvent) -> Iterator[facts.Fact]:
    """Read a clock; a late fact may move it even after the closing."""
    return _clock(ServiceRequestId(message.service_request_id), message.clock, _origin(event))


def milestone_withdrawn(
    message: intake_pb.MilestoneWithdrawn, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that a milestone is open again."""
    yield facts.MilestoneReached(
        origin=_origin(event),
        service_request_id=ServiceRequestId(message.service_request_id),
        milestone=_word(Milestone, intake_rs.Milestone.Name(message.milestone)),
        used_seconds=None,
    )


def sla_judged(
    message: intake_pb.SlaBreached | intake_pb.SlaBreachWithdrawn, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that a promise was broken, or that it was not after all."""
    yield facts.PromiseJudged(
        origin=_origin(event),
        service_request_id=ServiceRequestId(message.service_request_id),
        milestone=_word(Milestone, intake_rs.Milestone.Name(message.milestone)),
        is_broken=isinstance(message, intake_pb.SlaBreached),
    )


def survey_scheduled(
    message: feedback_pb.SurveyScheduled, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that the customer will be asked."""
    yield facts.SurveyScheduled(
        origin=_origin(event),
        survey_id=SurveyId(message.survey_id),
        service_request_id=ServiceRequestId(message.service_request_id),
    )


def survey_answered(
    message: feedback_pb.SurveyAnswered, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read whether the customer was satisfied; the comment stays where it is."""
    yield facts.SurveyAnswered(
        origin=_origin(event),
        survey_id=SurveyId(message.survey_id),
        service_request_id=ServiceRequestId(message.service_request_id),
        branch_code=_branch(message.branch_code, event),
        is_satisfied=message.satisfied,
        answered_at=_instant(message.answered_time),
    )


def complaint_filed(
    message: feedback_pb.ComplaintFiled, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that a complaint was opened."""
    yield facts.ComplaintFiled(
        origin=_origin(event),
        complaint_id=ComplaintId(message.complaint_id),
        complaint_number=message.complaint_number,
        branch_code=_branch(message.branch_code, event),
        filed_at=_filed(message, event),
    )


def liability_verified(
    message: feedback_pb.LiabilityVerified, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read whether service is liable: any fault but none, of a person or of a department."""
    yield facts.LiabilityVerified(
        origin=_origin(event),
        complaint_id=ComplaintId(message.complaint_id),
        complaint_number=message.complaint_number,
        branch_code=_branch(message.branch_code, event),
        is_service_liable=message.liability.fault
        not in {feedback_rs.FAULT_UNSPECIFIED, feedback_rs.FAULT_NONE},
        filed_at=_filed(message, event),
    )


def complaint_closed(
    message: feedback_pb.ComplaintClosed, event: IncomingEvent
) -> Iterator[facts.Fact]:
    """Read that a complaint ended, and the customer's judgement."""
    yield facts.ComplaintClosed(
        origin=_origin(event),
        complaint_id=ComplaintId(message.complaint_id),
        branch_code=_branch(message.branch_code, event),
        judgement=_word(Judgement, feedback_rs.Judgement.Name(message.judgement)),
        closed_at=_instant(message.closed_time),
    )


READERS: Final[Mapping[type[Message], Read]] = {
    intake_pb.BranchRegistered: branch_registered,
    intake_pb.ServiceRequestRegistered: request_registered,
    intake_pb.ServiceRequestTransferred: request_transferred,
    intake_pb.ServiceRequestClosed: request_closed,
    intake_pb.ClosingCorrected: closing_corrected,
    intake_pb.ServiceRequestReopened: request_reopened,
    intake_pb.MilestoneMet: milestone_met,
    intake_pb.MilestoneWithdrawn: milestone_withdrawn,
    intake_pb.SlaBreached: sla_judged,
    intake_pb.SlaBreachWithdrawn: sla_judged,
    feedback_pb.SurveyScheduled: survey_scheduled,
    feedback_pb.SurveyAnswered: survey_answered,
    feedback_pb.ComplaintFiled: complaint_filed,
    feedback_pb.LiabilityVerified: liability_verified,
    feedback_pb.ComplaintClosed: complaint_closed,
}


def _clock(
    request_id: ServiceRequestId, clock: intake_rs.Clock, origin: Origin
) -> Iterator[facts.Fact]:
    milestone = _word(Milestone, intake_rs.Milestone.Name(clock.milestone))
    yield facts.MilestoneReached(
        origin=origin,
        service_request_id=request_id,
        milestone=milestone,
        used_seconds=clock.used_seconds if clock.HasField("met_time") else None,
    )
    yield facts.PromiseJudged(
        origin=origin,
        service_request_id=request_id,
        milestone=milestone,
        is_broken=clock.state == intake_rs.CLOCK_STATE_BREACHED,
    )


def _origin(event: IncomingEvent) -> Origin:
    return Origin(event_id=event.id, sequence=event.sequence)


def _branch(code: str, event: IncomingEvent) -> BranchCode:
    return BranchCode(code or event.branch)


def _filed(
    message: feedback_pb.ComplaintFiled | feedback_pb.LiabilityVerified, event: IncomingEvent
) -> datetime:
    given = message.HasField("filed_time")
    return _instant(message.filed_time) if given else event.occurred_at


def _instant(time: Timestamp) -> datetime:
    return time.ToDatetime(tzinfo=UTC)


def _word(kind: type[WordT], name: str) -> WordT:
    """Return the word of an enum value such as OUTCOME_REJECTED; KeyError for unspecified."""
    prefix = f"{_upper_snake(kind.__name__)}_"
    return kind[name.removeprefix(prefix)]


def _upper_snake(name: str) -> str:
    return "".join(f"_{each}" if each.isupper() else each for each in name).strip("_").upper()
