"""Use case: a call turns out to be more or less severe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.events import Event, SeverityChanged
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_another_severity, needs_to_be_open
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Milestone, Severity
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSeverity:
    service_request_id: str
    occurred_at: datetime | None
    severity: Severity
    reason: str


def change_severity(cmd: ChangeSeverity, tx: Tx, now: datetime) -> ServiceRequest:
    """Change the severity; targets are computed anew from the call, the history is kept.

    A clock that was met is judged by the severity in force when it was met.

    Args:
        cmd: Which request, the new severity, why, and from when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        SeverityUnchanged: The request had that severity by then.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-15, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    before = request.standing_at(at)
    needs_to_be_open(request.call, before)
    needs_another_severity(request.call, before, cmd.severity)
    fact = Fact(
        kind=FactKind.SEVERITY_CHANGED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        severity=cmd.severity,
        note=cmd.reason,
    )

    def announce(saved: ServiceRequest) -> tuple[Event, ...]:
        arrive, restore = saved.clock(Milestone.ARRIVE), saved.clock(Milestone.RESTORE)
        return (
            SeverityChanged(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=at,
                from_severity=before.severity,
                to_severity=cmd.severity,
                reason=cmd.reason,
                arrive_due_at=arrive.due_at if arrive else None,
                restore_due_at=restore.due_at if restore else None,
            ),
        )

    return record(request, (fact,), tx, now, announce)
