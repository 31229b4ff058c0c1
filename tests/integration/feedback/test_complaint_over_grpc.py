"""A closed call becomes a survey, a complaint and a verified liability, through the real doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from callout.feedback.v1 import feedback_service_pb2 as pb
from callout.feedback.v1 import resources_pb2 as rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from fakes.incoming import Sender
from feedback.adapters.invariants import INVARIANTS
from testkit.api import refused

pytestmark = pytest.mark.integration

REQUESTS = "intake.service_request"
REQUEST_ID = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"


def stamp(day: int, hour: int) -> Timestamp:
    made = Timestamp()
    made.FromDatetime(datetime(2026, 3, day, hour, tzinfo=UTC))
    return made


def registered() -> intake_pb.ServiceRequestRegistered:
    return intake_pb.ServiceRequestRegistered(
        service_request_id=REQUEST_ID,
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        customer_id="customer-1",
        severity=intake_rs.SEVERITY_B,
        handling=intake_rs.HANDLING_ON_SITE,
        received_time=stamp(2, 1),
    )


def closed(closings: int = 1, **more: Any) -> intake_pb.ServiceRequestClosed:
    return intake_pb.ServiceRequestClosed(
        service_request_id=REQUEST_ID,
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        customer_id="customer-1",
        outcome=intake_rs.OUTCOME_DONE_ON_SITE,
        received_time=stamp(2, 1),
        closed_time=more.pop("closed_time", stamp(2, 8)),
        technician_code="T-01",
        clocks=[intake_rs.Clock(time_zone="Asia/Shanghai")],
        closings=closings,
        **more,
    )


def answer(level: rs.Rating = rs.RATING_GOOD) -> rs.SurveyAnswer:
    return rs.SurveyAnswer(attitude=level, skill=level, punctuality=level, promises_kept=level)


def test_a_closed_call_is_surveyed_the_next_day_and_its_answer_counts_once(
    sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered(), closed())
    stub = stub_as("complaint_handler")
    (survey,) = stub.ListSurveys(pb.ListSurveysRequest(state=rs.Survey.STATE_DUE)).surveys
    assert (survey.due_on.year, survey.due_on.month, survey.due_on.day) == (2026, 3, 3)
    assert survey.technician_code == "T-01"
    request = pb.RecordSurveyAnswerRequest(
        request_id=str(uuid4()),
        survey_id=survey.id,
        answer=answer(),
        channel=rs.CONTACT_CHANNEL_PHONE,
    )
    first = stub.RecordSurveyAnswer(request)
    assert first.survey.satisfied
    assert stub.RecordSurveyAnswer(request) == first
    types = [row.type for row in rows("select type from outbox order by id")]
    assert types == ["callout.feedback.v1.SurveyScheduled", "callout.feedback.v1.SurveyAnswered"]


def test_a_complaint_goes_all_the_way_to_a_verified_liability_and_its_closing(
    sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    sender.send(REQUESTS, REQUEST_ID, registered(), closed())
    handler, chief = stub_as("complaint_handler"), stub_as("approver")
    complaint = handler.FileComplaint(
        pb.FileComplaintRequest(
            request_id=str(uuid4()),
            service_request_id=REQUEST_ID,
            channel=rs.CONTACT_CHANNEL_PHONE,
            subject="师傅态度恶劣",
            aggravations=[rs.AGGRAVATION_RUDE_OR_CORRUPT],
            about_technician=True,
        )
    ).complaint
    assert complaint.grade == rs.GRADE_MAJOR
    assert complaint.number.startswith("C-SZ-")
    assert complaint.technician_code == "T-01"

    def ask(kind: type[Any], **fields: Any) -> Any:
        return kind(request_id=str(uuid4()), complaint_id=complaint.id, **fields)

    too_low = refused(
        lambda: handler.ConfirmComplaint(ask(pb.ConfirmComplaintRequest, note="called"))
    )
    assert (too_low.code, too_low.metadata["rule"]) == (grpc.StatusCode.FAILED_PRECONDITION, "F-07")
    chief.ConfirmComplaint(ask(pb.ConfirmComplaintRequest, note="called"))
    handler.AnswerComplaint(ask(pb.AnswerComplaintRequest, answer="we apologize"))
    handler.ProposeLiability(
        ask(
            pb.ProposeLiabilityRequest,
            fault=rs.FAULT_RUDE,
            responsible_person="T-01",
            cause="lost temper",
        )
    )
    verified = stub_as("supervisor").VerifyLiability(ask(pb.VerifyLiabilityRequest)).complaint
    assert verified.liability.verified_by == "supervisor"
    done = handler.CloseComplaint(
        ask(pb.CloseComplaintRequest, judgement=rs.JUDGEMENT_ACCEPTED, outcome="apology accepted")
    ).complaint
    assert done.state == rs.Complaint.STATE_CLOSED
    kinds = ["filed", "confirmed", "answered", "liability proposed", "liability verified", "closed"]
    assert [step.kind for step in done.steps] == kinds
    assert handler.GetComplaint(pb.GetComplaintRequest(complaint_id=complaint.id)).complaint == done
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


def test_a_reopened_call_withdraws_the_question_and_asks_again_after_the_next_closing(
    sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    reopened = intake_pb.ServiceRequestReopened(
        service_request_id=REQUEST_ID, reopened_time=stamp(2, 9), was_closed=True
    )
    again = closed(2, closed_time=stamp(4, 17))
    sender.send(REQUESTS, REQUEST_ID, registered(), closed(), reopened, again)
    stub = stub_as("complaint_handler")
    surveys = stub.ListSurveys(pb.ListSurveysRequest(service_request_id=REQUEST_ID)).surveys
    states = [(survey.state, survey.due_on.day) for survey in surveys]
    # 17:00 UTC is 01:00 of the fifth in Shanghai: due on the sixth.
    assert states == [(rs.Survey.STATE_WITHDRAWN, 3), (rs.Survey.STATE_DUE, 6)]
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name
