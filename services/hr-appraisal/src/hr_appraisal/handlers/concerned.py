"""Whom an entry is about: a technician, or somebody who leads technicians."""

from __future__ import annotations

from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.people import Person
from hr_appraisal.ports import Tx


def person_known_as(code: EmployeeCode, tx: Tx) -> Person | None:
    """Return the person behind a code, or None if dispatch never told of them.

    Source: rulebook H-03.
    """
    employee = tx.employees.find(code)
    if employee is None:
        return tx.employees.lead(code)
    return Person(
        code=employee.code,
        branch_code=employee.branch_code,
        line_supervisor=employee.line_supervisor,
    )


def concerned_by(code: EmployeeCode, branch_code: str, tx: Tx) -> Person:
    """Return the person behind a code; a stranger belongs to the branch of the case.

    Source: rulebook H-03.
    """
    return person_known_as(code, tx) or Person(code=code, branch_code=branch_code)
