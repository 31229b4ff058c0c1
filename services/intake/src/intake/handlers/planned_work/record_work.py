"""Use case: put a record of planned work on file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.facts import FactKind
from intake.domain.planned_work.recording import with_record
from intake.domain.planned_work.work import PlannedWork, WorkRecord
from intake.domain.register import believable
from intake.handlers.planned_work.planning import dated
from intake.handlers.planned_work.settling import settle_request
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWork:
    """`occurred_at` is when what the record tells happened (UTC), None means now."""

    work_id: str
    record_kind: str
    fields: Mapping[str, str]
    occurred_at: datetime | None


def record_work(cmd: RecordWork, tx: Tx, now: datetime) -> PlannedWork:
    """Record what was planned, told, done, tested or found; the last record ends the work.

    Args:
        cmd: Which work, which record, what it says.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The work with its records.

    Raises:
        PlannedWorkNotFound: The caller knows no such work.
        InTheFuture: It has not happened yet.
        PlannedWorkEnded, RecordKindUnknown, RecordAlreadyThere, RecordFieldMissing,
            RecordFieldUnknown, RecordFieldUnreadable, RecordTooEarly, NoVisitBehindIt,
            NoticeTooLate, BeforeTheStart: The work does not take this record.

    Source: rulebook I-22, I-23, I-26, I-27.
    """
    work = tx.planned_works.lock(cmd.work_id)
    request = tx.service_requests.lock(work.service_request_id)
    policy = tx.policies.register(request.day_of(now))
    at = believable(cmd.occurred_at or now, now, policy, "occurred_time")
    kind = tx.policies.planned_work_by(work.policy_ref).kind(work.kind)
    arrivals = [f.occurred_at for f in request.timeline.facts if f.kind is FactKind.ARRIVED]
    record = WorkRecord(
        kind=cmd.record_kind,
        occurred_at=at,
        recorded_at=now,
        recorded_by=tx.actor,
        fields={name: text.strip() for name, text in cmd.fields.items()},
    )
    recorded = with_record(work, kind, record, arrivals)
    visited = replace(recorded, visited_at=min(arrivals, default=None))
    saved = tx.planned_works.save(dated(visited, kind, tx))
    settle_request(saved, request, tx, now)
    return saved
