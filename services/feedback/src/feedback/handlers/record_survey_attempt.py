"""Use case: note that a customer could not be reached for the survey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.events import SurveyUnreachable
from feedback.domain.ids import SurveyId
from feedback.domain.instants import local_day
from feedback.domain.people import Actor
from feedback.domain.survey import Attempt, Survey, SurveyState
from feedback.domain.words import ContactChannel
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSurveyAttempt:
    survey_id: SurveyId
    channel: ContactChannel
    note: str
    actor: Actor
    occurred_at: datetime | None


def record_survey_attempt(cmd: RecordSurveyAttempt, tx: Tx, now: datetime) -> Survey:
    """Count an unsuccessful attempt; the policy's last one makes the customer unreachable.

    Args:
        cmd: `occurred_at` is when it was tried (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The survey, with its new version.

    Raises:
        OccurredInFuture: The attempt lies in the future.
        BeforeClosing: The attempt lies before the closing of the request.
        SurveyStateRefused: The survey is not due.
        NotFound: There is no such survey in the principal's branches.

    Source: rulebook F-01.
    """
    survey = tx.surveys.lock(cmd.survey_id)
    at = told_at(cmd.occurred_at, survey.time_zone, tx, now)
    attempt = Attempt(
        number=len(survey.attempts) + 1,
        channel=cmd.channel,
        actor=cmd.actor.subject,
        occurred_at=at,
        recorded_at=now,
        note=cmd.note,
    )
    policy = tx.policies.survey(local_day(max(at, survey.closed_at), survey.time_zone))
    saved = tx.surveys.save(survey.attempted(attempt, policy))
    if saved.state is SurveyState.UNREACHABLE:
        tx.outbox.append(
            SurveyUnreachable(
                survey_id=saved.id,
                service_request_id=saved.service_request_id,
                branch_code=saved.branch_code,
                occurred_at=at,
            )
        )
    return saved
