"""Policy files of feedback."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from chassis.policy import PolicyBook, PolicyError, PolicyNotFound, load_policies
from feedback.domain.policies import (
    ComplaintPolicy,
    InForce,
    PackChoice,
    SurveyPolicy,
    T,
    TimePolicy,
)
from feedback.ports import NoPolicyInForce

_DEFAULT: Final = "default"


class PolicyFiles:
    """`feedback.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or a pack that is chosen does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._time: PolicyBook[TimePolicy] = load_policies(folder, "timekeeping", TimePolicy)
        self._surveys: PolicyBook[SurveyPolicy] = load_policies(folder, "survey", SurveyPolicy)
        self._complaints: PolicyBook[ComplaintPolicy] = load_policies(
            folder, "complaint-pack", ComplaintPolicy
        )
        self._choices: PolicyBook[PackChoice] = load_policies(
            folder, "complaint-pack-choice", PackChoice
        )
        self._require_complete(folder)

    def default_zone(self, at: datetime) -> str:
        try:
            policy = self._surveys.in_force_at(
                _DEFAULT, at, lambda body: ZoneInfo(body.default_time_zone)
            )
        except PolicyNotFound as error:
            raise NoPolicyInForce(
                str(error), rule="Q-05", name=_DEFAULT, at=at.isoformat()
            ) from error
        return policy.body.default_time_zone

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        return _in_force(self._time, _DEFAULT, on)

    def survey(self, on: date) -> InForce[SurveyPolicy]:
        return _in_force(self._surveys, _DEFAULT, on)

    def complaint(self, branch_code: str, on: date) -> InForce[ComplaintPolicy]:
        choice = _in_force(self._choices, _DEFAULT, on).body
        return _in_force(self._complaints, choice.pack_of(branch_code), on)

    def _require_complete(self, folder: Path) -> None:
        problems = [
            f"{folder}: no policy {kind}/{_DEFAULT}"
            for kind, names in (
                ("timekeeping", self._time.names()),
                ("survey", self._surveys.names()),
                ("complaint-pack-choice", self._choices.names()),
            )
            if _DEFAULT not in names
        ]
        chosen = {
            pack
            for choice in self._choices.versions(_DEFAULT)
            for pack in (choice.body.default, *choice.body.branches.values())
        }
        missing = sorted(chosen - set(self._complaints.names()))
        problems += [f"{folder}: no policy complaint-pack/{pack}" for pack in missing]
        if problems:
            raise PolicyError(problems)


def _in_force(book: PolicyBook[T], name: str, on: date) -> InForce[T]:
    try:
        policy = book.in_force(name, on)
    except PolicyNotFound as error:
        raise NoPolicyInForce(str(error), rule="Q-05", name=name, on=on.isoformat()) from error
    return InForce(ref=policy.ref, body=policy.body)
