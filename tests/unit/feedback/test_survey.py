from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.feedback import SURVEY_POLICY, FakePolicies, FakeTx
from feedback.domain.events import SurveyAnswered, SurveyScheduled
from feedback.domain.instants import OccurredInFuture
from feedback.domain.policies import InForce, SurveyPolicy, TimePolicy
from feedback.domain.survey import (
    BeforeClosing,
    ItemMissing,
    RequestNotClosed,
    Survey,
    SurveyState,
    SurveyStateRefused,
)
from feedback.domain.words import Outcome, Rating
from feedback.handlers.on_request_closed import on_request_closed
from feedback.handlers.on_request_registered import on_request_registered
from unit.feedback.cases import (
    CLOSED,
    NOW,
    TECHNICIAN,
    closed,
    give_answer,
    hours,
    kinds,
    only_survey,
    registered,
    surveyed,
    try_in_vain,
)


def test_a_closed_call_is_surveyed_the_next_day() -> None:
    tx = surveyed()
    survey = only_survey(tx)
    assert (survey.state, survey.due_on) == (SurveyState.DUE, date(2026, 3, 3))
    assert survey.technician_code == TECHNICIAN
    assert survey.policy_ref == "survey/default@test"
    assert tx.sent == [SurveyScheduled.of(survey, CLOSED)]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_call_is_surveyed_however_it_ended(outcome: Outcome) -> None:
    tx = FakeTx()
    on_request_closed(closed(outcome=outcome), tx, NOW)
    assert only_survey(tx).state is SurveyState.DUE


@pytest.mark.parametrize(
    ("closed_at", "due_on"),
    [
        (datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC), date(2026, 3, 3)),
        (datetime(2026, 3, 2, 16, 0, 0, tzinfo=UTC), date(2026, 3, 4)),
        (datetime(2026, 3, 2, 16, 0, 1, tzinfo=UTC), date(2026, 3, 4)),
    ],
)
def test_the_day_is_the_branches_own(closed_at: datetime, due_on: date) -> None:
    tx = FakeTx()
    on_request_closed(closed(closed_at=closed_at), tx, NOW)
    assert only_survey(tx).due_on == due_on


def test_a_branch_without_a_known_zone_uses_the_policys() -> None:
    tx = FakeTx()
    at = datetime(2026, 3, 2, 16, tzinfo=UTC)
    on_request_closed(closed(time_zone="", closed_at=at), tx, NOW)
    assert only_survey(tx).due_on == date(2026, 3, 4)
    assert only_survey(tx).time_zone == "Asia/Shanghai"


