"""Use case: the fault is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_unrestored
from intake.domain.request import ServiceRequest
from intake.handlers.recording import announce_nothing, lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRestoration:
    service_request_id: str
    occurred_at: datetime | None
    remedy: str


def record_restoration(cmd: RecordRestoration, tx: Tx, now: datetime) -> ServiceRequest:
    """Record that the service works again; this meets the milestone restore.

    Args:
        cmd: Which request, what was done, and when the fault was gone (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        AlreadySolved: The fault was gone by then.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-16, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_unrestored(request.call, request.standing_at(at))
    fact = Fact(
        kind=FactKind.RESTORED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        note=cmd.remedy,
    )
    return record(request, (fact,), tx, now, announce_nothing)
