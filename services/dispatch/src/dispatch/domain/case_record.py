"""What is written down about an order and never changed: steps, visits, what inventory said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.time_window import TimeWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change: who, when it happened, when it was recorded, where (D-06). Instants are UTC."""

    work_order_id: WorkOrderId
    from_state: State
    to_state: State
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One arrival against what was promised (D-10). `number` starts at 1."""

    work_order_id: WorkOrderId
    number: int
    technician_code: TechnicianCode
    promised: TimeWindow
    arrived_at: datetime
    place: str

    @property
    def late_seconds(self) -> int:
        """Whole seconds after the promised start; zero or less is in time.

        Source: rulebook D-10.
        """
        return (self.arrived_at - self.promised.start) // timedelta(seconds=1)


class PartsState(StrEnum):
    """What inventory last said about a requisition."""

    SHORT = "short"
    RESERVED = "reserved"
    APPROVED = "approved"
    ISSUED = "issued"
    RETURNED = "returned"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsNote:
    """One requisition for an order as it stands; `detail` names parts and quantities."""

    requisition_id: str
    work_order_id: WorkOrderId
    warehouse_code: str
    state: PartsState
    detail: str
    occurred_at: datetime

    def following(self, earlier: PartsNote | None) -> PartsNote:
        """Return this note with what it leaves out taken from an earlier one."""
        if earlier is None:
            return self
        return replace(
            self,
            warehouse_code=self.warehouse_code or earlier.warehouse_code,
            detail=self.detail or earlier.detail,
        )
