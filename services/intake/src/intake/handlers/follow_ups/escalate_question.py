"""Use case: the supervisor gets a question that nobody could answer."""

from __future__ import annotations

from datetime import datetime

from intake.domain.follow_ups.question import Question, escalated
from intake.handlers.follow_ups.answering import change_question
from intake.ports import Tx


def escalate_question(question_id: str, tx: Tx, now: datetime) -> Question:
    """Hand a question to the supervisor before the clock does.

    Raises:
        QuestionNotFound: The caller knows no such question.
        QuestionAnswered: There is an answer.
        QuestionEscalatedBefore: The supervisor has it already.

    Source: rulebook I-20.
    """
    return change_question(question_id, lambda known: escalated(known, tx.actor, now), tx, now)
