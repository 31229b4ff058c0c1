"""What every step of a question shares: lock, catch up with the clock, save, announce."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from intake.domain.follow_ups.question import Question, QuestionEscalated, caught_up
from intake.ports import Tx


def change_question(
    question_id: str, change: Callable[[Question], Question], tx: Tx, now: datetime
) -> Question:
    """Change a question after raising what time alone had changed by now.

    Args:
        question_id: Which one.
        change: Makes the next value, or refuses.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuestionNotFound: The caller knows no such question.
        StaleQuestion: It changed since it was read.

    Source: rulebook I-20.
    """
    due, overdue = caught_up(tx.questions.lock(question_id), now)
    changed = change(due)
    for event in overdue:
        tx.outbox.append(event)
    if changed.escalated_at and not due.escalated_at:
        tx.outbox.append(QuestionEscalated(question=changed))
    return tx.questions.save(changed)
