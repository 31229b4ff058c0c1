"""What intake announces today still says what the first version of each event said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.intake.v1 import events_pb2 as pb
from chassis.validation import validate
from intake.adapters.wire_events import outgoing
from intake.domain import events
from intake.domain.activities import Activity
from intake.domain.contact import Contact
from intake.domain.contract import Contract, ContractKind, NoticeKind
from intake.domain.phases import Phase
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import (
    Channel,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    ServiceCategory,
    Severity,
)
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, Scene, at

GOLDEN = Path(__file__).parent / "golden"
REQUEST = "7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"
ABOUT: dict[str, Any] = {"service_request_id": REQUEST, "branch": "HZ01"}


def _life() -> tuple[ServiceRequest, ServiceRequest]:
    """Return a request as registered and as closed."""
    scene = Scene()
    registered = scene.register(
        request_id=REQUEST, external_ref="INC1", installed_product_id="p-1", caused_by_people=True
    ).request
    told: Any = {"service_request_id": REQUEST, "occurred_at": None}
    steps: list[tuple[float, Callable[..., ServiceRequest], Any]] = [
        (1, record_response, RecordResponse(**told, technician="T-01")),
        (5, record_restoration, RecordRestoration(**told, remedy="换件")),
        (6, close_request, CloseRequest(**told, outcome=Outcome.DONE_REMOTELY, reason="")),
    ]
    for hour, use_case, cmd in steps:
        scene.run(use_case, cmd, at(hour))
    closed = scene.request(REQUEST)
    return registered, replace(
        closed,
        call=replace(closed.call, repeat_of="r-0"),
        standing=replace(closed.standing, visits=2),
    )


REGISTERED, CLOSED = _life()
PHASE = Phase(
    activity=Activity(
        kind=PhaseKind.WAITING_FOR_PARTS,
        service="inventory",
        role="storekeeper",
        branch="HZ01",
        person="T-01",
        note="HZ01-W1",
    ),
    start=NOW,
    end=at(12),
    clock_ran=True,
    used=timedelta(hours=12),
    budget_share=Fraction(1, 4),
)
CONTRACT = Contract(
    id="k-1",
    number="HT-2026-001",
    customer_id="c-1",
    branch="HZ01",
    kind=ContractKind.PROJECT,
    products=(),
    items=("除尘",),
    calendar="7x24",
    sla_pack="managed-service",
    visits_included=4,
    price=Decimal(12000),
    starts_on=date(2025, 4, 2),
    term_starts_on=date(2025, 4, 2),
    ends_on=date(2026, 4, 1),
    responsible="E-07",
)
STREAMS = {"BranchRegistered": "intake.branch", "ContractExpiryNoticed": "intake.contract"}
AGGREGATES = {"BranchRegistered": "HZ01", "ContractExpiryNoticed": "k-1"}
SAMPLES: dict[str, events.Event] = {
    "BranchRegistered": events.BranchRegistered(branch=HANGZHOU, occurred_at=NOW),
    "ContractExpiryNoticed": events.ContractExpiryNoticed(
        contract=CONTRACT, notice=NoticeKind.RENEWAL, role="supervisor", occurred_at=NOW
    ),
    "ServiceRequestRegistered": events.ServiceRequestRegistered(
        **ABOUT,
        occurred_at=NOW,
        request=replace(REGISTERED, call=replace(REGISTERED.call, repeat_of="r-0")),
    ),
    "CallJoined": events.CallJoined(
        **ABOUT,
        occurred_at=NOW,
        calls=2,
        contact=Contact(
            service_request_id=REQUEST,
            number=2,
            channel=Channel.CHAT,
            received_at=NOW,
            taken_at=NOW,
            taken_by="li",
            symptom_code="E1",
            symptom="还是不制冷",
        ),
    ),
    "SeverityChanged": events.SeverityChanged(
        **ABOUT,
        occurred_at=NOW,
        from_severity=Severity.B,
        to_severity=Severity.A,
        reason="更糟",
        arrive_due_at=at(2),
        restore_due_at=at(4),
    ),
    "PromiseChanged": events.PromiseChanged(
        **ABOUT,
        occurred_at=NOW,
        sla_policy_ref="sla-pack/managed-service@2026.1",
        calendar="5x8",
        reason="客户搬到外地",
        arrive_due_at=at(2),
        restore_due_at=at(4),
    ),
    "CategoryDecidedAnew": events.CategoryDecidedAnew(
        **ABOUT,
        occurred_at=at(1),
        from_category=ServiceCategory.WARRANTY,
        to_category=ServiceCategory.CHARGEABLE,
        category_policy_ref="category/category@2026.1",
    ),
    "ServiceRequestTransferred": events.ServiceRequestTransferred(
        **ABOUT, occurred_at=NOW, from_branch="SH02", to_branch="HZ01"
    ),
    "ClocksPaused": events.ClocksPaused(
        **ABOUT, occurred_at=NOW, reason=PauseReason.NO_ACCESS, ends_at=at(3)
    ),
    "ClocksResumed": events.ClocksResumed(**ABOUT, occurred_at=NOW),
    "MilestoneMet": events.MilestoneMet(
        **ABOUT, occurred_at=at(1), line=CLOSED.lines[0], technician="T-01"
    ),
    "MilestoneWithdrawn": events.MilestoneWithdrawn(
        **ABOUT, occurred_at=NOW, milestone=Milestone.RESTORE
    ),
    "SlaWarningRaised": events.SlaWarningRaised(
        **ABOUT,
        occurred_at=at(2),
        milestone=Milestone.RESTORE,
        share=Decimal("0.5"),
        notify_role="assignee",
        due_at=at(4),
    ),
    "SlaBreached": events.SlaBreached(
        **ABOUT, occurred_at=at(4), milestone=Milestone.RESTORE, longest_phase=PHASE
    ),
    "SlaBreachWithdrawn": events.SlaBreachWithdrawn(
        **ABOUT, occurred_at=at(5), milestone=Milestone.RESTORE, reason="restored"
    ),
    "ServiceRestored": events.ServiceRestored(**ABOUT, occurred_at=at(5)),
    "ServiceRequestClosed": events.ServiceRequestClosed(**ABOUT, occurred_at=at(6), request=CLOSED),
    "ClosingCorrected": events.ClosingCorrected(**ABOUT, occurred_at=at(8), request=CLOSED),
    "ServiceRequestReopened": events.ServiceRequestReopened(
        **ABOUT, occurred_at=at(7), reason="又坏了", was_closed=True
    ),
}


def golden(name: str) -> Message:
    message: Message = getattr(pb, name).FromString(
        (GOLDEN / f"intake.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.Event)}
    assert set(SAMPLES) == kinds == set(pb.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"intake.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, getattr(pb, name)()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    today = getattr(pb, name).FromString(outgoing(SAMPLES[name]).body)
    validate(today)
    assert _unsaid(golden(name), today) == []


def _unsaid(before: Any, today: Any) -> list[str]:
    """Name what a golden message says and today's does not; what was added since is no matter."""
    if not isinstance(before, Message):
        return [] if before == today else [f"{today!r} is not {before!r}"]
    missing = []
    for field, value in before.ListFields():
        said = getattr(today, field.name)
        pairs = [(value, said)]
        if field.is_repeated:
            pairs = list(zip(value, said, strict=True))
        missing += [f"{field.name}: {why}" for one, two in pairs for why in _unsaid(one, two)]
    return missing


@pytest.mark.parametrize("name", SAMPLES)
def test_the_envelope_names_stream_aggregate_branch_and_time(name: str) -> None:
    event = outgoing(SAMPLES[name])
    assert event.type == f"callout.intake.v1.{name}"
    assert event.stream == STREAMS.get(name, "intake.service_request")
    assert event.aggregate_id == AGGREGATES.get(name, REQUEST)
    assert (event.branch, event.occurred_at) == ("HZ01", SAMPLES[name].occurred_at)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_event_carries_a_customer_s_contact(name: str) -> None:
    text = outgoing(SAMPLES[name]).body.decode("utf-8", "replace")
    for secret in (CUSTOMER.name, CUSTOMER.phone, CUSTOMER.address):
        assert secret not in text


def test_the_samples_say_more_than_nothing() -> None:
    assert REGISTERED.call.handling is Handling.ON_SITE
    for name, event in SAMPLES.items():
        today = getattr(pb, name).FromString(outgoing(event).body)
        unsaid = {field.name for field in today.DESCRIPTOR.fields} - {
            field.name for field, _ in today.ListFields()
        }
        assert unsaid <= {"historical"}, name
