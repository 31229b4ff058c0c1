"""What feedback's door refuses, before and by the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.type.date_pb2 import Date

from callout.feedback.v1 import events_pb2 as feedback_pb
from callout.feedback.v1 import feedback_service_pb2 as pb
from callout.feedback.v1 import resources_pb2 as rs
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_rs
from fakes.incoming import Sender, as_event
from testkit.api import Refused, refused

pytestmark = pytest.mark.integration

REQUEST = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
GOOD = {"skill": rs.RATING_GOOD, "punctuality": rs.RATING_GOOD, "promises_kept": rs.RATING_GOOD}


@pytest.fixture
def survey_id(sender: Sender, stub_as: Callable[..., Any]) -> str:
    closed = intake_pb.ServiceRequestClosed(
        service_request_id=REQUEST,
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        outcome=intake_rs.OUTCOME_DONE_ON_SITE,
        technician_code="T-01",
        closings=1,
    )
    closed.closed_time.FromDatetime(datetime(2026, 3, 2, 8, tzinfo=UTC))
    sender.send("intake.service_request", REQUEST, closed)
    (survey,) = stub_as("admin").ListSurveys(pb.ListSurveysRequest()).surveys
    return str(survey.id)


def test_an_answer_is_told_again_about_the_technician_of_a_corrected_closing(
    survey_id: str, sender: Sender, stub_as: Callable[..., Any], rows: Callable[[str], list[Any]]
) -> None:
    stub_as("complaint_handler").RecordSurveyAnswer(
        pb.RecordSurveyAnswerRequest(
            request_id=str(uuid4()),
            survey_id=survey_id,
            answer=rs.SurveyAnswer(
                attitude=rs.RATING_GOOD,
                skill=rs.RATING_GOOD,
                punctuality=rs.RATING_GOOD,
                promises_kept=rs.RATING_GOOD,
            ),
            channel=rs.CONTACT_CHANNEL_PHONE,
        )
    )
    correction = intake_pb.ClosingCorrected(
        closing=intake_pb.ServiceRequestClosed(
            service_request_id=REQUEST,
            request_number="SZ-20260302-0001",
            branch_code="SZ",
            outcome=intake_rs.OUTCOME_DONE_ON_SITE,
            technician_code="T-02",
            closings=1,
        )
    )
    correction.closing.closed_time.FromDatetime(datetime(2026, 3, 2, 8, tzinfo=UTC))
    for _ in range(2):
        sender.deliver(as_event("intake.service_request", REQUEST, 2, correction))
    assert sender.unsettled() == []
    told = [
        feedback_pb.SurveyAnswered.FromString(bytes(row.body))
        for row in rows("select body from outbox where type like '%%.SurveyAnswered' order by id")
    ]
    assert [each.technician_code for each in told] == ["T-01", "T-02"]
    assert told[0].answered_time == told[1].answered_time
    (survey,) = stub_as("admin").ListSurveys(pb.ListSurveysRequest()).surveys
    assert (survey.technician_code, survey.state) == ("T-02", rs.Survey.STATE_ANSWERED)


def answering(stub: Any, survey_id: str, **items: Any) -> Refused:
    request = pb.RecordSurveyAnswerRequest(
        request_id=str(uuid4()),
        survey_id=survey_id,
        answer=rs.SurveyAnswer(**items),
        channel=rs.CONTACT_CHANNEL_PHONE,
    )
    return refused(lambda: stub.RecordSurveyAnswer(request))


def test_an_item_left_out_is_named_with_its_rule(
    survey_id: str, stub_as: Callable[..., Any]
) -> None:
    said = answering(stub_as("complaint_handler"), survey_id, **GOOD)
    assert (said.code, said.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "SURVEY_ITEM_MISSING")
    assert (said.metadata["rule"], list(said.fields)) == ("F-01", ["answer.attitude"])


@pytest.mark.parametrize(
    ("items", "field"),
    [({"attitude": 9, **GOOD}, "answer.attitude"), ({"comment": "x" * 2001}, "answer.comment")],
)
def test_an_answer_out_of_the_contract_is_refused(
    survey_id: str, stub_as: Callable[..., Any], items: dict[str, Any], field: str
) -> None:
    said = answering(stub_as("complaint_handler"), survey_id, **items)
    assert (said.code, list(said.fields)) == (grpc.StatusCode.INVALID_ARGUMENT, [field])


@pytest.mark.parametrize("role", ["technician", "call_taker", "dispatcher", "analyst"])
def test_those_who_do_the_work_neither_record_answers_nor_file_complaints(
    survey_id: str, stub_as: Callable[..., Any], role: str
) -> None:
    stub = stub_as(role)
    assert answering(stub, survey_id, **GOOD).code is grpc.StatusCode.PERMISSION_DENIED
    request = pb.FileComplaintRequest(
        request_id=str(uuid4()),
        service_request_id=REQUEST,
        channel=rs.CONTACT_CHANNEL_PHONE,
        subject="came late",
    )
    said = refused(lambda: stub.FileComplaint(request))
    assert said.code is grpc.StatusCode.PERMISSION_DENIED
    assert said.metadata["rule"] == "F-12"


def test_another_branch_sees_nothing(survey_id: str, stub_as: Callable[..., Any]) -> None:
    stub = stub_as("complaint_handler", "GZ")
    assert not stub.ListSurveys(pb.ListSurveysRequest()).surveys
    own_branch = pb.ListSurveysRequest(branch_code="SZ")
    denied = refused(lambda: stub.ListSurveys(own_branch))
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED
    hidden = refused(lambda: stub.GetSurvey(pb.GetSurveyRequest(survey_id=survey_id)))
    assert (hidden.code, hidden.reason) == (grpc.StatusCode.NOT_FOUND, "SURVEY_NOT_FOUND")
    assert answering(stub, survey_id, attitude=rs.RATING_GOOD, **GOOD).code is hidden.code


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"page_token": "nonsense"}, "PAGE_TOKEN_UNREADABLE"),
        ({"page_token": "WyJ4IiwgInkiXQ=="}, "PAGE_TOKEN_UNREADABLE"),
        ({"service_request_id": "seven"}, "ID_UNREADABLE"),
        ({"due_until": Date(year=2026, month=2, day=30)}, "DAY_UNREADABLE"),
    ],
)
def test_a_list_refuses_what_it_cannot_read(
    survey_id: str, stub_as: Callable[..., Any], fields: dict[str, Any], reason: str
) -> None:
    request = pb.ListSurveysRequest(**fields)
    said = refused(lambda: stub_as("admin").ListSurveys(request))
    assert (said.code, said.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)


def test_an_unknown_call_cannot_be_complained_about_yet(
    survey_id: str, stub_as: Callable[..., Any]
) -> None:
    request = pb.FileComplaintRequest(
        request_id=str(uuid4()),
        service_request_id=str(uuid4()),
        channel=rs.CONTACT_CHANNEL_PHONE,
        subject="came late",
    )
    said = refused(lambda: stub_as("admin").FileComplaint(request))
    assert (said.code, said.reason) == (grpc.StatusCode.NOT_FOUND, "SERVICE_REQUEST_UNKNOWN")
