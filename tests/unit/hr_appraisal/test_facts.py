from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fakes.hr_appraisal import FakeTx
from hr_appraisal.domain.facts import Milestone, MonthFacts, kept_promise
from hr_appraisal.domain.ids import EmployeeCode, ServiceRequestId
from hr_appraisal.domain.month import MonthUnreadable, bounds_of, month_of, read_month
from hr_appraisal.handlers.on_complaint_filed import on_complaint_filed
from hr_appraisal.handlers.on_liability_verified import on_liability_verified
from hr_appraisal.handlers.on_request_closed import RequestClosed, on_request_closed
from hr_appraisal.handlers.on_request_reopened import RequestReopened, on_request_reopened
from hr_appraisal.handlers.on_survey_answered import on_survey_answered
from hr_appraisal.handlers.on_technician_told import on_technician_told
from hr_appraisal.handlers.on_visit_told import (
    OrderEvent,
    TechnicianArrived,
    on_order_ended,
    on_report_submitted,
    on_technician_arrived,
)
from unit.hr_appraisal.cases import (
    FILED,
    NOW,
    TECHNICIAN,
    an_id,
    complaint,
    liability,
    order_id,
    rating,
    told,
)

REQUEST = ServiceRequestId(an_id("request first"))
COLLEAGUE = EmployeeCode("T-02")
MARCH = read_month("2026-03")


def closed(sequence: int = 1, **changes: Any) -> RequestClosed:
    event = RequestClosed(
        service_request_id=REQUEST,
        request_number="SZ-20260303-0001",
        branch_code="SZ",
        technician_code=TECHNICIAN,
        closed_at=FILED,
        visits=1,
        is_repeat=False,
        is_done=True,
        promised={Milestone.ARRIVE: True},
        sequence=sequence,
    )
    return replace(event, **changes)


def arrived(number: int, sequence: int, technician: str = "T-01") -> TechnicianArrived:
    return TechnicianArrived(
        work_order_id=order_id(),
        service_request_id=REQUEST,
        at=FILED + timedelta(hours=sequence),
        sequence=sequence,
        technician_code=EmployeeCode(technician),
        visit_number=number,
        late_seconds=-60,
    )


def order_event(sequence: int) -> OrderEvent:
    return OrderEvent(
        work_order_id=order_id(),
        service_request_id=REQUEST,
        at=FILED + timedelta(hours=sequence),
        sequence=sequence,
    )


@pytest.mark.parametrize(
    ("promised", "in_time"),
    [
        ({Milestone.ARRIVE: True, Milestone.RESPOND: False}, True),
        ({Milestone.ARRIVE: False, Milestone.RESPOND: True}, False),
        ({Milestone.RESPOND: True, Milestone.RESTORE: False}, True),
        ({Milestone.RESTORE: False}, False),
        ({Milestone.ARRIVE: None, Milestone.RESPOND: False}, None),
        ({}, None),
    ],
)
def test_arrival_decides_else_the_first_promised_milestone(
    promised: dict[Milestone, bool | None],
    in_time: bool | None,  # noqa: FBT001 - three values
) -> None:
    assert kept_promise(promised) is in_time


def test_a_later_closing_takes_the_place_of_an_earlier_one() -> None:
    tx = FakeTx()
    on_request_closed(closed(1), tx, NOW)
    on_request_reopened(RequestReopened(service_request_id=REQUEST, sequence=2), tx, NOW)
    assert not tx.state.calls[REQUEST].is_closed
    on_request_closed(closed(3, visits=2), tx, NOW)
    assert (tx.state.calls[REQUEST].is_closed, tx.state.calls[REQUEST].visits) == (True, 2)


def test_a_visit_has_its_report_or_ends_without_one() -> None:
    tx = FakeTx()
    on_technician_arrived(arrived(1, 1), tx, NOW)
    on_technician_arrived(arrived(2, 2, "T-02"), tx, NOW)
    on_report_submitted(order_event(3), tx, NOW)
    on_order_ended(order_event(4), tx, NOW)
    first, second = tx.state.orders[order_id()].visits
    assert (first.reported_at, first.ended_at) == (None, FILED + timedelta(hours=2))
    assert (second.reported_at, second.ended_at) == (FILED + timedelta(hours=3), None)
    assert second.technician_code == "T-02"


def test_a_report_without_a_visit_counts_for_nobody() -> None:
    tx = FakeTx()
    on_report_submitted(order_event(1), tx, NOW)
    assert tx.state.orders[order_id()].visits == ()


def test_a_second_report_of_the_same_visit_changes_nothing() -> None:
    tx = FakeTx()
    on_technician_arrived(arrived(1, 1), tx, NOW)
    on_report_submitted(order_event(2), tx, NOW)
    visits = tx.state.orders[order_id()].visits
    on_report_submitted(order_event(3), tx, NOW)
    assert tx.state.orders[order_id()].visits == visits


