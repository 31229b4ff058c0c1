"""Reaction: a warehouse is short of the parts a request needs, or has them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.handlers.reacting import lock_for_reaction, record_told
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsNotice:
    """What intake reads of PartsShort, ExpectationChanged and PartsReserved.

    `is_short` tells whether they are missing, `expected_at` when they are expected then (UTC; None:
    not told).
    """

    service_request_id: str
    warehouse: str
    is_short: bool
    occurred_at: datetime
    expected_at: datetime | None = None


def on_parts_notice(event: PartsNotice, tx: Tx, now: datetime) -> None:
    """Note which warehouse is waited for, and until when; the clock does not care, the phases do.

    That they are expected otherwise than before is another fact; the first one stays as it was.

    Parts that no request asked for are nobody's wait.

    Args:
        event: Which warehouse, and since when (UTC).
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook Q-02, I-19, P-08.
    """
    if not event.service_request_id:
        return
    request, at = lock_for_reaction(event.service_request_id, event.occurred_at, tx)
    fact = Fact(
        kind=FactKind.PARTS_SHORT if event.is_short else FactKind.PARTS_RESERVED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        note=event.warehouse,
        ends_at=event.expected_at,
    )
    record_told(request, (fact,), tx, now)
