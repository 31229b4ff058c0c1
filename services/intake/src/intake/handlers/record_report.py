"""Use case: the customer got the written report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.promising import needs_to_be_reportable
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReport:
    service_request_id: str
    occurred_at: datetime | None
    document: str


def record_report(cmd: RecordReport, tx: Tx, now: datetime) -> ServiceRequest:
    """Record that a report was delivered, also after closing; this meets the milestone report.

    Args:
        cmd: Which request, what, by whom, and when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        RequestClosed: The entry was rejected or withdrawn by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-16.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_reportable(request.call, request.standing_at(at))
    fact = Fact(
        kind=FactKind.REPORT_DELIVERED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        note=cmd.document,
    )
    return record(request, (fact,), tx, now, announce_nothing)
