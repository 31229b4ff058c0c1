"""Use case: a customer rang a hotline and nobody answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.domain.hotline.coverage import CallUnanswered, UnansweredCall
from intake.domain.register import believable
from intake.handlers.hotline.get_coverage import coverage_of
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUnansweredCall:
    """`id` is the id the record would get; `call_ref` is empty where the system has none."""

    id: str
    hotline: str
    called_at: datetime
    rang: timedelta
    call_ref: str


def record_unanswered_call(cmd: RecordUnansweredCall, tx: Tx, now: datetime) -> UnansweredCall:
    """Keep an unanswered call with the person who had the hotline; in hours it is announced.

    Args:
        cmd: Which hotline, when it rang (UTC) and for how long.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        HotlineNotFound: No such hotline, or not the caller's.
        InTheFuture: The call is said to come in later than now.
        CallRefTaken: The telephone system told of that call before.

    Source: rulebook I-04.
    """
    hotline = tx.hotlines.get(cmd.hotline)
    today = tx.branches.require(hotline.branch).day_of(now)
    called_at = believable(cmd.called_at, now, tx.policies.register(today), "called_time")
    covered = coverage_of(hotline, called_at, tx)
    call = UnansweredCall(
        id=cmd.id,
        hotline=hotline.code,
        branch=hotline.branch,
        called_at=called_at,
        rang=cmd.rang,
        coverage=covered.body,
        call_ref=cmd.call_ref,
        recorded_at=now,
        recorded_by=tx.actor,
        hours_policy_ref=covered.ref,
    )
    tx.hotlines.add_unanswered(call)
    if covered.body.in_hours:
        tx.outbox.append(CallUnanswered(call=call))
    return call
