"""Facts dispatch announces. Past tense; `occurred_at` is when it became true (UTC)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.identity import BranchCode, ServiceRequestId, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import ReplacedPart
from dispatch.domain.technician import Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import WorkOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianRegistered:
    technician: Technician
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianChanged:
    technician: Technician
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The order an event is about, and where it belongs when the event happens."""

    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode

    @classmethod
    def of(cls, order: WorkOrder) -> Origin:
        """Name an order in an event."""
        return cls(
            work_order_id=order.id,
            service_request_id=order.call.service_request_id,
            branch_code=order.branch_code,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderOpened:
    """`in_warranty`: the company pays, and the parts replaced are due back (P-06).

    Customer and installed product are named by id, for tracing parts (P-19); empty: none is known.

    `severity`: A to D; the worse, the sooner parts are found for it (P-09).
    """

    origin: Origin
    occurred_at: datetime
    in_warranty: bool = False
    customer_id: str = ""
    installed_product_id: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderAssigned:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    visit: TimeWindow
    overridden_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderAccepted:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelStarted:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianArrived:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    visit_number: int
    late_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSuspended:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    state: State
    note: str
    customer_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkResumed:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReportSubmitted:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    fixed: bool
    finished_at: datetime
    replaced_parts: tuple[ReplacedPart, ...]
    minutes_worked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderSigned:
    origin: Origin
    occurred_at: datetime
    technician_code: TechnicianCode
    seal: str
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderReopened:
    """It waits for a technician again: the fault came back, or the technician left the roster."""

    origin: Origin
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderTransferred:
    origin: Origin
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderClosed:
    origin: Origin
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderCancelled:
    origin: Origin
    occurred_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyEnded:
    """Damage by people was found: the company pays no more (I-10, P-06)."""

    origin: Origin
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderGraded:
    """Its request got another severity, A to D (D-05, P-09)."""

    origin: Origin
    occurred_at: datetime
    severity: str


TechnicianEvent = TechnicianRegistered | TechnicianChanged
WorkOrderEvent = (
    WorkOrderOpened
    | WorkOrderAssigned
    | WorkOrderAccepted
    | TravelStarted
    | TechnicianArrived
    | WorkSuspended
    | WorkResumed
    | ServiceReportSubmitted
    | WorkOrderSigned
    | WorkOrderReopened
    | WorkOrderTransferred
    | WorkOrderClosed
    | WorkOrderCancelled
    | WarrantyEnded
    | WorkOrderGraded
)
Event = TechnicianEvent | WorkOrderEvent
