"""Rule I-04: who has the hotline, and the calls that nobody answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fakes.intake_hotline import QING_MING
from intake.domain.errors import BranchNotFound, CalendarUnknown, IntakeError
from intake.domain.hotline.coverage import CallRefTaken, CallUnanswered
from intake.domain.hotline.hotline import (
    Duty,
    DutyBegun,
    DutyNotFound,
    DutyOverlaps,
    DutyWrong,
    Hotline,
    HotlineNotFound,
    HotlineTaken,
)
from intake.domain.register import InTheFuture
from intake.handlers.hotline.cancel_duty import cancel_duty
from intake.handlers.hotline.change_hotline import ChangeHotline, change_hotline
from intake.handlers.hotline.get_coverage import get_coverage
from intake.handlers.hotline.plan_duty import plan_duty
from intake.handlers.hotline.record_unanswered_call import (
    RecordUnansweredCall,
    record_unanswered_call,
)
from intake.handlers.hotline.register_hotline import register_hotline
from unit.intake.scene import NOW, Scene, at

SHANGHAI = ZoneInfo("Asia/Shanghai")
LINE = Hotline(
    code="HZ-400",
    branch="HZ01",
    name="杭州热线",
    number="400-800-1234",
    hours="working-hours",
    fallback_number="0571-1",
)


def duty(duty_id: str = "d-1", start: datetime = NOW, hours: float = 8, **told: Any) -> Duty:
    values: dict[str, Any] = {
        "id": duty_id,
        "hotline": "HZ-400",
        "person": "li",
        "number": "13900000001",
        "start": start,
        "end": start + timedelta(hours=hours),
        **told,
    }
    return Duty(**values)


def rang(called_at: datetime = NOW, **told: Any) -> RecordUnansweredCall:
    values: dict[str, Any] = {
        "id": "u-1",
        "hotline": "HZ-400",
        "called_at": called_at,
        "rang": timedelta(seconds=40),
        "call_ref": "",
        **told,
    }
    return RecordUnansweredCall(**values)


@pytest.fixture
def hotline(scene: Scene) -> Scene:
    """A branch with a hotline in working hours; `NOW` is a Monday, 09:00 there."""
    scene.run(register_hotline, LINE, NOW)
    return scene


@pytest.mark.parametrize(
    ("pattern", "day", "clock", "expected"),
    [
        ("working-hours", 2, "08:59", False),
        ("working-hours", 2, "09:00", True),
        ("working-hours", 2, "11:59", True),
        ("working-hours", 2, "12:00", False),
        ("working-hours", 2, "12:30", False),
        ("working-hours", 2, "13:00", True),
        ("working-hours", 2, "18:00", False),
        ("working-hours", 7, "10:00", False),
        ("7x24", 8, "00:00", True),
        ("7x24", 8, "23:59", True),
        ("nights", 2, "21:59", False),
        ("nights", 2, "22:00", True),
        ("nights", 3, "05:59", True),
        ("nights", 3, "06:00", False),
        ("nights", 2, "05:00", False),
        ("nights", 7, "05:00", True),
        ("nights", 7, "23:00", False),
    ],
)
def test_a_hotline_is_answered_in_its_windows(
    pattern: str, day: int, clock: str, *, expected: bool
) -> None:
    local = datetime.fromisoformat(f"2026-03-{day:02}T{clock}").replace(tzinfo=SHANGHAI)
    scene = Scene()
    scene.run(register_hotline, replace(LINE, hours=pattern), NOW)
    assert get_coverage("HZ-400", local, scene.tx, NOW).body.in_hours == expected


def test_on_a_holiday_it_rings_at_the_person_on_call(hotline: Scene) -> None:
    holiday = datetime.combine(QING_MING, time(10), SHANGHAI)
    hotline.run(plan_duty, duty(start=holiday - timedelta(days=1), hours=48), NOW)
    found = get_coverage("HZ-400", holiday, hotline.tx, NOW).body
    assert (found.in_hours, found.person, found.rings_at) == (False, "li", "13900000001")
    hotline.run(record_unanswered_call, rang(holiday), holiday)
    assert hotline.events == []
    day_after = get_coverage("HZ-400", holiday + timedelta(days=1), hotline.tx, NOW).body
    assert (day_after.in_hours, day_after.rings_at) == (True, "400-800-1234")


def test_in_hours_the_person_on_duty_answers_at_the_hotline_s_own_number(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(), NOW)
    found = get_coverage("HZ-400", None, hotline.tx, at(1))
    assert (found.body.in_hours, found.body.person, found.body.rings_at) == (
        True,
        "li",
        "400-800-1234",
    )
    assert found.ref == "calendar/working-hours@test"


def test_after_hours_it_rings_at_the_person_on_call(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(hours=24), NOW)
    found = get_coverage("HZ-400", at(12), hotline.tx, NOW).body
    assert (found.in_hours, found.person, found.rings_at) == (False, "li", "13900000001")


@pytest.mark.parametrize(("hours", "rings_at"), [(1, "400-800-1234"), (12, "0571-1")])
def test_a_hole_in_the_rota_has_nobody_and_rings_at_the_fallback_after_hours(
    hotline: Scene, hours: float, rings_at: str
) -> None:
    found = get_coverage("HZ-400", at(hours), hotline.tx, NOW).body
    assert (found.person, found.rings_at) == ("", rings_at)


@pytest.mark.parametrize(
    ("hours", "person"), [(-0.01, ""), (0, "li"), (7.99, "li"), (8, "wang"), (9, "wang")]
)
def test_duties_are_half_open_and_follow_each_other(
    hotline: Scene, hours: float, person: str
) -> None:
    hotline.run(plan_duty, duty(), NOW)
    hotline.run(plan_duty, duty("d-2", at(8), person="wang"), NOW)
    assert get_coverage("HZ-400", at(hours), hotline.tx, NOW).body.person == person


@pytest.mark.parametrize(("start", "hours"), [(-1, 1.01), (0, 8), (2, 1), (7.99, 4), (-1, 20)])
def test_nobody_shares_a_duty(hotline: Scene, start: float, hours: float) -> None:
    hotline.run(plan_duty, duty(), NOW)
    refusal = hotline.refused(DutyOverlaps, plan_duty, duty("d-2", at(start), hours), NOW)
    assert (refusal.rule, refusal.metadata["person"]) == ("I-04", "li")
    assert list(hotline.tx.state.hotline.duties) == ["d-1"]


@pytest.mark.parametrize(
    ("hours", "is_refused"),
    [(-1, True), (0, True), (0.01, False), (7 * 24, False), (7 * 24 + 0.01, True)],
)
def test_a_duty_is_longer_than_nothing_and_at_most_as_long_as_the_policy_says(
    hotline: Scene, hours: float, *, is_refused: bool
) -> None:
    if is_refused:
        refusal = hotline.refused(DutyWrong, plan_duty, duty(hours=hours), NOW)
        assert (refusal.rule, refusal.field) == ("I-04", "end_time")
    else:
        hotline.run(plan_duty, duty(hours=hours), NOW)


def test_a_duty_that_began_stays_on_the_rota(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(), NOW)
    assert hotline.refused(DutyBegun, cancel_duty, "d-1", NOW).rule == "I-04"
    hotline.run(cancel_duty, "d-1", at(-1))
    hotline.refused(DutyNotFound, cancel_duty, "d-1", at(-1))
    hotline.run(plan_duty, duty("d-2", person="wang"), at(-1))


def test_an_unanswered_call_in_hours_is_announced_with_the_person_on_duty(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(), NOW)
    call = hotline.run(record_unanswered_call, rang(at(1)), at(2))
    assert (call.coverage.in_hours, call.coverage.person, call.branch) == (True, "li", "HZ01")
    assert (call.recorded_at, call.recorded_by) == (at(2), "tester")
    assert hotline.events == [CallUnanswered(call=call)]


def test_the_person_is_the_one_who_had_the_hotline_when_it_rang(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(hours=1), NOW)
    hotline.run(plan_duty, duty("d-2", at(1), person="wang"), NOW)
    assert hotline.run(record_unanswered_call, rang(at(0.5)), at(5)).coverage.person == "li"


def test_an_unanswered_call_after_hours_is_kept_but_breaks_no_promise(hotline: Scene) -> None:
    call = hotline.run(record_unanswered_call, rang(at(10)), at(10))
    assert (call.coverage.in_hours, call.coverage.rings_at) == (False, "0571-1")
    assert hotline.events == []


def test_a_call_that_the_telephone_system_told_of_is_kept_once(hotline: Scene) -> None:
    hotline.run(record_unanswered_call, rang(call_ref="c1"), NOW)
    again = rang(id="u-2", call_ref="c1")
    assert hotline.refused(CallRefTaken, record_unanswered_call, again, NOW).rule == "I-04"
    assert len(hotline.tx.state.hotline.unanswered) == 1
    hotline.run(record_unanswered_call, rang(id="u-3"), NOW)
    hotline.run(record_unanswered_call, rang(id="u-4"), NOW)


def test_other_hours_hold_from_now_on(hotline: Scene) -> None:
    cmd = ChangeHotline(code="HZ-400", number="400-1", hours="7x24", fallback_number="0571-2")
    changed = hotline.run(change_hotline, cmd, NOW)
    assert (changed.number, changed.version) == ("400-1", 2)
    assert get_coverage("HZ-400", at(12), hotline.tx, NOW).body.in_hours


@pytest.mark.parametrize(
    ("use_case", "cmd", "kind", "rule"),
    [
        (register_hotline, LINE, HotlineTaken, "I-04"),
        (register_hotline, replace(LINE, code="X", branch="XX"), BranchNotFound, ""),
        (register_hotline, replace(LINE, code="X", hours="never"), CalendarUnknown, "I-17"),
        (
            change_hotline,
            ChangeHotline(code="X", number="", hours="7x24", fallback_number=""),
            HotlineNotFound,
            "",
        ),
        (
            change_hotline,
            ChangeHotline(code="HZ-400", number="", hours="x", fallback_number=""),
            CalendarUnknown,
            "I-17",
        ),
        (plan_duty, duty(hotline="X"), HotlineNotFound, ""),
        (record_unanswered_call, rang(hotline="X"), HotlineNotFound, ""),
        (record_unanswered_call, rang(at(1)), InTheFuture, "I-19"),
    ],
)
def test_what_cannot_be_is_refused_with_its_rule(
    hotline: Scene, use_case: Any, cmd: Any, kind: type[IntakeError], rule: str
) -> None:
    assert hotline.refused(kind, use_case, cmd, NOW).rule == rule


def test_a_hotline_of_another_branch_is_not_found(hotline: Scene) -> None:
    hotline.run(plan_duty, duty(), at(-1))
    hotline.tx.act_as("wu", branches=frozenset({"SH02"}))
    hotline.refused(HotlineNotFound, plan_duty, duty("d-2", at(20)), NOW)
    hotline.refused(DutyNotFound, cancel_duty, "d-1", at(-1))
