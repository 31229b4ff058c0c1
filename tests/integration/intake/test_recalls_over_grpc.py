"""Recalls through the real door and their timer (I-14)."""

from __future__ import annotations

from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2, resources_pb2
from callout.intake.v1 import recalls_service_pb2 as pb
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from callout.intake.v1.recalls_service_pb2_grpc import RecallsServiceStub
from integration.intake.doors import Intake, key, now
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
