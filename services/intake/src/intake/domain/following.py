"""What was recorded still follows once a closing or reopening is told late (I-02, I-19)."""

from __future__ import annotations

from datetime import datetime

from intake.domain.errors import Refused
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.request import ServiceRequest
from intake.domain.standing import Standing, steps_of
from intake.domain.vocabulary import DONE_OUTCOMES


class LaterFactStands(Refused):
    """A fact that was recorded could not have happened after it."""

    reason = "LATER_FACT_STANDS"


def needs_later_facts_to_follow(request: ServiceRequest, fact: Fact) -> None:
    """Refuse a closing or reopening that takes the ground from what happened after it.

    After a closing come a reopening or a report of done work, but no other work and no second
    closing; a reopening comes after a solution, and a call is done once its fault is gone.

    Args:
        request: As locked, without the fact.
        fact: The closing or reopening, at its own time.

    Raises:
        LaterFactStands: A later fact followed, and would not any more.

    Source: rulebook I-02, I-19.
    """
    told = request.timeline.insert(fact)
    lost = _unfounded(told) - _unfounded(request.timeline)
    later = next((f for f in request.timeline.facts if f.sequence in lost), None)
    if later:
        raise LaterFactStands(
            f"{later.kind} of {request.call.number} at {later.occurred_at.isoformat()}"
            " would no longer follow",
            rule="I-02",
            later_fact=later.kind.value,
            later_at=later.occurred_at.isoformat(),
        )


def is_ended_undone_after(request: ServiceRequest, instant: datetime) -> bool:
    """Say whether the call was rejected or withdrawn after an instant."""
    later = (fact for fact in request.timeline.facts if fact.occurred_at > instant)
    closings = (fact for fact in later if fact.kind is FactKind.CLOSED)
    return any(closing.outcome not in DONE_OUTCOMES for closing in closings)


def _unfounded(timeline: Timeline) -> set[int]:
    """Return the sequences of facts that do not follow from where the request stood."""
    return {fact.sequence for standing, fact in steps_of(timeline) if not _follows(fact, standing)}


def _follows(fact: Fact, standing: Standing) -> bool:
    is_open, is_done = standing.closed_at is None, standing.outcome in DONE_OUTCOMES
    match fact.kind:
        case FactKind.RESUMED | FactKind.REGISTERED:
            # A pause may end by itself; a call may be written down after it was settled.
            return True
        case FactKind.REPORT_DELIVERED:
            return is_open or is_done
        case FactKind.REOPENED:
            return is_done or (is_open and standing.solved_at is not None)
        case FactKind.CLOSED if fact.outcome in DONE_OUTCOMES:
            return is_open and standing.restored_at is not None
        case _:
            return is_open
