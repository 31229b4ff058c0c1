"""Reaction: a closed request was opened again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hr_appraisal.domain.ids import ServiceRequestId
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReopened:
    """What we read from intake's event."""

    service_request_id: ServiceRequestId
    sequence: int


def on_request_reopened(event: RequestReopened, tx: Tx, now: datetime) -> None:
    """Count the call no longer, until it is closed again.

    Args:
        event: An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook F-13, H-07.
    """
    known = tx.facts.find_call(event.service_request_id)
    if known is None or known.seen >= event.sequence:
        return
    tx.facts.save_call(replace(known, is_closed=False, seen=event.sequence))
