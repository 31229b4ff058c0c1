from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.hr_appraisal import FakeTx
from hr_appraisal.domain.facts import RatingFact
from hr_appraisal.domain.month import MonthUnreadable
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.privacy import ReadingKind, SheetNotYours
from hr_appraisal.domain.sheet import MonthlySheet
from hr_appraisal.handlers.list_entries import ListEntries, list_entries
from hr_appraisal.handlers.on_survey_answered import on_survey_answered
from hr_appraisal.handlers.on_technician_told import on_technician_told
from hr_appraisal.handlers.read_sheets import (
    GetMonthlySheet,
    ListMonthlySheets,
    get_monthly_sheet,
    list_monthly_sheets,
)
from hr_appraisal.ports import EmployeeUnknown, Page
from unit.hr_appraisal.cases import (
    ADMIN,
    CHIEF,
    COLLEAGUE,
    HR,
    LEADER,
    NOW,
    OTHER_LEADER,
    TECHNICIAN,
    event_entry_id,
    posted,
    proposed_by_event,
    rating,
    staffed,
    told,
    verify,
)

SELF = Actor(subject=TECHNICIAN, role="technician")
OTHER = Actor(subject=COLLEAGUE, role="technician")


def read(tx: FakeTx, actor: Actor, month: str = "2026-03") -> MonthlySheet:
    return get_monthly_sheet(
        GetMonthlySheet(employee_code=TECHNICIAN, month=month, actor=actor), tx, NOW
    )


def read_all(tx: FakeTx, actor: Actor, size: int = 50, token: str = "") -> Page[MonthlySheet]:
    cmd = ListMonthlySheets(
        branch_code="", month="2026-03", page_size=size, page_token=token, actor=actor
    )
    return list_monthly_sheets(cmd, tx, NOW)


def entries_seen(tx: FakeTx, actor: Actor) -> list[str]:
    cmd = ListEntries(
        branch_code="",
        employee_code="",
        month="",
        state=None,
        is_reversed=None,
        page_size=50,
        page_token="",
        actor=actor,
    )
    return [entry.id for entry in list_entries(cmd, tx, NOW).rows]


@pytest.mark.parametrize("actor", [SELF, LEADER, HR, CHIEF, ADMIN])
def test_ones_own_sheet_ones_lines_and_hr_may_be_read(actor: Actor) -> None:
    tx = staffed()
    assert read(tx, actor).employee_code == TECHNICIAN
    (reading,) = tx.state.readings
    assert (
        reading.reader,
        reading.role,
        reading.employee_code,
        reading.month,
        reading.read_at,
    ) == (
        actor.subject,
        actor.role,
        TECHNICIAN,
        "2026-03",
        NOW,
    )


@pytest.mark.parametrize("actor", [OTHER, OTHER_LEADER, Actor(subject="", role="supervisor")])
def test_nobody_else_may_read(actor: Actor) -> None:
    tx = staffed()
    on_technician_told(told(sequence=2, line_supervisor="zg-01"), tx, NOW)
    before = tx.snapshot()
    with pytest.raises(SheetNotYours) as refused:
        read(tx, actor)
    assert refused.value.rule == "H-13"
    assert vars(tx.state) == vars(before)


def test_somebody_without_a_name_leads_nobody() -> None:
    tx = FakeTx()
    on_technician_told(told(line_supervisor=""), tx, NOW)
    with pytest.raises(SheetNotYours):
        read(tx, Actor(subject="", role="supervisor"))


def test_a_sheet_of_another_branch_is_not_found() -> None:
    tx = staffed()
    tx.scope = frozenset({"GZ"})
    with pytest.raises(EmployeeUnknown):
        read(tx, HR)


def test_a_month_that_is_none_is_refused_before_anything_is_read() -> None:
    tx = staffed()
    with pytest.raises(MonthUnreadable):
        read(tx, HR, "2026-13")
    assert tx.state.readings == []


@pytest.mark.parametrize(
    ("actor", "codes"),
    [
        (HR, [TECHNICIAN, COLLEAGUE]),
        (LEADER, [TECHNICIAN]),
        (OTHER_LEADER, [COLLEAGUE]),
        (SELF, [TECHNICIAN]),
        (Actor(subject="zg-09", role="supervisor"), []),
    ],
)
def test_a_list_holds_only_what_one_may_read_and_each_is_noted(
    actor: Actor, codes: list[str]
) -> None:
    tx = staffed()
    assert [sheet.employee_code for sheet in read_all(tx, actor).rows] == codes
    assert [reading.employee_code for reading in tx.state.readings] == codes


def test_a_list_goes_on_where_its_page_ended() -> None:
    tx = staffed()
    first = read_all(tx, HR, size=1)
    second = read_all(tx, HR, size=1, token=first.next_token)
    assert [sheet.employee_code for sheet in (*first.rows, *second.rows)] == ["T-01", "T-02"]
    assert second.next_token == ""


def test_branches_in_two_zones_have_their_own_months() -> None:
    tx = staffed()
    on_technician_told(told(COLLEAGUE, branch_code="KS", sequence=2), tx, NOW)
    tx.policies.calendar_policy = replace(
        tx.policies.calendar_policy, branches={"KS": "Asia/Urumqi"}
    )
    # 17:00 UTC on the last of February: March in Shanghai, still February in Urumqi.
    at = rating().answered_at.replace(month=2, day=28, hour=17)
    facts: list[RatingFact] = [
        rating("a", answered_at=at),
        rating("b", answered_at=at, technician_code=COLLEAGUE),
    ]
    for fact in facts:
        on_survey_answered(fact, tx, NOW)
    answers = [
        next(line.figures for line in sheet.lines if line.item == "survey.skill").split(":")[0]
        for sheet in read_all(tx, HR).rows
    ]
    assert answers == ["1 answer", "no answers"]


def test_the_score_follows_the_policy_of_the_first_day_of_the_month() -> None:
    tx = staffed()
    tx.policies.asked.clear()
    read(tx, HR)
    assert {day.isoformat() for day in tx.policies.asked} == {"2026-03-01"}


@pytest.mark.parametrize(
    ("actor", "sees"),
    [(HR, True), (SELF, True), (LEADER, True), (OTHER, False), (OTHER_LEADER, True)],
)
def test_an_open_case_is_seen_by_those_who_may_have_to_verify_it(
    actor: Actor, *, sees: bool
) -> None:
    assert entries_seen(proposed_by_event(), actor) == ([event_entry_id()] if sees else [])


@pytest.mark.parametrize(
    ("actor", "sees"),
    [(HR, True), (SELF, True), (LEADER, True), (OTHER, False), (OTHER_LEADER, False)],
)
def test_a_settled_case_is_seen_by_the_person_the_line_and_hr(actor: Actor, *, sees: bool) -> None:
    tx = posted()
    assert entries_seen(tx, actor) == ([event_entry_id()] if sees else [])
    noted = [(reading.kind, reading.employee_code) for reading in tx.state.readings]
    assert noted == ([(ReadingKind.ENTRIES, TECHNICIAN)] if sees else [])


def test_a_verified_case_leaves_the_sight_of_other_leaders() -> None:
    tx = proposed_by_event()
    verify(tx)
    assert entries_seen(tx, OTHER_LEADER) == []
