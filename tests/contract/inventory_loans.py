"""One sample of each event about loans, devices and tools."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    ReceiptId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.loans.asset import Asset, AssetKind, Purchase, asset_id_of
from inventory.domain.loans.calibration import Calibration, CalibrationId, CalibrationResult
from inventory.domain.loans.events import (
    AssetEvent,
    AssetLent,
    CalibrationDue,
    DeviceCalibrated,
    LoanEvent,
    LoanMissed,
    LoanOverdue,
    LoanReturned,
    LoanSettled,
    ToolCharged,
    ToolRefunded,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import HandedOut, Loan, LoanId, Missed, TakenBack
from inventory.domain.loans.refund import RefundId, ToolRefund
from inventory.domain.loans.settlement import Settlement, SettleOutcome

AT: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
WEEK: Final = timedelta(days=7)
STORE, BRANCH = WarehouseCode("BJ01-W1"), BranchCode("BJ01")
RECEIPT: Final = ReceiptId("9c1d2e3f-2222-4b6c-9d8e-0f1a2b3c4d5e")
DEVICE: Final = Asset(
    key=AssetKey(PartNumber("METER"), "SN-1"),
    kind=AssetKind.DEVICE,
    device_class="torque_wrench",
    warehouse_code=STORE,
    branch_code=BRANCH,
    purchase=Purchase(bought_on=date(2026, 3, 2), price=Decimal("80.00"), receipt_id=RECEIPT),
    registered_at=AT,
    available_since=AT,
    due_at=AT,
    version=1,
)
CHECKED: Final = Calibration(
    id=CalibrationId("4b5c6d7e-5555-4e7f-8a1b-2c3d4e5f6a7b"),
    key=DEVICE.key,
    result=CalibrationResult.PASSED,
    calibrated_at=AT,
    calibrated_by="计量院",
    certificate="C-7",
    note="",
    due_at=AT + timedelta(days=180),
    warn_at=AT + timedelta(days=150),
    policy_ref="calibration/default@2026.1",
    recorded_by="K-01",
    recorded_at=AT,
)
OUT: Final = Loan(
    id=LoanId("5c6d7e8f-6666-4f8a-9b2c-3d4e5f6a7b8c"),
    key=AssetKey(PartNumber("WRENCH"), "SN-2"),
    kind=AssetKind.TOOL,
    warehouse_code=STORE,
    branch_code=BRANCH,
    work_order_id=WorkOrderId("0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"),
    service_request_id=ServiceRequestId("7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"),
    price=Decimal("80.00"),
    calibration_id=None,
    out=HandedOut(
        borrower="T-01",
        receipt="",
        condition="完好",
        lent_by="K-01",
        at=AT,
        recorded_at=AT,
    ),
    due_at=AT + timedelta(days=1),
    policy_ref="loans/default@2026.1",
    version=1,
)
BACK: Final = replace(
    OUT.take_back(
        TakenBack(condition="已磨损", difference="手柄断裂", received_by="K-01", at=AT + WEEK)
    ),
    version=2,
)
MISSED: Final = replace(
    OUT.miss(Missed(reported_by="T-01", at=AT + WEEK, cause="遗失在现场")), version=2
)
CHARGED: Final = replace(
    MISSED.settle(
        Settlement(
            outcome=SettleOutcome.CHARGED,
            amount=Decimal("80.00"),
            reason="原价赔偿",
            replacement=None,
            settled_by="S-01",
            at=AT + 2 * WEEK,
        )
    ),
    version=3,
)
REFUND: Final = replace(
    ToolRefund(
        id=RefundId("6d7e8f9a-7777-4a9b-8c3d-4e5f6a7b8c9d"),
        key=OUT.key,
        warehouse_code=STORE,
        branch_code=BRANCH,
        receipt_id=RECEIPT,
        amount=Decimal("99.50"),
        invoice="I-1",
        asked_by="T-01",
        asked_at=AT,
    ).decide("S-01", "发票已核", AT + WEEK, is_granted=True),
    version=2,
)
CALIBRATED: Final = replace(DEVICE.calibrated(CHECKED), version=2)
FAILED: Final = replace(
    CHECKED,
    id=CalibrationId("7e8f9a0b-8888-4bac-9d4e-5f6a7b8c9d0e"),
    result=CalibrationResult.FAILED,
    calibrated_at=AT + WEEK,
    due_at=None,
    warn_at=None,
)
SAMPLES: Final[dict[str, LoanEvent | AssetEvent]] = {
    "AssetLent": AssetLent(loan=OUT, occurred_at=AT),
    "LoanReturned": LoanReturned(loan=BACK, occurred_at=AT),
    "LoanMissed": LoanMissed(loan=MISSED, occurred_at=AT),
    "LoanOverdue": LoanOverdue(loan=replace(OUT, overdue_at=OUT.due_at), occurred_at=AT),
    "LoanSettled": LoanSettled(loan=CHARGED, occurred_at=AT),
    "ToolCharged": ToolCharged(loan=CHARGED, occurred_at=AT),
    "DeviceCalibrated": DeviceCalibrated(
        asset=replace(CALIBRATED.calibrated(FAILED), version=3),
        calibration=FAILED,
        doubtful_since=AT,
        occurred_at=AT,
    ),
    "CalibrationDue": CalibrationDue(asset=CALIBRATED.warned(AT + WEEK), occurred_at=AT),
    "ToolRefunded": ToolRefunded(refund=REFUND, occurred_at=AT),
}
STREAMS: Final = {
    **dict.fromkeys(SAMPLES, ("inventory.loan", OUT.id)),
    **dict.fromkeys(("DeviceCalibrated", "CalibrationDue"), ("inventory.asset", str(DEVICE.id))),
    "ToolRefunded": ("inventory.asset", str(asset_id_of(OUT.key))),
}
