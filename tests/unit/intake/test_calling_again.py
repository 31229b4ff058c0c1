"""The desk hears of something for the second time, too late, or from nobody (I-01, I-03, I-19)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from intake.domain.events import CallJoined, ServiceRequestReopened
from intake.domain.facts import FactKind
from intake.domain.registration import (
    CustomerNeeded,
    FirstCallToldLate,
    PastLifeNeedsReference,
)
from intake.domain.vocabulary import (
    Channel,
    ClockState,
    Handling,
    Milestone,
    Outcome,
    Purpose,
    RequestState,
)
from intake.handlers.join_call import JoinCall, join_call
from intake.handlers.register_call import register_call
from unit.intake.scene import CALLER, NOW, Scene, a_call, at
from unit.intake.test_request_life import after, close, propose, restore

NOBODY: dict[str, Any] = {"customer_id": ""}


@pytest.fixture
def desk(scene: Scene) -> Scene:
    """A remote call about a product, received at hour 0."""
    scene.desk_call(installed_product_id="p-1")
    return scene


def test_a_call_about_nobody_is_refused_and_says_what_to_do_first(scene: Scene) -> None:
    refusal = scene.refused(CustomerNeeded, register_call, a_call(**NOBODY), NOW)
    assert (refusal.rule, refusal.field) == ("I-01", "customer_id")
    assert "register a customer who is not on file first" in str(refusal)


@pytest.mark.parametrize(
    "told",
    [
        {"purpose": Purpose.TRAINING, "impact": None},
        {"historical": True},
        {"customer_id": CALLER.id},
        {"installed_product_id": "p-1"},
    ],
)
def test_a_customer_is_told_by_the_product_and_not_asked_for_work_of_our_own(
    scene: Scene, told: dict[str, Any]
) -> None:
    assert not scene.register(**{**NOBODY, **told}).joined


def test_a_past_life_comes_with_its_number(scene: Scene) -> None:
    past = replace(a_call(), historical=True)
    refusal = scene.refused(PastLifeNeedsReference, register_call, past, NOW)
    assert (refusal.rule, refusal.field) == ("I-02", "external_ref")


@pytest.mark.parametrize("solve", [restore(1), propose(1)])
def test_a_fault_that_is_back_reopens_the_request_it_joins(desk: Scene, solve: Any) -> None:
    after(desk, (1, solve))
    again = desk.register(at(2), installed_product_id="p-1", symptom="又坏了")
    names = {CallJoined, ServiceRequestReopened}
    joined, reopened = (event for event in desk.events if type(event) in names)
    assert isinstance(joined, CallJoined)
    assert isinstance(reopened, ServiceRequestReopened)
    assert (reopened.reason, reopened.was_closed) == ("contact 2", False)
    standing = again.request.standing
    assert again.joined
    assert (standing.state, standing.calls, standing.reopenings) == (RequestState.OPEN, 2, 1)
    clock = again.request.clock(Milestone.RESTORE)
    assert clock is not None
    assert (clock.state, clock.met_at) == (ClockState.RUNNING, None)
    kinds = [fact.kind for fact in again.request.timeline.facts]
    assert kinds[-2:] == [FactKind.JOINED, FactKind.REOPENED]


def test_a_call_from_the_very_instant_of_the_solution_brings_it_back(desk: Scene) -> None:
    after(desk, (1, restore(1)))
    again = desk.register(at(2), received_at=at(1), installed_product_id="p-1").request
    assert (again.standing.reopenings, again.standing.restored_at) == (1, None)


@pytest.mark.parametrize(
    "told",
    [
        {"purpose": Purpose.QUESTION, "impact": None},
        {"received_at": at(0.9)},
    ],
    ids=["a question", "called before it was solved"],
)
def test_what_does_not_say_that_the_fault_is_back_only_joins(
    desk: Scene, told: dict[str, Any]
) -> None:
    after(desk, (1, restore(1)))
    again = desk.register(at(2), **{"installed_product_id": "p-1", **told}).request
    assert desk.told == ["CallJoined"]
    assert (again.standing.state, again.standing.calls) == (RequestState.RESTORED, 2)


def joining(**told: Any) -> JoinCall:
    values: dict[str, Any] = {
        "service_request_id": "r-1",
        "received_at": None,
        "channel": Channel.PHONE,
        "symptom_code": "",
        "symptom": "又坏了",
        "purpose": Purpose.FAULT,
        **told,
    }
    return JoinCall(**values)


@pytest.mark.parametrize("solve", [restore(1), propose(1)])
def test_a_fault_that_is_back_reopens_the_request_that_its_customer_names(
    desk: Scene, solve: Any
) -> None:
    after(desk, (1, solve))
    again = desk.run(join_call, joining(), at(2))
    assert {"CallJoined", "ServiceRequestReopened"} <= set(desk.told)
    standing = again.standing
    assert (standing.state, standing.calls, standing.reopenings) == (RequestState.OPEN, 2, 1)


@pytest.mark.parametrize(
    "told",
    [{"purpose": Purpose.QUESTION}, {"received_at": at(0.9)}],
    ids=["a question", "called before it was solved"],
)
def test_a_contact_that_does_not_say_that_the_fault_is_back_only_joins(
    desk: Scene, told: dict[str, Any]
) -> None:
    after(desk, (1, restore(1)))
    again = desk.run(join_call, joining(**told), at(2))
    assert desk.told == ["CallJoined"]
    assert (again.standing.state, again.standing.calls) == (RequestState.RESTORED, 2)


def test_a_fault_brings_no_answered_question_back(scene: Scene) -> None:
    scene.register(purpose=Purpose.QUESTION, impact=None, handling=Handling.REMOTE)
    after(scene, (1, restore(1)))
    assert scene.run(join_call, joining(), at(2)).standing.reopenings == 0


def test_a_first_call_that_is_told_late_is_refused_and_its_time_is_kept_by_the_way_it_says(
    scene: Scene,
) -> None:
    later = scene.register(at(1), installed_product_id="p-1").request
    told: dict[str, Any] = {"installed_product_id": "p-1", "received_at": NOW}
    refusal = scene.refused(FirstCallToldLate, register_call, a_call(**told), at(2))
    assert (refusal.rule, refusal.field) == ("I-19", "received_time")
    assert refusal.metadata["request_number"] == later.call.number
    assert "close it as rejected" in str(refusal)

    use_case, closing = close(Outcome.REJECTED, reason="客户此前已来电")
    scene.run(use_case, replace(closing, service_request_id=later.id), at(2))
    first = scene.register(at(2), **told)
    clock = first.request.clock(Milestone.ARRIVE)
    assert clock is not None
    assert (first.joined, clock.started_at, first.request.call.repeat_of) == (False, NOW, "")
    again = JoinCall(
        service_request_id=first.request.id,
        received_at=at(1),
        channel=later.call.channel,
        symptom_code="",
        symptom="又来电",
    )
    assert scene.run(join_call, again, at(2)).standing.calls == 2
    assert [contact.received_at for contact in scene.tx.state.contacts] == [at(1)]


def test_a_call_of_the_same_instant_as_the_first_joins(scene: Scene) -> None:
    scene.register(installed_product_id="p-1")
    assert scene.register(at(1), received_at=NOW, installed_product_id="p-1").joined


def test_a_call_told_late_joins_what_was_open_when_it_came_in(scene: Scene) -> None:
    told: dict[str, Any] = {"installed_product_id": "p-1", "symptom_code": "E1"}
    open_then = scene.register(**told).request
    scene.register(at(2), installed_product_id="p-1", symptom_code="E2", another_fault=True)
    late = scene.register(at(3), received_at=at(1), installed_product_id="p-1", symptom_code="")
    assert (late.joined, late.request.id) == (True, open_then.id)
