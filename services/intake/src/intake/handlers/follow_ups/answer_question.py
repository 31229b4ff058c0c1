"""Use case: there is an answer to a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.follow_ups.day_end import midnight_after
from intake.domain.follow_ups.question import Question, answered
from intake.handlers.follow_ups.answering import change_question
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion:
    question_id: str
    answer: str


def answer_question(cmd: AnswerQuestion, tx: Tx, now: datetime) -> Question:
    """Keep the answer; it is to reach the customer before the day is over at the branch.

    Raises:
        QuestionNotFound: The caller knows no such question.
        QuestionAnswered: There is an answer.

    Source: rulebook I-20.
    """

    def answer(known: Question) -> Question:
        branch = tx.branches.require(known.branch)
        return answered(known, cmd.answer, tx.actor, now, midnight_after(branch, now))

    return change_question(cmd.question_id, answer, tx, now)
