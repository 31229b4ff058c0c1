"""What intake's areas announce still says what the first version of each event said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.intake.v1 import (
    follow_up_events_pb2,
    hotline_events_pb2,
    quote_events_pb2,
    return_case_events_pb2,
)
from chassis.outbox import OutgoingEvent
from chassis.topology import read_topology
from chassis.validation import validate
from intake.adapters.follow_ups.wire import day_notice_given, question_moved
from intake.adapters.hotline.wire import call_unanswered
from intake.adapters.quotes.wire import outgoing as outgoing_quote
from intake.adapters.return_cases.wire import outgoing as outgoing_return
from intake.domain.follow_ups.day_end import DayNotice, DayNoticeGiven, DayNoticeKind
from intake.domain.follow_ups.question import AnswerToldLate, Question, QuestionEscalated
from intake.domain.hotline.coverage import CallUnanswered, Coverage, UnansweredCall
from intake.domain.quotes.events import PriceLowered, QuoteAccepted, QuoteEnded, QuotePrepared
from intake.domain.quotes.quote import Quote
from intake.domain.return_cases.case import ReturnCase
from intake.domain.return_cases.events import (
    ReturnCaseClosed,
    ReturnCaseDecided,
    ReturnCaseOpened,
)
from intake.handlers.quotes.ask_reduction import ask_reduction
from intake.handlers.quotes.decide_reduction import decide_reduction
from intake.handlers.quotes.end_quote import end_quote
from intake.handlers.quotes.prepare_quote import prepare_quote
from intake.handlers.return_cases.decide_return import decide_return
from intake.handlers.return_cases.open_return_case import open_return_case
from intake.handlers.return_cases.record_finding import record_finding
from intake.handlers.return_cases.record_recovery import record_recovery
from intake.handlers.return_cases.settle_liability import settle_liability
from unit.intake import test_return_cases as returns
from unit.intake.scene import CUSTOMER, NOW, Scene
from unit.intake.test_quotes import asked, decision, no, reduction

GOLDEN = Path(__file__).parent / "golden"
TOPOLOGY = read_topology(
    (Path(__file__).parents[2] / "proto/callout/topology.yaml").read_text("utf-8"), cell="test"
)
MODULES: tuple[ModuleType, ...] = (
    follow_up_events_pb2,
    hotline_events_pb2,
    quote_events_pb2,
    return_case_events_pb2,
)
MESSAGES: dict[str, Any] = {
    name: getattr(module, name)
    for module in MODULES
    for name in module.DESCRIPTOR.message_types_by_name
}

UNANSWERED = UnansweredCall(
    id="u-1",
    hotline="HZ-400",
    branch="HZ01",
    called_at=NOW,
    rang=timedelta(seconds=40),
    coverage=Coverage(in_hours=True, person="li", rings_at="400-800-1234"),
    call_ref="c1",
    recorded_at=NOW,
    recorded_by="tester",
    hours_policy_ref="hotline-hours/hotline-hours@2026.1",
)

DEFERRED = DayNotice(
    id="n-1",
    service_request_id="r-1",
    branch="HZ01",
    day=date(2026, 3, 2),
    kind=DayNoticeKind.DEFERRED,
    noticed_at=NOW,
    agreed_for=NOW + timedelta(days=1),
    reason="要等总部图纸",
    noticed_by="li",
    notify_role="supervisor",
    policy_ref="follow-up/follow-up@2026.1",
)
MISSED = replace(DEFERRED, kind=DayNoticeKind.MISSED, agreed_for=None, reason="")
ASKED = Question(
    id="qu-1",
    service_request_id="r-1",
    branch="HZ01",
    text="能否换型号?",
    asked_at=NOW,
    taken_by="li",
    escalate_by=NOW + timedelta(days=2),
    notify_role="supervisor",
    policy_ref="follow-up/follow-up@2026.1",
    escalated_at=NOW + timedelta(days=2),
    escalated_by="system:clock",
    answer="可以",
    answered_at=NOW + timedelta(days=3),
    answered_by="wang",
    tell_by=NOW + timedelta(days=3, hours=15),
    told_late_at=NOW + timedelta(days=3, hours=15),
)


def _quote() -> Quote:
    """A quote that a manager lowered and the customer declined."""
    scene = Scene()
    scene.register()
    scene.tx.act_as("li")
    scene.run(prepare_quote, asked(), NOW)
    scene.run(ask_reduction, reduction(), NOW)
    scene.tx.act_as("boss")
    scene.run(decide_reduction, decision(), NOW)
    declined: Quote = scene.run(end_quote, no(), NOW)
    return declined


def _return_case() -> ReturnCase:
    """A return that was approved, paid for and closed."""
    scene = Scene()
    scene.register()
    scene.run(open_return_case, returns.wish(service_request_id="r-1"), NOW)
    scene.tx.act_as("engineer")
    scene.run(record_finding, returns.finding(), NOW)
    scene.tx.act_as("boss")
    scene.run(decide_return, returns.decision(), NOW)
    scene.run(settle_liability, returns.liability(), NOW)
    closed: ReturnCase = scene.run(record_recovery, returns.recovery(), NOW)
    return closed


QUOTE = _quote()
RETURN = _return_case()
SAMPLES: dict[str, OutgoingEvent] = {
    "QuotePrepared": outgoing_quote(QuotePrepared(quote=QUOTE, occurred_at=NOW)),
    "PriceLowered": outgoing_quote(
        PriceLowered(
            quote=QUOTE,
            from_total=Decimal("290.00"),
            asked_by="li",
            approved_by="boss",
            reason="大客户",
            occurred_at=NOW,
        )
    ),
    "QuoteAccepted": outgoing_quote(QuoteAccepted(quote=QUOTE, occurred_at=NOW)),
    "ReturnCaseOpened": outgoing_return(ReturnCaseOpened(case=RETURN, occurred_at=NOW)),
    "ReturnCaseDecided": outgoing_return(
        ReturnCaseDecided(case=RETURN, is_approved=True, by="boss", reason="同意", occurred_at=NOW)
    ),
    "ReturnCaseClosed": outgoing_return(ReturnCaseClosed(case=RETURN, occurred_at=NOW)),
    "QuoteEnded": outgoing_quote(QuoteEnded(quote=QUOTE, occurred_at=NOW)),
    "RequestDeferred": day_notice_given(DayNoticeGiven(notice=DEFERRED)),
    "DayEndMissed": day_notice_given(DayNoticeGiven(notice=MISSED)),
    "QuestionEscalated": question_moved(QuestionEscalated(question=ASKED)),
    "AnswerToldLate": question_moved(AnswerToldLate(question=ASKED)),
    "CallUnanswered": call_unanswered(CallUnanswered(call=UNANSWERED)),
}
PLACES = {
    "CallUnanswered": ("intake.hotline", "HZ-400"),
    **dict.fromkeys(
        follow_up_events_pb2.DESCRIPTOR.message_types_by_name, ("intake.service_request", "r-1")
    ),
    **dict.fromkeys(quote_events_pb2.DESCRIPTOR.message_types_by_name, ("intake.quote", "q-1")),
    **dict.fromkeys(
        return_case_events_pb2.DESCRIPTOR.message_types_by_name, ("intake.return_case", "rc-1")
    ),
}


def golden(name: str) -> Message:
    message: Message = MESSAGES[name].FromString((GOLDEN / f"intake.{name}.v1.binpb").read_bytes())
    return message


def test_every_event_has_a_sample_and_a_place() -> None:
    assert set(SAMPLES) == set(MESSAGES) == set(PLACES)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"intake.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, MESSAGES[name]()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", MESSAGES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    today = MESSAGES[name].FromString(SAMPLES[name].body)
    validate(today)
    for field, value in golden(name).ListFields():
        assert getattr(today, field.name) == value, field.name


@pytest.mark.parametrize("name", MESSAGES)
def test_the_envelope_names_stream_aggregate_and_branch(name: str) -> None:
    event = SAMPLES[name]
    assert event.type == f"callout.intake.v1.{name}"
    assert (event.stream, event.aggregate_id) == PLACES[name]
    assert event.branch == "HZ01"
    assert "headquarters" in TOPOLOGY.listeners(event.stream)


@pytest.mark.parametrize("name", MESSAGES)
def test_no_event_carries_a_customer_s_contact(name: str) -> None:
    text = SAMPLES[name].body.decode("utf-8", "replace")
    for secret in (CUSTOMER.name, CUSTOMER.phone, CUSTOMER.address):
        assert secret not in text


@pytest.mark.parametrize("name", MESSAGES)
def test_the_samples_say_more_than_nothing(name: str) -> None:
    today = MESSAGES[name].FromString(SAMPLES[name].body)
    assert {f.name for f in today.DESCRIPTOR.fields} == {f.name for f, _ in today.ListFields()}
