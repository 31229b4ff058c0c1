"""An explanation is the clock itself, taken apart: the same totals, without gap or overlap."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.intake_policies import OFFICE
from intake.domain.calendar import Calendar, SpanKind
from intake.domain.calendar_plan import NO_HOLIDAYS
from intake.domain.clock import read_clock, read_clocks
from intake.domain.explanation import Explanation, due_next, explain
from intake.domain.facts import FactKind, Timeline
from intake.domain.promise import Pledge, Promise
from intake.domain.segments import SegmentKind
from intake.domain.sla import SlaPack, Target
from intake.domain.vocabulary import ChosenBy, Milestone, PauseReason, Severity
from intake.domain.working_calendar import calendar_in_zone
from unit.intake.lives import at, fact, life, paused, promised, resumed, severity
from unit.intake.test_clock_properties import MILESTONES, PACK, _as_of, _life, told

OFFICE_HOURS: Calendar = calendar_in_zone(
    "office", "calendar/office@1", OFFICE, "Asia/Shanghai", NO_HOLIDAYS
)
BY_CALENDAR = [
    promised(PACK),
    Promise(
        pledge=Pledge(
            pack=PACK, ref="sla-pack/test@1", calendars={"7x24": OFFICE_HOURS}, instead=None
        )
    ),
]


def explained(timeline: Timeline, as_of: float, promise: Promise = BY_CALENDAR[0]) -> Explanation:
    found = explain(Milestone.RESTORE, timeline, promise, at(as_of))
    assert found is not None
    return found


@settings(max_examples=300, deadline=None)
@given(
    facts=told,
    first=st.sampled_from(Severity),
    wait=st.sampled_from([0, 1, 30, 1000, 5000]),
    milestone=st.sampled_from(MILESTONES),
    promise=st.sampled_from(BY_CALENDAR),
)
def test_an_explanation_adds_up_to_the_reading_and_tiles_the_time(
    facts: list[tuple[int, FactKind, Severity | None]],
    first: Severity,
    wait: int,
    milestone: Milestone,
    promise: Promise,
) -> None:
    timeline = _life(facts, first)
    as_of = at(_as_of(timeline, wait))
    reading = read_clock(milestone, timeline, promise, as_of)
    found = explain(milestone, timeline, promise, as_of)
    if reading is None:
        assert found is None
        return
    assert found is not None
    assert found.reading == reading

    def total(kind: SegmentKind) -> timedelta:
        lengths = (s.end - s.start for s in found.segments if s.kind is kind)
        return sum(lengths, timedelta(0))

    assert total(SegmentKind.COUNTED) == reading.used
    assert total(SegmentKind.PAUSED) == reading.paused
    assert total(SegmentKind.STOPPED) == reading.stopped
    assert total(SegmentKind.CLOSED) == reading.closed
    every = found.all_segments
    assert all(one.end == two.start for one, two in pairwise(every))
    assert all(segment.start < segment.end for segment in every)
    if every:
        assert every[0].start == reading.started_at
        assert every[-1].end == max(reading.judged_at, reading.due_at)
    at_due = [segment.used for segment in every if segment.end <= reading.due_at]
    assert at_due[-1:] == [reading.target]


def test_a_pause_names_its_reason_and_the_total_stands_still() -> None:
    found = explained(life(paused(5, PauseReason.NO_ACCESS), resumed(8)), 15)
    kinds = [(s.kind, s.used) for s in found.segments]
    assert kinds == [
        (SegmentKind.COUNTED, timedelta(minutes=5)),
        (SegmentKind.PAUSED, timedelta(minutes=5)),
        (SegmentKind.COUNTED, timedelta(minutes=12)),
    ]
    cause = found.segments[1].cause
    assert cause is not None
    assert cause.pause_reason is PauseReason.NO_ACCESS
    assert [s.used for s in found.ahead] == [timedelta(minutes=20)]


def test_what_is_over_the_target_is_parted_at_the_due_instant() -> None:
    found = explained(life(), 50)
    assert [(s.start, s.end) for s in found.segments] == [(at(0), at(20)), (at(20), at(50))]
    assert not found.ahead


def test_a_change_of_severity_shows_old_and_new_target_with_who_and_why() -> None:
    found = explained(life(severity(10, Severity.C)), 12)
    assert [(c.target, c.fact.actor) for c in found.changes] == [
        (timedelta(minutes=20), "tester"),
        (timedelta(minutes=90), "tester"),
    ]


def test_a_pause_that_ends_by_itself_lies_ahead_as_a_pause() -> None:
    found = explained(life(paused(5, until=60)), 10)
    assert [(s.kind, s.start, s.end) for s in found.ahead] == [
        (SegmentKind.PAUSED, at(10), at(60)),
        (SegmentKind.COUNTED, at(60), at(75)),
    ]


def test_an_agreed_date_is_told() -> None:
    pack = SlaPack(calendar="7x24", targets=(Target(milestone=Milestone.RESTORE, agreed=True),))
    agreed = fact(FactKind.DATE_AGREED, 5, milestone=Milestone.RESTORE, agreed_for=at(300))
    found = explained(life(agreed), 30, promised(pack))
    assert found.agreed_for == found.reading.due_at == at(300)


def test_where_the_pack_came_from_is_told() -> None:
    assert explained(life(), 5).chosen_by is None  # registered before it was recorded
    changed = fact(
        FactKind.PROMISE_CHANGED, 3, sla_policy_ref="sla-pack/two@1", chosen_by=ChosenBy.CHANGE
    )
    pledge = BY_CALENDAR[0].pledge
    promise = Promise(pledge=pledge, later={2: pledge})
    assert explained(life(changed), 5, promise).chosen_by is ChosenBy.CHANGE


def test_time_outside_of_hours_is_named() -> None:
    found = explained(life(), 5000, BY_CALENDAR[1])
    assert {s.span.kind for s in found.segments} >= {SpanKind.WINDOW, SpanKind.OUTSIDE_HOURS}
    assert "office" in found.reading.calendar


@pytest.mark.parametrize(
    ("life_so_far", "expected"),
    [
        (life(), Milestone.RESPOND),
        (life(fact(FactKind.RESPONDED, 1), fact(FactKind.ARRIVED, 2)), Milestone.RESTORE),
    ],
)
def test_without_a_milestone_the_one_due_next_is_explained(
    life_so_far: Timeline, expected: Milestone
) -> None:
    readings = read_clocks(MILESTONES, life_so_far, BY_CALENDAR[0], at(5))
    assert due_next(readings) is expected
    assert due_next([]) is None
