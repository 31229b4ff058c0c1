"""Reaction: a customer complained."""

from __future__ import annotations

from datetime import datetime

from hr_appraisal.domain.facts import ComplaintFact
from hr_appraisal.ports import Tx


def on_complaint_filed(complaint: ComplaintFact, tx: Tx, now: datetime) -> None:
    """Keep the complaint for the sheet of the technician complained about.

    Args:
        complaint: What feedback's event tells; what is known already stays.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-09, H-07.
    """
    if tx.facts.find_complaint(complaint.complaint_id) is None:
        tx.facts.save_complaint(complaint)
