"""Reaction: a closed request was opened again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.events import SurveyWithdrawn
from feedback.domain.ids import ServiceRequestId
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReopened:
    """What we read from intake's event; not `was_closed`: a solution was taken back."""

    service_request_id: ServiceRequestId
    was_closed: bool
    reopened_at: datetime
    sequence: int


def on_request_reopened(event: RequestReopened, tx: Tx, now: datetime) -> None:
    """Withdraw the survey nobody has answered yet; an answer given stays.

    Args:
        event: Instants are UTC. An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-01.
    """
    request = tx.requests.find(event.service_request_id)
    if request is None or request.seen >= event.sequence:
        return
    if not event.was_closed:
        tx.requests.save(replace(request, seen=event.sequence))
        return
    tx.requests.save(replace(request.reopened(), seen=event.sequence))
    for survey in tx.surveys.lock_unanswered(request.id):
        tx.surveys.save(survey.withdrawn())
        tx.outbox.append(
            SurveyWithdrawn(
                survey_id=survey.id,
                service_request_id=survey.service_request_id,
                branch_code=survey.branch_code,
                occurred_at=event.reopened_at,
            )
        )
