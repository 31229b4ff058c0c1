"""How every use case writes down who did what, when and where (D-06)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dispatch.domain.case_record import Step
from dispatch.domain.events import WorkOrderEvent
from dispatch.domain.occurrence import occurred_at
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.branch_day import day_of
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act on an order: when it happened and was recorded (UTC), by whom, where, what about."""

    actor: str
    at: datetime
    recorded_at: datetime
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person tells about an act: when it happened (UTC, None is now), where, what about.

    `rule` is the rule of the rulebook that the act stands for.
    """

    rule: str
    at: datetime | None = None
    place: str = ""
    note: str = ""


def commanded(order: WorkOrder, told: Told, tx: Tx, now: datetime) -> Deed:
    """Describe what a person did at a desk.

    Args:
        order: The locked order.
        told: What the person says.
        tx: Open transaction; its actor is the person.
        now: Time of the command (UTC).

    Raises:
        OccurredInFuture: OCCURRED_IN_FUTURE.
        OccurredTooEarly: OCCURRED_TOO_EARLY, before the order's latest step.

    Source: rulebook D-06.
    """
    skew = skew_of(order, tx, now)
    return Deed(
        actor=tx.actor.subject,
        at=occurred_at(told.at, now=now, skew=skew, since=order.last_step_at, rule=told.rule),
        recorded_at=now,
        place=told.place,
        note=told.note.strip(),
    )


def skew_of(order: WorkOrder, tx: Tx, now: datetime) -> timedelta:
    """Return how far ahead of `now` (UTC) a clock may be, by the policy of the branch's day."""
    return tx.policies.timekeeping(day_of(order.branch_code, tx, now)).body.clock_skew


def commanded_on_visit(order: WorkOrder, told: Told, tx: Tx, now: datetime) -> Deed:
    """Describe what the assigned technician did, or somebody told in his place.

    Takes and raises what `commanded` does.

    Raises:
        NotYourWorkOrder: NOT_YOUR_WORK_ORDER, a technician acts on somebody else's order.

    Source: rulebook D-06, D-14.
    """
    behalf = order.acted_on_by(tx.actor, rule=told.rule)
    deed = commanded(order, told, tx, now)
    return replace(deed, note="; ".join(part for part in (deed.note, behalf) if part))


def reacted(tx: Tx, now: datetime, *, at: datetime, note: str) -> Deed:
    """Describe what dispatch does by itself because of an event of `at` (UTC)."""
    return Deed(actor=tx.actor.subject, at=at, recorded_at=now, note=note)


def record(
    before: WorkOrder, after: WorkOrder, deed: Deed, tx: Tx, *events: WorkOrderEvent
) -> WorkOrder:
    """Save the order, append the step, announce the facts.

    Returns:
        The saved order with its new version.

    Source: rulebook D-06.
    """
    saved = tx.work_orders.save(after)
    note_step(before, after, deed, tx)
    for event in events:
        tx.outbox.append(event)
    return saved


def note_step(before: WorkOrder, after: WorkOrder, deed: Deed, tx: Tx) -> None:
    """Append a step; a note without a change has the same state on both sides."""
    tx.steps.append(
        Step(
            work_order_id=after.id,
            from_state=before.state,
            to_state=after.state,
            actor=deed.actor,
            occurred_at=deed.at,
            recorded_at=deed.recorded_at,
            place=deed.place,
            note=deed.note,
        )
    )
