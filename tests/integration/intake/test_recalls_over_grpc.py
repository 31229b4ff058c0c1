"""Recalls through the real door and their timer (I-14)."""

from __future__ import annotations

from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2, resources_pb2
from callout.intake.v1 import recalls_service_pb2 as pb
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from callout.intake.v1.recalls_service_pb2_grpc import RecallsServiceStub
from callout.inventory.v1 import fitted_parts_events_pb2 as fitted_parts_pb
from callout.inventory.v1 import fitted_parts_pb2 as parts_pb
from callout.inventory.v1 import resources_pb2 as inventory_rs
from integration.intake.doors import Intake, key, now, stamp
from testkit.api import refused

pytestmark = pytest.mark.integration


def door(intake: Intake, role: str = "quality") -> RecallsServiceStub:
    return RecallsServiceStub(intake.channel_as(role))


def opening(**told: Any) -> pb.OpenRecallRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "code": "RC-1",
        "title": "风扇可能过热",
        "severity": resources_pb2.SEVERITY_B,
        "ranges": [pb.RecallRange(product_model="KX-1", serial_from="SN-1", serial_to="SN-3")],
        **told,
    }
    return pb.OpenRecallRequest(**values)


def test_a_recall_from_opening_to_the_product_registered_later(intake: Intake) -> None:
    customer, *_ = intake.branch_with_products("SN-1", "SN-2", "SN-9")
    quality, request = door(intake), opening()
    recall = quality.OpenRecall(request).recall
    assert quality.OpenRecall(request).recall.id == recall.id
    assert intake.tick("catch-recalled-products", now()) == 2
    intake.product(customer, "SN-3")
    assert intake.tick("catch-recalled-products", now()) == 1
    assert intake.events().count("ServiceRequestRegistered") == 3
    found = quality.GetRecall(pb.GetRecallRequest(recall_id=recall.id)).recall
    assert (found.progress.affected, found.progress.open, found.progress.completion_rate) == (
        3,
        3,
        0.0,
    )
    refusal = refused(
        lambda: quality.EndRecall(pb.EndRecallRequest(request_id=key(), recall_id=recall.id))
    )
    assert (refusal.code, refusal.reason) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "RECALL_NOT_COMPLETE",
    )
    assert (refusal.metadata["rule"], refusal.metadata["affected"]) == ("I-14", "3")


def test_a_withdrawn_product_is_renewed_once_per_request(intake: Intake) -> None:
    intake.branch_with_products("SN-1")
    quality = door(intake)
    recall = quality.OpenRecall(opening()).recall
    intake.tick("catch-recalled-products", now())
    (product,) = quality.ListRecalledProducts(
        pb.ListRecalledProductsRequest(recall_id=recall.id)
    ).products
    renewal = pb.RenewRecalledProductRequest(
        request_id=key(),
        recall_id=recall.id,
        installed_product_id=product.installed_product_id,
    )
    refusal = refused(lambda: quality.RenewRecalledProduct(renewal))
    assert (refusal.reason, refusal.metadata["rule"]) == ("REQUEST_NOT_UNDONE", "I-14")
    assert intake.count("service_requests") == 1
    IntakeServiceStub(intake.channel_as("admin")).CloseRequest(
        intake_service_pb2.CloseRequestRequest(
            request_id=key(),
            service_request_id=product.service_request_id,
            outcome=resources_pb2.OUTCOME_WITHDRAWN,
            reason="客户不在家",
        )
    )
    first = quality.RenewRecalledProduct(renewal)
    assert quality.RenewRecalledProduct(renewal) == first
    assert first.product.attempt == 2
    assert intake.count("service_requests") == 2
    recalls = quality.ListRecalls(pb.ListRecallsRequest(running_only=True)).recalls
    assert [(each.code, each.progress.open) for each in recalls] == [("RC-1", 1)]


