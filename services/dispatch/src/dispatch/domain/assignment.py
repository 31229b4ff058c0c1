"""Who may be sent: one hard rule per function, each refusal explained (D-01, D-05, H-12).

Nobody overrides these rules; what can be overridden is the ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from dispatch.domain.errors import Refused
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.technician import EmploymentState, Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import WorkOrder


class AssignmentRefused(Refused):
    """At least one hard rule is broken; `rules` and `reasons` list them all."""

    reason = "ASSIGNMENT_REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A visit under consideration.

    `zone` is the branch's; `earliest_start` is UTC: now, less what clocks may differ.
    """

    order: WorkOrder
    window: TimeWindow
    zone: tzinfo
    earliest_start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A stretch in which a technician is at another order."""

    work_order_id: WorkOrderId
    window: TimeWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """A technician with the commitments of the days around the visit."""

    technician: Technician
    commitments: tuple[Commitment, ...]

    def others(self, order: WorkOrder) -> tuple[Commitment, ...]:
        """Return the commitments to other orders, in order of time."""
        found = (each for each in self.commitments if each.work_order_id != order.id)
        return tuple(sorted(found, key=lambda each: each.window.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A broken hard rule: rulebook id, permanent reason, figures."""

    rule: str
    reason: str
    detail: str


Rule = Callable[[PlannedVisit, Availability], Iterator[Violation]]


def is_ahead(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """A visit can only be promised for the time to come.

    Source: rulebook D-05.
    """
    if visit.window.start < visit.earliest_start:
        yield Violation(
            rule="D-05",
            reason="VISIT_IN_THE_PAST",
            detail=f"{visit.window.start.isoformat()} is before {visit.earliest_start.isoformat()}",
        )


def is_employed(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """Suspended people and those who left are not sent.

    Source: rulebook D-01, H-12.
    """
    state = who.technician.employment_state
    if state is EmploymentState.LEFT:
        yield Violation(rule="H-12", reason="HAS_LEFT", detail="no longer employed")
    elif state is EmploymentState.SUSPENDED:
        yield Violation(rule="H-12", reason="IS_SUSPENDED", detail="suspended")


def works_for_branch(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """Only the branch's own technicians are sent.

    Source: rulebook D-01.
    """
    home, wanted = who.technician.branch_code, visit.order.branch_code
    if home != wanted:
        yield Violation(rule="D-01", reason="OTHER_BRANCH", detail=f"of {home}, not of {wanted}")


def is_certified(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """Each certificate is valid through the last day of the visit, by the branch's calendar.

    Source: rulebook D-01.
    """
    _, last_day = visit.window.days(visit.zone)
    for kind in sorted(visit.order.requirements.certificates):
        valid_until = who.technician.certificate_until(kind)
        if valid_until is None:
            yield Violation(rule="D-01", reason="CERTIFICATE_MISSING", detail=kind)
        elif valid_until < last_day:
            yield Violation(
                rule="D-01",
                reason="CERTIFICATE_EXPIRED",
                detail=f"{kind} valid until {valid_until}, visit on {last_day}",
            )


def is_skilled(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """Every skill the work needs is there.

    Source: rulebook D-05.
    """
    if missing := visit.order.requirements.skills - who.technician.skills:
        yield Violation(rule="D-05", reason="SKILL_MISSING", detail=", ".join(sorted(missing)))


def is_free(visit: PlannedVisit, who: Availability) -> Iterator[Violation]:
    """Nobody is promised to two customers at the same time.

    Source: rulebook D-05.
    """
    for each in who.others(visit.order):
        if each.window.overlaps(visit.window):
            yield Violation(
                rule="D-05",
                reason="VISIT_OVERLAPS",
                detail=f"at another order {each.window.start.isoformat()} to "
                f"{each.window.end.isoformat()}",
            )


HARD_RULES: tuple[Rule, ...] = (
    is_employed,
    works_for_branch,
    is_certified,
    is_skilled,
    is_free,
    is_ahead,
)


def violations(visit: PlannedVisit, who: Availability) -> tuple[Violation, ...]:
    """Return every hard rule that sending this technician would break.

    Args:
        visit: The visit to promise.
        who: The technician with his other commitments around it.

    Source: rulebook D-01, D-05, H-12.
    """
    return tuple(found for rule in HARD_RULES for found in rule(visit, who))


def check_assignable(visit: PlannedVisit, who: Availability) -> None:
    """Refuse a technician who breaks a hard rule.

    Raises:
        AssignmentRefused: ASSIGNMENT_REFUSED, naming every broken rule.

    Source: rulebook D-01, D-05, H-12.
    """
    if broken := violations(visit, who):
        told = "; ".join(f"{each.rule} {each.reason} ({each.detail})" for each in broken)
        raise AssignmentRefused(
            f"{who.technician.code} cannot take work order {visit.order.id}: {told}",
            rule=broken[0].rule,
            rules=",".join(dict.fromkeys(each.rule for each in broken)),
            reasons=",".join(dict.fromkeys(each.reason for each in broken)),
            work_order_id=visit.order.id,
            technician_code=who.technician.code,
        )
