"""What customers sign for added parts (P-05).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from inventory.domain.instants import OccurredInFuture
from inventory.domain.requisition import State
from inventory.domain.severity import Severity
from inventory.domain.supplements.supplement import (
    SupplementAlreadySigned,
    SupplementId,
    SupplementMissing,
    SupplementNotNeeded,
    SupplementSignedBeforeConsent,
    SupplementTooLate,
)
from inventory.handlers.on_warranty_ended import WarrantyEnded, on_warranty_ended
from inventory.handlers.supplements.sign_supplement import SignSupplement, sign_supplement
from inventory.ports.supplements import SupplementFilter
from unit.inventory.customers_scene import ADVISER, CustomersScene
from unit.inventory.scene import ADMIN, SHANGHAI, SUPERVISOR, SYSTEM, Scene, Who

ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


@pytest.fixture
def customers(scene: Scene) -> CustomersScene:
    scene.receive(PUMP=20, VALVE=20)
    return CustomersScene(scene)


def test_what_is_first_asked_is_the_estimate_and_more_is_an_addition(
    scene: Scene, customers: CustomersScene
) -> None:
    order = scene.order()
    first = scene.request(order, PUMP=2)
    more = scene.request(order, PUMP=1)
    assert (first.is_addition, first.needs_supplement, first.supplement_policy_ref) == (
        False,
        False,
        "",
    )
    assert (more.is_addition, more.needs_supplement) == (True, True)
    assert more.supplement_policy_ref == "supplements/default@2026.1"
    assert scene.look(more) == more
    assert scene.request(PUMP=1).is_addition is False  # of another order


def test_what_was_given_up_or_brought_back_is_asked_again_within_the_estimate(
    scene: Scene, customers: CustomersScene
) -> None:
    order = scene.order()
    first = scene.request(order, PUMP=2, VALVE=1)
    scene.release(first)
    scene.later(seconds=1)
    again = scene.request(order, PUMP=1)
    assert not again.is_addition
    scene.approve(again, ADMIN)
    scene.give_back(scene.issue(again), PUMP=1)
    scene.later(seconds=1)
    assert not scene.request(order, PUMP=2, VALVE=1).is_addition
    scene.later(seconds=1)
    assert scene.request(order, VALVE=1).is_addition


def test_an_addition_waits_for_the_signature_before_approval_and_issue(
    scene: Scene, customers: CustomersScene
) -> None:
    added = customers.addition(PUMP=1)
    assert added.state is State.RESERVED  # it is held, and goes no further
    with pytest.raises(SupplementMissing) as refused:
        scene.approve(added)
    assert refused.value.rule == "P-05"
    assert scene.look(added) == added
    assert [each.id for each in customers.unsigned("BJ01")] == [added.id]
    signed = customers.sign(added)
    assert customers.unsigned() == []
    assert (signed.withdraws, signed.recorded_by) == (None, ADVISER.subject)
    assert customers.supplements() == [signed]
    scene.approve(added)
    assert scene.issue(added).state is State.ISSUED


def test_a_signature_is_final_and_only_the_next_one_withdraws_it(
    scene: Scene, customers: CustomersScene
) -> None:
    added = customers.addition(PUMP=1)
    first = customers.sign(added)
    with pytest.raises(SupplementAlreadySigned) as refused:
        customers.sign(added, "400.00")
    assert refused.value.metadata["supplement_id"] == first.id
    scene.later(minutes=10)
    second = customers.sign(added, "400.00", withdraws=first)
    assert customers.supplements() == [first.withdrawn(scene.now), second]
    with pytest.raises(SupplementAlreadySigned):
        customers.sign(added, withdraws=first)
    scene.approve(added)
    third = customers.sign(added, "410.00", withdraws=second)  # before issue still
    scene.issue(added)
    with pytest.raises(SupplementTooLate):
        customers.sign(added, withdraws=third)
    assert len(customers.supplements(SupplementFilter(work_order_id=added.work_order_id))) == 3
    assert customers.supplements(SupplementFilter(branch_code=SHANGHAI)) == []
    with scene.begin(SYSTEM) as tx:
        assert list(tx.supplements.page(SupplementFilter(), first.key, 1)) in ([second], [third])
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.supplements.page(SupplementFilter(), None, 9)) == []


def test_nobody_signs_for_the_estimate_or_for_what_was_given_up(
    scene: Scene, customers: CustomersScene
) -> None:
    with pytest.raises(SupplementNotNeeded):
        customers.sign(scene.request(PUMP=1))
    added = customers.addition(PUMP=1)
    scene.release(added)
    with pytest.raises(SupplementTooLate):
        customers.sign(added)
    assert customers.supplements() == []
    assert customers.unsigned() == []


def test_a_signature_follows_the_consent_and_is_not_told_for_the_future(
    scene: Scene, customers: CustomersScene
) -> None:
    added = customers.addition(PUMP=1)
    paper = customers.signature()
    assert replace(paper, consented_at=paper.signed_at).signed_at == scene.now
    with pytest.raises(SupplementSignedBeforeConsent):
        replace(paper, consented_at=paper.signed_at + timedelta(seconds=1))
    cmd = SignSupplement(
        supplement_id=SupplementId(scene.new_id()),
        requisition_id=added.id,
        signature=customers.signature(at=scene.now + timedelta(minutes=6)),
    )
    with pytest.raises(OccurredInFuture):
        scene.do(sign_supplement, cmd, ADVISER)
    assert customers.supplements() == []


def test_in_warranty_the_policy_says_from_which_amount_on(
    scene: Scene, customers: CustomersScene
) -> None:
    order = scene.order(in_warranty=True)
    scene.request(order, VALVE=1)
    scene.receive(BOARD=9)
    small, large = scene.request(order, BOARD=1), scene.request(order, BOARD=1, PUMP=2)
    assert (small.amount, small.is_addition, small.needs_supplement) == (Decimal(1500), True, False)
    assert (large.amount, large.needs_supplement) == (Decimal(2100), True)
    scene.approve(small)
    with pytest.raises(SupplementMissing):
        scene.approve(large, ADMIN)
    assert [each.id for each in customers.unsigned()] == [large.id]


def test_once_the_warranty_ended_the_customer_signs_for_what_was_added_before(
    scene: Scene, customers: CustomersScene
) -> None:
    order = scene.order(in_warranty=True)
    scene.request(order, VALVE=1)
    added = scene.request(order, PUMP=1)
    scene.later(hours=1)
    event = WarrantyEnded(work_order_id=order, ended_at=scene.now)
    scene.do(on_warranty_ended, event, SYSTEM)
    with pytest.raises(SupplementMissing):
        scene.approve(added)
    assert [each.id for each in customers.unsigned()] == [added.id]
    customers.sign(added)
    assert scene.approve(added).state is State.APPROVED


def test_what_went_out_first_is_approved_whoever_pays_by_then(
    scene: Scene, customers: CustomersScene
) -> None:
    order = scene.order(in_warranty=True, severity=Severity.A)
    scene.request(order, VALVE=1)
    added = scene.request(order, PUMP=1)
    customers.issue_first(added)
    scene.later(hours=1)
    scene.do(on_warranty_ended, WarrantyEnded(work_order_id=order, ended_at=scene.now), SYSTEM)
    assert scene.approve(added).approved_by == SUPERVISOR.subject
