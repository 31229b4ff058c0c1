"""The policy files of dispatch."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Final, TypeVar

from chassis.policy import Policy, PolicyBook, PolicyError, load_policies
from dispatch.domain.policy import InForce
from dispatch.domain.ranking import AssignmentPolicy
from dispatch.domain.requirements import RequirementsPolicy
from dispatch.domain.service_report import ReportPolicy
from dispatch.domain.timekeeping import TimePolicy

T = TypeVar("T")
STANDARD: Final = "standard"


class PolicyFiles:
    """`dispatch.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or a kind has no policy of the standard name.
    """

    def __init__(self, folder: Path) -> None:
        self._time = _book(folder, "timekeeping", TimePolicy)
        self._needs = _book(folder, "requirements", RequirementsPolicy)
        self._choice = _book(folder, "assignment", AssignmentPolicy)
        self._report = _book(folder, "service-report", ReportPolicy)

    def default_zone(self, at: datetime) -> tzinfo:
        return self._time.in_force_at(STANDARD, at, lambda body: body.zone).body.zone

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        return _in_force(self._time.in_force(STANDARD, on))

    def requirements(self, on: date) -> InForce[RequirementsPolicy]:
        return _in_force(self._needs.in_force(STANDARD, on))

    def assignment(self, on: date) -> InForce[AssignmentPolicy]:
        return _in_force(self._choice.in_force(STANDARD, on))

    def service_report(self, on: date) -> InForce[ReportPolicy]:
        return _in_force(self._report.in_force(STANDARD, on))


def _book(folder: Path, kind: str, body: type[T]) -> PolicyBook[T]:
    book = load_policies(folder, kind, body)
    if STANDARD not in book.names():
        raise PolicyError([f"{folder}: no policy {kind}/{STANDARD}"])
    return book


def _in_force(policy: Policy[T]) -> InForce[T]:
    return InForce(ref=policy.ref, body=policy.body)
