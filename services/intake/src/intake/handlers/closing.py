"""What every way to close a request shares: the closing fact and its announcement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import ServiceRequestClosed
from intake.domain.facts import Fact, FactKind
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Outcome
from intake.handlers.recording import record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How and when a request ended; `visits` is zero where nobody counted."""

    occurred_at: datetime
    outcome: Outcome
    reason: str = ""
    technician: str = ""
    visits: int = 0

    def fact(self, tx: Tx, now: datetime) -> Fact:
        """Return the closing as a fact that is recorded now (UTC)."""
        return Fact(
            kind=FactKind.CLOSED,
            occurred_at=self.occurred_at,
            recorded_at=now,
            actor=tx.actor,
            outcome=self.outcome,
            technician=self.technician,
            visits=self.visits,
            note=self.reason,
        )


def close(request: ServiceRequest, closing: Closing, tx: Tx, now: datetime) -> ServiceRequest:
    """Close a locked request whose outcome was found to be in order.

    Args:
        request: As locked.
        closing: How it ended, instants in UTC.
        tx: Open transaction.
        now: Time of recording (UTC).

    Returns:
        The closed request.

    Source: rulebook I-02.
    """
    return record(
        request,
        (closing.fact(tx, now),),
        tx,
        now,
        lambda saved: (
            ServiceRequestClosed(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=closing.occurred_at,
                request=saved,
            ),
        ),
    )
