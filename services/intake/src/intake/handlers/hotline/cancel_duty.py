"""Use case: a person leaves the rota of a hotline before the duty begins."""

from __future__ import annotations

from datetime import datetime

from intake.domain.hotline.hotline import Duty, needs_to_lie_ahead
from intake.ports import Tx


def cancel_duty(duty_id: str, tx: Tx, now: datetime) -> Duty:
    """Take a duty off the rota; one that began stays, for it says who was to answer.

    Args:
        duty_id: Which duty.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        DutyNotFound: No such duty, or not the caller's.
        DutyBegun: It began already.

    Source: rulebook I-04.
    """
    duty = tx.hotlines.lock_duty(duty_id)
    needs_to_lie_ahead(duty, now)
    tx.hotlines.cancel_duty(duty, now)
    return duty
