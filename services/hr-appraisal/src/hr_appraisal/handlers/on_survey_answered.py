"""Reaction: a customer rated a technician."""

from __future__ import annotations

from datetime import datetime

from hr_appraisal.domain.facts import RatingFact
from hr_appraisal.ports import Tx


def on_survey_answered(rating: RatingFact, tx: Tx, now: datetime) -> None:
    """Keep the four ratings for the month in which the customer answered.

    Args:
        rating: What feedback's event tells; without a technician nobody is rated. An event older
            than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-02, H-07.
    """
    known = tx.facts.find_rating(rating.survey_id)
    if known is None or known.seen < rating.seen:
        tx.facts.save_rating(rating)
