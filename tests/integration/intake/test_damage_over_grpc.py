"""Damage by people found on site, through the real door: who pays, why, and who may say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import grpc
import pytest

from callout.intake.v1 import (
    coverage_pb2,
    coverage_service_pb2,
    events_pb2,
    intake_service_pb2,
    resources_pb2,
)
from integration.intake.door import (
    Door,
    add_branches,
    add_customer,
    add_product,
    key,
    on,
    open_door,
)
from integration.intake.doors import today
from integration.intake.test_files_over_grpc import a_call
from testkit.api import refused
from testkit.identity import Identities

pytestmark = pytest.mark.integration

CS, IS, RS = coverage_service_pb2, intake_service_pb2, resources_pb2


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    with open_door(database_of("intake"), identities) as door:
        add_branches(door.desk)
        yield door


@pytest.fixture
def request_id(door: Door) -> str:
    """A request in warranty."""
    customer = add_customer(door.desk)
    delivered_on = on(today() - timedelta(days=30))
    product = add_product(door.desk, customer.id, delivered_on=delivered_on)
    answer = door.desk.intake.RegisterCall(a_call(installed_product_id=product.id))
    assert answer.service_request.category == RS.SERVICE_CATEGORY_WARRANTY
    return str(answer.service_request.id)


def damage(request_id: str, **told: Any) -> IS.RecordDamageRequest:
    values = {"technician_code": "T-01", "finding": "外壳摔裂", **told}
    return IS.RecordDamageRequest(request_id=key(), service_request_id=request_id, **values)


def test_who_pays_is_decided_anew_once_and_can_be_explained(door: Door, request_id: str) -> None:
    told = damage(request_id)
    decided = door.desk.intake.RecordDamage(told).service_request
    assert door.desk.intake.RecordDamage(told).service_request == decided
    assert decided.category == RS.SERVICE_CATEGORY_CHARGEABLE
    why = door.desk.coverage.ExplainCategory(
        CS.ExplainCategoryRequest(service_request_id=request_id)
    ).explanation
    assert (why.category, why.charging, why.category_policy_ref) == (
        RS.SERVICE_CATEGORY_CHARGEABLE,
        coverage_pb2.CHARGING_COST_PRICE_AND_LABOUR,
        "category/category@2026.1",
    )
    answers = [(each.check, each.holds) for each in why.considered]
    assert (coverage_pb2.CATEGORY_CHECK_DAMAGE_BY_PEOPLE, True) in answers
    assert (coverage_pb2.CATEGORY_CHECK_IN_WARRANTY, True) in answers
    timeline = door.desk.intake.GetTimeline(IS.GetTimelineRequest(service_request_id=request_id))
    for found in (why.damage, timeline.damage):
        assert (found.finding, found.technician_code, found.recorded_by) == (
            "外壳摔裂",
            "T-01",
            "tester",
        )
        assert found.HasField("found_time")
    (body,) = door.rows("select body from outbox where type like '%CategoryDecidedAnew'")
    event = events_pb2.CategoryDecidedAnew.FromString(bytes(body.body))
    assert (event.from_category, event.to_category, event.found_time) == (
        RS.SERVICE_CATEGORY_WARRANTY,
        RS.SERVICE_CATEGORY_CHARGEABLE,
        why.damage.found_time,
    )


def test_what_it_cannot_change_is_refused_and_nothing_is_written(
    door: Door, request_id: str
) -> None:
    door.desk.intake.RecordDamage(damage(request_id))
    before = door.stored()
    again = refused(lambda: door.desk.intake.RecordDamage(damage(request_id)))
    assert (again.code, again.reason, again.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "CATEGORY_STAYS",
        "I-10",
    )
    silent = refused(lambda: door.desk.intake.RecordDamage(damage(request_id, finding="")))
    assert silent.code is grpc.StatusCode.INVALID_ARGUMENT
    assert door.stored() == before


def test_a_technician_tells_it_of_his_own_requests_alone(door: Door, request_id: str) -> None:
    mine = door.desk_of("technician", "HZ01", subject="T-01")
    stranger = refused(lambda: mine.intake.RecordDamage(damage(request_id)))
    assert stranger.code is grpc.StatusCode.NOT_FOUND
    answered = IS.RecordResponseRequest(
        request_id=key(), service_request_id=request_id, technician_code="T-01"
    )
    door.desk.intake.RecordResponse(answered)
    decided = mine.intake.RecordDamage(damage(request_id)).service_request
    assert decided.category == RS.SERVICE_CATEGORY_CHARGEABLE
    clerk = door.desk_of("storekeeper", "HZ01")
    denied = refused(lambda: clerk.intake.RecordDamage(damage(request_id)))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-10")
