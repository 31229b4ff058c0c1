"""What this service knows of a work order, from dispatch's events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from inventory.domain.errors import InventoryError, Refused
from inventory.domain.ids import BranchCode, ServiceRequestId, WorkOrderId
from inventory.domain.severity import Severity


class OrderState(StrEnum):
    """As far as parts are concerned; dispatch knows more."""

    OPEN = "open"
    ASSIGNED = "assigned"
    STARTED = "started"  # accepted, travelling, on site or waiting for something
    DONE = "done"  # reported as fixed, perhaps signed
    CLOSED = "closed"
    CANCELLED = "cancelled"


ENDED = frozenset({OrderState.CLOSED, OrderState.CANCELLED})


class WorkOrderUnknown(Refused):
    reason = "WORK_ORDER_UNKNOWN"


class WorkOrderNotStarted(Refused):
    reason = "WORK_ORDER_NOT_STARTED"


class WorkOrderNotKnownYet(InventoryError):
    """The event that opens the order has not come yet; the worker asks again later."""

    reason = "WORK_ORDER_NOT_KNOWN_YET"
    retry_later = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder:
    """A local copy. Only a started order may draw parts.

    Args:
        in_warranty: When it was opened the company paid (P-06).
        warranty_ended_at: When damage by people was found (UTC), so that somebody else pays.
        reported_at: When its last service report was submitted (UTC); None before the first.
        customer_id: Whose call it is, of intake (P-19); empty for orders from before it was told.
        installed_product_id: Likewise; empty as well where the call names none.
        severity: How bad the fault is now; None: nobody told (P-09).
    """

    id: WorkOrderId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    state: OrderState
    opened_at: datetime
    in_warranty: bool = False
    warranty_ended_at: datetime | None = None
    reported_at: datetime | None = None
    customer_id: str = ""
    installed_product_id: str = ""
    severity: Severity | None = None

    def require_started(self) -> None:
        """Refuse parts for an order nobody works on.

        Raises:
            WorkOrderNotStarted: The order is not accepted yet, or done, closed or cancelled.

        Source: rulebook P-04.
        """
        if self.state is not OrderState.STARTED:
            raise WorkOrderNotStarted(
                f"work order {self.id} is {self.state}, parts need a started one",
                rule="P-04",
                field="work_order_id",
                work_order_id=self.id,
                state=self.state.value,
            )

    def moved(self, state: OrderState) -> WorkOrder:
        """Return the order in the state dispatch announced."""
        return replace(self, state=state)

    def graded(self, severity: Severity) -> WorkOrder:
        """Return the order with the severity that dispatch announced."""
        return replace(self, severity=severity)

    def is_chargeable(self, at: datetime) -> bool:
        """Say whether the customer pays for parts of an instant (UTC).

        Source: rulebook P-05, P-13.
        """
        return not self.owes_old_parts(at)

    def owes_old_parts(self, at: datetime) -> bool:
        """Say whether what parts issued at an instant (UTC) replace is due back.

        Source: rulebook P-06.
        """
        return self.in_warranty and (self.warranty_ended_at is None or at < self.warranty_ended_at)

    def without_warranty(self, at: datetime) -> WorkOrder:
        """Return the order after its warranty ended (UTC); the first end counts."""
        return replace(self, warranty_ended_at=min(at, self.warranty_ended_at or at))

    def reported(self, at: datetime, *, is_fixed: bool) -> WorkOrder:
        """Return the order after a service report: done only when the fault is gone."""
        state = OrderState.DONE if is_fixed else OrderState.STARTED
        last = max(at, self.reported_at or at)
        return replace(self, state=state, reported_at=last)

    def transferred(self, branch_code: BranchCode) -> WorkOrder:
        """Return the order at its new branch, where nobody has accepted it yet."""
        state = self.state if self.state in ENDED else OrderState.OPEN
        return replace(self, branch_code=branch_code, state=state)


def unknown(work_order_id: WorkOrderId) -> WorkOrderUnknown:
    """Return the refusal for an order that no event has opened here, or of another's branch.

    Source: rulebook P-04.
    """
    return WorkOrderUnknown(
        f"work order {work_order_id} is not known here",
        rule="P-04",
        field="work_order_id",
        work_order_id=work_order_id,
    )


def not_known_yet(work_order_id: WorkOrderId) -> WorkOrderNotKnownYet:
    """Return what a reaction raises for an order whose opening has not come yet."""
    return WorkOrderNotKnownYet(
        f"work order {work_order_id} is not known yet", work_order_id=work_order_id
    )
