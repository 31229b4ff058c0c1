"""What inventory announces today still says what the first version of each event said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message

from callout.inventory.v1 import (
    events_pb2,
    expectations_events_pb2,
    fitted_parts_events_pb2,
    internal_use_events_pb2,
    loan_events_pb2,
    old_parts_events_pb2,
    replenishment_events_pb2,
    supplier_claims_events_pb2,
    transfer_events_pb2,
)
from chassis.validation import validate
from contract import inventory_loans as lent
from contract.inventory_area_samples import AREA_SAMPLES, PLACES
from inventory.adapters.wire_events import outgoing
from inventory.domain import events
from inventory.domain.accounts import SUPPLIER, in_bin
from inventory.domain.fitted_parts.events import PartFitted, PartFittingCorrected
from inventory.domain.fitted_parts.fitted_part import FittedPart, FittedPartId
from inventory.domain.ids import (
    BranchCode,
    CellCode,
    EntryId,
    PartNumber,
    ReceiptId,
    RequisitionId,
    ServiceRequestId,
    TransferId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.lots import Lot, Tracking
from inventory.domain.old_parts import events as old_parts
from inventory.domain.old_parts.disposal import DisposalOutcome
from inventory.domain.old_parts.old_part import (
    DisposalId,
    Handover,
    OldPart,
    OldPartId,
    OldPartState,
)
from inventory.domain.people import Actor
from inventory.domain.replenishment.proposal import (
    Proposal,
    ProposalId,
    ProposalState,
    ReplenishmentApproved,
)
from inventory.domain.replenishment.review import looked_at
from inventory.domain.severity import Severity
from inventory.domain.sourcing.expectation import Cause, Expectation
from inventory.domain.sourcing.ranking import SourceKind
from inventory.domain.supplements.supplement import SupplementId
from inventory.domain.transfers.claim import Claim, ClaimKind, ClaimOutcome
from inventory.domain.transfers.facts import (
    TransferAsked,
    TransferCancelAsked,
    TransferCancelled,
    TransferClaimSettled,
    TransferReceived,
    TransferShipped,
)
from inventory.domain.transfers.transfer import (
    Shipment,
    Side,
    Transfer,
    TransferLine,
    TransferState,
)
from inventory.domain.warehouse import Warehouse
from unit.inventory.replenishment.test_review import POLICY, PUMP

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
FINDING = looked_at(PUMP, POLICY)
assert FINDING is not None
PROPOSAL = Proposal(
    id=ProposalId("3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"),
    warehouse_code=REF.warehouse_code,
    branch_code=REF.branch_code,
    state=ProposalState.PROPOSED,
    finding=FINDING,
    quantity=9,
    policy_ref="replenishment/default@2026.1",
    proposed_by="K-01",
    proposed_at=AT,
)
ASKED = Transfer(
    id=TransferId("2f1e0d9c-4444-4d8e-9fa0-2b3c4d5e6f70"),
    from_code=WarehouseCode("SH01-W1"),
    from_branch=BranchCode("SH01"),
    to_code=REF.warehouse_code,
    to_branch=REF.branch_code,
    lines=(TransferLine(part_number=PartNumber("DISK"), quantity=2),),
    reason="the shelf is empty",
    asked_by="K-01",
    asked_at=AT,
    version=1,
)
ELSEWHERE = replace(
    ASKED,
    from_branch=BranchCode(""),
    side=Side.RECEIVER,
    from_cell=CellCode("south"),
    to_cell=CellCode("main"),
)
SHIPPED = replace(
    ASKED,
    state=TransferState.SHIPPED,
    shipment=Shipment(
        carrier="顺丰",
        handed_to="张三",
        expected_at=AT + timedelta(days=2),
        shipped_by="K-02",
        shipped_at=AT + timedelta(hours=1),
    ),
    version=2,
)
RECEIVED = replace(
    SHIPPED,
    state=TransferState.DISPUTED,
    lines=(TransferLine(part_number=PartNumber("DISK"), quantity=2, received=1),),
    received_by="K-01",
    received_at=AT + timedelta(days=2),
    claims=(
        Claim(
            number=1,
            kind=ClaimKind.DAMAGED,
            part_number=PartNumber("DISK"),
            quantity=1,
            tracking=Tracking.SERIAL,
            lot="SN-1",
            cause="dented",
        ),
    ),
    version=3,
)
JUDGE = Actor(subject="S-01", role="supervisor")
MESSAGES = {
    name: getattr(module, name)
    for module in (
        events_pb2,
        expectations_events_pb2,
        fitted_parts_events_pb2,
        replenishment_events_pb2,
        old_parts_events_pb2,
        transfer_events_pb2,
        supplier_claims_events_pb2,
        internal_use_events_pb2,
        loan_events_pb2,
    )
    for name in module.DESCRIPTOR.message_types_by_name
}
OWED = OldPart(
    id=OldPartId("1f2e3d4c-3333-4c5d-8e9f-0a1b2c3d4e5f"),
    requisition_id=REF.requisition_id,
    work_order_id=REF.work_order_id,
    service_request_id=REF.service_request_id,
    branch_code=REF.branch_code,
    warehouse_code=REF.warehouse_code,
    part_number=PartNumber("DISK"),
    tracking=Tracking.SERIAL,
    state=OldPartState.DUE,
    quantity=1,
    issued_at=AT,
    due_at=AT + timedelta(days=7),
    policy_ref="old-parts/default@2026.1",
    version=1,
)
CAME = replace(
    OWED,
    state=OldPartState.RECEIVED,
    handovers=(
        Handover(
            quantity=1,
            lots=(Lot(number="SN-1"),),
            condition="烧毁",
            received_by="K-01",
            received_at=AT,
        ),
    ),
    version=2,
)
WRITTEN_OFF = replace(CAME, state=OldPartState.WRITTEN_OFF, written_off_at=AT, version=3)
DISPOSED = replace(
    WRITTEN_OFF,
    state=OldPartState.DISPOSED,
    disposal_id=DisposalId("2a3b4c5d-4444-4d6e-9f0a-1b2c3d4e5f6a"),
    version=4,
)
FITTED = FittedPart(
    id=FittedPartId("6a7b8c9d-5555-4e6f-8a0b-1c2d3e4f5a6b"),
    part_number=PartNumber("DISK"),
    tracking=Tracking.SERIAL,
    lot="SN-1",
    quantity=1,
    requisition_id=REF.requisition_id,
    work_order_id=REF.work_order_id,
    service_request_id=REF.service_request_id,
    customer_id="3c4d5e6f-6666-4a7b-9c8d-0e1f2a3b4c5d",
    installed_product_id="4d5e6f70-7777-4b8c-8d9e-1f2a3b4c5d6e",
    branch_code=REF.branch_code,
    warehouse_code=REF.warehouse_code,
    issued_at=AT - timedelta(hours=2),
    in_warranty=True,
    fitted_at=AT,
    version=2,
)
EXPECTED = Expectation(
    part_number=PartNumber("PUMP"),
    quantity=1,
    source_kind=SourceKind.WAREHOUSE,
    source_warehouse=WarehouseCode("SH01-W1"),
    expected_at=AT + timedelta(days=3),
    decided_at=AT,
    policy_ref="sourcing/default@2026.1",
    cause=Cause.FOUND_SHORT,
)
SAMPLES: dict[str, events.Event] = {
    **AREA_SAMPLES,
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
    "EntryReversed": events.EntryReversed(
        warehouse_code=REF.warehouse_code,
        branch_code=REF.branch_code,
        entry_id=EntryId(7),
        reverses=EntryId(3),
        document_id="9c1d2e3f-2222-4b6c-9d8e-0f1a2b3c4d5e",
        movements=(
            Movement(
                part_number=PartNumber("DISK"),
                quantity=1,
                from_account=in_bin(REF.warehouse_code),
                to_account=SUPPLIER,
                tracking=Tracking.SERIAL,
                lot="SN-1",
            ),
        ),
        reason="delivered to another branch",
        occurred_at=AT,
    ),
    "PartsReserved": events.PartsReserved(ref=REF, lines=LINES, occurred_at=AT),
    "PartsShort": events.PartsShort(
        ref=REF,
        shortages=(Shortage(part_number=PartNumber("PUMP"), missing=1),),
        occurred_at=AT,
    ),
    "ExpectationChanged": events.ExpectationChanged(
        ref=REF, expectations=(replace(EXPECTED, number=2, cause=Cause.OVERDUE),), occurred_at=AT
    ),
    "RequisitionApproved": events.RequisitionApproved(ref=REF, approved_by="S-01", occurred_at=AT),
    "PartsIssued": events.PartsIssued(
        ref=REF, lines=LINES, amount=Decimal("612.50"), occurred_at=AT
    ),
    "PartsReturned": events.PartsReturned(ref=REF, lines=LINES[:1], occurred_at=AT),
    "ReservationReleased": events.ReservationReleased(ref=REF, reason="not needed", occurred_at=AT),
    "SupplementSigned": events.SupplementSigned(
        ref=REF,
        supplement_id=SupplementId("4c5d6e7f-5555-4e9f-a0b1-2c3d4e5f6a7b"),
        amount=Decimal("980.00"),
        occurred_at=AT,
        withdraws="4c5d6e7f-5555-4e9f-a0b1-2c3d4e5f6a7a",
    ),
    "ReservationTaken": events.ReservationTaken(
        ref=REF,
        taken_by=RequisitionId("5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4e"),
        severity=Severity.A,
        lines=LINES,
        policy_ref="green-channel/default@2026.1",
        occurred_at=AT,
    ),
    "IssueApproved": events.IssueApproved(ref=REF, approved_by="S-01", occurred_at=AT),
    "ApprovalOverdue": events.ApprovalOverdue(
        ref=REF, issued_by="K-01", amount=Decimal("612.50"), occurred_at=AT
    ),
    "ReplenishmentApproved": ReplenishmentApproved(
        proposal=PROPOSAL.approve(
            Actor(subject="S-01", role="supervisor"), 12, "a campaign begins", AT
        ),
        occurred_at=AT,
    ),
    "OldPartDue": old_parts.OldPartDue(old_part=OWED, occurred_at=AT),
    "OldPartReceived": old_parts.OldPartReceived(old_part=CAME, occurred_at=AT),
    "OldPartOverdue": old_parts.OldPartOverdue(
        old_part=replace(OWED, overdue_at=OWED.due_at, version=2), occurred_at=AT
    ),
    "OldPartWrittenOff": old_parts.OldPartWrittenOff(old_part=WRITTEN_OFF, occurred_at=AT),
    "OldPartDisposed": old_parts.OldPartDisposed(
        old_part=DISPOSED, outcome=DisposalOutcome.BACK, occurred_at=AT
    ),
    "PartFitted": PartFitted(fitted_part=FITTED, occurred_at=AT),
    "PartFittingCorrected": PartFittingCorrected(
        fitted_part=replace(FITTED, quantity=0, version=3), occurred_at=AT
    ),
    "TransferAsked": TransferAsked(transfer=ASKED, occurred_at=AT),
    "TransferShipped": TransferShipped(transfer=SHIPPED, occurred_at=AT),
    "TransferReceived": TransferReceived(transfer=RECEIVED, occurred_at=AT),
    "TransferCancelled": TransferCancelled(
        transfer=replace(ASKED.cancel(JUDGE, "not needed", AT), version=2), occurred_at=AT
    ),
    "TransferCancelAsked": TransferCancelAsked(
        transfer=replace(ELSEWHERE.cancel(JUDGE, "not needed", AT), version=2), occurred_at=AT
    ),
    "TransferClaimSettled": TransferClaimSettled(
        transfer=replace(
            RECEIVED.settle(1, JUDGE, ClaimOutcome.BACK, "seen on film", AT + timedelta(days=3)),
            version=4,
        ),
        claim_number=1,
        occurred_at=AT,
    ),
}
SAMPLES |= lent.SAMPLES
OF_WAREHOUSES = {"WarehouseOpened", "StockReceived", "EntryReversed"}


def test_a_shortage_says_from_where_and_when_its_parts_are_expected() -> None:
    late = replace(EXPECTED, part_number=PartNumber("VALVE"), expected_at=AT + timedelta(days=9))
    told = events.PartsShort(ref=REF, shortages=(), occurred_at=AT, expectations=(EXPECTED, late))
    message = events_pb2.PartsShort.FromString(outgoing(told).body)
    assert [each.part_number for each in message.expectations] == ["PUMP", "VALVE"]
    assert message.expected_time.ToDatetime(tzinfo=UTC) == late.expected_at
    first = message.expectations[0]
    assert (first.warehouse_code, first.policy_ref, first.number) == (
        "SH01-W1",
        "sourcing/default@2026.1",
        1,
    )
    without = events_pb2.PartsShort.FromString(outgoing(SAMPLES["PartsShort"]).body)
    assert not without.HasField("expected_time")


def golden(name: str) -> Message:
    message: Message = MESSAGES[name].FromString(
        (GOLDEN / f"inventory.{name}.v1.binpb").read_bytes()
    )
    return message


def test_every_event_has_a_sample_and_a_golden_message() -> None:
    kinds = {kind.__name__ for kind in get_args(events.Event)}
    assert set(SAMPLES) == kinds == set(MESSAGES)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_golden_message_reads_as_its_text_says(name: str) -> None:
    text = (GOLDEN / f"inventory.{name}.v1.json").read_text("utf-8")
    assert json_format.Parse(text, MESSAGES[name]()) == golden(name)
    validate(golden(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_announced_today_says_at_least_what_the_golden_message_says(name: str) -> None:
    event = outgoing(SAMPLES[name])
    today = MESSAGES[name].FromString(event.body)
    validate(today)
    for field, value in golden(name).ListFields():
        assert getattr(today, field.name) == value, field.name


@pytest.mark.parametrize("name", SAMPLES)
def test_the_envelope_names_stream_aggregate_branch_and_time(name: str) -> None:
    event = outgoing(SAMPLES[name])
    stream, aggregate = "inventory.requisition", str(REF.requisition_id)
    if name in OF_WAREHOUSES:
        stream, aggregate = "inventory.warehouse", str(REF.warehouse_code)
    if name == "ReplenishmentApproved":
        stream, aggregate = "inventory.replenishment", str(PROPOSAL.id)
    if name.startswith("OldPart"):
        stream, aggregate = "inventory.old_part", OWED.id
    if name.startswith("PartFitt"):
        stream, aggregate = "inventory.fitted_part", FITTED.id
    assert event.type == f"callout.inventory.v1.{name}"
    if name.startswith("Transfer"):
        stream, aggregate = "inventory.transfer", str(ASKED.id)
    if name in lent.SAMPLES:
        stream, aggregate = lent.STREAMS[name]
    if name == "TransferCancelAsked":
        stream = "inventory.cell_transfer"
    assert (event.stream, event.aggregate_id) == PLACES.get(name, (stream, aggregate))
    assert (event.branch, event.occurred_at) == ("BJ01", AT)
