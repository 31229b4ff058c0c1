"""One of each event about waivers, supplier claims and internal use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from inventory.domain.events import Event
from inventory.domain.ids import (
    BranchCode,
    DepartmentCode,
    EntryId,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.internal_use.facts import (
    InternalUseApproved,
    InternalUseIssued,
    InternalUseReversed,
)
from inventory.domain.internal_use.internal_use import (
    Approval,
    InternalUse,
    InternalUseId,
    UseState,
    UseStep,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.old_parts.events import DisposalDue, OldPartWaived
from inventory.domain.old_parts.old_part import OldPart, OldPartId, OldPartState
from inventory.domain.old_parts.review import DisposalReview, Waiting
from inventory.domain.old_parts.waiver import Waiver, WaiverKind
from inventory.domain.supplier_claims.claim import (
    ClaimState,
    Payment,
    Step,
    SupplierClaim,
    SupplierClaimId,
)
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.facts import (
    OldPartUnclaimed,
    SupplierClaimAnswered,
    SupplierClaimOverdue,
    SupplierClaimPaid,
    SupplierClaimPartsReturned,
    SupplierClaimSent,
    SupplierClaimWithdrawn,
)
from inventory.domain.supplier_claims.line import ClaimLine, Costs

AT: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
BRANCH, STORE = BranchCode("BJ01"), WarehouseCode("BJ01-W1")
OLD_PART_ID = OldPartId("1f2e3d4c-3333-4c5d-8e9f-0a1b2c3d4e5f")
ORDER = WorkOrderId("0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e")
WAIVED = OldPart(
    id=OLD_PART_ID,
    requisition_id=RequisitionId("5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4d"),
    work_order_id=ORDER,
    service_request_id=ServiceRequestId("7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"),
    branch_code=BRANCH,
    warehouse_code=STORE,
    part_number=PartNumber("DISK"),
    tracking=Tracking.SERIAL,
    state=OldPartState.WAIVED,
    quantity=1,
    issued_at=AT,
    due_at=AT + timedelta(days=7),
    policy_ref="old-parts/default@2026.1",
    waiver=Waiver(
        kind=WaiverKind.LOST,
        quantity=1,
        reason="丢失",
        owed_by="T-01",
        charge=Decimal("80.00"),
        waived_by="S-01",
        waived_at=AT,
        policy_ref="old-part-waivers/default@2026.1",
    ),
    version=2,
)
REVIEW = DisposalReview(
    month=date(2026, 3, 1),
    waiting=Waiting(warehouse_code=STORE, branch_code=BRANCH, old_parts=3, units=4, oldest_at=AT),
    policy_ref="disposal-reviews/default@2026.1",
    reviewed_at=AT + timedelta(days=23),
)
SENT = SupplierClaim(
    id=SupplierClaimId("4c5d6e7f-5555-4e7f-8a9b-0c1d2e3f4a5b"),
    warehouse_code=STORE,
    branch_code=BRANCH,
    supplier="格兰富",
    month=date(2026, 3, 1),
    serial=1,
    lines=(
        ClaimLine(
            number=1,
            part_number=PartNumber("DISK"),
            tracking=Tracking.SERIAL,
            quantity=1,
            cause="烧毁",
            costs=Costs(part=Decimal(80), labour=Decimal(120), freight=Decimal("15.5")),
            old_part_id=OLD_PART_ID,
            work_order_id=ORDER,
            reported_at=AT,
            faulty=(Lot(number="SN-1"),),
            replacements=(Lot(number="SN-2"),),
        ),
    ),
    drafted=Step(by="K-01", at=AT, note="三包"),
    state=ClaimState.SENT,
    sent=Step(by="S-01", at=AT, note="L-1"),
    answer_due_at=AT + timedelta(days=30),
    policy_ref="supplier-claims/default@2026.1",
    version=2,
)
ANSWERED = replace(
    SENT,
    state=ClaimState.ANSWERED,
    lines=(replace(SENT.lines[0], accepted=Decimal("200.00"), answer_reason="运费自理"),),
    answered=Step(by="S-01", at=AT, note="A-1"),
    version=3,
)
PAID = replace(
    ANSWERED,
    state=ClaimState.PAID,
    payments=(Payment(amount=Decimal("199.00"), document="B-1", recorded_by="S-01", paid_at=AT),),
    settled=Step(by="S-01", at=AT, note="银行手续费"),
    version=4,
)
DUE = ClaimDue(
    old_part_id=OLD_PART_ID,
    branch_code=BRANCH,
    warehouse_code=STORE,
    part_number=PartNumber("DISK"),
    quantity=1,
    written_off_at=AT,
    due_at=AT + timedelta(days=30),
    policy_ref="supplier-claims/default@2026.1",
    overdue_at=AT + timedelta(days=30),
)
GRANTED = InternalUse(
    id=InternalUseId("6e7f8a9b-6666-4a9b-8c0d-2e3f4a5b6c7d"),
    branch_code=BRANCH,
    warehouse_code=STORE,
    department_code=DepartmentCode("SALES"),
    lines=(PartLine(part_number=PartNumber("VALVE"), quantity=2),),
    amount=Decimal("25.00"),
    purpose="展会",
    asked=UseStep(by="T-01", at=AT),
    state=UseState.APPROVED,
    approval=Approval(
        month=date(2026, 3, 1),
        ordinal=1,
        budget=Decimal("20.00"),
        used_before=Decimal("0.00"),
        over_budget=True,
        by="D-01",
        role="approver",
        at=AT,
        policy_ref="internal-use/default@2026.1",
    ),
    version=2,
)
ISSUED = replace(
    GRANTED,
    state=UseState.ISSUED,
    issued=UseStep(by="K-01", at=AT),
    entry_id=EntryId(7),
    version=3,
)
BACK = replace(
    ISSUED,
    state=UseState.REVERSED,
    ended=UseStep(by="S-01", at=AT, reason="多领"),
    version=4,
)
AREA_SAMPLES: Final[dict[str, Event]] = {
    "OldPartWaived": OldPartWaived(old_part=WAIVED, occurred_at=AT),
    "DisposalDue": DisposalDue(review=REVIEW, occurred_at=AT),
    "SupplierClaimSent": SupplierClaimSent(claim=SENT, occurred_at=AT),
    "SupplierClaimAnswered": SupplierClaimAnswered(claim=ANSWERED, occurred_at=AT),
    "SupplierClaimPaid": SupplierClaimPaid(claim=PAID, occurred_at=AT),
    "SupplierClaimWithdrawn": SupplierClaimWithdrawn(
        claim=replace(
            SENT,
            state=ClaimState.WITHDRAWN,
            withdrawn=Step(by="S-01", at=AT, note="自身原因"),
            version=3,
        ),
        occurred_at=AT,
    ),
    "SupplierClaimPartsReturned": SupplierClaimPartsReturned(
        claim=replace(SENT, returned=Step(by="S-01", at=AT, note="SF-1"), version=3),
        occurred_at=AT,
    ),
    "SupplierClaimOverdue": SupplierClaimOverdue(
        claim=replace(SENT, overdue_at=SENT.answer_due_at, version=3), occurred_at=AT
    ),
    "OldPartUnclaimed": OldPartUnclaimed(due=DUE, occurred_at=AT),
    "InternalUseApproved": InternalUseApproved(internal_use=GRANTED, occurred_at=AT),
    "InternalUseIssued": InternalUseIssued(internal_use=ISSUED, occurred_at=AT),
    "InternalUseReversed": InternalUseReversed(internal_use=BACK, occurred_at=AT),
}
# Stream and aggregate of each of them.
PLACES: Final = {
    name: (
        ("inventory.internal_use", str(GRANTED.id))
        if name.startswith("InternalUse")
        else ("inventory.supplier_claim", str(SENT.id))
    )
    for name in AREA_SAMPLES
} | {
    "OldPartWaived": ("inventory.old_part", str(OLD_PART_ID)),
    "DisposalDue": ("inventory.warehouse", str(STORE)),
    "OldPartUnclaimed": ("inventory.supplier_claim", str(OLD_PART_ID)),
}
