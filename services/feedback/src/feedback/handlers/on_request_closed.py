"""Reaction: a service request was closed, so its survey is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.events import SurveyScheduled, SurveyWithdrawn
from feedback.domain.ids import ServiceRequestId
from feedback.domain.instants import local_day
from feedback.domain.served_request import ServedRequest
from feedback.domain.survey import Survey
from feedback.domain.words import Outcome
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed:
    """What we read from intake's event; `time_zone` is the branch's as its clocks name it."""

    service_request_id: ServiceRequestId
    request_number: str
    branch_code: str
    customer_id: str
    outcome: Outcome
    received_at: datetime
    closed_at: datetime
    technician_code: str
    time_zone: str
    closings: int
    sequence: int


def on_request_closed(event: RequestClosed, tx: Tx, now: datetime) -> None:
    """Plan exactly one survey for this closing; every call is surveyed, however it ended.

    Args:
        event: Instants are UTC. An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-01.
    """
    known = tx.requests.find(event.service_request_id)
    if known is not None and known.seen >= event.sequence:
        return
    request = copy_of(event, known)
    tx.requests.save(request)
    zone = request.time_zone or tx.policies.default_zone(event.closed_at)
    policy = tx.policies.survey(local_day(event.closed_at, zone))
    survey = Survey.schedule(request, policy)
    for earlier in tx.surveys.lock_unanswered(request.id):
        if earlier.id != survey.id:
            tx.surveys.save(earlier.withdrawn())
            tx.outbox.append(
                SurveyWithdrawn(
                    survey_id=earlier.id,
                    service_request_id=earlier.service_request_id,
                    branch_code=earlier.branch_code,
                    occurred_at=event.closed_at,
                )
            )
    if tx.surveys.find(survey.id) is None:
        tx.surveys.add(survey)
        tx.outbox.append(SurveyScheduled.of(survey, event.closed_at))


def copy_of(event: RequestClosed, known: ServedRequest | None) -> ServedRequest:
    """Return our copy of a request as a closing tells it, made where it was not known."""
    request = known or ServedRequest(
        id=event.service_request_id,
        number=event.request_number,
        branch_code=event.branch_code,
        customer_id=event.customer_id,
        problem_id=event.service_request_id,
        received_at=event.received_at,
    )
    closed = request.closed(
        outcome=event.outcome,
        closings=event.closings,
        closed_at=event.closed_at,
        technician_code=event.technician_code,
        time_zone=event.time_zone,
    )
    return replace(closed, branch_code=event.branch_code, seen=event.sequence)
