"""What dispatch announces today still says what the first version of each event said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.dispatch.v1 import events_pb2 as pb
from chassis.validation import validate
from dispatch.adapters.wire_events import outgoing
from dispatch.domain import events
from dispatch.domain.identity import BranchCode, ServiceRequestId, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import ReplacedPart
from dispatch.domain.technician import Certificate, EmploymentState, Technician
from dispatch.domain.time_window import TimeWindow

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
ORIGIN = events.Origin(
    work_order_id=WorkOrderId("0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"),
    service_request_id=ServiceRequestId("7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"),
    branch_code=BranchCode("BJ01"),
)
LI = TechnicianCode("T-LI")
TECHNICIAN = Technician(
    code=LI,
    name="李师傅",
    branch_code=BranchCode("BJ01"),
    skills=frozenset({"server", "network"}),
    certificates=(
        Certificate(kind="service-qualification", number="Q-7", valid_until=date(2027, 12, 31)),
    ),
    employment_state=EmploymentState.REGULAR,
    line_supervisor="S-01",
    version=2,
)
SAMPLES: dict[str, events.Event] = {
    "TechnicianRegistered": events.TechnicianRegistered(technician=TECHNICIAN, occurred_at=AT),
    "TechnicianChanged": events.TechnicianChanged(technician=TECHNICIAN, occurred_at=AT),
    "WorkOrderOpened": events.WorkOrderOpened(origin=ORIGIN, occurred_at=AT, severity="A"),
    "WorkOrderAssigned": events.WorkOrderAssigned(
        origin=ORIGIN,
        occurred_at=AT,
        technician_code=LI,
        visit=TimeWindow(start=AT + timedelta(hours=1), end=AT + timedelta(hours=2)),
        overridden_reason="knows the site",
    ),
    "WorkOrderAccepted": events.WorkOrderAccepted(
        origin=ORIGIN, occurred_at=AT, technician_code=LI
    ),
    "TravelStarted": events.TravelStarted(origin=ORIGIN, occurred_at=AT, technician_code=LI),
    "TechnicianArrived": events.TechnicianArrived(
        origin=ORIGIN, occurred_at=AT, technician_code=LI, visit_number=2, late_seconds=-90
    ),
    "WorkSuspended": events.WorkSuspended(
        origin=ORIGIN,
        occurred_at=AT,
        technician_code=LI,
        state=State.WAITING_FOR_PARTS,
        note="等配件",
        customer_asked=True,
    ),
    "WorkResumed": events.WorkResumed(
        origin=ORIGIN, occurred_at=AT, technician_code=LI, state=State.ON_SITE
    ),
    "ServiceReportSubmitted": events.ServiceReportSubmitted(
        origin=ORIGIN,
        occurred_at=AT,
        technician_code=LI,
        fixed=True,
        finished_at=AT - timedelta(minutes=5),
        replaced_parts=(
            ReplacedPart(
                part_number="PUMP",
                quantity=1,
                serial_number="SN-1",
                reason="漏水",
                old_part_taken_back=True,
            ),
        ),
        minutes_worked=45,
    ),
    "WorkOrderSigned": events.WorkOrderSigned(
        origin=ORIGIN, occurred_at=AT, technician_code=LI, seal="ab" * 32, visits=2
    ),
    "WorkOrderReopened": events.WorkOrderReopened(origin=ORIGIN, occurred_at=AT),
    "WorkOrderTransferred": events.WorkOrderTransferred(origin=ORIGIN, occurred_at=AT),
    "WorkOrderClosed": events.WorkOrderClosed(origin=ORIGIN, occurred_at=AT),
    "WorkOrderCancelled": events.WorkOrderCancelled(
        origin=ORIGIN, occurred_at=AT, reason="withdrawn"
    ),
    "WarrantyEnded": events.WarrantyEnded(origin=ORIGIN, occurred_at=AT),
    "WorkOrderGraded": events.WorkOrderGraded(origin=ORIGIN, occurred_at=AT, severity="A"),
}


def golden(name: str) -> Message:
    message: Message = getattr(pb, name).FromString(
        (GOLDEN / f"dispatch.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.Event)}
    assert set(SAMPLES) == kinds == set(pb.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"dispatch.{name}.v1.json").read_text("utf-8")
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
    of_technician = name.startswith("TechnicianR") or name == "TechnicianChanged"
    assert event.type == f"callout.dispatch.v1.{name}"
    assert event.stream == ("dispatch.technician" if of_technician else "dispatch.work_order")
    assert event.aggregate_id == (LI if of_technician else ORIGIN.work_order_id)
    assert (event.branch, event.occurred_at) == ("BJ01", AT)


def test_an_opened_order_says_whether_the_company_pays() -> None:
    opened = events.WorkOrderOpened(
        origin=ORIGIN,
        occurred_at=AT,
        in_warranty=True,
        customer_id="c-1",
        installed_product_id="p-1",
    )
    told = pb.WorkOrderOpened.FromString(outgoing(opened).body)
    assert told.in_warranty
    assert (told.customer_id, told.installed_product_id) == ("c-1", "p-1")
