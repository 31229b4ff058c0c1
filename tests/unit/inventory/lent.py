"""Verbs of loans, devices and tools in a scene, over a fake or real store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import count

from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode, WorkOrderId
from inventory.domain.loans.asset import Asset, AssetKind
from inventory.domain.loans.calibration import Calibration, CalibrationId, CalibrationResult
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import Loan, LoanId
from inventory.domain.loans.measurement import JudgedUse, Measurement, MeasurementId
from inventory.domain.loans.refund import RefundId, ToolRefund
from inventory.domain.loans.settlement import SettleOutcome
from inventory.domain.lots import Tracking
from inventory.handlers.loans.ask_tool_refund import AskToolRefund, ask_tool_refund
from inventory.handlers.loans.decide_tool_refund import DecideToolRefund, decide_tool_refund
from inventory.handlers.loans.lend_asset import LendAsset, lend_asset
from inventory.handlers.loans.list_device_work import ListDeviceWork, list_device_work
from inventory.handlers.loans.record_calibration import RecordCalibration, record_calibration
from inventory.handlers.loans.record_measurement import RecordMeasurement, record_measurement
from inventory.handlers.loans.register_asset import RegisterAsset, register_asset
from inventory.handlers.loans.report_missing import ReportMissing, report_missing
from inventory.handlers.loans.return_loan import ReturnLoan, return_loan
from inventory.handlers.loans.settle_loan import SettleLoan, settle_loan
from inventory.handlers.loans.sweeps import chase_loans, warn_of_calibrations
from inventory.ports.loans import LoanFilter, UseFilter
from unit.inventory.scene import (
    KEEPER,
    STORE,
    SUPERVISOR,
    SYSTEM,
    TECHNICIAN,
    Scene,
    Who,
)

MACHINE, WRENCH, METER = PartNumber("MACHINE"), PartNumber("WRENCH"), PartNumber("METER")
KINDS = {
    MACHINE: AssetKind.LOANER,
    WRENCH: AssetKind.TOOL,
    METER: AssetKind.DEVICE,
}
CLASSES = {METER: "torque_wrench"}
MECHANIC = Who(subject="T-02", role="technician")
PASSED, FAILED = CalibrationResult.PASSED, CalibrationResult.FAILED


@dataclass
class Lent:
    """A scene with one loaner, one tool and one device on its shelf."""

    day: Scene
    numbers: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        for part in KINDS:
            self.day.part(part, Tracking.SERIAL)

    def bring(self, part: PartNumber = WRENCH) -> AssetKey:
        """A fresh unit on the shelf, not registered yet."""
        key = AssetKey(part, f"SN-{next(self.numbers)}")
        self.day.receive_lots(part, key.serial)
        return key

    def register(
        self, key: AssetKey, kind: AssetKind | None = None, where: WarehouseCode = STORE
    ) -> Asset:
        cmd = RegisterAsset(
            key=key,
            kind=kind or KINDS[key.part_number],
            warehouse_code=where,
            device_class=CLASSES.get(key.part_number, ""),
        )
        return self.day.do(register_asset, cmd, KEEPER)

    def asset(self, part: PartNumber = WRENCH) -> AssetKey:
        """A registered unit; a device is calibrated just now."""
        key = self.bring(part)
        self.register(key)
        if part == METER:
            self.calibrate(key)
        return key

    def lending(
        self,
        key: AssetKey,
        order: WorkOrderId | None = None,
        *,
        borrower: str | None = None,
        receipt: str | None = None,
        at: datetime | None = None,
    ) -> LendAsset:
        """By the usual terms of its kind."""
        is_loaner = key.part_number == MACHINE
        usual = "" if is_loaner else TECHNICIAN.subject
        return LendAsset(
            loan_id=LoanId(self.day.new_id()),
            key=key,
            condition="whole, with case",
            borrower=usual if borrower is None else borrower,
            receipt=("R-7" if is_loaner else "") if receipt is None else receipt,
            work_order_id=order or (self.day.order() if is_loaner else None),
            occurred_at=at,
        )

    def lend(self, key: AssetKey, order: WorkOrderId | None = None, who: Who = KEEPER) -> Loan:
        return self.lend_as(self.lending(key, order), who)

    def lend_as(self, cmd: LendAsset, who: Who = KEEPER) -> Loan:
        return self.day.do(lend_asset, cmd, who)

    def back(self, loan: Loan, difference: str = "", who: Who = KEEPER) -> Loan:
        cmd = ReturnLoan(loan_id=loan.id, condition="as seen", difference=difference)
        return self.day.do(return_loan, cmd, who)

    def miss(self, loan: Loan, who: Who = TECHNICIAN) -> Loan:
        cmd = ReportMissing(loan_id=loan.id, cause="left at the site")
        return self.day.do(report_missing, cmd, who)

    def settle(
        self,
        loan: Loan,
        outcome: SettleOutcome,
        *,
        amount: Decimal | None = None,
        replacement: ReceiptId | None = None,
        who: Who = SUPERVISOR,
    ) -> Loan:
        cmd = SettleLoan(
            loan_id=loan.id,
            outcome=outcome,
            reason="heard both sides",
            amount=amount,
            replacement=replacement,
        )
        return self.day.do(settle_loan, cmd, who)

    def calibrate(
        self,
        key: AssetKey,
        result: CalibrationResult = PASSED,
        at: datetime | None = None,
    ) -> Calibration:
        cmd = RecordCalibration(
            calibration_id=CalibrationId(self.day.new_id()),
            key=key,
            result=result,
            calibrated_at=at or self.day.now,
            calibrated_by="计量院",
            certificate=f"C-{next(self.numbers)}",
        )
        return self.day.do(record_calibration, cmd, KEEPER)

    def measure(self, key: AssetKey, order: WorkOrderId, at: datetime | None = None) -> Measurement:
        cmd = RecordMeasurement(
            measurement_id=MeasurementId(self.day.new_id()),
            key=key,
            work_order_id=order,
            quantity="torque",
            value="12 Nm",
            occurred_at=at,
        )
        return self.day.do(record_measurement, cmd, TECHNICIAN)

    def work(
        self,
        wanted: UseFilter | None = None,
        doubted_by: CalibrationId | None = None,
        *,
        after: tuple[datetime, str] | None = None,
        limit: int = 100,
    ) -> list[JudgedUse]:
        cmd = ListDeviceWork(
            wanted=wanted or UseFilter(), after=after, limit=limit, doubted_by=doubted_by
        )
        return list(self.day.do(list_device_work, cmd, SYSTEM))

    def ask(self, key: AssetKey, who: Who = TECHNICIAN) -> ToolRefund:
        cmd = AskToolRefund(
            refund_id=RefundId(self.day.new_id()), key=key, amount=Decimal("99.50"), invoice="I-1"
        )
        return self.day.do(ask_tool_refund, cmd, who)

    def decide(
        self, refund: ToolRefund, *, is_granted: bool = True, who: Who = SUPERVISOR
    ) -> ToolRefund:
        cmd = DecideToolRefund(refund_id=refund.id, is_granted=is_granted, reason="invoice seen")
        return self.day.do(decide_tool_refund, cmd, who)

    def look(self, loan: Loan) -> Loan:
        with self.day.begin(SYSTEM) as tx:
            return tx.loans.get(loan.id)

    def thing(self, key: AssetKey) -> Asset:
        with self.day.begin(SYSTEM) as tx:
            return tx.assets.get(key)

    def listed(self, wanted: LoanFilter, who: Who = SYSTEM) -> Sequence[Loan]:
        with self.day.begin(who) as tx:
            return list(tx.loans.page(wanted, None, 100))

    def place(self, key: AssetKey) -> str:
        with self.day.begin(SYSTEM) as tx:
            return str(tx.stock.place_of(*key))

    def chase(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return chase_loans(tx, self.day.now)

    def warn(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return warn_of_calibrations(tx, self.day.now)
