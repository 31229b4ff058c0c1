"""Made-up lives of calls, surveys and complaints, as events in the order of their streams."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from google.protobuf.message import Message
from hypothesis import strategies as st

from chassis.worker import IncomingEvent
from fakes import network_events as ev
from fakes.incoming import as_event
from headquarters.adapters.incoming import READERS
from headquarters.domain.facts import Fact

Stream: TypeAlias = tuple[str, str, list[Message]]

ZONES = {"SZ": "Asia/Shanghai", "LA": "America/Los_Angeles", "KI": "Pacific/Kiritimati"}
BRANCHES = st.sampled_from([*ZONES, "XX"])
"""The branch XX is never registered: its months stay in UTC."""

# Around the turn of a month, so that the zones matter.
INSTANTS = st.integers(-60, 60).map(
    lambda hours: datetime(2026, 3, 31, 20, tzinfo=UTC) + timedelta(hours=hours)
)
OUTCOMES = st.sampled_from(
    ["DONE_ON_SITE", "DONE_REMOTELY", "RETURNED_FROM_REPAIR", "REJECTED", "WITHDRAWN"]
)
STATES = st.sampled_from(["MET", "LATE", "BREACHED", "CANCELLED", "RUNNING"])
MILESTONES = st.sampled_from(["respond", "arrive", "plan", "restore"])
CLOCKS = st.dictionaries(MILESTONES, st.tuples(STATES, st.integers(0, 10_000))).map(
    lambda drawn: [ev.clock(name, *judged) for name, judged in drawn.items()]
)


@st.composite
def request_lives(draw: st.DrawFn, number: int) -> list[Stream]:
    """Draw a call: moved, closed, corrected, reopened, closed again; and its surveys."""
    request, branch = f"r{number}", draw(BRANCHES)
    events: list[Message] = [ev.registered(request, draw(INSTANTS), branch)]
    surveys: list[Stream] = []
    for closing in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()):
            branch = draw(BRANCHES)
            events.append(ev.transferred(request, branch))
        events += draw(_judgements(request))
        if draw(st.integers(0, 4)) == 0:
            break
        events.append(
            ev.closed(
                request,
                draw(INSTANTS),
                branch,
                draw(OUTCOMES),
                draw(CLOCKS),
                closings=closing,
                visits=draw(st.integers(0, 2)),
                repeat=draw(st.booleans()),
            )
        )
        events += draw(_judgements(request))
        surveys += draw(_surveys(f"s{number}-{closing}", request, branch))
        events.append(ev.reopened(request, was_closed=draw(st.booleans())))
    if draw(st.booleans()):
        events.pop()
    return [(ev.REQUESTS, request, events), *surveys]


def _judgements(request: str) -> st.SearchStrategy[list[Message]]:
    one = st.one_of(
        st.tuples(MILESTONES, st.sampled_from(["MET", "LATE"]), st.integers(0, 9_999)).map(
            lambda drawn: ev.milestone_met(request, ev.clock(*drawn))
        ),
        MILESTONES.map(lambda name: ev.milestone_withdrawn(request, name)),
        MILESTONES.map(lambda name: ev.breached(request, name)),
        MILESTONES.map(lambda name: ev.breach_withdrawn(request, name)),
    )
    return st.lists(one, max_size=2)


@st.composite
def _surveys(draw: st.DrawFn, survey: str, request: str, branch: str) -> list[Stream]:
    events: list[Message] = []
    if draw(st.booleans()):
        events.append(ev.scheduled(survey, request))
        if draw(st.booleans()):
            at, satisfied = draw(INSTANTS), draw(st.booleans())
            events.append(ev.answered(survey, request, at, branch, satisfied=satisfied))
    return [(ev.SURVEYS, survey, events)]


@st.composite
def complaint_lives(draw: st.DrawFn, number: int) -> Stream:
    """Draw a complaint: filed, perhaps verified, perhaps closed."""
    complaint, branch, at = f"c{number}", draw(BRANCHES), draw(INSTANTS)
    events: list[Message] = [ev.filed(complaint, at, branch)]
    if draw(st.booleans()):
        fault = draw(st.sampled_from(["NONE", "RUDE", "LATE", "PROCESS"]))
        events.append(ev.verified(complaint, fault, at, branch))
    if draw(st.booleans()):
        judgement = draw(st.sampled_from(["SATISFIED", "DISSATISFIED", "UNREACHABLE"]))
        events.append(ev.settled(complaint, judgement, draw(INSTANTS), branch))
    return (ev.COMPLAINTS, complaint, events)


@st.composite
def histories(draw: st.DrawFn) -> list[IncomingEvent]:
    """Draw the events of a small network, each once, aggregate by aggregate."""
    streams: list[Stream] = [
        (ev.BRANCHES, code, [ev.branch(code, zone)]) for code, zone in ZONES.items()
    ]
    for number in range(draw(st.integers(1, 4))):
        streams += draw(request_lives(number))
    streams += [draw(complaint_lives(number)) for number in range(draw(st.integers(0, 3)))]
    return [
        as_event(stream, aggregate, sequence, message)
        for stream, aggregate, messages in streams
        for sequence, message in enumerate(messages, start=1)
    ]


@st.composite
def disturbed(draw: st.DrawFn, events: list[IncomingEvent]) -> list[IncomingEvent]:
    """Draw any order of some events, some of them twice."""
    again = draw(st.lists(st.sampled_from(events), max_size=len(events)))
    return draw(st.permutations([*events, *again]))


_BY_NAME = {message.DESCRIPTOR.full_name: (message, read) for message, read in READERS.items()}


def facts_of(event: IncomingEvent) -> Iterable[Fact]:
    """Read an event as the worker does."""
    message, read = _BY_NAME[event.type]
    body: Any = message.FromString(event.body)
    return read(body, event)
