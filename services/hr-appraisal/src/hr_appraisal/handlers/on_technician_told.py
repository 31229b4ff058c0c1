"""Reaction: dispatch registered a technician or changed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.people import Employee, EmploymentState
from hr_appraisal.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianTold:
    """What we read from dispatch's events about technicians."""

    code: EmployeeCode
    name: str
    branch_code: str
    line_supervisor: str
    employment_state: EmploymentState
    sequence: int


def on_technician_told(event: TechnicianTold, tx: Tx, now: datetime) -> None:
    """Keep a copy: whose sheet it is, which branch, whose line.

    Args:
        event: The technician as of now. An event older than what is known changes nothing.
        tx: Open transaction.
        now: Time of the reaction (UTC).

    Source: rulebook H-03, H-13.
    """
    known = tx.employees.find(event.code)
    if known is not None and known.seen >= event.sequence:
        return
    tx.employees.save(
        Employee(
            code=event.code,
            name=event.name,
            branch_code=event.branch_code,
            line_supervisor=event.line_supervisor,
            employment_state=event.employment_state,
            seen=event.sequence,
        )
    )
