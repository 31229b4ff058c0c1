"""A slow and obvious judge: walks a life minute by minute and shares no code with the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.domain.facts import FactKind
from intake.domain.vocabulary import Severity

Told = tuple[int, FactKind, Severity | None]
"""Minute since the call, what happened, and the severity if it changed; in order of recording."""

_SOLVES = {FactKind.SOLUTION_PROPOSED, FactKind.RESTORED, FactKind.CLOSED}
_RETURNS = {
    FactKind.RESUMED,
    FactKind.PROGRESS,
    FactKind.TRAVELLING,
    FactKind.ARRIVED,
    FactKind.WORK_RESUMED,
}
_FOREVER = 100_000


@dataclass(frozen=True)
class Verdict:
    used: int
    paused: int
    stopped: int
    due: int
    met: int | None
    severity: Severity
    is_late: bool


def judge_restore(
    told: Sequence[Told], first: Severity, as_of: int, targets: dict[Severity, int]
) -> Verdict:
    """Judge the milestone restore of a life, as of a minute not before its last fact."""
    facts = [each for _, each in sorted(enumerate(told), key=lambda pair: (pair[1][0], pair[0]))]
    met = _met(facts)
    closed = _closed(facts)
    end = met if met is not None else closed if closed is not None else as_of
    severity = first
    for minute, _, changed in facts:
        if minute <= end and changed:
            severity = changed
    modes = [_mode(facts, minute) for minute in range(end)]
    return Verdict(
        used=modes.count("running"),
        paused=modes.count("paused"),
        stopped=modes.count("stopped"),
        due=_due(modes, targets[severity]),
        met=met,
        severity=severity,
        is_late=modes.count("running") > targets[severity],
    )


def _due(modes: Sequence[str], target: int) -> int:
    used = 0
    for minute in range(_FOREVER):
        if used == target:
            return minute
        if minute >= len(modes) or modes[minute] == "running":
            used += 1
    raise AssertionError("no target lasts that long")


def _met(facts: Sequence[Told]) -> int | None:
    met: int | None = None
    closed = False
    for minute, kind, _ in facts:
        if kind is FactKind.RESTORED and met is None and not closed:
            met = minute
        elif kind is FactKind.CLOSED:
            closed = True
        elif kind is FactKind.REOPENED:
            met, closed = None, False
    return met


def _closed(facts: Sequence[Told]) -> int | None:
    closed: int | None = None
    for minute, kind, _ in facts:
        if kind is FactKind.CLOSED:
            closed = minute
        elif kind is FactKind.REOPENED:
            closed = None
    return closed


def _mode(facts: Sequence[Told], minute: int) -> str:
    """What the minute [minute, minute + 1) counts as."""
    solved = paused = False
    for happened, kind, _ in facts:
        if happened > minute:
            break
        if kind is FactKind.REOPENED:
            # A call that was not solved cannot come back: then it says nothing about a pause.
            paused = paused and not solved
            solved = False
        elif kind in _SOLVES:
            solved, paused = True, False
        elif not solved and kind is FactKind.PAUSED:
            paused = True
        elif kind in _RETURNS:
            paused = False
    if solved:
        came_back = any(h > minute and kind is FactKind.REOPENED for h, kind, _ in facts)
        return "stopped" if came_back else "running"
    return "paused" if paused else "running"
