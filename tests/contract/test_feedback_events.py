"""What feedback announces today still says what the first version of each event said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.feedback.v1 import events_pb2 as pb
from chassis.validation import validate
from feedback.adapters.wire_events import outgoing
from feedback.domain import events
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.liability import Liability
from feedback.domain.survey import Answer
from feedback.domain.words import Fault, Grade, Judgement, Rating

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 3, 3, 2, tzinfo=UTC)
SURVEY = SurveyId("2b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e")
COMPLAINT = ComplaintId("3b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e")
REQUEST = ServiceRequestId("7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e")
SAMPLES: dict[str, events.FeedbackEvent] = {
    "SurveyScheduled": events.SurveyScheduled(
        survey_id=SURVEY,
        service_request_id=REQUEST,
        branch_code="BJ01",
        due_on=date(2026, 3, 3),
        occurred_at=AT,
    ),
    "SurveyAnswered": events.SurveyAnswered(
        survey_id=SURVEY,
        service_request_id=REQUEST,
        branch_code="BJ01",
        technician_code="T-LI",
        answer=Answer(
            attitude=Rating.POOR,
            skill=Rating.FAIR,
            punctuality=Rating.GOOD,
            promises_kept=Rating.EXCELLENT,
            comment="说好的三点没来",
        ),
        satisfied=False,
        policy_ref="survey/default@2026.1",
        occurred_at=AT,
    ),
    "SurveyUnreachable": events.SurveyUnreachable(
        survey_id=SURVEY, service_request_id=REQUEST, branch_code="BJ01", occurred_at=AT
    ),
    "SurveyWithdrawn": events.SurveyWithdrawn(
        survey_id=SURVEY, service_request_id=REQUEST, branch_code="BJ01", occurred_at=AT
    ),
    "ComplaintFiled": events.ComplaintFiled(
        complaint_id=COMPLAINT,
        complaint_number="C-BJ01-2026-0001",
        service_request_id=REQUEST,
        branch_code="BJ01",
        technician_code="T-LI",
        grade=Grade.MAJOR,
        occurred_at=AT,
    ),
    "ComplaintAnswered": events.ComplaintAnswered(
        complaint_id=COMPLAINT, branch_code="BJ01", in_time=True, occurred_at=AT
    ),
    "LiabilityVerified": events.LiabilityVerified(
        complaint_id=COMPLAINT,
        complaint_number="C-BJ01-2026-0001",
        service_request_id=REQUEST,
        branch_code="BJ01",
        liability=Liability(
            fault=Fault.LATE,
            responsible_person="T-LI",
            responsible_department="field",
            cause="overslept",
            proposed_by="kf-01",
            repeated=True,
            verified_by="zg-01",
            verified_at=AT,
        ),
        filed_at=AT - timedelta(hours=3),
        occurred_at=AT,
    ),
    "ComplaintClosed": events.ComplaintClosed(
        complaint_id=COMPLAINT,
        branch_code="BJ01",
        judgement=Judgement.ACCEPTED,
        service_liable=True,
        filed_at=AT - timedelta(hours=3),
        occurred_at=AT,
    ),
}


def golden(name: str) -> Message:
    message: Message = getattr(pb, name).FromString(
        (GOLDEN / f"feedback.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.FeedbackEvent)}
    assert set(SAMPLES) == kinds == set(pb.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"feedback.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, getattr(pb, name)()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    today = getattr(pb, name).FromString(outgoing(SAMPLES[name]).body)
    validate(today)
    for field, value in golden(name).ListFields():
        assert getattr(today, field.name) == value, field.name


@pytest.mark.parametrize("name", SAMPLES)
def test_the_envelope_names_stream_aggregate_branch_and_time(name: str) -> None:
    event = outgoing(SAMPLES[name])
    of_survey = name.startswith("Survey")
    assert event.type == f"callout.feedback.v1.{name}"
    assert event.stream == ("feedback.survey" if of_survey else "feedback.complaint")
    assert event.aggregate_id == (SURVEY if of_survey else COMPLAINT)
    assert (event.branch, event.occurred_at) == ("BJ01", AT)
