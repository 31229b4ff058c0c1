"""Timer: questions go to the supervisor in time, and answers that were kept back are told of."""

from __future__ import annotations

from datetime import datetime

from intake.domain.follow_ups.question import Question, caught_up
from intake.ports import Sweep, Tx


def check_questions(tx: Tx, now: datetime, limit: int) -> int:
    """Raise what has come due by now, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the look (UTC).
        limit: Questions to handle at most.

    Returns:
        How many questions were handled.

    Source: rulebook I-20.
    """
    rows = {question.id: question for question in tx.questions.lock_due(now, limit)}
    return tx.sweeps.each(Sweep.CHECK_QUESTIONS, rows, lambda each: _check(each, tx, now), now)


def _check(question: Question, tx: Tx, now: datetime) -> None:
    changed, events = caught_up(question, now)
    tx.questions.save(changed)
    for event in events:
        tx.outbox.append(event)
