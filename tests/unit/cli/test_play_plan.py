"""The played day is the same for the same seed, and the sample network fits together."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callout.feedback.v1 import resources_pb2 as feedback
from callout.intake.v1 import resources_pb2 as intake
from callout_cli.errors import UserError
from callout_cli.play.journal import Choice, Journal
from callout_cli.play.network import load_network
from callout_cli.play.plan import latest_day, next_slot, plan_day, usual_day
from callout_cli.play.stage import Story, act_in_order, wait_for

NETWORK = load_network()
ZONE = ZoneInfo(NETWORK.zone)
DAY = date(2026, 3, 2)


def plan(seed: Any = 1, calls: Any = 40) -> Any:
    return plan_day(NETWORK, day=DAY, seed=seed, calls=calls)


def test_three_branches_in_two_cities_with_a_dozen_technicians_and_forty_calls() -> None:
    assert len(NETWORK.branches) == 3
    assert len({branch.city for branch in NETWORK.branches}) == 2
    assert len(NETWORK.technicians) == 12
    assert len(NETWORK.calls) == 40


def test_the_same_seed_gives_the_same_day() -> None:
    assert plan() == plan()


def test_another_seed_gives_another_day() -> None:
    assert [c.received for c in plan(seed=1).calls] != [c.received for c in plan(seed=2).calls]


@pytest.mark.parametrize("seed", range(5))
def test_calls_come_in_during_the_working_day(seed: Any) -> None:
    for call in plan(seed=seed).calls:
        local = call.received.astimezone(ZONE)
        assert local.date() == DAY
        assert time(8, 0) <= local.time() <= time(17, 0)


def test_a_day_with_fewer_calls_is_another_day() -> None:
    assert plan(calls=5).key("call", 1) != plan(calls=40).key("call", 1)


def test_fewer_calls_are_the_first_of_the_network() -> None:
    assert [call.call for call in plan(calls=5).calls] == list(NETWORK.calls[:5])


def test_a_repeat_comes_after_the_call_it_repeats() -> None:
    received = {call.number: call.received for call in plan().calls}
    repeats = [call for call in plan().calls if call.call.repeat_of]
    assert repeats
    for call in repeats:
        assert received[call.call.repeat_of] + timedelta(hours=4) < call.received
        assert NETWORK.calls[call.call.repeat_of - 1].symptom_code == call.call.symptom_code


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 3, 3, 12, 0, tzinfo=ZONE), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 11, 59, tzinfo=ZONE), date(2026, 3, 1)),
        (datetime(2026, 3, 3, 23, 0, tzinfo=ZONE), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 4, 0, tzinfo=UTC), date(2026, 3, 2)),
    ],
)
def test_the_day_is_yesterday_once_its_next_morning_is_over(now: Any, day: Any) -> None:
    assert latest_day(now, ZONE) == day


@pytest.mark.parametrize(
    ("latest", "day"),
    [
        (date(2026, 11, 29), date(2026, 11, 29)),
        (date(2026, 11, 30), date(2026, 11, 29)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2028, 2, 29), date(2028, 2, 28)),
    ],
)
def test_calls_and_complaints_of_a_day_count_for_the_same_month(latest: date, day: date) -> None:
    assert usual_day(latest) == day


@pytest.mark.parametrize(
    ("minute", "slot"), [(0, "09:00"), (1, "09:15"), (14, "09:15"), (15, "09:15"), (16, "09:30")]
)
def test_visits_begin_at_a_quarter_of_an_hour(minute: int, slot: Any) -> None:
    at = datetime(2026, 3, 2, 9, minute, tzinfo=ZONE)
    assert next_slot(at).strftime("%H:%M") == slot


def test_people_are_who_they_say_and_nobody_is_two() -> None:
    staff = NETWORK.staff
    subjects = [
        *staff.call_taker.values(),
        *staff.dispatcher.values(),
        *staff.storekeeper.values(),
        *staff.supervisor.values(),
        *NETWORK.network.model_dump().values(),
        *(technician.code for technician in NETWORK.technicians),
    ]
    assert len(subjects) == len(set(subjects))


def test_every_call_is_of_a_known_branch_and_speaks_the_contracts_words() -> None:
    codes = {branch.code for branch in NETWORK.branches}
    for call in NETWORK.calls:
        assert call.branch in codes
        intake.Impact.Value(call.impact)
        if call.complaint:
            feedback.Fault.Value(call.complaint.fault)
            feedback.ContactChannel.Value(call.complaint.channel)


def test_parts_are_known_and_only_the_shortage_is_short() -> None:
    numbers = {part.number for part in NETWORK.parts}
    for call in NETWORK.calls:
        assert set(call.parts) | set(call.shortage) <= numbers
    for branch in NETWORK.branches:
        for number in numbers:
            wanted = sum(
                call.parts.get(number, 0) for call in NETWORK.calls if call.branch == branch.code
            )
            assert wanted <= NETWORK.stock[number]
    for call in NETWORK.calls:
        for number, quantity in call.shortage.items():
            assert quantity > NETWORK.stock[number]


def test_one_certificate_has_expired_and_its_owner_is_tried() -> None:
    expired = {each.code for each in NETWORK.technicians if each.expired}
    assert {call.expired for call in NETWORK.calls if call.expired} == expired != set()
    assert NETWORK.expired_on < DAY < NETWORK.valid_until


def test_the_day_has_every_turn_that_a_visitor_should_see() -> None:
    calls = NETWORK.calls
    for twist in ("shortage", "pause", "severity", "withdrawn", "remote", "reopened", "unfixed"):
        assert any(getattr(call, twist) for call in calls), twist
    assert sum(call.complaint is not None for call in calls) >= 3


def test_choices_are_remembered(tmp_path: Path) -> None:
    choice = Choice(
        technician="T", start="2026-03-02T09:00:00+08:00", end="2026-03-02T11:00:00+08:00"
    )
    Journal(tmp_path / "day.json").keep("01/1", choice)
    assert Journal(tmp_path / "day.json").find("01/1") == choice
    assert Journal(tmp_path / "day.json").find("02/1") is None


def test_stories_are_acted_in_order_of_time() -> None:
    acted = []

    def story(name: str, *minutes: int) -> Story:
        for minute in minutes:
            yield datetime(2026, 3, 2, 9, minute, tzinfo=UTC)
            acted.append((minute, name))

    times: list[datetime] = []
    act_in_order([story("a", 1, 5), story("b", 2, 3), story("c", 1)], times.append)
    assert acted == [(1, "a"), (1, "c"), (2, "b"), (3, "b"), (5, "a")]
    assert times == sorted(times)


def test_waiting_ends_when_it_is_there() -> None:
    answers = iter([None, None, "there"])
    slept: list[float] = []
    assert wait_for("x", lambda: next(answers), sleep=slept.append) == "there"
    assert slept == sorted(slept)
    assert len(slept) == 2


def test_waiting_does_not_last_for_ever() -> None:
    with pytest.raises(UserError, match=r"error\.event_late"):
        wait_for("x", lambda: None, seconds=0.0, sleep=lambda _: None)
