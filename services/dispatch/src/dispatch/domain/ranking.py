"""Who had better be sent: soft reasons with policy weights, explained in words (D-05)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from dispatch.domain.assignment import Availability, PlannedVisit, Violation, violations
from dispatch.domain.errors import Refused
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.policy import InForce
from dispatch.domain.technician import Technician

_NONE, _FULL = Decimal(0), Decimal(1)
_THOUSANDTH = Decimal("0.001")


class OverrideNeedsReason(Refused):
    """A better candidate is passed over without saying why; `best` names him."""

    reason = "RANKING_OVERRIDE_NEEDS_REASON"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each reason counts; at least one is above zero, none below."""

    skill_fit: Decimal
    sla_due: Decimal
    load: Decimal
    travel: Decimal

    def __post_init__(self) -> None:
        if min(self.all()) < 0 or self.total <= 0:
            raise ValueError("weights are zero or more, and at least one is above zero")

    def all(self) -> tuple[Decimal, ...]:
        """Return the weights in the order of the reasons."""
        return (self.skill_fit, self.sla_due, self.load, self.travel)

    @property
    def total(self) -> Decimal:
        """The sum that scores are divided by."""
        return sum(self.all(), _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPolicy:
    """Figures of the ranking.

    `full_day_visits` is a full day's load; `travel_allowance` lies between two visits;
    a margin of `sla_comfort` before the due time is as good as any longer one; a candidate within
    `override_tolerance` of the best needs no reason; at most `outsiders_listed` technicians of
    other branches in the same city are shown.
    """

    weights: Weights
    full_day_visits: int
    travel_allowance: timedelta
    sla_comfort: timedelta
    override_tolerance: Decimal
    outsiders_listed: int

    def __post_init__(self) -> None:
        if self.full_day_visits <= 0 or min(self.travel_allowance, self.sla_comfort) <= timedelta():
            raise ValueError("full_day_visits, travel_allowance and sla_comfort are above zero")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A technician who may be sent; score from 0 to 1, and why."""

    technician: Technician
    score: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedTechnician:
    """A technician who may not be sent, and every rule against it."""

    technician: Technician
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Who can go, the best first, and who cannot."""

    candidates: tuple[Ranked, ...]
    refused: tuple[RefusedTechnician, ...]
    policy_ref: str


def suggestion(
    visit: PlannedVisit, people: Iterable[Availability], policy: InForce[AssignmentPolicy]
) -> Suggestion:
    """Divide people into candidates and refused, and rank the candidates.

    Equal scores are ordered by code, so that the same question gets the same answer.

    Source: rulebook D-01, D-05.
    """
    candidates: list[Ranked] = []
    refused: list[RefusedTechnician] = []
    for who in people:
        if broken := violations(visit, who):
            refused.append(RefusedTechnician(technician=who.technician, violations=broken))
        else:
            candidates.append(ranked(visit, who, policy.body))
    candidates.sort(key=lambda each: (-each.score, each.technician.code))
    refused.sort(key=lambda each: each.technician.code)
    return Suggestion(candidates=tuple(candidates), refused=tuple(refused), policy_ref=policy.ref)


def ranked(visit: PlannedVisit, who: Availability, policy: AssignmentPolicy) -> Ranked:
    """Score one candidate: the weighted mean of the soft reasons.

    Source: rulebook D-05.
    """
    found = [reason(visit, who, policy) for reason in SOFT_REASONS]
    weights = policy.weights
    score = sum(
        (weight * share for weight, (share, _) in zip(weights.all(), found, strict=True)), _NONE
    )
    return Ranked(
        technician=who.technician,
        score=(score / weights.total).quantize(_THOUSANDTH),
        reasons=tuple(words for _, words in found),
    )


def passes_over(
    suggested: Suggestion, chosen: TechnicianCode, tolerance: Decimal
) -> TechnicianCode | None:
    """Return the better candidate whom a choice passes over, None if there is none.

    Source: rulebook D-05.
    """
    own = next((c.score for c in suggested.candidates if c.technician.code == chosen), None)
    if own is None or suggested.candidates[0].score - own <= tolerance:
        return None
    return suggested.candidates[0].technician.code


def skill_fit(
    visit: PlannedVisit, who: Availability, policy: AssignmentPolicy
) -> tuple[Decimal, str]:
    """Prefer the specialist: people with many skills stay free for what only they can do.

    Source: rulebook D-05.
    """
    needed, held = len(visit.order.requirements.skills), len(who.technician.skills)
    share = Decimal(needed) / held if needed else Decimal(1) / (1 + held)
    return share, f"skill: the work uses {needed} of {held} skills"


def sla_due(
    visit: PlannedVisit, who: Availability, policy: AssignmentPolicy
) -> tuple[Decimal, str]:
    """Prefer who is there well before the promise to the customer ends.

    Source: rulebook D-05.
    """
    due = visit.order.next_due_at
    if due is None:
        return _FULL, "SLA: nothing is promised"
    margin = due - _earliest_arrival(visit, who, policy)
    when = "before" if margin >= timedelta() else "after"
    return _share(margin, policy.sla_comfort), f"SLA: there {_minutes(abs(margin))} {when} due"


def load(visit: PlannedVisit, who: Availability, policy: AssignmentPolicy) -> tuple[Decimal, str]:
    """Prefer who has fewer visits on the day, by the branch's calendar.

    Source: rulebook D-05.
    """
    day, _ = visit.window.days(visit.zone)
    visits = sum(
        each.window.days(visit.zone)[0] <= day <= each.window.days(visit.zone)[1]
        for each in who.others(visit.order)
    )
    free = max(0, policy.full_day_visits - visits)
    return Decimal(free) / policy.full_day_visits, f"load: {visits} other visits on {day}"


def travel(visit: PlannedVisit, who: Availability, policy: AssignmentPolicy) -> tuple[Decimal, str]:
    """Prefer who has time for the way from the visit before and to the one after.

    Source: rulebook D-05.
    """
    gaps = [
        max(visit.window.start - each.window.end, each.window.start - visit.window.end)
        for each in who.others(visit.order)
    ]
    if not gaps or min(gaps) >= policy.travel_allowance:
        return _FULL, "travel: enough time for the way"
    allowed = _minutes(policy.travel_allowance)
    words = f"travel: {_minutes(min(gaps))} to the next visit, {allowed} allowed"
    return _share(min(gaps), policy.travel_allowance), words


SoftReason = Callable[[PlannedVisit, Availability, AssignmentPolicy], tuple[Decimal, str]]
SOFT_REASONS: tuple[SoftReason, ...] = (skill_fit, sla_due, load, travel)


def _earliest_arrival(visit: PlannedVisit, who: Availability, policy: AssignmentPolicy) -> datetime:
    before = [
        each.window.end + policy.travel_allowance
        for each in who.others(visit.order)
        if each.window.end <= visit.window.start
    ]
    return max(visit.window.start, *before) if before else visit.window.start


def _share(part: timedelta, whole: timedelta) -> Decimal:
    second = timedelta(seconds=1)
    share = Decimal(part // second) / (whole // second)
    return min(_FULL, max(_NONE, share))


def _minutes(length: timedelta) -> str:
    return f"{length // timedelta(minutes=1)} min"
