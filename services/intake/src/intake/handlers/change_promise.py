"""Use case: something that the promise depends on is not as it was told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_open
from intake.domain.promise import Promise
from intake.domain.promising import PromiseUnchanged, needs_known_conditions
from intake.domain.request import ServiceRequest
from intake.domain.terms import Terms, terms_at
from intake.domain.vocabulary import ChosenBy, ServiceZone
from intake.handlers.promising import announce_promise, promise_of
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePromise:
    """What is None or empty stays as it is; a new pack brings its own calendar."""

    service_request_id: str
    occurred_at: datetime | None
    zone: ServiceZone | None
    distance_km: int | None
    conditions: frozenset[str] | None
    sla_pack: str
    calendar: str
    reason: str


def change_promise(cmd: ChangePromise, tx: Tx, now: datetime) -> ServiceRequest:
    """Change zone, distance, conditions, pack or calendar; compute every target from the call on.

    The old targets stay in the history. A breach that no longer stands is withdrawn by its own
    event, never silently.

    Args:
        cmd: Which request, what changes, why, and from when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        PromiseUnchanged: Nothing would change.
        SlaPackUnknown: No such pack is in force.
        CalendarUnknown: No such calendar is in force.
        ConditionUnknown: The pack asks for no such word.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-16, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_open(request.call, request.standing_at(at))
    before = terms_at(request.timeline.until(at), at)
    fact = Fact(
        kind=FactKind.PROMISE_CHANGED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        zone=cmd.zone,
        distance_km=cmd.distance_km,
        conditions=cmd.conditions,
        note=cmd.reason,
    )
    if cmd.sla_pack or cmd.calendar:
        fact = _with_choice(fact, cmd, request, before, tx)
    promise = promise_of(request, tx)
    _needs_a_change(request, promise, before, fact)
    changed = request.with_facts(fact)
    after = terms_at(changed.timeline.until(at), at)
    pack = promise_of(changed, tx).pledge_for(after).pack
    needs_known_conditions(pack, cmd.conditions or frozenset())
    return record(request, (fact,), tx, now, announce_promise(at, cmd.reason, tx))


def _with_choice(
    fact: Fact, cmd: ChangePromise, request: ServiceRequest, before: Terms, tx: Tx
) -> Fact:
    """Name the versions of pack and calendar that are in force on the branch's day.

    A pack that stays the same version stays what it said when it was promised.
    """
    zone = tx.branches.require(request.call.registered_branch).time_zone
    day = fact.occurred_at.astimezone(ZoneInfo(zone)).date()
    pledge = promise_of(request, tx).pledge_for(before)
    ref = tx.policies.sla_pack(cmd.sla_pack, day).ref if cmd.sla_pack else pledge.ref
    return replace(
        fact,
        sla_policy_ref=ref,
        pack_digest=pledge.digests.get(ref, ""),
        calendar_ref=tx.policies.calendar_ref(cmd.calendar, day) if cmd.calendar else "",
        chosen_by=ChosenBy.CHANGE,
    )


def _needs_a_change(request: ServiceRequest, promise: Promise, before: Terms, fact: Fact) -> None:
    pledge = promise.pledge_for(before)
    instead = pledge.instead.ref if pledge.instead else ""
    told = (
        fact.zone or before.zone,
        before.distance_km if fact.distance_km is None else fact.distance_km,
        before.conditions if fact.conditions is None else fact.conditions,
        fact.sla_policy_ref or pledge.ref,
        fact.calendar_ref if fact.sla_policy_ref else instead,
    )
    if told == (before.zone, before.distance_km, before.conditions, pledge.ref, instead):
        raise PromiseUnchanged(
            f"request {request.call.number} is promised that already", rule="I-19"
        )
