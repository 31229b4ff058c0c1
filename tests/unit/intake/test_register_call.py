"""Rules I-01, I-02, I-03, I-09, I-15, I-16 and I-18 as a call meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from intake.domain.errors import (
    BranchNotFound,
    CustomerNotFound,
    ExternalRefTaken,
    InstalledProductNotFound,
    IntakeError,
    SlaPackUnknown,
)
from intake.domain.events import CallJoined, ServiceRequestRegistered
from intake.domain.facts import FactKind
from intake.domain.lifecycle import RequestClosed
from intake.domain.register import BeforeTheCall, InTheFuture
from intake.domain.registration import NotTheCustomersProduct, ProductLineNeeded
from intake.domain.severity import SeverityUnknown
from intake.domain.vocabulary import (
    Channel,
    Handling,
    Milestone,
    Outcome,
    Purpose,
    ServiceCategory,
    Severity,
)
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.join_call import JoinCall, join_call
from intake.handlers.list_contacts import list_contacts
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.register_call import register_call
from unit.intake.scene import CUSTOMER, NOW, PRODUCT, Scene, a_call, at


def test_a_call_is_told_its_number_and_its_promised_times(scene: Scene) -> None:
    registered = scene.register()
    request = registered.request
    assert not registered.joined
    assert request.call.number == "HZ01-20260302-0001"
    assert [(c.milestone, c.due_at) for c in request.clocks] == [
        (Milestone.RESPOND, at(2)),
        (Milestone.ARRIVE, at(12)),
        (Milestone.RESTORE, at(48)),
    ]
    assert scene.told == ["ServiceRequestRegistered"]
    (event,) = scene.events
    assert isinstance(event, ServiceRequestRegistered)
    assert (event.branch, event.occurred_at) == ("HZ01", NOW)


def test_every_decision_keeps_the_version_of_its_policy(scene: Scene) -> None:
    call = scene.register().request.call
    assert call.severity_policy_ref == "severity/severity@test"
    assert call.category_policy_ref == "category/category@test"
    assert call.sla_policy_ref == "sla-pack/managed-service@test"


def test_numbers_grow_by_one_per_branch_and_day(scene: Scene) -> None:
    numbers = [
        scene.register(branch=branch).request.call.number for branch in ["HZ01", "SH02", "HZ01"]
    ]
    assert numbers == ["HZ01-20260302-0001", "SH02-20260302-0001", "HZ01-20260302-0002"]


@pytest.mark.parametrize(
    ("received_at", "day"),
    [
        (datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 16, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 1, 16, 0, 1, tzinfo=UTC), date(2026, 3, 2)),
    ],
)
def test_the_day_of_the_register_is_the_branch_s_own(
    scene: Scene, received_at: datetime, day: date
) -> None:
    assert scene.register(received_at=received_at).request.call.day == day


def test_a_refused_call_burns_no_number(scene: Scene) -> None:
    before = scene.tx.snapshot()
    scene.refused(SeverityUnknown, register_call, a_call(impact=None), NOW)
    scene.tx.restore(before)
    assert scene.register().request.call.serial == 1


def test_a_call_reported_late_is_received_when_the_customer_called(scene: Scene) -> None:
    request = scene.register(now=at(3), received_at=NOW).request
    assert [fact.kind for fact in request.timeline.facts] == [
        FactKind.RECEIVED,
        FactKind.REGISTERED,
    ]
    assert (request.call.received_at, request.call.registered_at) == (NOW, at(3))
    respond = request.clock(Milestone.RESPOND)
    assert respond
    assert respond.due_at == at(2)


def test_a_call_whose_promise_is_broken_at_registration_says_so_at_once(scene: Scene) -> None:
    scene.register(now=at(3), received_at=NOW)
    assert scene.told == [
        "ServiceRequestRegistered",
        "SlaWarningRaised",
        "SlaWarningRaised",
        "SlaWarningRaised",
        "SlaBreached",
    ]


@pytest.mark.parametrize(
    ("ahead", "is_refused"),
    [(timedelta(minutes=4), False), (timedelta(minutes=5), False), (timedelta(minutes=6), True)],
)
def test_a_call_may_be_ahead_of_our_clock_by_the_tolerance_and_no_more(
    scene: Scene, ahead: timedelta, *, is_refused: bool
) -> None:
    call = a_call(received_at=NOW + ahead)
    if is_refused:
        refusal = scene.refused(InTheFuture, register_call, call, NOW)
        assert (refusal.rule, refusal.field) == ("I-19", "received_time")
    else:
        request = scene.run(register_call, call, NOW).request
        assert request.timeline.newest_at == request.call.received_at == NOW


def test_customer_and_product_come_from_the_file(scene: Scene) -> None:
    call = scene.register(
        installed_product_id="p-1", product_line="", product_model=""
    ).request.call
    assert (call.customer_id, call.product_line, call.product_model) == (
        CUSTOMER.id,
        PRODUCT.product_line,
        PRODUCT.product_model,
    )


@pytest.mark.parametrize(
    ("told", "kind", "rule"),
    [
        ({"branch": "XX"}, BranchNotFound, ""),
        ({"customer_id": "c-9"}, CustomerNotFound, ""),
        ({"installed_product_id": "p-9"}, InstalledProductNotFound, ""),
        ({"installed_product_id": "p-1", "customer_id": "c-9"}, NotTheCustomersProduct, "I-06"),
        ({"product_line": ""}, ProductLineNeeded, "I-01"),
        ({"impact": None}, SeverityUnknown, "I-15"),
        ({"sla_pack": "gold"}, SlaPackUnknown, "I-18"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_cannot_be_registered_is_refused_with_its_rule(
    scene: Scene, told: dict[str, object], kind: type, rule: str
) -> None:
    assert scene.refused(kind, register_call, a_call(**told), NOW).rule == rule


def test_an_external_reference_is_taken_once(scene: Scene) -> None:
    scene.register(external_ref="INC1")
    refusal = scene.refused(
        ExternalRefTaken, register_call, a_call(request_id="r-2", external_ref="INC1"), NOW
    )
    assert refusal.rule == "I-02"


def test_a_caller_does_not_register_for_a_branch_that_is_not_his(scene: Scene) -> None:
    scene.tx.act_as("li", branches=frozenset({"SH02"}))
    scene.refused(BranchNotFound, register_call, a_call(), NOW)


def test_a_second_call_about_the_same_thing_joins_the_open_request(scene: Scene) -> None:
    first = scene.register(installed_product_id="p-1").request
    second = scene.register(now=at(0.5), installed_product_id="p-1")
    assert second.joined
    assert second.request.id == first.id
    assert second.request.standing.calls == 2
    assert scene.told == ["CallJoined"]
    assert len(scene.tx.state.requests) == 1


@pytest.mark.parametrize(
    "alike",
    [
        {"symptom_code": "E2"},
        {"symptom_code": ""},
        {"purpose": Purpose.QUESTION, "impact": None},
        {"another_fault": True},
    ],
)
def test_a_call_about_the_product_of_an_open_request_joins_whatever_it_says(
    scene: Scene, alike: dict[str, Any]
) -> None:
    scene.register(installed_product_id="p-1")
    assert scene.register(NOW, **{"installed_product_id": "p-1", **alike}).joined


@pytest.mark.parametrize(
    "different",
    [
        {"symptom_code": "E2", "another_fault": True},
        {"symptom_code": "", "another_fault": True},
        {"purpose": Purpose.INSPECTION, "impact": None},
        {"installed_product_id": ""},
        {"external_ref": "INC1"},
    ],
)
def test_a_call_about_something_else_does_not_join(scene: Scene, different: dict[str, Any]) -> None:
    scene.register(installed_product_id="p-1")
    told: dict[str, Any] = {"installed_product_id": "p-1", **different}
    assert not scene.register(NOW, **told).joined


def test_a_fault_does_not_join_an_open_question(scene: Scene) -> None:
    scene.register(installed_product_id="p-1", purpose=Purpose.QUESTION, impact=None)
    assert not scene.register(installed_product_id="p-1").joined


def test_planned_work_is_joined_by_nobody(scene: Scene) -> None:
    told: dict[str, Any] = {"installed_product_id": "p-1", "impact": None}
    scene.register(**told, purpose=Purpose.INSPECTION)
    assert not scene.register(**told, purpose=Purpose.INSPECTION).joined
    assert not scene.register(**told, purpose=Purpose.QUESTION).joined


def test_every_contact_is_kept_with_who_took_it_when_and_how(scene: Scene) -> None:
    request = scene.register(installed_product_id="p-1").request
    scene.tx.act_as("li")
    scene.register(
        now=at(0.6),
        received_at=at(0.5),
        installed_product_id="p-1",
        channel=Channel.CHAT,
        symptom_code="E2",
        symptom="又漏水",
    )
    page = list_contacts(request.id, 0, 10, scene.tx, at(1))
    told = [(c.number, c.channel, c.received_at, c.taken_at, c.taken_by) for c in page.rows]
    assert told == [
        (1, Channel.PHONE, NOW, NOW, "tester"),
        (2, Channel.CHAT, at(0.5), at(0.6), "li"),
    ]
    assert [c.symptom for c in page.rows] == ["不制冷", "又漏水"]
    (event,) = scene.events
    assert isinstance(event, CallJoined)
    assert (event.calls, event.contact) == (2, page.rows[1])


def test_contacts_come_page_by_page(scene: Scene) -> None:
    request = scene.register(installed_product_id="p-1").request
    for _ in range(3):
        scene.register(installed_product_id="p-1")
    seen: list[int] = []
    after, more = 0, True
    while more:
        page = list_contacts(request.id, after, 2, scene.tx, NOW)
        seen += [contact.number for contact in page.rows]
        after, more = seen[-1], page.has_more
    assert seen == [1, 2, 3, 4]


def _again(**told: Any) -> JoinCall:
    values: dict[str, Any] = {
        "service_request_id": "r-1",
        "received_at": None,
        "channel": Channel.PHONE,
        "symptom_code": "",
        "symptom": "什么时候来",
        **told,
    }
    return JoinCall(**values)


def test_a_customer_who_names_his_request_joins_it(scene: Scene) -> None:
    scene.register()
    request = scene.run(join_call, _again(), at(0.5))
    assert (request.standing.calls, scene.told) == (2, ["CallJoined"])


def test_a_closed_request_is_joined_by_nobody(scene: Scene) -> None:
    scene.register()
    _restored_and_closed(scene, 1)
    refusal = scene.refused(RequestClosed, join_call, _again(), at(2))
    assert refusal.rule == "I-02"
    assert scene.tx.state.contacts == []


@pytest.mark.parametrize(("received_at", "kind"), [(at(-1), BeforeTheCall), (at(2), InTheFuture)])
def test_a_contact_at_an_impossible_time_is_refused(
    scene: Scene, received_at: datetime, kind: type[IntakeError]
) -> None:
    scene.register()
    assert scene.refused(kind, join_call, _again(received_at=received_at), at(1)).rule == "I-19"


def test_another_symptom_of_a_closed_request_repeats_nothing(scene: Scene) -> None:
    scene.register(installed_product_id="p-1")
    _restored_and_closed(scene, 1)
    for code in ("E2", ""):
        again = scene.register(
            now=at(2), installed_product_id="p-1", symptom_code=code, another_fault=True
        )
        assert again.request.call.repeat_of == ""


def _restored_and_closed(scene: Scene, hours: float) -> None:
    scene.run(
        record_restoration,
        RecordRestoration(service_request_id="r-1", occurred_at=None, remedy=""),
        at(hours),
    )
    scene.run(
        close_request,
        CloseRequest(
            service_request_id="r-1", occurred_at=None, outcome=Outcome.DONE_REMOTELY, reason=""
        ),
        at(hours),
    )


@pytest.mark.parametrize(("days", "repeats"), [(29.99, True), (30, True), (30.01, False)])
def test_a_new_call_within_the_window_after_closing_repeats_the_first(
    scene: Scene, days: float, *, repeats: bool
) -> None:
    scene.register(installed_product_id="p-1", received_at=NOW)
    _restored_and_closed(scene, 1)
    again = scene.register(now=at(1 + days * 24), installed_product_id="p-1").request
    assert again.call.repeat_of == ("r-1" if repeats else "")
    assert again.call.repeat_policy_ref == ("register/register@test" if repeats else "")


def test_a_chain_of_repeats_links_to_its_first_request(scene: Scene) -> None:
    scene.register(installed_product_id="p-1")
    _restored_and_closed(scene, 1)
    request = scene.request("r-1")
    scene.tx.state.requests["r-1"] = replace(request, call=replace(request.call, repeat_of="r-0"))
    assert scene.register(now=at(9), installed_product_id="p-1").request.call.repeat_of == "r-0"


def test_a_call_from_before_the_closing_repeats_nothing(scene: Scene) -> None:
    scene.register(installed_product_id="p-1")
    _restored_and_closed(scene, 5)
    late = scene.register(now=at(6), received_at=at(4), installed_product_id="p-1").request
    assert late.call.repeat_of == ""


def test_a_past_life_is_registered_without_a_step_of_today(scene: Scene) -> None:
    received = datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
    request = scene.desk_call(NOW, received_at=received, historical=True)
    assert [fact.kind for fact in request.timeline.facts] == [FactKind.RECEIVED]
    assert all(clock.next_check_at is None for clock in request.clocks)
    assert scene.told == ["ServiceRequestRegistered"]


def test_a_remote_call_has_no_arrival_to_promise(scene: Scene) -> None:
    request = scene.register(handling=Handling.REMOTE).request
    assert [clock.milestone for clock in request.clocks] == [Milestone.RESPOND, Milestone.RESTORE]


def test_a_question_is_chargeable_and_an_inspection_internal(scene: Scene) -> None:
    question = scene.register(purpose=Purpose.QUESTION, impact=None).request
    inspection = scene.register(purpose=Purpose.INSPECTION, impact=None).request
    assert (question.call.category, question.standing.severity) == (
        ServiceCategory.CHARGEABLE,
        Severity.C,
    )
    assert (inspection.call.category, inspection.standing.severity) == (
        ServiceCategory.INTERNAL,
        Severity.D,
    )
