"""Reaction: what a closing told of a request was corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from feedback.domain.events import SurveyAnswered
from feedback.domain.ids import survey_id_of
from feedback.handlers.on_request_closed import RequestClosed, copy_of
from feedback.ports import Tx


def on_closing_corrected(event: RequestClosed, tx: Tx, now: datetime) -> None:
    """Ask about the technician who did serve; an answer is told again, as one about him.

    Args:
        event: The closing as it is known now; instants are UTC. An event older than what is known
            changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-01, F-02.
    """
    known = tx.requests.find(event.service_request_id)
    if known is not None and known.seen >= event.sequence:
        return
    tx.requests.save(replace(copy_of(event, known), technician_code=event.technician_code))
    asked = tx.surveys.find(survey_id_of(event.service_request_id, event.closings))
    if asked is None or asked.technician_code == event.technician_code:
        return
    survey = tx.surveys.save(tx.surveys.lock(asked.id).about(event.technician_code))
    if survey.answer is not None and survey.answered_at is not None:
        tx.outbox.append(SurveyAnswered.of(survey, survey.answer, survey.answered_at))
