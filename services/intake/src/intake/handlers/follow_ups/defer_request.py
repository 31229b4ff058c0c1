"""Use case: a request cannot be finished today, and the customer has a definite new time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.follow_ups.day_end import DayNotice, DayNoticeGiven, DayNoticeKind
from intake.domain.lifecycle import needs_to_be_unsolved
from intake.domain.promising import needs_to_lie_ahead
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferRequest:
    """`id` is the id the notice would get; `agreed_for` (UTC) is what the customer was told."""

    id: str
    service_request_id: str
    agreed_for: datetime
    reason: str


def defer_request(cmd: DeferRequest, tx: Tx, now: datetime) -> DayNotice:
    """Keep what the customer was told, and give the supervisor a written notice the same day.

    No clock moves: what was promised stays promised (I-19).

    Args:
        cmd: Which request, until when, and why it takes longer.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        RequestClosed, AlreadySolved: There is nothing left to put off.
        NotAhead: The new time is over, or further ahead than policy allows.

    Source: rulebook I-20.
    """
    request = tx.service_requests.lock(cmd.service_request_id)
    needs_to_be_unsolved(request.call, request.standing)
    branch = tx.branches.require(request.standing.branch)
    # A day whose end was looked at meanwhile is over: what is told then, is told after it.
    told_at = max(now, tx.day_ends.hold(branch.code).since)
    today = branch.day_of(told_at)
    longest = tx.policies.register(today).longest_wait
    needs_to_lie_ahead(cmd.agreed_for, told_at, longest, "agreed_time")
    policy = tx.policies.follow_up(today)
    notice = DayNotice(
        id=cmd.id,
        service_request_id=request.id,
        branch=branch.code,
        day=today,
        kind=DayNoticeKind.DEFERRED,
        noticed_at=told_at,
        agreed_for=cmd.agreed_for,
        reason=cmd.reason,
        noticed_by=tx.actor,
        notify_role=policy.body.notify,
        policy_ref=policy.ref,
    )
    tx.day_ends.add_notice(notice)
    tx.outbox.append(DayNoticeGiven(notice=notice))
    return notice
