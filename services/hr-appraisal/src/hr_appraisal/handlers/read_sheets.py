"""Use cases: read one monthly sheet, or those of one's people; every reading is logged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.month import Month, bounds_of, read_month
from hr_appraisal.domain.people import Actor, Employee
from hr_appraisal.domain.privacy import Reading, ReadingKind, require_may_read, sight_of
from hr_appraisal.domain.sheet import MonthlySheet, draw_sheet
from hr_appraisal.ports import EmployeeQuery, Page, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class GetMonthlySheet:
    employee_code: EmployeeCode
    month: str
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMonthlySheets:
    branch_code: str
    month: str
    page_size: int
    page_token: str
    actor: Actor


def get_monthly_sheet(cmd: GetMonthlySheet, tx: Tx, now: datetime) -> MonthlySheet:
    """Draw one technician's sheet and note who read it.

    Args:
        cmd: One's own, one's line's, or anybody's for HR; `month` is `YYYY-MM`.
        tx: Open transaction; the note is committed with it.
        now: Time of the reading (UTC).

    Returns:
        The sheet as the facts are now.

    Raises:
        SheetNotYours: Somebody else's.
        EmployeeUnknown: No such technician in the principal's branches.
        MonthUnreadable: The month is not `YYYY-MM`.

    Source: rulebook H-07, H-13.
    """
    month = read_month(cmd.month)
    employee = tx.employees.get(cmd.employee_code)
    require_may_read(cmd.actor, employee)
    (sheet,) = _draw([employee], month, tx)
    tx.readings.add([_reading(cmd.actor, employee.code, month, now)])
    return sheet


def list_monthly_sheets(cmd: ListMonthlySheets, tx: Tx, now: datetime) -> Page[MonthlySheet]:
    """Draw the sheets of a branch, as far as the actor may read them, and note each reading.

    Args:
        cmd: `month` is `YYYY-MM`; a leader sees their line, HR everybody.
        tx: Open transaction; the notes are committed with it.
        now: Time of the reading (UTC).

    Returns:
        Sheets by code of the technician.

    Raises:
        MonthUnreadable: The month is not `YYYY-MM`.

    Source: rulebook H-07, H-13.
    """
    month = read_month(cmd.month)
    people = tx.employees.page(
        EmployeeQuery(
            sight=sight_of(cmd.actor),
            branch_code=cmd.branch_code,
            page_size=cmd.page_size,
            page_token=cmd.page_token,
        )
    )
    sheets = _draw(people.rows, month, tx)
    tx.readings.add([_reading(cmd.actor, sheet.employee_code, month, now) for sheet in sheets])
    return Page(rows=sheets, next_token=people.next_token)


def _draw(people: Sequence[Employee], month: Month, tx: Tx) -> Sequence[MonthlySheet]:
    """Draw sheets by the policy of the first day of the month, one question per time zone."""
    first_day = date.fromisoformat(f"{month}-01")
    policy = tx.policies.score(first_day)
    calendar = tx.policies.calendar(first_day).body
    by_zone: defaultdict[str, list[EmployeeCode]] = defaultdict(list)
    for employee in people:
        by_zone[calendar.zone_of(employee.branch_code)].append(employee.code)
    facts = {
        code: found
        for zone, codes in by_zone.items()
        for code, found in tx.facts.of_month(codes, month, *bounds_of(month, zone)).items()
    }
    return [draw_sheet(employee, month, facts[employee.code], policy) for employee in people]


def _reading(actor: Actor, code: EmployeeCode, month: Month, now: datetime) -> Reading:
    return Reading(
        reader=actor.subject,
        role=actor.role,
        kind=ReadingKind.SHEET,
        employee_code=code,
        month=month,
        read_at=now,
    )
