"""Timer: the supervisor hears of what a day left unfinished without a word (I-20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from intake.domain.branch import Branch
from intake.domain.follow_ups.day_end import (
    BranchDay,
    DayNotice,
    DayNoticeGiven,
    DayNoticeKind,
    closing_after,
    last_day_of,
)
from intake.ports import Sweep, Tx


def check_day_ends(tx: Tx, now: datetime, limit: int) -> int:
    """Raise what one branch's day, which has ended by now, left unfinished.

    What is raised depends on the facts and the end of the day only: a timer that ran late raises
    the same, day after day. Each request is raised once for a day. A branch whose day cannot be
    ended is set aside and stops no other.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the look (UTC).
        limit: Requests to handle at most.

    Returns:
        Above zero while there is more to look at.

    Source: rulebook I-20.
    """
    day = tx.day_ends.lock_due(now)
    if day is None:
        return 0
    end = partial(_end, tx=tx, limit=limit)
    return tx.sweeps.each(Sweep.CHECK_DAY_ENDS, {day.branch: day}, end, now)


def _end(day: BranchDay, tx: Tx, limit: int) -> None:
    """Take the next step towards the following day of a branch."""
    branch = tx.branches.require(day.branch)
    if day.ends_at is None:
        tx.day_ends.save(replace(day, ends_at=_closing(branch, day.since, tx)))
        return
    left = tx.day_ends.unfinished(day, limit)
    for request_id in left:
        _raise(request_id, branch, day.ends_at, tx)
    if not left:
        following = _closing(branch, day.ends_at, tx)
        tx.day_ends.save(BranchDay(branch=branch.code, since=day.ends_at, ends_at=following))


def _closing(branch: Branch, instant: datetime, tx: Tx) -> datetime:
    on = branch.day_of(instant)
    ref = tx.policies.calendar_ref(tx.policies.follow_up(on).body.calendar, on)
    return closing_after(tx.policies.calendar(ref, branch.time_zone), branch, instant)


def _raise(request_id: str, branch: Branch, ends_at: datetime, tx: Tx) -> None:
    day = last_day_of(branch, ends_at)
    policy = tx.policies.follow_up(day)
    notice = DayNotice(
        id=str(uuid5(NAMESPACE_URL, f"{request_id}/{ends_at.isoformat()}")),
        service_request_id=request_id,
        branch=branch.code,
        day=day,
        kind=DayNoticeKind.MISSED,
        noticed_at=ends_at,
        agreed_for=None,
        reason="",
        noticed_by=tx.actor,
        notify_role=policy.body.notify,
        policy_ref=policy.ref,
    )
    tx.day_ends.add_notice(notice)
    tx.outbox.append(DayNoticeGiven(notice=notice))
