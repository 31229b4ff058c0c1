"""Use case: the customer has heard the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.follow_ups.question import Question, told
from intake.domain.vocabulary import Channel
from intake.handlers.follow_ups.answering import change_question
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswerTold:
    question_id: str
    over: Channel


def record_answer_told(cmd: RecordAnswerTold, tx: Tx, now: datetime) -> Question:
    """Keep that the customer was told; after the day of the answer the breach stays on record.

    Raises:
        QuestionNotFound: The caller knows no such question.
        QuestionUnanswered: There is no answer.
        AnswerToldBefore: The customer has it already.

    Source: rulebook I-20.
    """
    return change_question(
        cmd.question_id, lambda known: told(known, cmd.over, tx.actor, now), tx, now
    )
