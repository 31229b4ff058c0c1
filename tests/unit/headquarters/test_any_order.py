"""Whatever the order and however often: the same events give the same figures (Q-04)."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.worker import IncomingEvent
from fakes.headquarters import FakeTx, everything
from fakes.network_events import NOON
from fakes.network_histories import disturbed, facts_of, histories
from headquarters.domain.figures import Figure
from headquarters.handlers.take_in_facts import take_in_facts


def taken_in(events: Iterable[IncomingEvent]) -> FakeTx:
    tx = FakeTx()
    for event in events:
        take_in_facts(facts_of(event), tx, NOON)
    return tx


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_order_with_duplicates_gives_the_same_figures(data: st.DataObject) -> None:
    events = data.draw(histories())
    other_order = data.draw(disturbed(events))
    assert everything(taken_in(events)) == everything(taken_in(other_order))


@settings(max_examples=20, deadline=None)
@given(histories())
def test_the_sources_of_a_figure_add_up_to_it(events: list[IncomingEvent]) -> None:
    tallies, network, sources = everything(taken_in(events))
    for tally in tallies:
        for figure, count in tally.counts.items():
            rows = sources[tally.month, tally.branch_code, figure]
            assert sum(row.in_numerator for row in rows) == count.numerator
            assert sum(row.in_denominator for row in rows) == count.denominator
    for figure in Figure:
        counts = [tally.count(figure) for tally in tallies]
        assert network.count(figure).numerator == sum(count.numerator for count in counts)
        assert network.count(figure).denominator == sum(count.denominator for count in counts)
        assert network.count(figure).seconds == sum(count.seconds for count in counts)