@given(
    at=st.datetimes(
        min_value=datetime(2015, 1, 1),  # noqa: DTZ001
        max_value=datetime(2035, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    zone=st.sampled_from(["Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Pacific/Apia"]),
)
def test_a_survey_is_never_due_on_the_day_of_closing(at: datetime, zone: str) -> None:
    tx = FakeTx()
    on_request_closed(closed(closed_at=at, time_zone=zone), tx, NOW)
    local = at.astimezone(ZoneInfo(zone)).date()
    assert only_survey(tx).due_on == local + timedelta(days=1)


def test_an_open_request_cannot_be_surveyed() -> None:
    tx = FakeTx()
    on_request_registered(registered(), tx, NOW)
    (request,) = tx.state.requests.values()
    with pytest.raises(RequestNotClosed):
        Survey.schedule(request, InForce(ref="p", body=SURVEY_POLICY))


@pytest.mark.parametrize(
    ("lowest", "satisfied"),
    [(Rating.POOR, False), (Rating.FAIR, False), (Rating.GOOD, True), (Rating.EXCELLENT, True)],
)
@pytest.mark.parametrize("item", range(4))
def test_an_answer_is_satisfied_when_no_item_lies_below_good(
    lowest: Rating, item: int, *, satisfied: bool
) -> None:
    levels = [Rating.EXCELLENT] * 4
    levels[item] = lowest
    assert give_answer(surveyed(), *levels).satisfied is satisfied


def test_an_answer_is_announced_with_its_policy() -> None:
    tx = surveyed()
    tx.sent.clear()
    survey = give_answer(tx)
    (event,) = tx.sent
    assert isinstance(event, SurveyAnswered)
    assert (event.technician_code, event.satisfied) == (TECHNICIAN, True)
    assert (event.policy_ref, event.occurred_at) == ("survey/default@test", NOW)
    assert (survey.state, survey.answered_at, survey.recorded_by) == (
        SurveyState.ANSWERED,
        NOW,
        "kf-01",
    )


@pytest.mark.parametrize("item", range(4))
def test_an_answer_without_one_of_the_four_items_is_refused(item: int) -> None:
    tx = surveyed()
    before = tx.snapshot()
    levels: list[Rating | None] = [Rating.GOOD] * 4
    levels[item] = None
    with pytest.raises(ItemMissing) as refused:
        give_answer(tx, *levels)
    assert refused.value.rule == "F-01"
    assert vars(tx.state) == vars(before)


@pytest.mark.parametrize(
    ("after_closing", "accepted"),
    [(-1, False), (0, True), (1, True)],
    ids=["before", "at", "after"],
)
def test_an_answer_counts_from_the_closing_on(after_closing: int, *, accepted: bool) -> None:
    tx = surveyed()
    at = CLOSED + timedelta(seconds=after_closing)
    if accepted:
        assert give_answer(tx, at=at).answered_at == at
        return
    before = tx.snapshot()
    with pytest.raises(BeforeClosing) as refused:
        give_answer(tx, at=at)
    assert refused.value.rule == "F-01"
    assert vars(tx.state) == vars(before)


@pytest.mark.parametrize(
    ("ahead", "accepted"),
    [(timedelta(minutes=4, seconds=59), True), (timedelta(minutes=5), True)],
)
def test_a_clock_that_runs_a_little_ahead_counts_as_now(
    ahead: timedelta, *, accepted: bool
) -> None:
    assert give_answer(surveyed(), at=NOW + ahead).answered_at == NOW


def test_an_answer_from_the_future_is_refused() -> None:
    with pytest.raises(OccurredInFuture) as refused:
        give_answer(surveyed(), at=NOW + timedelta(minutes=5, seconds=1))
    assert refused.value.field == "occurred_time"


def test_a_second_answer_is_refused_and_changes_nothing() -> None:
    tx = surveyed()
    give_answer(tx)
    before = tx.snapshot()
    with pytest.raises(SurveyStateRefused) as refused:
        give_answer(tx, *[Rating.POOR] * 4)
    assert refused.value.metadata == {"from_state": "answered", "to_state": "answered"}
    assert vars(tx.state) == vars(before)


@pytest.mark.parametrize(
    ("attempts", "state"), [(2, SurveyState.DUE), (3, SurveyState.UNREACHABLE)]
)
def test_the_policys_number_of_attempts_makes_a_customer_unreachable(
    attempts: int, state: SurveyState
) -> None:
    tx = surveyed()
    for _ in range(attempts):
        survey = try_in_vain(tx)
    assert survey.state is state
    assert [each.number for each in survey.attempts] == list(range(1, attempts + 1))
    assert ("SurveyUnreachable" in kinds(tx.sent)) is (state is SurveyState.UNREACHABLE)


def test_nobody_is_called_again_after_the_last_attempt() -> None:
    tx = surveyed()
    for _ in range(3):
        try_in_vain(tx)
    before = tx.snapshot()
    with pytest.raises(SurveyStateRefused):
        try_in_vain(tx)
    assert vars(tx.state) == vars(before)


def test_a_card_that_comes_back_after_the_last_attempt_still_counts() -> None:
    tx = surveyed()
    for _ in range(3):
        try_in_vain(tx)
    assert give_answer(tx).state is SurveyState.ANSWERED


def test_an_attempt_before_the_closing_is_refused() -> None:
    with pytest.raises(BeforeClosing):
        try_in_vain(surveyed(), at=CLOSED - hours(1))


def test_the_policy_says_how_far_clocks_may_differ() -> None:
    tx = surveyed()
    tx.policies.time_policy = TimePolicy(clock_skew=timedelta(minutes=1))
    with pytest.raises(OccurredInFuture) as refused:
        give_answer(tx, at=NOW + timedelta(minutes=1, seconds=1))
    assert refused.value.rule == "F-06"
    assert {day.isoformat() for day in tx.policies.skews_asked_on} == {"2026-03-03"}


def test_a_survey_keeps_the_version_that_planned_it_and_the_one_that_judged_it() -> None:
    class Later(FakePolicies):
        def survey(self, on: date) -> InForce[SurveyPolicy]:
            return replace(super().survey(on), ref="survey/default@later")

    answered, given_up = surveyed(), surveyed()
    answered.policies = given_up.policies = Later()
    give_answer(answered)
    for hour in range(answered.policies.survey_policy.attempts):
        assert only_survey(given_up).outcome_policy_ref == ""
        try_in_vain(given_up, now=NOW + timedelta(hours=hour))
    for tx in (answered, given_up):
        survey = only_survey(tx)
        assert (survey.policy_ref, survey.outcome_policy_ref) == (
            "survey/default@test",
            "survey/default@later",
        )
