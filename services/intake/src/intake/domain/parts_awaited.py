"""Which parts a request waits for, and when they are expected (P-08, I-19)."""

from __future__ import annotations

from intake.domain.facts import SOLVING, Fact, FactKind, Timeline

_ENDING = SOLVING | {FactKind.PARTS_RESERVED}


def parts_awaited(timeline: Timeline) -> Fact | None:
    """Return the last word that parts are missing; None if they came, or nothing waits for them.

    Its `note` is the warehouse that misses them, its `ends_at` when they are expected there (UTC),
    None where that was not told.

    Args:
        timeline: Facts of the request.

    Source: rulebook P-08, I-19.
    """
    for fact in reversed(timeline.facts):
        if fact.kind is FactKind.PARTS_SHORT:
            return fact
        if fact.kind in _ENDING:
            return None
    return None
