"""Reaction: a service request was closed, or its closing was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.facts import ClosedCall, Milestone, kept_promise
from hr_appraisal.domain.ids import EmployeeCode, ServiceRequestId
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed:
    """What we read from intake's event.

    `promised` holds each promised milestone: met in time, breached, or (None) neither; `is_done`
    is false for a request that was rejected or withdrawn.
    """

    service_request_id: ServiceRequestId
    request_number: str
    branch_code: str
    technician_code: EmployeeCode
    closed_at: datetime
    visits: int
    is_repeat: bool
    is_done: bool
    promised: Mapping[Milestone, bool | None]
    sequence: int


def on_request_closed(event: RequestClosed, tx: Tx, now: datetime) -> None:
    """Keep how the call ended; a later closing or a correction of it takes its place.

    The sheet of the month is drawn from what is kept, so a correction counts where the call was
    closed, for whom it names, however long ago that was.

    Args:
        event: Instants are UTC. An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-13, H-07.
    """
    known = tx.facts.find_call(event.service_request_id)
    if known is not None and known.seen >= event.sequence:
        return
    tx.facts.save_call(
        ClosedCall(
            service_request_id=event.service_request_id,
            request_number=event.request_number,
            branch_code=event.branch_code,
            technician_code=event.technician_code,
            closed_at=event.closed_at,
            visits=event.visits,
            is_repeat=event.is_repeat,
            in_time=kept_promise(event.promised),
            is_done=event.is_done,
            is_closed=True,
            seen=event.sequence,
        )
    )
