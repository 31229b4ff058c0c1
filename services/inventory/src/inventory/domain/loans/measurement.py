"""What was measured with a device for a work order, and which work a device served (P-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from inventory.domain.ids import BranchCode, ServiceRequestId, WorkOrderId
from inventory.domain.loans.keys import AssetKey

MeasurementId = NewType("MeasurementId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One measurement; written once.

    Args:
        quantity: What was measured, e.g. insulation.
        value: As it was read, with its unit.
        was_good: Whether the device was in calibration then, as far as was known.
        measured_by: Subject.
        measured_at: When (UTC).
        recorded_at: When it was told (UTC).
    """

    id: MeasurementId
    key: AssetKey
    branch_code: BranchCode
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    quantity: str
    value: str
    was_good: bool
    measured_by: str
    measured_at: datetime
    recorded_at: datetime


class UseKind(StrEnum):
    """How a device served a work order."""

    LENT = "lent"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A device served a work order.

    Args:
        id: Of the loan or the measurement.
        begun_at: When it went out, or measured (UTC).
        ended_at: When it came back, or measured (UTC); None as long as it is out.
        by: Subject of the borrower or of whoever measured.
        told: Of a measurement: what was measured; of a loan nothing.
    """

    id: str
    kind: UseKind
    key: AssetKey
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    begun_at: datetime
    ended_at: datetime | None
    by: str
    told: str = ""

    @property
    def list_key(self) -> tuple[datetime, str]:
        """Sort key of lists, which begin with the newest."""
        return self.begun_at, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedUse:
    """A use, and whether a failed calibration puts it in doubt."""

    use: Use
    is_doubtful: bool
