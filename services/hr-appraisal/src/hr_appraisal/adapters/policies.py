"""Policy files of appraisal."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from chassis.policy import PolicyBook, PolicyError, PolicyNotFound, load_policies
from hr_appraisal.domain.policies import (
    CalendarPolicy,
    InForce,
    PointsPolicy,
    ScorePolicy,
    T,
    TimePolicy,
    TriggerPolicy,
)
from hr_appraisal.ports import NoPolicyInForce

_DEFAULT: Final = "default"


class PolicyFiles:
    """`hr_appraisal.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong or missing.
    """

    def __init__(self, folder: Path) -> None:
        self._time = _load(folder, "timekeeping", TimePolicy)
        self._calendar = _load(folder, "calendar", CalendarPolicy)
        self._points = _load(folder, "points", PointsPolicy)
        self._triggers = _load(folder, "triggers", TriggerPolicy)
        self._score = _load(folder, "score", ScorePolicy)

    def zone_of(self, branch_code: str, at: datetime) -> str:
        try:
            policy = self._calendar.in_force_at(
                _DEFAULT, at, lambda body: ZoneInfo(body.zone_of(branch_code))
            )
        except PolicyNotFound as error:
            raise NoPolicyInForce(str(error), rule="Q-05", at=at.isoformat()) from error
        return policy.body.zone_of(branch_code)

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        return _in_force(self._time, on)

    def calendar(self, on: date) -> InForce[CalendarPolicy]:
        return _in_force(self._calendar, on)

    def points(self, on: date) -> InForce[PointsPolicy]:
        return _in_force(self._points, on)

    def triggers(self, on: date) -> InForce[TriggerPolicy]:
        return _in_force(self._triggers, on)

    def score(self, on: date) -> InForce[ScorePolicy]:
        return _in_force(self._score, on)


def _load(folder: Path, kind: str, body: type[T]) -> PolicyBook[T]:
    book = load_policies(folder, kind, body)
    if _DEFAULT not in book.names():
        raise PolicyError([f"{folder}: no policy {kind}/{_DEFAULT}"])
    return book


def _in_force(book: PolicyBook[T], on: date) -> InForce[T]:
    try:
        policy = book.in_force(_DEFAULT, on)
    except PolicyNotFound as error:
        raise NoPolicyInForce(str(error), rule="Q-05", on=on.isoformat()) from error
    return InForce(ref=policy.ref, body=policy.body)
