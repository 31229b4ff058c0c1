"""Questions of customers that could not be answered at once (I-20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from intake.domain.errors import ConcurrentUpdate, NotFound, Refused
from intake.domain.vocabulary import Channel

BY_THE_CLOCK: Final = "system:clock"
"""Who hands a question over where nobody did."""


class QuestionNotFound(NotFound):
    """There is no such question, or the caller may not see its request."""

    reason = "QUESTION_NOT_FOUND"


class StaleQuestion(ConcurrentUpdate):
    """The question changed between reading and writing."""

    reason = "QUESTION_STALE"


class QuestionAnswered(Refused):
    """There is an answer already."""

    reason = "QUESTION_ALREADY_ANSWERED"


class QuestionEscalatedBefore(Refused):
    """The supervisor has the question already."""

    reason = "QUESTION_ALREADY_ESCALATED"


class QuestionUnanswered(Refused):
    """There is no answer that the customer could be told."""

    reason = "QUESTION_NOT_ANSWERED"


class AnswerToldBefore(Refused):
    """The customer has the answer already."""

    reason = "ANSWER_ALREADY_TOLD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on a request, and the way of its answer; instants are UTC.

    `branch` is where the request is now. It goes to `notify_role` by `escalate_by`, at the latest
    by the clock; the answer reaches the customer before `tell_by`, the end of its day at the
    branch. `told_late_at` is that end where it passed without a word to the customer.
    """

    id: str
    service_request_id: str
    branch: str
    text: str
    asked_at: datetime
    taken_by: str
    escalate_by: datetime
    notify_role: str
    policy_ref: str
    escalated_at: datetime | None = None
    escalated_by: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""
    tell_by: datetime | None = None
    told_at: datetime | None = None
    told_by: str = ""
    told_over: Channel | None = None
    told_late_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFilter:
    """Which questions; what is empty does not narrow. Open is what the customer waits for."""

    branch: str = ""
    service_request_id: str = ""
    open_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEscalated:
    """The supervisor has to find an answer."""

    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerToldLate:
    """The day of an answer ended and the customer had not heard it."""

    question: Question


QuestionEvent = QuestionEscalated | AnswerToldLate


def caught_up(question: Question, now: datetime) -> tuple[Question, tuple[QuestionEvent, ...]]:
    """Return the question with what time alone has changed by now, and what that announces.

    What is announced depends on the question and `now` only; a timer that ran late says the same.

    Args:
        question: As stored.
        now: Time of the look (UTC).

    Source: rulebook I-20.
    """
    if question.answered_at is None:
        if question.escalated_at or now < question.escalate_by:
            return question, ()
        sent = replace(question, escalated_at=question.escalate_by, escalated_by=BY_THE_CLOCK)
        return sent, (QuestionEscalated(question=sent),)
    is_settled = question.told_at or question.told_late_at
    if is_settled or question.tell_by is None or now < question.tell_by:
        return question, ()
    late = replace(question, told_late_at=question.tell_by)
    return late, (AnswerToldLate(question=late),)


def escalated(question: Question, by: str, now: datetime) -> Question:
    """Return the question in the hands of the supervisor.

    Raises:
        QuestionAnswered: There is an answer.
        QuestionEscalatedBefore: The supervisor has it already.

    Source: rulebook I-20.
    """
    needs_no_answer(question)
    if question.escalated_at:
        raise QuestionEscalatedBefore(
            f"{question.escalated_by} handed it over at {question.escalated_at.isoformat()}",
            rule="I-20",
            question_id=question.id,
        )
    return replace(question, escalated_at=now, escalated_by=by)


def answered(
    question: Question, answer: str, by: str, now: datetime, tell_by: datetime
) -> Question:
    """Return the question with its answer, which is to reach the customer before `tell_by` (UTC).

    Raises:
        QuestionAnswered: There is an answer.

    Source: rulebook I-20.
    """
    needs_no_answer(question)
    return replace(question, answer=answer, answered_at=now, answered_by=by, tell_by=tell_by)


def told(question: Question, over: Channel, by: str, now: datetime) -> Question:
    """Return the question as settled: the customer has the answer.

    Raises:
        QuestionUnanswered: There is no answer.
        AnswerToldBefore: The customer has it already.

    Source: rulebook I-20.
    """
    if question.answered_at is None:
        raise QuestionUnanswered("there is no answer to tell", rule="I-20", question_id=question.id)
    if question.told_at:
        raise AnswerToldBefore(
            f"{question.told_by} told it at {question.told_at.isoformat()}",
            rule="I-20",
            question_id=question.id,
        )
    return replace(question, told_at=now, told_by=by, told_over=over)


def needs_no_answer(question: Question) -> None:
    """Refuse to go on with a question that has an answer.

    Raises:
        QuestionAnswered: It has one.

    Source: rulebook I-20.
    """
    if question.answered_at:
        raise QuestionAnswered(
            f"{question.answered_by} answered it at {question.answered_at.isoformat()}",
            rule="I-20",
            question_id=question.id,
        )
