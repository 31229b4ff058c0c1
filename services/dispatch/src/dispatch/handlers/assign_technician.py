"""Use case: promise a visit by one technician."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dispatch.domain.assignment import PlannedVisit, check_assignable
from dispatch.domain.events import Origin, WorkOrderAssigned
from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import Act, State, check_move
from dispatch.domain.policy import InForce
from dispatch.domain.ranking import AssignmentPolicy, OverrideNeedsReason, passes_over, suggestion
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.branch_day import day_of
from dispatch.handlers.planning import availability, plan_visit
from dispatch.handlers.recording import Told, commanded, record
from dispatch.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignTechnician:
    """`occurred_at` None means now; `override_reason` says why a better candidate stays."""

    work_order_id: WorkOrderId
    technician_code: TechnicianCode
    visit: TimeWindow
    override_reason: str = ""
    occurred_at: datetime | None = None


def assign_technician(cmd: AssignTechnician, tx: Tx, now: datetime) -> WorkOrder:
    """Give a work order to one technician for one visit.

    The technician's row is locked before his commitments are read: two orders cannot promise him at
    the same time.

    Args:
        cmd: The visit to promise; instants are UTC, the window is half-open.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The assigned work order, with its new version.

    Raises:
        AssignmentRefused: ASSIGNMENT_REFUSED, a hard rule is broken; nobody overrides those.
        OverrideNeedsReason: RANKING_OVERRIDE_NEEDS_REASON, a better candidate is passed over.
        IllegalTransition: The order is in work on site or finished.

    Source: rulebook D-01, D-05.
    """
    technician = tx.technicians.lock(cmd.technician_code)
    order = tx.work_orders.lock(cmd.work_order_id)
    check_move(Act.ASSIGN, order.state, State.ASSIGNED, work_order_id=order.id)
    note = f"{technician.code}: {cmd.override_reason.strip()}".rstrip(": ")
    told = Told(rule="D-05", at=cmd.occurred_at, note=note)
    deed = commanded(order, told, tx, now)
    visit = plan_visit(order, cmd.visit, deed.at, tx)
    policy = tx.policies.assignment(day_of(order.branch_code, tx, deed.at))
    (who,) = availability(visit, [technician], policy.body, tx)
    check_assignable(visit, who)
    assigned = order.assigned(
        technician.code,
        cmd.visit,
        deed.at,
        policy_ref=policy.ref,
        overridden_reason=_override(cmd, visit, policy, tx),
    )
    announced = WorkOrderAssigned(
        origin=Origin.of(assigned),
        occurred_at=deed.at,
        technician_code=technician.code,
        visit=cmd.visit,
        overridden_reason=assigned.overridden_reason,
    )
    return record(order, assigned, deed, tx, announced)


def _override(
    cmd: AssignTechnician, visit: PlannedVisit, policy: InForce[AssignmentPolicy], tx: Tx
) -> str:
    """Return the reason for passing over a better candidate, nothing if none is passed over."""
    people = tx.technicians.pool(visit.order.branch_code, frozenset(), 0)
    suggested = suggestion(visit, availability(visit, people, policy.body, tx), policy)
    best = passes_over(suggested, cmd.technician_code, policy.body.override_tolerance)
    if best is None:
        return ""
    if not cmd.override_reason.strip():
        raise OverrideNeedsReason(
            f"{best} is the better candidate for work order {cmd.work_order_id}: "
            f"sending {cmd.technician_code} needs a reason",
            rule="D-05",
            best=best,
            technician_code=cmd.technician_code,
            policy_ref=policy.ref,
        )
    return cmd.override_reason.strip()
