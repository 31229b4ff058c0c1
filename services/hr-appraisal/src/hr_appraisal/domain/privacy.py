"""Who may read about whom: one's own, one's line, HR; every reading is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hr_appraisal.domain.errors import Denied
from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.people import Actor, Employee

# Those whose work is appraisal itself.
_OFFICE = frozenset({"hr", "approver", "admin"})
_LEADERS = frozenset({"supervisor"})


class SheetNotYours(Denied):
    reason = "SHEET_NOT_YOURS"


class ReadingKind(StrEnum):
    SHEET = "sheet"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who read what about whom, and when (UTC); an empty code stands for a list (H-13)."""

    reader: str
    role: str
    kind: ReadingKind
    employee_code: str
    month: str
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What of the people's records somebody sees.

    Args:
        subject: Sees their own and, as `line_of`, their line's.
        everything: Sees all.
        cases: Also sees entries that wait for a verification.
    """

    subject: str
    everything: bool
    cases: bool


def sight_of(actor: Actor) -> Sight:
    """Return what an actor sees: a leader also the cases that others may have to verify.

    Source: rulebook H-03, H-13.
    """
    return Sight(
        subject=actor.subject,
        everything=actor.role in _OFFICE,
        cases=actor.role in _LEADERS,
    )


def require_may_read(actor: Actor, employee: Employee) -> None:
    """Check that somebody may read a technician's sheet.

    Raises:
        SheetNotYours: Neither their own, nor their line's, nor HR.

    Source: rulebook H-13.
    """
    if actor.role in _OFFICE or actor.subject in {employee.code, employee.line_supervisor} - {""}:
        return
    raise SheetNotYours(
        f"{actor.subject} may not read the sheet of {employee.code}",
        rule="H-13",
        reader=actor.subject,
        employee=EmployeeCode(employee.code),
    )
