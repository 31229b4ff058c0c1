from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from fakes.feedback import FakeTx
from feedback.domain.events import SurveyAnswered
from feedback.domain.ids import survey_id_of
from feedback.domain.survey import SurveyState
from feedback.domain.words import Outcome
from feedback.handlers.on_closing_corrected import on_closing_corrected
from feedback.handlers.on_request_closed import on_request_closed
from feedback.handlers.on_request_registered import on_request_registered
from feedback.handlers.on_request_reopened import RequestReopened, on_request_reopened
from feedback.handlers.on_request_transferred import RequestTransferred, on_request_transferred
from feedback.handlers.on_work_order_assigned import WorkOrderAssigned, on_work_order_assigned
from unit.feedback.cases import (
    CLOSED,
    NOW,
    closed,
    file,
    give_answer,
    hours,
    kinds,
    only_survey,
    registered,
    request_id,
    surveyed,
    try_in_vain,
)


def reopened(sequence: int = 3, *, was_closed: bool = True) -> RequestReopened:
    return RequestReopened(
        service_request_id=request_id(),
        was_closed=was_closed,
        reopened_at=CLOSED + hours(1),
        sequence=sequence,
    )


def assigned(technician: str, sequence: int) -> WorkOrderAssigned:
    return WorkOrderAssigned(
        service_request_id=request_id(), technician_code=technician, sequence=sequence
    )


def transferred(sequence: int = 2) -> RequestTransferred:
    return RequestTransferred(
        service_request_id=request_id(), to_branch_code="GZ", sequence=sequence
    )


def test_a_reopened_call_takes_its_unanswered_survey_back() -> None:
    tx = surveyed()
    on_request_reopened(reopened(), tx, NOW)
    assert only_survey(tx).state is SurveyState.WITHDRAWN
    assert kinds(tx.sent) == ["SurveyScheduled", "SurveyWithdrawn"]


def test_a_reopened_call_takes_back_the_survey_of_an_unreachable_customer_too() -> None:
    tx = surveyed()
    for _ in range(3):
        try_in_vain(tx)
    on_request_reopened(reopened(), tx, NOW)
    assert only_survey(tx).state is SurveyState.WITHDRAWN


def test_an_answer_given_before_the_reopening_stays() -> None:
    tx = surveyed()
    give_answer(tx)
    on_request_reopened(reopened(), tx, NOW)
    assert only_survey(tx).state is SurveyState.ANSWERED


def test_a_solution_taken_back_before_the_closing_withdraws_nothing() -> None:
    tx = FakeTx()
    on_request_registered(registered(), tx, NOW)
    on_request_reopened(reopened(2, was_closed=False), tx, NOW)
    on_request_closed(closed(sequence=3), tx, NOW)
    assert only_survey(tx).state is SurveyState.DUE


def test_each_closing_has_a_survey_of_its_own() -> None:
    tx = surveyed()
    on_request_reopened(reopened(), tx, NOW)
    on_request_closed(closed(closings=2, sequence=4, closed_at=CLOSED + hours(2)), tx, NOW)
    states = {survey.closing: survey.state for survey in tx.state.surveys.values()}
    assert states == {1: SurveyState.WITHDRAWN, 2: SurveyState.DUE}


def test_a_closing_without_a_reopening_in_between_leaves_one_question() -> None:
    tx = surveyed()
    on_request_closed(closed(closings=2, sequence=3), tx, NOW)
    live = [s for s in tx.state.surveys.values() if s.state is SurveyState.DUE]
    assert [survey.id for survey in live] == [survey_id_of(request_id(), 2)]


def test_a_corrected_closing_asks_about_the_other_technician() -> None:
    tx = surveyed()
    for _ in range(2):
        on_closing_corrected(closed(sequence=3, technician_code="T-02"), tx, NOW)
    on_closing_corrected(closed(sequence=3, technician_code="T-01"), tx, NOW)
    assert only_survey(tx).technician_code == "T-02"
    assert kinds(tx.sent) == ["SurveyScheduled"]
    give_answer(tx)
    answered = tx.sent[-1]
    assert isinstance(answered, SurveyAnswered)
    assert answered.technician_code == "T-02"


def test_an_answer_is_told_again_about_the_other_technician_with_its_own_time() -> None:
    tx = surveyed()
    give_answer(tx)
    corrected = closed(sequence=3, technician_code="T-02")
    for _ in range(2):
        on_closing_corrected(corrected, tx, NOW + hours(48))
    assert kinds(tx.sent) == ["SurveyScheduled", "SurveyAnswered", "SurveyAnswered"]
    first, again = tx.sent[1:]
    assert isinstance(first, SurveyAnswered)
    assert again == replace(first, technician_code="T-02")
    assert only_survey(tx).state is SurveyState.ANSWERED


def test_a_corrected_closing_may_name_nobody() -> None:
    tx = surveyed()
    on_closing_corrected(closed(sequence=3, technician_code=""), tx, NOW)
    assert only_survey(tx).technician_code == ""
    assert tx.state.requests[request_id()].technician_code == ""


def test_a_correction_that_names_the_same_technician_tells_nothing() -> None:
    tx = surveyed()
    give_answer(tx)
    on_closing_corrected(closed(sequence=3, outcome=Outcome.DONE_REMOTELY), tx, NOW)
    assert kinds(tx.sent) == ["SurveyScheduled", "SurveyAnswered"]
    assert tx.state.requests[request_id()].outcome is Outcome.DONE_REMOTELY


def test_a_closing_seen_first_is_enough_to_survey() -> None:
    tx = FakeTx()
    on_request_closed(closed(), tx, NOW)
    assert only_survey(tx).state is SurveyState.DUE


def test_a_transferred_call_is_surveyed_and_complained_about_in_its_new_branch() -> None:
    tx = FakeTx()
    on_request_registered(registered(), tx, NOW)
    on_request_transferred(transferred(), tx, NOW)
    assert file(tx).number.startswith("C-GZ-2026-")


def test_a_transfer_of_an_unknown_call_is_left_alone() -> None:
    tx = FakeTx()
    on_request_transferred(transferred(), tx, NOW)
    on_request_reopened(reopened(), tx, NOW)
    assert tx.state.requests == {}


def test_the_last_assignment_names_the_technician_of_an_open_call() -> None:
    tx = FakeTx()
    on_work_order_assigned(assigned("T-07", 2), tx, NOW)
    on_work_order_assigned(assigned("T-08", 5), tx, NOW)
    on_work_order_assigned(assigned("T-07", 2), tx, NOW)
    on_request_registered(registered(), tx, NOW)
    assert file(tx).technician_code == "T-08"


History = list[tuple[Callable[..., None], Any]]
HISTORY: History = [
    (on_request_registered, registered()),
    (on_request_transferred, transferred(2)),
    (on_request_closed, closed(sequence=3, branch_code="GZ")),
    (on_request_reopened, reopened(4)),
    (on_request_closed, closed(closings=2, sequence=5, branch_code="GZ")),
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


def test_the_policy_is_that_of_the_day_of_closing() -> None:
    tx = surveyed()
    assert tx.policies.asked == [datetime(2026, 3, 2).date()]  # noqa: DTZ001


def test_where_the_closing_names_no_zone_the_policys_day_chooses_the_survey() -> None:
    tx = FakeTx()
    half_past_seven_in_beijing = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    on_request_registered(registered(), tx, NOW)
    on_request_closed(closed(closed_at=half_past_seven_in_beijing, time_zone=""), tx, NOW)
    assert [day.isoformat() for day in tx.policies.asked] == ["2026-03-02"]
