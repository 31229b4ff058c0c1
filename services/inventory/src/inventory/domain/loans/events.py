"""What inventory announces of loans, devices and tools (P-11, P-12, P-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.loans.asset import Asset
from inventory.domain.loans.calibration import Calibration
from inventory.domain.loans.loan import Loan
from inventory.domain.loans.refund import ToolRefund


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetLent:
    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanReturned:
    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanMissed:
    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanOverdue:
    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanSettled:
    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCharged:
    """One of ours pays for what he lost or damaged."""

    loan: Loan
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCalibrated:
    """A device was calibrated, whether it passed or failed."""

    asset: Asset
    calibration: Calibration
    doubtful_since: datetime | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationDue:
    asset: Asset
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolRefunded:
    refund: ToolRefund
    occurred_at: datetime


LoanEvent = AssetLent | LoanReturned | LoanMissed | LoanOverdue | LoanSettled | ToolCharged
AssetEvent = DeviceCalibrated | CalibrationDue | ToolRefunded
