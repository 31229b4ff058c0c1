"""Use case: take down a customer's answer to the survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from feedback.domain.events import SurveyAnswered
from feedback.domain.ids import SurveyId
from feedback.domain.instants import local_day
from feedback.domain.people import Actor
from feedback.domain.survey import Answer, Survey
from feedback.domain.words import ContactChannel, Rating
from feedback.handlers.telling import told_at
from feedback.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSurveyAnswer:
    survey_id: SurveyId
    items: Mapping[str, Rating | None]
    comment: str
    channel: ContactChannel
    actor: Actor
    occurred_at: datetime | None


def record_survey_answer(cmd: RecordSurveyAnswer, tx: Tx, now: datetime) -> Survey:
    """Record the four ratings and judge by policy whether the customer is satisfied.

    Args:
        cmd: Every item has a level; `occurred_at` is when the customer answered (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The answered survey, with its new version.

    Raises:
        ItemMissing: An item has no level.
        OccurredInFuture: The answer lies in the future.
        BeforeClosing: The answer lies before the closing of the request.
        SurveyStateRefused: Answered already, or withdrawn.
        NotFound: There is no such survey in the principal's branches.

    Source: rulebook F-01, F-02.
    """
    answer = Answer.of(cmd.items, cmd.comment)
    survey = tx.surveys.lock(cmd.survey_id)
    at = told_at(cmd.occurred_at, survey.time_zone, tx, now)
    answered = survey.answered(
        answer,
        policy=tx.policies.survey(local_day(max(at, survey.closed_at), survey.time_zone)),
        channel=cmd.channel,
        actor=cmd.actor.subject,
        at=at,
    )
    saved = tx.surveys.save(answered)
    tx.outbox.append(SurveyAnswered.of(saved, answer, at))
    return saved
