"""Use case: what may help with a call that is on."""

from __future__ import annotations

from datetime import datetime

from intake.domain.knowledge.ranking import Question, Suggestion, search_for
from intake.ports import Tx


def suggest_cases(question: Question, limit: int, tx: Tx, now: datetime) -> tuple[Suggestion, ...]:
    """Return the published cases that fit best, the best first.

    Args:
        question: What the customer says, about which product.
        limit: Most cases to return.
        tx: Open transaction.
        now: Time of the query (UTC); its day decides the policy.

    Source: rulebook I-24.
    """
    policy = tx.policies.ranking(now.date())
    search = search_for(question, tx.knowledge.spread(question.words), policy)
    return tx.knowledge.best(search, policy, limit)
