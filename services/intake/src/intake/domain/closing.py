"""What a closing tells of a request, and what a fact that is told later changes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from intake.domain.events import ClosingCorrected
from intake.domain.request import ServiceRequest


def corrections(
    before: ServiceRequest, after: ServiceRequest, now: datetime
) -> Iterator[ClosingCorrected]:
    """Yield the correction of a closing that does not tell any more what it told.

    A call that is open needs none, nor does one that was closed once more: what ends it tells
    everything anew.

    Args:
        before: As it was known so far.
        after: As it is known now, with its clocks judged anew.
        now: Time of recording (UTC).

    Source: rulebook I-19, H-07.
    """
    was, is_now = before.standing, after.standing
    same_closing = was.closed_at and is_now.closed_at and was.closings == is_now.closings
    if same_closing and _told(before) != _told(after):
        yield ClosingCorrected(
            service_request_id=after.id,
            branch=after.standing.branch,
            occurred_at=now,
            request=after,
        )


def _told(request: ServiceRequest) -> tuple[object, ...]:
    """Return what a closing tells and can change; the used time of a clock, once it has ended."""
    standing = request.standing
    clocks = (
        (
            clock.milestone,
            clock.state,
            clock.met_at,
            clock.target,
            clock.mode is None and clock.used,
        )
        for clock in request.clocks
    )
    return (
        standing.closed_at,
        standing.outcome,
        standing.branch,
        standing.technician,
        standing.severity,
        standing.visits,
        *clocks,
    )
