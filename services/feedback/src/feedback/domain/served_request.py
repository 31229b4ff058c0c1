"""Our copy of a service request: just enough to survey it and to file complaints about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.ids import ServiceRequestId
from feedback.domain.words import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedRequest:
    """What intake's events told about a request.

    `seen` is the number of the last event that was taken in; an older one changes nothing.
    `problem_id` is the first request of a chain of repeats: the same problem of the customer.
    """

    id: ServiceRequestId
    number: str
    branch_code: str
    customer_id: str
    problem_id: ServiceRequestId
    received_at: datetime
    time_zone: str = ""
    technician_code: str = ""
    outcome: Outcome | None = None
    closings: int = 0
    is_closed: bool = False
    closed_at: datetime | None = None
    seen: int = 0

    def closed(
        self,
        *,
        outcome: Outcome,
        closings: int,
        closed_at: datetime,
        technician_code: str,
        time_zone: str,
    ) -> ServedRequest:
        """Return the request as it is after a closing.

        Source: rulebook F-01.
        """
        return replace(
            self,
            outcome=outcome,
            closings=closings,
            is_closed=True,
            closed_at=closed_at,
            technician_code=technician_code or self.technician_code,
            time_zone=time_zone or self.time_zone,
        )

    def reopened(self) -> ServedRequest:
        """Return the request as it is after a reopening; how often it was closed stays known."""
        return replace(self, is_closed=False, outcome=None, closed_at=None)
