"""Short ways to write down the life of a request, in minutes since the call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from fakes.intake_policies import SERVICE_DESK
from intake.domain.calendar import AroundTheClock
from intake.domain.clock import ClockReading, read_clock
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.promise import Pledge, Promise
from intake.domain.sla import SlaPack, SlaWarnings
from intake.domain.vocabulary import Milestone, Outcome, PauseReason, PhaseKind, Severity

CALL = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return CALL + timedelta(minutes=minutes)


def minutes(length: timedelta) -> float:
    return length / timedelta(minutes=1)


def fact(kind: FactKind, when: float, **told: Any) -> Fact:
    return Fact(kind=kind, occurred_at=at(when), recorded_at=at(when), actor="tester", **told)


def call(severity: Severity = Severity.A, branch: str = "HZ01") -> Fact:
    return fact(FactKind.RECEIVED, 0, severity=severity, branch=branch)


def responded(when: float, technician: str = "") -> Fact:
    return fact(FactKind.RESPONDED, when, technician=technician)


def working(when: float, phase: PhaseKind = PhaseKind.REMOTE_WORK, **told: Any) -> Fact:
    return fact(FactKind.PROGRESS, when, phase=phase, **told)


def paused(
    when: float, reason: PauseReason = PauseReason.NO_ACCESS, until: float | None = None
) -> Fact:
    ends_at = None if until is None else at(until)
    return fact(FactKind.PAUSED, when, pause_reason=reason, ends_at=ends_at)


def resumed(when: float) -> Fact:
    return fact(FactKind.RESUMED, when)


def severity(when: float, to: Severity) -> Fact:
    return fact(FactKind.SEVERITY_CHANGED, when, severity=to)


def step(kind: FactKind, when: float, technician: str = "T1", **told: Any) -> Fact:
    return fact(kind, when, technician=technician, **told)


def proposed(when: float) -> Fact:
    return fact(FactKind.SOLUTION_PROPOSED, when)


def restored(when: float) -> Fact:
    return fact(FactKind.RESTORED, when)


def reopened(when: float) -> Fact:
    return fact(FactKind.REOPENED, when)


def closed(when: float, outcome: Outcome = Outcome.DONE_REMOTELY) -> Fact:
    return fact(FactKind.CLOSED, when, outcome=outcome)


def life(*facts: Fact, severity: Severity = Severity.A) -> Timeline:
    """Record facts in the order given, each at its own time."""
    timeline = Timeline(()).insert(call(severity))
    for each in facts:
        timeline = timeline.insert(each)
    return timeline


def promised(pack: SlaPack, warnings: SlaWarnings | None = None) -> Promise:
    """Promise a pack that counts around the clock."""
    calendars = {"7x24": AroundTheClock()}
    return Promise(
        pledge=Pledge(pack=pack, ref="sla-pack/test@1", calendars=calendars), warnings=warnings
    )


def restore(
    timeline: Timeline, as_of: float | None = None, pack: SlaPack = SERVICE_DESK
) -> ClockReading:
    """Read the restore clock, as of the newest fact if no minute is given."""
    return clock(Milestone.RESTORE, timeline, as_of, pack)


def clock(
    milestone: Milestone,
    timeline: Timeline,
    as_of: float | None = None,
    pack: SlaPack = SERVICE_DESK,
) -> ClockReading:
    instant = timeline.newest_at if as_of is None else at(as_of)
    reading = read_clock(milestone, timeline, promised(pack), instant)
    assert reading is not None
    return reading
