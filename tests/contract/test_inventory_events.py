"""What inventory announces today still says what the first version of each event said."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.inventory.v1 import events_pb2 as pb
from chassis.validation import validate
from inventory.adapters.wire_events import outgoing
from inventory.domain import events
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    ReceiptId,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.warehouse import Warehouse

GOLDEN = Path(__file__).parent / "golden"
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
REF = events.RequisitionRef(
    requisition_id=RequisitionId("5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4d"),
    work_order_id=WorkOrderId("0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"),
    service_request_id=ServiceRequestId("7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"),
    branch_code=BranchCode("BJ01"),
    warehouse_code=WarehouseCode("BJ01-W1"),
)
LINES = (
    PartLine(part_number=PartNumber("PUMP"), quantity=2),
    PartLine(part_number=PartNumber("VALVE"), quantity=1),
)
SAMPLES: dict[str, events.Event] = {
    "WarehouseOpened": events.WarehouseOpened(
        warehouse=Warehouse(
            code=REF.warehouse_code, branch_code=REF.branch_code, name="主库", is_home=True
        ),
        occurred_at=AT,
    ),
    "StockReceived": events.StockReceived(
        warehouse_code=REF.warehouse_code,
        branch_code=REF.branch_code,
        receipt_id=ReceiptId("9c1d2e3f-2222-4b6c-9d8e-0f1a2b3c4d5e"),
        lines=LINES,
        occurred_at=AT,
    ),
    "PartsReserved": events.PartsReserved(ref=REF, lines=LINES, occurred_at=AT),
    "PartsShort": events.PartsShort(
        ref=REF,
        shortages=(Shortage(part_number=PartNumber("PUMP"), missing=1),),
        occurred_at=AT,
    ),
    "RequisitionApproved": events.RequisitionApproved(ref=REF, approved_by="S-01", occurred_at=AT),
    "PartsIssued": events.PartsIssued(
        ref=REF, lines=LINES, amount=Decimal("612.50"), occurred_at=AT
    ),
    "PartsReturned": events.PartsReturned(ref=REF, lines=LINES[:1], occurred_at=AT),
    "ReservationReleased": events.ReservationReleased(ref=REF, reason="not needed", occurred_at=AT),
}


def golden(name: str) -> Message:
    message: Message = getattr(pb, name).FromString(
        (GOLDEN / f"inventory.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.Event)}
    assert set(SAMPLES) == kinds == set(pb.DESCRIPTOR.message_types_by_name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"inventory.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, getattr(pb, name)()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    event = outgoing(SAMPLES[name])
    today = getattr(pb, name).FromString(event.body)
    validate(today)
    for field, value in golden(name).ListFields():
        assert getattr(today, field.name) == value, field.name


@pytest.mark.parametrize("name", SAMPLES)
def test_the_envelope_names_stream_aggregate_branch_and_time(name: str) -> None:
    event = outgoing(SAMPLES[name])
    of_warehouse = name in {"WarehouseOpened", "StockReceived"}
    assert event.type == f"callout.inventory.v1.{name}"
    assert event.stream == ("inventory.warehouse" if of_warehouse else "inventory.requisition")
    assert event.aggregate_id == (REF.warehouse_code if of_warehouse else REF.requisition_id)
    assert (event.branch, event.occurred_at) == ("BJ01", AT)
