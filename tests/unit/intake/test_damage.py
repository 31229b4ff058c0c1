"""Rule I-10 on site: damage by people that is found there decides anew who pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from fakes.intake_files import WARRANTIES
from intake.domain.category import Check
from intake.domain.damage import CategoryStays, PastLifeSettled
from intake.domain.errors import IntakeError
from intake.domain.events import CategoryDecidedAnew
from intake.domain.facts import FactKind
from intake.domain.lifecycle import AlreadySolved, RequestClosed
from intake.domain.quotes.rules import QuoteNotAccepted
from intake.domain.register import BeforeTheCall, InTheFuture
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Handling, Outcome, PhaseKind, Purpose, ServiceCategory
from intake.domain.warranty import Charging
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.quotes.accept_quote import accept_quote
from intake.handlers.quotes.prepare_quote import prepare_quote
from intake.handlers.record_damage import RecordDamage, record_damage
from intake.handlers.record_progress import RecordProgress, record_progress
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import NOW, PRODUCT, Scene, at
from unit.intake.test_contracts import CONTRACT
from unit.intake.test_quotes import asked, yes

WARRANTY, CHARGEABLE = ServiceCategory.WARRANTY, ServiceCategory.CHARGEABLE


def damage(occurred_at: datetime | None = None) -> RecordDamage:
    return RecordDamage(
        service_request_id="r-1", occurred_at=occurred_at, technician="T-01", finding="外壳摔裂"
    )


@pytest.fixture
def called(scene: Scene) -> Scene:
    """A request in warranty, `r-1`."""
    request = scene.register(installed_product_id="p-1").request
    assert request.call.category is WARRANTY
    return scene


def refused(
    scene: Scene, kind: type[IntakeError], rule: str, told: RecordDamage, now: datetime
) -> None:
    assert scene.refused(kind, record_damage, told, now).rule == rule


def answers(request: ServiceRequest) -> dict[Check, bool]:
    return {each.check: each.holds for each in request.call.considered}


def test_the_customer_pays_from_then_on_and_can_be_told_why(called: Scene) -> None:
    before = called.request()
    called.run(record_damage, damage(at(2)), at(3))
    after = called.request()
    assert (after.call.category, after.call.charging, after.call.contract_id) == (
        CHARGEABLE,
        Charging.COST_PRICE_AND_LABOUR,
        "",
    )
    assert after.call.category_policy_ref == "category/category@test"
    assert answers(after) == {
        Check.INTERNAL_PURPOSE: False,
        Check.IN_WARRANTY: True,
        Check.DAMAGE_BY_PEOPLE: True,
        Check.UNDER_CONTRACT: False,
    }
    assert after.call.considered[:2] == before.call.considered[:2]
    fact = after.damage
    assert fact is not None
    assert (fact.kind, fact.occurred_at, fact.recorded_at, fact.technician, fact.note) == (
        FactKind.DAMAGE_FOUND,
        at(2),
        at(3),
        "T-01",
        "外壳摔裂",
    )


def test_it_is_told_with_both_categories_and_when_it_was_found(called: Scene) -> None:
    called.run(record_damage, damage(at(2)), at(3))
    assert [each for each in called.events if isinstance(each, CategoryDecidedAnew)] == [
        CategoryDecidedAnew(
            service_request_id="r-1",
            branch="HZ01",
            occurred_at=at(2),
            from_category=WARRANTY,
            to_category=CHARGEABLE,
            category_policy_ref="category/category@test",
        )
    ]


def test_what_was_promised_stays(called: Scene) -> None:
    before = called.request()
    called.run(record_damage, damage(), at(1))
    after = called.request()
    assert (after.call.sla_pack, after.choices) == (before.call.sla_pack, before.choices)
    assert [(each.milestone, each.target, each.due_at) for each in after.clocks] == [
        (each.milestone, each.target, each.due_at) for each in before.clocks
    ]


def test_a_quote_can_be_prepared_and_accepted_then(called: Scene) -> None:
    called.run(record_damage, damage(), at(1))
    called.run(prepare_quote, asked(), at(1))
    assert called.run(accept_quote, yes(), at(1)).service_request_id == "r-1"


def under_contract(scene: Scene, **told: Any) -> ServiceRequest:
    scene.tx.contracts.add(replace(CONTRACT, branch="HZ01", **told))
    request = scene.register(installed_product_id="p-1").request
    assert (request.call.category, request.call.contract_id) == (WARRANTY, "")
    return request


def test_a_contract_of_the_day_of_the_call_pays_and_its_visit_counts(scene: Scene) -> None:
    under_contract(scene, visits_included=1)
    found = scene.run(record_damage, damage(), at(1)).call
    assert (found.category, found.charging, found.contract_id) == (
        ServiceCategory.CONTRACT,
        Charging.BY_CONTRACT,
        "k-1",
    )
    told = {"symptom_code": "E2", "another_fault": True, "caused_by_people": True}
    second = scene.register(at(2), installed_product_id="p-1", **told).request
    assert (second.call.category, second.call.contract_id) == (CHARGEABLE, "")


def test_a_contract_whose_visits_are_used_up_does_not_pay(scene: Scene) -> None:
    request = under_contract(scene, visits_included=0)
    found = scene.run(record_damage, damage(), at(1))
    assert (found.call.category, found.call.contract_id) == (CHARGEABLE, "")
    assert answers(found)[Check.VISITS_LEFT] is False
    assert found.call.sla_pack == request.call.sla_pack


def test_a_contract_from_after_the_call_does_not_pay(scene: Scene) -> None:
    under_contract(scene, starts_on=date(2026, 3, 3), term_starts_on=date(2026, 3, 3))
    assert scene.run(record_damage, damage(), at(48)).call.category is CHARGEABLE


def test_dates_that_were_corrected_since_do_not_move_what_was_answered(called: Scene) -> None:
    before = called.request().call.considered
    called.tx.state.products["p-1"] = replace(PRODUCT, delivered_on=date(2020, 1, 1))
    found = called.run(record_damage, damage(), at(1))
    assert found.call.considered[:2] == before[:2]


@pytest.mark.parametrize(
    ("told", "category"),
    [
        ({}, CHARGEABLE),
        ({"installed_product_id": "p-1", "caused_by_people": True}, CHARGEABLE),
        ({"installed_product_id": "p-1", "purpose": Purpose.INSPECTION}, ServiceCategory.INTERNAL),
    ],
)
def test_where_no_warranty_pays_it_changes_nothing(
    scene: Scene, told: dict[str, Any], category: ServiceCategory
) -> None:
    assert scene.register(**told).request.call.category is category
    refused(scene, CategoryStays, "I-10", damage(), at(1))


def test_a_warranty_that_covers_it_changes_nothing(
    called: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    covering = replace(WARRANTIES["standard"], excludes_damage_by_people=False)
    monkeypatch.setitem(WARRANTIES, "standard", covering)
    refused(called, CategoryStays, "I-10", damage(), at(1))


def test_it_is_found_once(called: Scene) -> None:
    called.run(record_damage, damage(), at(1))
    refused(called, CategoryStays, "I-10", damage(), at(2))


def test_a_past_life_was_paid_when_it_was_lived(scene: Scene) -> None:
    scene.register(installed_product_id="p-1", historical=True)
    refused(scene, PastLifeSettled, "I-09", damage(at(1)), at(2))


def test_it_happens_between_the_call_and_now(called: Scene) -> None:
    refused(called, BeforeTheCall, "I-19", damage(at(-1)), at(2))
    refused(called, InTheFuture, "I-19", damage(at(3)), at(2))
    assert called.run(record_damage, damage(NOW), at(2)).damage


def test_a_request_that_is_solved_or_closed_keeps_its_category(called: Scene) -> None:
    solve = ProposeSolution(service_request_id="r-1", occurred_at=at(2), remedy="重启")
    called.run(propose_solution, solve, at(2))
    refused(called, AlreadySolved, "I-19", damage(), at(3))
    # Found before, told only when the work had been done for nothing.
    refused(called, AlreadySolved, "I-19", damage(at(1)), at(3))
    end = CloseRequest(
        service_request_id="r-1", occurred_at=None, outcome=Outcome.WITHDRAWN, reason="自行解决"
    )
    called.run(close_request, end, at(4))
    refused(called, RequestClosed, "I-02", damage(), at(5))
    refused(called, RequestClosed, "I-02", damage(at(1)), at(5))


def test_what_came_back_may_show_damage_but_not_while_it_was_solved(called: Scene) -> None:
    fixed = RecordRestoration(service_request_id="r-1", occurred_at=at(1), remedy="")
    called.run(record_restoration, fixed, at(1))
    back = ReopenRequest(service_request_id="r-1", occurred_at=at(3), reason="又坏了")
    called.run(reopen_request, back, at(3))
    refused(called, AlreadySolved, "I-19", damage(at(2)), at(4))
    assert called.run(record_damage, damage(at(3)), at(4)).call.category is CHARGEABLE


@pytest.mark.parametrize(("began", "is_refused"), [(1.5, False), (2, True), (2.5, True)])
def test_remote_work_needs_a_price_from_when_it_was_found(
    scene: Scene, began: float, *, is_refused: bool
) -> None:
    scene.register(installed_product_id="p-1", handling=Handling.REMOTE)
    scene.run(record_damage, damage(at(2)), at(3))
    work = RecordProgress(
        service_request_id="r-1",
        occurred_at=at(began),
        phase=PhaseKind.REMOTE_WORK,
        role="",
        technician="T-01",
        note="",
    )
    if is_refused:
        assert scene.refused(QuoteNotAccepted, record_progress, work, at(4)).rule == "I-12"
    else:
        scene.run(record_progress, work, at(4))
