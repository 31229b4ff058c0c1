"""Where a request stands: a fold over its facts, the only place that knows the life cycle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from intake.domain.facts import RESUMING, SOLVING, Fact, FactKind, Timeline
from intake.domain.vocabulary import Outcome, RequestState, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the facts up to some instant say about a request.

    `solved_at` is when a solution was first proposed or the fault was gone, unless the call came
    back; `calls` counts the first call and those that joined it (I-03). `resumes_at` is when an
    open pause ends by itself, None if there is none or nobody knows.
    """

    severity: Severity
    branch: str
    state: RequestState = RequestState.OPEN
    technician: str = ""
    paused: bool = False
    resumes_at: datetime | None = None
    solved_at: datetime | None = None
    restored_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: Outcome | None = None
    reopenings: int = 0
    closings: int = 0
    calls: int = 1
    visits: int = 0


def standing_of(timeline: Timeline, as_of: datetime | None = None) -> Standing:
    """Fold all facts of a request; `timeline.until(instant)` gives an earlier standing.

    Args:
        timeline: What is to be folded.
        as_of: Instant by which a pause may have ended by itself (UTC), None for that of the last
            fact.
    """
    standing = _called(timeline)
    for fact in timeline.facts[1:]:
        standing = _after(_awake(standing, fact.occurred_at), fact)
    return _awake(standing, as_of) if as_of else standing


def steps_of(timeline: Timeline) -> Iterator[tuple[Standing, Fact]]:
    """Yield each fact after the call, with where the request stood when it happened."""
    standing = _called(timeline)
    for fact in timeline.facts[1:]:
        standing = _awake(standing, fact.occurred_at)
        yield standing, fact
        standing = _after(standing, fact)


def _called(timeline: Timeline) -> Standing:
    call = timeline.facts[0]
    if call.kind is not FactKind.RECEIVED or call.severity is None:
        raise ValueError("the first fact of a request is its call, with a severity")
    return Standing(severity=call.severity, branch=call.branch)


def _awake(standing: Standing, instant: datetime) -> Standing:
    """End the pause whose reason was expected to end by an instant (I-19)."""
    if standing.resumes_at and standing.resumes_at <= instant:
        return replace(standing, paused=False, resumes_at=None)
    return standing


def _after(standing: Standing, fact: Fact) -> Standing:
    if step := _STEPS.get(fact.kind):
        standing = step(standing, fact)
    if standing.paused and (fact.kind in RESUMING or fact.kind in SOLVING):
        standing = replace(standing, paused=False, resumes_at=None)
    if fact.technician and fact.technician != standing.technician:
        standing = replace(standing, technician=fact.technician)
    return standing


def _joined(standing: Standing, _fact: Fact) -> Standing:
    return replace(standing, calls=standing.calls + 1)


def _paused(standing: Standing, fact: Fact) -> Standing:
    if standing.solved_at:
        return standing
    return replace(standing, paused=True, resumes_at=fact.ends_at)


def _severity_changed(standing: Standing, fact: Fact) -> Standing:
    return replace(standing, severity=fact.severity or standing.severity)


def _transferred(standing: Standing, fact: Fact) -> Standing:
    return replace(standing, branch=fact.branch)


def _order_opened(standing: Standing, _fact: Fact) -> Standing:
    return standing if standing.closed_at else replace(standing, technician="")


def _arrived(standing: Standing, _fact: Fact) -> Standing:
    return replace(standing, visits=standing.visits + 1)


def _solution_proposed(standing: Standing, fact: Fact) -> Standing:
    return replace(standing, solved_at=standing.solved_at or fact.occurred_at)


def _restored(standing: Standing, fact: Fact) -> Standing:
    if standing.closed_at:
        return standing
    return replace(
        standing,
        state=RequestState.RESTORED,
        solved_at=standing.solved_at or fact.occurred_at,
        restored_at=standing.restored_at or fact.occurred_at,
    )


def _reopened(standing: Standing, _fact: Fact) -> Standing:
    return replace(
        standing,
        state=RequestState.OPEN,
        solved_at=None,
        restored_at=None,
        closed_at=None,
        outcome=None,
        reopenings=standing.reopenings + 1,
    )


def _closed(standing: Standing, fact: Fact) -> Standing:
    return replace(
        standing,
        state=RequestState.CLOSED,
        solved_at=standing.solved_at or fact.occurred_at,
        closed_at=fact.occurred_at,
        outcome=fact.outcome,
        closings=standing.closings + 1,
        visits=max(standing.visits, fact.visits),
    )


_STEPS: Mapping[FactKind, Callable[[Standing, Fact], Standing]] = MappingProxyType(
    {
        FactKind.JOINED: _joined,
        FactKind.PAUSED: _paused,
        FactKind.SEVERITY_CHANGED: _severity_changed,
        FactKind.TRANSFERRED: _transferred,
        FactKind.ORDER_OPENED: _order_opened,
        FactKind.ARRIVED: _arrived,
        FactKind.SOLUTION_PROPOSED: _solution_proposed,
        FactKind.RESTORED: _restored,
        FactKind.REOPENED: _reopened,
        FactKind.CLOSED: _closed,
    }
)
