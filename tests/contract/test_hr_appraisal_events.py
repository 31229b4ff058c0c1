"""What appraisal announces today still says what the first version of each event said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.hr_appraisal.v1 import events_pb2 as pb
from chassis.validation import validate
from hr_appraisal.adapters.wire_events import outgoing
from hr_appraisal.domain import events
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.ids import EmployeeCode, EntryId, TriggerName
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import Consequence

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 3, 5, 2, tzinfo=UTC)
ENTRY_ID = EntryId("4b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e")
PROPOSED = AppraisalEntry(
    id=ENTRY_ID,
    employee_code=EmployeeCode("T-LI"),
    branch_code="BJ01",
    month=Month("2026-03"),
    trigger=TriggerName("refused_or_dragged"),
    consequence=Consequence.FINE,
    points=0,
    fine=Decimal(200),
    doubled=True,
    state=EntryState.PROPOSED,
    evidence=Evidence(kind="complaint", ref="C-BJ01-2026-0001"),
    reason="what the customer said",
    occurred_at=AT - timedelta(days=2),
    proposed_by="system:feedback",
    proposed_at=AT - timedelta(days=1),
    approver_role="hr",
    trigger_ref="triggers/default@2026.1",
    points_ref="points/default@2026.1",
    version=1,
)
VERIFIED = replace(
    PROPOSED, state=EntryState.VERIFIED, verified_by="zg-02", verified_at=AT, version=2
)
POSTED = replace(VERIFIED, state=EntryState.POSTED, approved_by="hr-02", posted_at=AT, version=3)
REJECTED = replace(
    VERIFIED, state=EntryState.REJECTED, rejected_by="hr-02", rejected_at=AT, version=3
)
REVERSED = replace(POSTED, reversed_by=EntryId("5b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"))
SAMPLES: dict[str, events.AppraisalEvent] = {
    "EntryProposed": events.EntryProposed(entry=PROPOSED, occurred_at=AT),
    "EntryVerified": events.EntryVerified(entry=VERIFIED, occurred_at=AT),
    "EntryPosted": events.EntryPosted(entry=POSTED, occurred_at=AT),
    "EntryRejected": events.EntryRejected(entry=REJECTED, occurred_at=AT),
    "EntryReversed": events.EntryReversed(entry=REVERSED, occurred_at=AT),
}


def golden(name: str) -> Message:
    message: Message = getattr(pb, name).FromString(
        (GOLDEN / f"hr_appraisal.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.AppraisalEvent)}
    assert set(SAMPLES) == kinds == set(pb.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"hr_appraisal.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, getattr(pb, name)()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    today = getattr(pb, name).FromString(outgoing(SAMPLES[name]).body)
    validate(today)
    entry = getattr(golden(name), "entry")  # noqa: B009 - the message's type is known by name only
    for field, value in entry.ListFields():
        assert getattr(today.entry, field.name) == value, field.name


@pytest.mark.parametrize("name", SAMPLES)
def test_the_envelope_names_stream_aggregate_branch_and_time(name: str) -> None:
    event = outgoing(SAMPLES[name])
    assert event.type == f"callout.hr_appraisal.v1.{name}"
    assert (event.stream, event.aggregate_id) == ("hr_appraisal.entry", ENTRY_ID)
    assert (event.branch, event.occurred_at) == ("BJ01", AT)
