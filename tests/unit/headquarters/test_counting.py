"""What counts where: each rule of F-13 on the smallest history that shows it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fakes import network_events as ev
from fakes.headquarters import FakeTx
from fakes.incoming import as_event
from fakes.network_histories import facts_of
from headquarters.domain.figures import BranchMonth, Figure
from headquarters.domain.month import Month
from headquarters.handlers.list_branch_months import list_branch_months
from headquarters.handlers.list_figure_sources import list_figure_sources
from headquarters.handlers.take_in_facts import take_in_facts
from headquarters.ports import SourceQuery, TallyQuery

NOW = datetime(2026, 4, 2, tzinfo=UTC)


class Network:
    """Takes events in as the worker does and reads figures as the door does."""

    def __init__(self) -> None:
        self.tx = FakeTx()
        self._last: Counter[tuple[str, str]] = Counter()

    def tell(self, stream: str, aggregate: str, *messages: Any) -> None:
        for message in messages:
            self._last[stream, aggregate] += 1
            event = as_event(stream, aggregate, self._last[stream, aggregate], message)
            take_in_facts(facts_of(event), self.tx, NOW)

    def request(self, request: str, *messages: Any) -> None:
        self.tell(ev.REQUESTS, request, *messages)

    def months(self, **query: Any) -> dict[tuple[str, str], BranchMonth]:
        found = list_branch_months(TallyQuery(page_size=100, **query), self.tx, NOW)
        return {(row.tally.branch_code, row.tally.month): row for row in found.rows}

    def only(self) -> BranchMonth:
        (row,) = self.months().values()
        return row

    def counts(self, figure: Figure) -> tuple[int, int]:
        count = self.only().tally.count(figure)
        return count.numerator, count.denominator


@pytest.fixture
def network() -> Network:
    made = Network()
    made.tell(ev.BRANCHES, "SZ", ev.branch())
    return made


@pytest.mark.parametrize(
    ("clocks", "counted"),
    [
        ({"arrive": "MET"}, (1, 1)),
        ({"arrive": "LATE"}, (0, 1)),
        ({"arrive": "BREACHED"}, (0, 1)),
        ({"arrive": "MET", "respond": "LATE", "restore": "LATE"}, (1, 1)),
        ({"arrive": "CANCELLED", "respond": "MET"}, (0, 0)),
        ({"arrive": "RUNNING", "respond": "MET"}, (0, 0)),
        ({"respond": "MET", "restore": "LATE"}, (1, 1)),
        ({"respond": "LATE", "restore": "MET"}, (0, 1)),
        ({"restore": "MET"}, (1, 1)),
        ({"restore": "LATE"}, (0, 1)),
        ({"plan": "MET"}, (0, 0)),
        ({}, (0, 0)),
    ],
)
def test_timely_is_judged_by_arrive_else_by_the_first_milestone_promised(
    network: Network, clocks: dict[str, str], counted: tuple[int, int]
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", clocks=clocks))
    assert network.counts(Figure.TIMELY_RATE) == counted


@pytest.mark.parametrize(
    ("visits", "repeat", "counted"),
    [(0, False, (0, 1)), (1, False, (1, 1)), (2, False, (0, 1)), (1, True, (0, 1))],
)
def test_first_time_fix_is_one_visit_and_no_repeat(
    network: Network, *, visits: int, repeat: bool, counted: tuple[int, int]
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", visits=visits, repeat=repeat))
    assert network.counts(Figure.FIRST_TIME_FIX) == counted
    assert network.counts(Figure.REPEAT_RATE) == (int(repeat), 1)


@pytest.mark.parametrize("outcome", ["REJECTED", "WITHDRAWN"])
def test_a_call_that_ended_unserved_counts_apart_and_enters_no_rate(
    network: Network, outcome: str
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", outcome=outcome))
    row = network.only()
    assert row.number(Figure(outcome.lower())) == 1
    assert row.number(Figure.REGISTERED) == 1
    assert row.number(Figure.CLOSED) == 0
    assert all(count.denominator == 0 for count in row.tally.counts.values())


def test_a_reopened_call_is_taken_out_until_it_is_closed_again(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", visits=1), ev.reopened("r1"))
    assert network.counts(Figure.CLOSED) == (0, 0)
    assert network.counts(Figure.TIMELY_RATE) == (0, 0)
    network.request("r1", ev.closed("r1", ev.NOON + timedelta(days=1), closings=2, visits=2))
    assert network.counts(Figure.CLOSED) == (1, 0)
    assert network.counts(Figure.FIRST_TIME_FIX) == (0, 1)


def test_taking_back_a_solution_takes_no_closing_out(network: Network) -> None:
    reopened = ev.reopened("r1", was_closed=False)
    network.request("r1", ev.registered("r1"), ev.closed("r1"), reopened)
    assert network.counts(Figure.CLOSED) == (1, 0)


def test_a_promise_of_an_earlier_closing_is_not_held_against_a_later_one(network: Network) -> None:
    network.request(
        "r1",
        ev.registered("r1"),
        ev.closed("r1", clocks={"arrive": "LATE"}),
        ev.reopened("r1"),
        ev.closed("r1", clocks={"respond": "MET"}, closings=2),
    )
    assert network.counts(Figure.TIMELY_RATE) == (1, 1)


def test_a_late_fact_moves_the_clock_of_a_closed_call(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", clocks={"arrive": "LATE"}))
    assert network.counts(Figure.TIMELY_RATE) == (0, 1)
    moved = ev.clock("arrive", "MET", 60)
    network.request("r1", ev.milestone_met("r1", moved), ev.breach_withdrawn("r1", "arrive"))
    assert network.counts(Figure.TIMELY_RATE) == (1, 1)


def test_a_promise_found_broken_after_the_closing_is_late_though_nobody_arrived(
    network: Network,
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", clocks={"arrive": "CANCELLED"}))
    network.request("r1", ev.breached("r1", "arrive"))
    assert network.counts(Figure.TIMELY_RATE) == (0, 1)
    network.request("r1", ev.breach_withdrawn("r1", "arrive"))
    assert network.counts(Figure.TIMELY_RATE) == (0, 0)


def test_a_milestone_taken_back_no_longer_counts(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", clocks={"respond": "MET"}))
    network.request("r1", ev.milestone_withdrawn("r1", "respond"))
    assert network.counts(Figure.TIMELY_RATE) == (0, 0)
    assert network.only().mean(Figure.MEAN_SECONDS_TO_RESPOND) is None


def test_means_are_over_the_counted_time_of_what_was_reached_late_or_not(network: Network) -> None:
    for number, (state, used) in enumerate([("MET", 100), ("LATE", 300), ("BREACHED", 900)]):
        clocks = [ev.clock("respond", state, used), ev.clock("restore", "MET", used * 2)]
        network.request(f"r{number}", ev.registered(f"r{number}"))
        network.request(f"r{number}", ev.closed(f"r{number}", clocks=clocks))
    assert str(network.only().mean(Figure.MEAN_SECONDS_TO_RESPOND)) == "200.00"
    assert str(network.only().mean(Figure.MEAN_SECONDS_TO_RESTORE)) == "866.67"


def test_a_transfer_takes_the_call_to_the_other_branch(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.transferred("r1", "GZ"))
    assert set(network.months()) == {("GZ", "2026-03")}
    network.request("r1", ev.closed("r1", branch_code="GZ"))
    ((code, _),) = network.months()
    assert code == "GZ"
    assert network.counts(Figure.REGISTERED) == (1, 0)


def test_the_last_word_on_the_branch_is_the_latest_in_the_stream(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.transferred("r1", "GZ"))
    network.request("r1", ev.closed("r1", branch_code="SZ"))
    assert set(network.months()) == {("SZ", "2026-03")}
    network.request("r1", ev.transferred("r1", "GZ"))
    assert set(network.months()) == {("GZ", "2026-03")}


@pytest.mark.parametrize(
    ("surveys", "closings", "counted"),
    [(0, 1, (0, 1)), (1, 1, (1, 1)), (1, 2, (0, 1)), (2, 2, (1, 1))],
)
def test_a_call_is_covered_when_every_closing_had_its_survey(
    network: Network, surveys: int, closings: int, counted: tuple[int, int]
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1", closings=closings))
    for number in range(surveys):
        network.tell(ev.SURVEYS, f"s{number}", ev.scheduled(f"s{number}", "r1"))
    assert network.counts(Figure.SURVEY_COVERAGE) == counted


def test_an_answer_counts_once_in_the_month_it_was_given(network: Network) -> None:
    april = datetime(2026, 4, 1, 2, tzinfo=UTC)
    network.request("r1", ev.registered("r1"))
    network.tell(ev.SURVEYS, "s1", ev.scheduled("s1", "r1"), ev.answered("s1", "r1", april))
    rate = network.months()["SZ", "2026-04"].rate(Figure.SATISFACTION)
    assert (rate.numerator, rate.denominator) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "liable"), [("NONE", 0), ("LATE", 1), ("RUDE", 1), ("PROCESS", 1)]
)
def test_a_complaint_counts_against_service_only_when_liability_is_verified(
    network: Network, fault: str, liable: int
) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1"))
    network.tell(ev.COMPLAINTS, "c1", ev.filed("c1"))
    assert network.counts(Figure.COMPLAINT_RATE) == (0, 1)
    network.tell(ev.COMPLAINTS, "c1", ev.verified("c1", fault))
    assert network.counts(Figure.COMPLAINT_RATE) == (liable, 1)


def test_a_complaint_is_opened_in_one_month_and_closed_in_another(network: Network) -> None:
    april = datetime(2026, 4, 3, tzinfo=UTC)
    network.tell(ev.COMPLAINTS, "c1", ev.filed("c1"), ev.settled("c1", at=april))
    months = network.months()
    march = months["SZ", "2026-03"].rate(Figure.COMPLAINT_CLOSING_RATE)
    assert (march.numerator, march.denominator, str(march.ratio)) == (0, 1, "0.0000")
    later = months["SZ", "2026-04"].rate(Figure.COMPLAINT_CLOSING_RATE)
    assert (later.numerator, later.denominator, later.ratio) == (1, 0, None)


@pytest.mark.parametrize(
    ("judgement", "counted"),
    [
        ("SATISFIED", (0, 1)),
        ("ACCEPTED", (0, 1)),
        ("DISSATISFIED", (1, 1)),
        ("UNREACHABLE", (0, 0)),
    ],
)
def test_dissatisfaction_is_over_the_complaints_the_customer_judged(
    network: Network, judgement: str, counted: tuple[int, int]
) -> None:
    network.tell(ev.COMPLAINTS, "c1", ev.filed("c1"), ev.settled("c1", judgement))
    assert network.counts(Figure.COMPLAINT_DISSATISFACTION) == counted


# 16:00 UTC is midnight in Shanghai.
@pytest.mark.parametrize(
    ("at", "month"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), "2026-03"),
        (datetime(2026, 3, 31, 16, tzinfo=UTC), "2026-04"),
        (datetime(2026, 3, 31, 16, 0, 1, tzinfo=UTC), "2026-04"),
    ],
)
def test_a_month_begins_at_midnight_of_the_branch(
    network: Network, at: datetime, month: str
) -> None:
    network.request("r1", ev.registered("r1", at))
    assert set(network.months()) == {("SZ", month)}


def test_a_branch_nobody_knows_yet_has_months_in_utc_until_it_is_known() -> None:
    network = Network()
    network.request("r1", ev.registered("r1", datetime(2026, 3, 31, 16, tzinfo=UTC)))
    assert set(network.months()) == {("SZ", "2026-03")}
    network.tell(ev.BRANCHES, "SZ", ev.branch())
    assert set(network.months()) == {("SZ", "2026-04")}
    assert network.only().tally.branch_name == "SZ branch"


def test_the_network_is_over_all_branches_and_months_asked_for(network: Network) -> None:
    network.request("r1", ev.registered("r1"))
    network.request("r2", ev.registered("r2", ev.NOON + timedelta(days=31)))
    network.request("r3", ev.registered("r3", branch_code="GZ"))
    asked = [
        (TallyQuery(page_size=1), 3),
        (TallyQuery(page_size=1, month=Month.parse("2026-03")), 2),
        (TallyQuery(page_size=1, branch_code="GZ"), 1),
    ]
    for query, expected in asked:
        found = list_branch_months(query, network.tx, NOW)
        assert found.network is not None
        assert found.network.number(Figure.REGISTERED) == expected


def test_only_the_first_page_has_the_network(network: Network) -> None:
    network.request("r1", ev.registered("r1"))
    network.request("r3", ev.registered("r3", branch_code="GZ"))
    first = list_branch_months(TallyQuery(page_size=1), network.tx, NOW)
    query = TallyQuery(page_size=1, page_token=first.next_token)
    second = list_branch_months(query, network.tx, NOW)
    assert [row.tally.branch_code for page in (first, second) for row in page.rows] == ["GZ", "SZ"]
    assert (second.network, second.next_token) == (None, "")


def test_a_month_is_judged_by_the_targets_of_its_first_day_and_the_network_by_todays(
    network: Network,
) -> None:
    network.request("r1", ev.registered("r1"))
    network.months()
    assert network.tx.policies.asked == [date(2026, 3, 1), NOW.date()]


def test_the_network_is_judged_by_the_day_of_headquarters_and_not_of_greenwich(
    network: Network,
) -> None:
    network.request("r1", ev.registered("r1"))
    half_past_seven_in_beijing = datetime(2026, 4, 30, 23, 30, tzinfo=UTC)
    list_branch_months(TallyQuery(page_size=10), network.tx, half_past_seven_in_beijing)
    assert network.tx.policies.asked[-1] == date(2026, 5, 1)


def test_a_principal_sees_the_figures_of_the_own_branches_and_a_network_of_those(
    network: Network,
) -> None:
    network.request("r1", ev.registered("r1"))
    network.request("r3", ev.registered("r3", branch_code="GZ"))
    network.tx.scope = frozenset({"GZ"})
    found = list_branch_months(TallyQuery(page_size=9), network.tx, NOW)
    assert [row.tally.branch_code for row in found.rows] == ["GZ"]
    assert found.network is not None
    assert found.network.number(Figure.REGISTERED) == 1


def test_the_sources_of_a_figure_name_reference_event_and_side(network: Network) -> None:
    network.request("r1", ev.registered("r1"), ev.closed("r1"))
    network.tell(ev.COMPLAINTS, "c1", ev.filed("c1"), ev.verified("c1"))
    query = SourceQuery(
        month=Month.parse("2026-03"),
        branch_code="SZ",
        figure=Figure.COMPLAINT_RATE,
        page_size=9,
    )
    rows = list_figure_sources(query, network.tx, NOW).rows
    sides = {row.reference: (row.in_numerator, row.in_denominator) for row in rows}
    assert sides == {"SZ-r1": (False, True), "C-c1": (True, False)}
    closing = as_event(ev.REQUESTS, "r1", 2, ev.closed("r1"))
    assert str(closing.id) in {row.event_id for row in rows}
