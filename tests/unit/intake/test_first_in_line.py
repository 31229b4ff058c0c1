"""Rule I-02: what waits for somebody, and in which order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from intake.domain.errors import BranchNotFound
from intake.domain.line import LineEntry, LinePlace
from intake.domain.vocabulary import Milestone, Outcome
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.list_first_in_line import list_first_in_line
from intake.handlers.record_response import RecordResponse, record_response
from unit.intake.scene import NOW, Scene, at

DAY = timedelta(days=1)


def line(scene: Scene, now: Any = NOW, branch: str = "HZ01") -> tuple[LineEntry, ...]:
    return list_first_in_line(branch, None, 50, scene.tx, now).rows


def ids(entries: tuple[LineEntry, ...]) -> list[str]:
    return [entry.request.call.id for entry in entries]


def test_left_overs_come_first_and_then_the_oldest_promise(scene: Scene) -> None:
    scene.register(request_id="today-late", received_at=at(1), now=at(1))
    scene.register(request_id="today-early", received_at=NOW, now=at(1))
    scene.register(request_id="yesterday", received_at=NOW - DAY)
    scene.register(request_id="before", received_at=NOW - 2 * DAY)
    found = line(scene, at(2))
    assert ids(found) == ["before", "yesterday", "today-early", "today-late"]
    assert [entry.place.is_left_over for entry in found] == [True, True, False, False]
    assert (found[2].milestone, found[2].place.due_at) == (Milestone.RESPOND, at(2))


def test_an_older_promise_of_today_does_not_pass_a_left_over(scene: Scene) -> None:
    scene.register(request_id="slow", received_at=NOW - DAY, sla_pack="managed-service")
    for_slow = scene.request("slow")
    assert for_slow.clocks
    scene.desk_call(request_id="urgent", received_at=NOW)
    assert ids(line(scene)) == ["slow", "urgent"]


@pytest.mark.parametrize(("hours", "is_left_over"), [(14.99, False), (15, True), (15.01, True)])
def test_the_day_turns_at_midnight_of_the_branch(
    scene: Scene, hours: float, *, is_left_over: bool
) -> None:
    scene.register()
    (entry,) = line(scene, at(hours))
    assert entry.place.is_left_over == is_left_over


def test_what_somebody_has_what_is_closed_and_what_is_past_does_not_wait(scene: Scene) -> None:
    scene.register(request_id="has")
    scene.register(request_id="closed")
    scene.register(request_id="waits")
    scene.register(request_id="past", historical=True)
    scene.register(request_id="elsewhere", branch="SH02")
    answer = RecordResponse(service_request_id="has", occurred_at=None, technician="T1")
    scene.run(record_response, answer, NOW)
    closing = CloseRequest(
        service_request_id="closed", occurred_at=None, outcome=Outcome.REJECTED, reason="不属实"
    )
    scene.run(close_request, closing, NOW)
    assert ids(line(scene)) == ["waits"]
    assert scene.request("closed").closing_reason == "不属实"
    assert scene.request("waits").closing_reason == ""


def test_the_line_goes_on_behind_a_place(scene: Scene) -> None:
    for number in range(5):
        scene.register(received_at=NOW - (number % 2) * DAY)
    seen: list[str] = []
    after: LinePlace | None = None
    more = True
    while more:
        page = list_first_in_line("HZ01", after, 2, scene.tx, NOW)
        seen += ids(page.rows)
        after, more = page.rows[-1].place, page.has_more
    assert seen == ids(line(scene))
    assert len(set(seen)) == 5


def test_nobody_reads_the_line_of_a_branch_that_is_not_his(scene: Scene) -> None:
    scene.tx.act_as("li", branches=frozenset({"SH02"}))
    with pytest.raises(BranchNotFound):
        line(scene)