@pytest.mark.parametrize(
    ("told", "reason", "field"),
    [
        (
            {"ranges": [pb.RecallRange(product_model="KX-1", batch="B7")]},
            "BATCH_UNKNOWN",
            "ranges",
        ),
        (
            {"ranges": [pb.RecallRange(product_model="K", serial_from="2", serial_to="1")]},
            "SERIAL_RANGE_WRONG",
            "serial_from",
        ),
        ({"ranges": []}, "INVALID_REQUEST", "ranges"),
        ({"severity": 0}, "INVALID_REQUEST", "severity"),
    ],
)
def test_a_wrong_recall_is_refused_and_leaves_nothing(
    intake: Intake, told: dict[str, Any], reason: str, field: str
) -> None:
    refusal = refused(lambda: door(intake).OpenRecall(opening(**told)))
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)
    assert set(refusal.fields) == {field}
    assert intake.count("recalls") == 0


def test_a_batch_is_registered_by_quality_alone(intake: Intake) -> None:
    batch = pb.RegisterProductionBatchRequest(
        request_id=key(), product_model="KX-1", batch="B7", serial_from="SN-1", serial_to="SN-5"
    )
    refusal = refused(lambda: door(intake, "call_taker").RegisterProductionBatch(batch))
    assert (refusal.code, refusal.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-14")
    door(intake).RegisterProductionBatch(batch)
    assert intake.count("production_batches") == 1


def fitted(request: str) -> fitted_parts_pb.PartFitted:
    part = parts_pb.FittedPart(
        id=key(),
        part_number="FAN",
        tracking=inventory_rs.TRACKING_BATCH,
        lot="B-7",
        quantity=1,
        requisition_id=key(),
        work_order_id=key(),
        service_request_id=request,
        branch_code="HZ01",
        warehouse_code="HZ01-W1",
        version=2,
    )
    part.issued_time.GetCurrentTime()
    part.fitted_time.GetCurrentTime()
    return fitted_parts_pb.PartFitted(fitted_part=part)


def test_a_recall_of_a_part_s_batch_finds_the_product_it_was_built_into(intake: Intake) -> None:
    _, product, _ = intake.branch_with_products("SN-1", "SN-2")
    request = (
        IntakeServiceStub(intake.channel_as("admin"))
        .RegisterCall(
            intake_service_pb2.RegisterCallRequest(
                request_id=key(),
                branch_code="HZ01",
                channel=resources_pb2.CHANNEL_PHONE,
                purpose=resources_pb2.PURPOSE_FAULT,
                installed_product_id=product,
                symptom="异响",
                severity=resources_pb2.SEVERITY_C,
                handling=resources_pb2.HANDLING_ON_SITE,
                received_time=stamp(now()),
            )
        )
        .service_request.id
    )
    told = fitted(request)
    part = told.fitted_part
    intake.sender.send("inventory.fitted_part", part.id, told, branch="HZ01")
    quality = door(intake)
    (built_in,) = quality.ListBuiltInParts(pb.ListBuiltInPartsRequest(part_number="FAN")).parts
    assert (built_in.id, built_in.installed_product_id, built_in.lot) == (part.id, product, "B-7")
    assert built_in.ends_on.year == built_in.starts_on.year + 3  # 36 months, IT systems
    assert built_in.pack_ref.startswith("warranty-pack/it-systems@")
    named = pb.RecallRange(part_number="FAN", part_lot="B-7")
    recall = quality.OpenRecall(opening(ranges=[named])).recall
    assert list(recall.ranges) == [named]
    assert intake.tick("catch-recalled-products", now()) == 1
    caught = quality.ListRecalledProducts(pb.ListRecalledProductsRequest(recall_id=recall.id))
    assert [each.installed_product_id for each in caught.products] == [product]
    lot_alone = opening(code="RC-2", ranges=[pb.RecallRange(product_model="KX-1", part_lot="B-7")])
    refusal = refused(lambda: quality.OpenRecall(lot_alone))
    assert (refusal.code, refusal.reason) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "RECALL_RANGE_OF_NOTHING",
    )
    unnamed = refused(lambda: quality.ListBuiltInParts(pb.ListBuiltInPartsRequest()))
    assert (unnamed.code, unnamed.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "PART_UNNAMED")
    assert intake.count("recalls") == 1
