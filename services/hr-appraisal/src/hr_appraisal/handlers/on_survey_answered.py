"""Reaction: a customer rated a technician."""

from __future__ import annotations

from datetime import datetime

from hr_appraisal.domain.facts import RatingFact
from hr_appraisal.ports import Tx


def on_survey_answered(rating: RatingFact, tx: Tx, now: datetime) -> None:
    """Keep the four ratings for the month in which the customer answered.

    Args:
        rating: What feedback's event tells; without a technician nobody is rated.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-02, H-07.
    """
    if rating.technician_code:
        tx.facts.add_rating(rating)