def in_march(tx: FakeTx) -> Mapping[EmployeeCode, MonthFacts]:
    return tx.facts.of_month((TECHNICIAN, COLLEAGUE), MARCH, *bounds_of(MARCH, "Asia/Shanghai"))


def test_an_answer_about_nobody_rates_nobody() -> None:
    tx = FakeTx()
    on_survey_answered(rating(technician_code=EmployeeCode("")), tx, NOW)
    found = in_march(tx)
    assert found[TECHNICIAN].ratings == ()


def test_an_answer_told_again_rates_the_technician_it_names_then() -> None:
    tx = FakeTx()
    on_survey_answered(rating(seen=2), tx, NOW)
    on_survey_answered(rating(technician_code=COLLEAGUE, seen=3), tx, NOW)
    on_survey_answered(rating(seen=2), tx, NOW)
    found = in_march(tx)
    assert [len(found[code].ratings) for code in (TECHNICIAN, COLLEAGUE)] == [0, 1]


def test_a_corrected_closing_moves_the_call_to_the_other_technician_in_a_past_month() -> None:
    tx = FakeTx()
    on_request_closed(closed(1, promised={Milestone.ARRIVE: None}, visits=0), tx, NOW)
    corrected = closed(2, technician_code=COLLEAGUE, visits=1)
    for _ in range(2):
        on_request_closed(corrected, tx, NOW + timedelta(days=90))
    on_request_closed(closed(1), tx, NOW)
    found = in_march(tx)
    assert found[TECHNICIAN].calls == ()
    (call,) = found[COLLEAGUE].calls
    assert (call.visits, call.in_time, call.closed_at, call.seen) == (1, True, FILED, 2)


def test_a_complaint_known_by_its_liability_first_is_kept() -> None:
    tx = FakeTx()
    on_liability_verified(liability(), tx, NOW)
    on_complaint_filed(complaint(), tx, NOW)
    (kept,) = tx.state.complaints.values()
    assert kept.fault is not None


def test_an_old_technician_does_not_overwrite_a_newer_one() -> None:
    tx = FakeTx()
    on_technician_told(told(sequence=2, line_supervisor="zg-05"), tx, NOW)
    on_technician_told(told(sequence=1), tx, NOW)
    assert tx.employees.get(TECHNICIAN).line_supervisor == "zg-05"


History = list[tuple[Callable[[Any, FakeTx, datetime], None], Any]]
HISTORY: History = [
    (on_technician_told, told(sequence=1)),
    (on_technician_told, told(sequence=2, line_supervisor="zg-05")),
    (on_technician_arrived, arrived(1, 1)),
    (on_report_submitted, order_event(2)),
    (on_technician_arrived, arrived(2, 3)),
    (on_order_ended, order_event(4)),
    (on_request_closed, closed(1)),
    (on_request_reopened, RequestReopened(service_request_id=REQUEST, sequence=2)),
    (on_request_closed, closed(3, visits=2)),
    (on_survey_answered, rating()),
    (on_complaint_filed, complaint()),
    (on_liability_verified, liability()),
]


def play(history: History) -> FakeTx:
    tx = FakeTx()
    for react, event in history:
        react(event, tx, NOW)
    return tx


@pytest.mark.parametrize("seed", range(30))
def test_events_that_come_again_change_nothing(seed: int) -> None:
    rng = random.Random(seed)
    repeated: History = []
    for index, step in enumerate(HISTORY):
        repeated.append(step)
        repeated += rng.choices(HISTORY[: index + 1], k=rng.randrange(3))
    assert vars(play(repeated).state) == vars(play(HISTORY).state)


@pytest.mark.parametrize(
    ("month", "start", "end"),
    [
        ("2026-03", (2026, 2, 28, 16), (2026, 3, 31, 16)),
        ("2026-12", (2026, 11, 30, 16), (2026, 12, 31, 16)),
        ("2024-02", (2024, 1, 31, 16), (2024, 2, 29, 16)),
    ],
)
def test_a_month_begins_and_ends_at_midnight_of_the_branch(
    month: str, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    found = bounds_of(read_month(month), "Asia/Shanghai")
    assert found == tuple(datetime(*each, tzinfo=UTC) for each in (start, end))  # type: ignore[misc, arg-type]
    assert month_of(found[0], "Asia/Shanghai") == month
    assert month_of(found[1] - timedelta(microseconds=1), "Asia/Shanghai") == month
    assert month_of(found[1], "Asia/Shanghai") != month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "0000-01",
        "1969-12",
        "3000-01",
        "9999-12",
        "2026-3",
        "2026-03 ",
    ],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthUnreadable) as refused:
        read_month(text)
    assert refused.value.field == "month"
