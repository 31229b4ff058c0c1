"""Promises that were judged for good when a request closed: the checkpoints of objectives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from intake.domain.clock import ClockReading
from intake.domain.vocabulary import ClockState, Milestone, Severity


class CheckpointResult(StrEnum):
    """How a promise ended; met too late is breached."""

    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One promise and how it ended, under the severity by which it was judged."""

    milestone: Milestone
    severity: Severity
    result: CheckpointResult


def checkpoints_of(clocks: Iterable[ClockReading]) -> tuple[Checkpoint, ...]:
    """Return the promises that have ended; a clock that runs is none yet.

    Args:
        clocks: The clocks of one request, each milestone once.

    Source: rulebook I-16, I-20.
    """
    return tuple(
        Checkpoint(milestone=clock.milestone, severity=clock.severity, result=_RESULTS[clock.state])
        for clock in clocks
        if clock.state in _RESULTS
    )


_RESULTS: Mapping[ClockState, CheckpointResult] = MappingProxyType(
    {
        ClockState.MET: CheckpointResult.MET,
        ClockState.BREACHED: CheckpointResult.BREACHED,
        ClockState.CANCELLED: CheckpointResult.CANCELLED,
    }
)
