"""Reading events: only what counts, and nothing that is not understood."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

import headquarters
from callout.intake.v1 import events_pb2 as intake_pb
from fakes import network_events as ev
from fakes.incoming import as_event
from fakes.network_histories import facts_of
from headquarters.adapters.incoming import READERS
from headquarters.domain import facts
from headquarters.domain.errors import HeadquartersError
from headquarters.worker import REACTIONS


def read(stream: str, message: Any, **more: Any) -> list[facts.Fact]:
    return list(facts_of(as_event(stream, "x", 7, message, **more)))


def test_a_fact_names_the_event_that_told_it() -> None:
    event = as_event(ev.REQUESTS, "r1", 7, ev.registered("r1"))
    (fact,) = facts_of(event)
    assert (fact.origin.event_id, fact.origin.sequence) == (event.id, 7)


def test_a_closing_tells_itself_and_two_facts_of_each_clock_it_can_name() -> None:
    clocks = [ev.clock("arrive"), ev.clock("restore", "RUNNING"), ev.clock("unspecified")]
    told = read(ev.REQUESTS, ev.closed("r1", clocks=clocks))
    reached = [fact for fact in told if isinstance(fact, facts.MilestoneReached)]
    judged = [fact for fact in told if isinstance(fact, facts.PromiseJudged)]
    assert [(fact.milestone, fact.used_seconds) for fact in reached] == [
        ("arrive", 600),
        ("restore", None),
    ]
    assert [fact.is_broken for fact in judged] == [False, False]
    assert isinstance(told[0], facts.RequestClosed)


def test_a_closing_without_outcome_is_not_understood() -> None:
    with pytest.raises(KeyError, match="UNSPECIFIED"):
        read(ev.REQUESTS, ev.closed("r1", outcome="UNSPECIFIED"))


@pytest.mark.parametrize(
    "message",
    [
        ev.answered("s1", "r1", branch_code=""),
        ev.filed("c1", branch_code=""),
        ev.verified("c1", branch_code=""),
        ev.settled("c1", branch_code=""),
    ],
)
def test_an_event_that_names_no_branch_belongs_to_the_one_in_its_headers(message: Any) -> None:
    (fact,) = read(ev.COMPLAINTS, message, branch="GZ")
    assert not isinstance(fact, facts.RequestReopened)
    assert getattr(fact, "branch_code", None) == "GZ"


def test_a_complaint_without_a_time_of_filing_was_filed_when_it_was_told() -> None:
    message = ev.filed("c1")
    message.ClearField("filed_time")
    (fact,) = read(ev.COMPLAINTS, message, occurred_at=ev.NOON)
    assert isinstance(fact, facts.ComplaintFiled)
    assert fact.filed_at == ev.NOON


def test_every_event_read_is_a_reaction_on_a_stream_that_is_subscribed() -> None:
    topology = yaml.safe_load(pkgutil.get_data("callout", "topology.yaml") or b"")
    subscribed = topology["services"]["headquarters"]["subscribes"]
    services = {stream.partition(".")[0] for stream in subscribed}
    assert {message.DESCRIPTOR.full_name for message in READERS} == set(REACTIONS)
    assert {name.split(".")[1] for name in REACTIONS} <= services


def test_a_mere_solution_taken_back_tells_nothing() -> None:
    assert read(ev.REQUESTS, ev.reopened("r1", was_closed=False)) == []


def test_only_a_breach_breaks_a_promise() -> None:
    judged = [
        fact.is_broken
        for message in (ev.breached("r1", "arrive"), ev.breach_withdrawn("r1", "arrive"))
        for fact in read(ev.REQUESTS, message)
        if isinstance(fact, facts.PromiseJudged)
    ]
    assert judged == [True, False]


def test_no_customer_is_read() -> None:
    message = ev.registered("r1")
    message.customer_id, message.symptom = "customer-1", "空调不制冷"
    told = repr(read(ev.REQUESTS, message))
    assert "customer-1" not in told
    assert "空调" not in told


def subclasses(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from subclasses(each)


def test_every_refusal_has_a_reason_of_its_own() -> None:
    for module in pkgutil.walk_packages(headquarters.__path__, "headquarters."):
        if ".domain" in module.name or ".adapters" in module.name:
            __import__(module.name)
    reasons = [HeadquartersError.reason, *(each.reason for each in subclasses(HeadquartersError))]
    assert len(reasons) == len(set(reasons))
    assert intake_pb.ServiceRequestClosed in READERS
