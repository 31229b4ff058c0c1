"""Technicians: what they can do, what papers they hold, whether they may be sent (D-01)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dispatch.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound
from dispatch.domain.identity import BranchCode, TechnicianCode


class TechnicianNotFound(NotFound):
    """No technician of that code, or none the caller may see."""

    reason = "TECHNICIAN_NOT_FOUND"


class TechnicianExists(AlreadyExists):
    """The code is taken; codes are never used again."""

    reason = "TECHNICIAN_EXISTS"


class TechnicianOutdated(ConcurrentUpdate):
    """The technician was changed since the caller read it."""

    reason = "TECHNICIAN_OUTDATED"


class InvalidCertificate(Invalid):
    """A certificate without kind or last day."""

    reason = "CERTIFICATE_INVALID"


class EmploymentState(StrEnum):
    """D-01."""

    PROBATION = "probation"
    REGULAR = "regular"
    SUSPENDED = "suspended"
    LEFT = "left"


T = TypeVar("T")
ON_ROSTER = frozenset({EmploymentState.PROBATION, EmploymentState.REGULAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A paper that allows a kind of work up to and including `valid_until`."""

    kind: str
    number: str
    valid_until: date

    def __post_init__(self) -> None:
        if not self.kind.strip():
            raise InvalidCertificate(
                "a certificate needs a kind", rule="D-01", field="certificates.kind"
            )

    def covers(self, day: date) -> bool:
        """Say whether it is valid on a calendar day of the branch."""
        return day <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianChange:
    """What is to be different; None stays as it is."""

    branch_code: BranchCode | None = None
    skills: frozenset[str] | None = None
    certificates: tuple[Certificate, ...] | None = None
    employment_state: EmploymentState | None = None
    line_supervisor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Technician:
    """A technician of one home branch; `line_supervisor` is the subject of the person in charge."""

    code: TechnicianCode
    name: str
    branch_code: BranchCode
    skills: frozenset[str]
    certificates: tuple[Certificate, ...]
    employment_state: EmploymentState
    line_supervisor: str = ""
    version: int = 0

    @property
    def is_on_roster(self) -> bool:
        """Suspended people and those who left are never sent."""
        return self.employment_state in ON_ROSTER

    def certificate_until(self, kind: str) -> date | None:
        """Return the last day on which a certificate of this kind is valid, None without one."""
        return max(
            (each.valid_until for each in self.certificates if each.kind == kind), default=None
        )

    def changed(self, change: TechnicianChange) -> Technician:
        """Return the technician with what the change names replaced.

        Source: rulebook D-01.
        """
        return replace(
            self,
            branch_code=_stays(change.branch_code, self.branch_code),
            skills=_stays(change.skills, self.skills),
            certificates=_stays(change.certificates, self.certificates),
            employment_state=_stays(change.employment_state, self.employment_state),
            line_supervisor=_stays(change.line_supervisor, self.line_supervisor),
        )

    def must_hand_over(self, before: Technician) -> bool:
        """Say whether a change takes the technician's open work away.

        Suspension, leaving and a transfer to another branch do.

        Source: rulebook H-12.
        """
        has_left_roster = before.is_on_roster and not self.is_on_roster
        return has_left_roster or before.branch_code != self.branch_code


def _stays(new: T | None, old: T) -> T:
    return old if new is None else new
