"""Who acts, and who is appraised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hr_appraisal.domain.ids import EmployeeCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a command, in the role the token gave.

    A technician's subject is the technician's code, so a person can be recognized in a case.
    """

    subject: str
    role: str


class EmploymentState(StrEnum):
    PROBATION = "probation"
    REGULAR = "regular"
    SUSPENDED = "suspended"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Our copy of a technician; `seen` is the number of the last event that was taken in."""

    code: EmployeeCode
    name: str
    branch_code: str
    line_supervisor: str
    employment_state: EmploymentState
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody an entry can be about: a technician, or the supervisor of technicians."""

    code: EmployeeCode
    branch_code: str
    line_supervisor: str = ""
