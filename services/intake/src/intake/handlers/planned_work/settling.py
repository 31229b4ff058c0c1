"""What follows in the register when planned work ends."""

from __future__ import annotations

from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.planned_work.work import PlannedWork, WorkState
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Handling, Outcome
from intake.handlers.closing import Closing, close
from intake.handlers.recording import announce_nothing, record
from intake.ports import Tx


def settle_request(work: PlannedWork, request: ServiceRequest, tx: Tx, now: datetime) -> None:
    """Close the request of work that is done from afar, or of cancelled work.

    Work on site closes by its signed voucher (D-14), whether its record is there or not.

    Args:
        work: As it stands now.
        request: Its request, locked.
        tx: Open transaction.
        now: Time of the command (UTC).

    Source: rulebook I-02, I-22.
    """
    if work.state is WorkState.OPEN or request.standing.closed_at is not None:
        return
    at = max(now, request.timeline.newest_at)
    if work.state is WorkState.CANCELLED:
        withdrawn = Closing(occurred_at=at, outcome=Outcome.WITHDRAWN, reason=work.cancel_reason)
        close(request, withdrawn, tx, now)
        return
    if request.call.handling is Handling.ON_SITE:
        return
    if request.standing.restored_at is None:
        done = Fact(kind=FactKind.RESTORED, occurred_at=at, recorded_at=now, actor=tx.actor)
        request = record(request, (done,), tx, now, announce_nothing)
    close(request, Closing(occurred_at=at, outcome=Outcome.DONE_REMOTELY), tx, now)
