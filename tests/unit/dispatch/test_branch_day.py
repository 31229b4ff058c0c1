"""A policy begins with the branch's day: at 07:30 in Beijing the version of that day decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from chassis.resources import service_folder
from dispatch.adapters.policies import PolicyFiles
from dispatch.domain.life_cycle import State
from dispatch.handlers.on_branch_registered import on_branch_registered
from dispatch.handlers.suggest_technicians import SuggestTechnicians, suggest_technicians
from fakes.dispatch_acting import NORTH, Dispatch, branch, call, order_id, window

EFFECTIVE_ON = date(2026, 3, 2)
HALF_PAST_SEVEN = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def assign(dispatch: Dispatch) -> None:
    dispatch.assign(visit=window(on=dispatch.now))


def suggest(dispatch: Dispatch) -> None:
    query = SuggestTechnicians(work_order_id=order_id("a"), visit=window(on=dispatch.now))
    suggest_technicians(query, dispatch.tx, dispatch.now)


def report(dispatch: Dispatch) -> None:
    for act in (assign, Dispatch.accept, Dispatch.travel, Dispatch.arrive):
        act(dispatch)
    dispatch.fake.policies.asked_on.clear()
    dispatch.report()


@pytest.mark.parametrize("act", [assign, suggest, report])
@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Shanghai", EFFECTIVE_ON),
        ("Asia/Dubai", date(2026, 3, 2)),
        ("Europe/Lisbon", date(2026, 3, 1)),
    ],
)
def test_the_branchs_day_chooses_every_policy(
    act: Callable[[Dispatch], None], zone: str, day: date
) -> None:
    dispatch = Dispatch(now=HALF_PAST_SEVEN)
    on_branch_registered(branch(NORTH, time_zone=zone), dispatch.tx, dispatch.now)
    dispatch.bring_to(State.OPEN, event=call(received_at=dispatch.now, arrive_due_at=None))
    dispatch.fake.policies.asked_on.clear()
    act(dispatch)
    assert set(dispatch.fake.policies.asked_on) == {day}


@pytest.mark.parametrize("act", [assign, suggest, report])
def test_a_branch_nobody_told_about_has_the_policys_day(act: Callable[[Dispatch], None]) -> None:
    dispatch = Dispatch(now=HALF_PAST_SEVEN)
    dispatch.bring_to(State.OPEN, event=call(received_at=dispatch.now, arrive_due_at=None))
    dispatch.fake.policies.asked_on.clear()
    act(dispatch)
    assert set(dispatch.fake.policies.asked_on) == {EFFECTIVE_ON}


def test_the_default_zone_changes_at_midnight_of_the_new_zone(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(service_folder("dispatch", "policies"), folder)
    text = (folder / "timekeeping.yaml").read_text("utf-8")
    for old, new in (("2026.1", "2026.2"), ("2000-01-01", "2026-03-02"), ("Shanghai", "Urumqi")):
        assert old in text
        text = text.replace(old, new)
    (folder / "timekeeping-2026-2.yaml").write_text(text, "utf-8")
    files = PolicyFiles(folder)
    midnight_in_urumqi = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
    assert files.default_zone(midnight_in_urumqi.replace(hour=17)) == ZoneInfo("Asia/Shanghai")
    assert files.default_zone(midnight_in_urumqi) == ZoneInfo("Asia/Urumqi")
