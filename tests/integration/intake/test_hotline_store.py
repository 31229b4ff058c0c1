"""Hotlines: what both stores promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from chassis.unit_of_work import Principal
from intake.domain.hotline.coverage import CallRefTaken, UnansweredCall, UnansweredFilter
from intake.domain.hotline.hotline import (
    DutyNotFound,
    HotlineNotFound,
    HotlineTaken,
    StaleHotline,
)
from intake.handlers.hotline.record_unanswered_call import record_unanswered_call
from intake.handlers.register_branch import register_branch
from integration.intake.conftest import Begin
from unit.intake.scene import HANGZHOU, NOW, SHANGHAI, at
from unit.intake.test_hotline import LINE, duty, rang

ELSEWHERE = Principal(subject="wu", role="supervisor", branches=frozenset({"SH02"}))


@pytest.fixture(autouse=True)
def hotlines(begin: Begin) -> None:
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.hotlines.add(LINE)
        tx.hotlines.add(replace(LINE, code="SH-400", branch="SH02", hours="7x24"))


def test_a_hotline_is_read_as_it_was_stored(begin: Begin) -> None:
    with begin() as tx:
        assert tx.hotlines.get("HZ-400") == replace(LINE, version=1)
        saved = tx.hotlines.save(replace(tx.hotlines.lock("HZ-400"), hours="7x24"))
    with begin() as tx:
        assert tx.hotlines.get("HZ-400") == saved == replace(LINE, hours="7x24", version=2)


def test_a_code_is_taken_once_and_a_stale_hotline_is_not_stored(begin: Begin) -> None:
    with pytest.raises(HotlineTaken), begin() as tx:
        tx.hotlines.add(LINE)
    with begin() as tx, pytest.raises(StaleHotline):
        tx.hotlines.save(LINE)


def test_hotlines_are_listed_by_code_for_branches_of_the_caller(begin: Begin) -> None:
    with begin() as tx:
        page = tx.hotlines.page("", "", 1)
        rest = tx.hotlines.page("", page.rows[-1].code, 1)
        assert [h.code for h in page.rows + rest.rows] == ["HZ-400", "SH-400"]
        assert (page.has_more, rest.has_more) == (True, False)
        assert [h.code for h in tx.hotlines.page("SH02", "", 9).rows] == ["SH-400"]
    with begin(ELSEWHERE) as tx:
        assert [h.code for h in tx.hotlines.page("", "", 9).rows] == ["SH-400"]
        with pytest.raises(HotlineNotFound):
            tx.hotlines.get("HZ-400")


def test_the_rota_tells_who_has_the_hotline(begin: Begin) -> None:
    first, second = duty(str(uuid4())), duty(str(uuid4()), at(8), person="wang")
    with begin() as tx:
        for each in (second, first):
            tx.hotlines.add_duty(each)
    with begin() as tx:
        assert tx.hotlines.duties("HZ-400", NOW, at(16)) == (first, second)
        assert tx.hotlines.duties("HZ-400", at(8), at(16)) == (second,)
        assert tx.hotlines.duties("SH-400", NOW, at(16)) == ()
        found = [tx.hotlines.on_duty("HZ-400", at(h)) for h in (-0.01, 0, 7.99, 8, 16)]
        assert found == [None, first, first, second, None]


def test_a_cancelled_duty_is_off_the_rota(begin: Begin) -> None:
    planned = duty(str(uuid4()))
    with begin() as tx:
        tx.hotlines.add_duty(planned)
    with begin(ELSEWHERE) as tx, pytest.raises(DutyNotFound):
        tx.hotlines.lock_duty(planned.id)
    with begin() as tx:
        tx.hotlines.cancel_duty(tx.hotlines.lock_duty(planned.id), at(-1))
    with begin() as tx:
        assert tx.hotlines.on_duty("HZ-400", NOW) is None
        for unknown in (planned.id, "no uuid"):
            with pytest.raises(DutyNotFound):
                tx.hotlines.lock_duty(unknown)


def test_unanswered_calls_are_a_report_page_by_page(begin: Begin) -> None:
    made: list[UnansweredCall] = []
    for hour, line in ((0, "HZ-400"), (0, "SH-400"), (10, "HZ-400"), (2, "HZ-400")):
        with begin() as tx:
            cmd = rang(at(hour), id=str(uuid4()), hotline=line)
            made.append(record_unanswered_call(cmd, tx, at(10)))
    seen: list[UnansweredCall] = []
    after: tuple[datetime, str] | None = None
    more = True
    while more:
        with begin() as tx:
            page = tx.hotlines.unanswered(UnansweredFilter(), after, 2)
        seen += page.rows
        after, more = (seen[-1].called_at, seen[-1].id), page.has_more
    assert seen == sorted(made, key=lambda call: (call.called_at, call.id))
    wanted = (
        (UnansweredFilter(branch="SH02"), 1),
        (UnansweredFilter(hotline="HZ-400"), 3),
        (UnansweredFilter(in_hours_only=True), 3),
        (UnansweredFilter(start=at(2)), 2),
        (UnansweredFilter(start=at(2), end=at(10)), 1),
        (UnansweredFilter(hotline="HZ-400", end=at(10), in_hours_only=True), 2),
    )
    with begin() as tx:
        for filtered, count in wanted:
            assert len(tx.hotlines.unanswered(filtered, None, 9).rows) == count, filtered
    with begin(ELSEWHERE) as tx:
        assert len(tx.hotlines.unanswered(UnansweredFilter(), None, 9).rows) == 1


def test_a_reference_of_the_telephone_system_is_taken_once_per_hotline(begin: Begin) -> None:
    for line in ("HZ-400", "SH-400"):
        with begin() as tx:
            record_unanswered_call(rang(id=str(uuid4()), hotline=line, call_ref="c1"), tx, NOW)
    with pytest.raises(CallRefTaken), begin() as tx:
        record_unanswered_call(rang(id=str(uuid4()), call_ref="c1"), tx, NOW)
    with begin() as tx:
        rows = tx.hotlines.unanswered(UnansweredFilter(), None, 9).rows
    assert [call.rang for call in rows] == [timedelta(seconds=40)] * 2
