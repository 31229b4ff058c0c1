"""Waivers, supplier claims and internal use behind their real doors, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.type.date_pb2 import Date

from callout.inventory.v1 import internal_use_pb2 as uses
from callout.inventory.v1 import internal_use_service_pb2 as uses_pb
from callout.inventory.v1 import old_parts_pb2 as old
from callout.inventory.v1 import old_parts_service_pb2 as old_pb
from callout.inventory.v1 import part_list_service_pb2 as list_pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import supplier_claims_pb2 as claims
from callout.inventory.v1 import supplier_claims_service_pb2 as pb
from callout.inventory.v1.internal_use_service_pb2_grpc import InternalUseServiceStub
from callout.inventory.v1.old_parts_service_pb2_grpc import OldPartsServiceStub
from callout.inventory.v1.part_list_service_pb2_grpc import PartListServiceStub
from callout.inventory.v1.supplier_claims_service_pb2_grpc import SupplierClaimServiceStub
from chassis.unit_of_work import SYSTEM
from integration.inventory.door import BRANCH, STORE, Door, open_inventory
from inventory import worker
from testkit.api import refused
from testkit.identity import Identities

pytestmark = pytest.mark.integration


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    with open_inventory(
        database_of("inventory"), identities.public_keys, identities.token
    ) as opened:
        opened.set_up()
        yield opened


def request_id() -> str:
    return str(uuid4())


def run_timers(door: Door) -> None:
    for timer in worker.TIMERS:
        with door.uow.begin(SYSTEM) as work:
            timer.run(work.tx, datetime.now(UTC))


def announced(door: Door, stream: str) -> list[str]:
    rows = door.rows(f"select type from outbox where stream = '{stream}' order by id")
    return [row.type.rpartition(".")[2] for row in rows]


def test_a_claim_from_a_faulty_delivery_to_the_money_and_its_report(door: Door) -> None:
    door.register("PUMP", "泵")
    receipt = door.receive("PUMP", 2, faulty=1)
    delivery = pb.DeliveryToClaim(receipt_id=receipt, part_number="PUMP", freight_amount="20")
    draft = pb.DraftSupplierClaimRequest(
        request_id=request_id(), warehouse_code=STORE, supplier="格兰富", deliveries=[delivery]
    )
    keeper = door.ask(SupplierClaimServiceStub, "storekeeper")
    supervisor = door.ask(SupplierClaimServiceStub, "supervisor")
    unknown = refused(lambda: keeper.DraftSupplierClaim(draft))
    assert (unknown.code, unknown.reason) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "SUPPLIER_UNKNOWN_FOR_PART",
    )
    assert unknown.metadata["rule"] == "P-10"
    code = list_pb.PartCodeRow(line=2, part_number="PUMP", supplier="格兰富", code="G-1")
    door.ask(PartListServiceStub, "admin").ImportPartCodes(
        list_pb.ImportPartCodesRequest(request_id=request_id(), rows=[code])
    )
    claim = keeper.DraftSupplierClaim(draft).claim
    assert keeper.DraftSupplierClaim(draft).claim == claim  # the same request again
    assert (claim.state, claim.claimed_amount, claim.lines[0].cause) == (
        claims.SupplierClaim.STATE_DRAFTED,
        "320.00",
        "外壳破损",
    )
    twice = pb.DraftSupplierClaimRequest()
    twice.CopyFrom(draft)
    twice.request_id = request_id()
    assert refused(lambda: keeper.DraftSupplierClaim(twice)).reason == (
        "FAULTY_DELIVERY_ALREADY_CLAIMED"
    )
    twice.deliveries.append(delivery)
    assert refused(lambda: keeper.DraftSupplierClaim(twice)).code is (
        grpc.StatusCode.INVALID_ARGUMENT
    )
    send = pb.SendSupplierClaimRequest(request_id=request_id(), claim_id=claim.id, document="L-1")
    assert refused(lambda: keeper.SendSupplierClaim(send)).code is grpc.StatusCode.PERMISSION_DENIED
    sent = supervisor.SendSupplierClaim(send).claim
    assert sent.policy_ref == "supplier-claims/default@2026.1"
    back = pb.ReturnClaimedPartsRequest(request_id=request_id(), claim_id=claim.id, document="SF-1")
    assert keeper.ReturnClaimedParts(back).claim.returned.note == "SF-1"
    answer = pb.SupplierClaimAnswer(line=1, accepted_amount="300", reason="运费自理")
    answered = supervisor.AnswerSupplierClaim(
        pb.AnswerSupplierClaimRequest(
            request_id=request_id(), claim_id=claim.id, document="A-1", answers=[answer]
        )
    ).claim
    assert answered.accepted_amount == "300.00"
    pay = pb.PaySupplierClaimRequest(
        request_id=request_id(), claim_id=claim.id, amount="310", document="B-1"
    )
    unexplained = refused(lambda: supervisor.PaySupplierClaim(pay))
    assert unexplained.reason == "SUPPLIER_CLAIM_DIFFERENCE_UNEXPLAINED"
    pay.difference_reason = "多付"
    paid = supervisor.PaySupplierClaim(pay).claim
    assert (paid.state, paid.difference_amount) == (claims.SupplierClaim.STATE_PAID, "10.00")
    analyst = door.ask(SupplierClaimServiceStub, "analyst")
    got = analyst.GetSupplierClaim(pb.GetSupplierClaimRequest(claim_id=claim.id))
    listed = analyst.ListSupplierClaims(
        pb.ListSupplierClaimsRequest(supplier="格兰富", state=claims.SupplierClaim.STATE_PAID)
    )
    assert [got.claim] == list(listed.claims) == [paid]
    (sums,) = analyst.ReportSupplierClaims(pb.ReportSupplierClaimsRequest()).suppliers
    assert (sums.claims, sums.accepted_amount, sums.refused_amount) == (1, "300.00", "20.00")
    assert not analyst.ListSupplierClaims(pb.ListSupplierClaimsRequest(overdue=True)).claims
    assert not analyst.ListClaimsDue(pb.ListClaimsDueRequest()).dues
    elsewhere = door.ask(SupplierClaimServiceStub, "analyst", "SH01")
    assert not elsewhere.ListSupplierClaims(pb.ListSupplierClaimsRequest()).claims
    assert announced(door, "inventory.supplier_claim") == [
        "SupplierClaimSent",
        "SupplierClaimPartsReturned",
        "SupplierClaimAnswered",
        "SupplierClaimPaid",
    ]


def test_a_department_keeps_to_its_budget(door: Door) -> None:
    door.register("OIL", "机油", "40")
    door.receive("OIL", 10)
    today = door.rows("select (now() at time zone 'Asia/Shanghai')::date as day")[0].day
    budget = uses_pb.SetBudgetRequest(
        request_id=request_id(),
        department_code="SALES",
        branch_code=BRANCH,
        effective_on=Date(year=today.year, month=today.month, day=today.day),
        monthly_amount="100",
        reason="年度计划",
    )
    supervisor = door.ask(InternalUseServiceStub, "supervisor")
    assert supervisor.SetBudget(budget).budget.monthly_amount == "100.00"
    budget.effective_on.day = 31
    budget.effective_on.month = 2
    budget.request_id = request_id()
    unreadable = refused(lambda: supervisor.SetBudget(budget))
    assert (unreadable.code, unreadable.reason) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "DAY_UNREADABLE",
    )
    technician = door.ask(InternalUseServiceStub, "technician")

    def asked(quantity: int) -> uses.InternalUse:
        answer: uses_pb.AskInternalUseResponse = technician.AskInternalUse(
            uses_pb.AskInternalUseRequest(
                request_id=request_id(),
                warehouse_code=STORE,
                department_code="SALES",
                lines=[rs.PartLine(part_number="OIL", quantity=quantity)],
                purpose="展车",
            )
        )
        return answer.internal_use

    def step(kind: Any, use: uses.InternalUse, **facts: Any) -> Any:
        return kind(request_id=request_id(), internal_use_id=use.id, **facts)

    first, second = asked(2), asked(1)
    supervisor.ApproveInternalUse(step(uses_pb.ApproveInternalUseRequest, first))
    over = step(uses_pb.ApproveInternalUseRequest, second)
    refusal = refused(lambda: supervisor.ApproveInternalUse(over))
    assert (refusal.reason, refusal.metadata["rule"]) == ("INTERNAL_USE_OVER_BUDGET", "P-17")
    granted = door.ask(InternalUseServiceStub, "approver").ApproveInternalUse(over).internal_use
    assert granted.approval.over_budget
    keeper = door.ask(InternalUseServiceStub, "storekeeper")
    issued = keeper.IssueInternalUse(step(uses_pb.IssueInternalUseRequest, first)).internal_use
    assert (issued.state, issued.issued_by) == (uses.InternalUse.STATE_ISSUED, "storekeeper")
    cancel = step(uses_pb.CancelInternalUseRequest, second, reason="不需要")
    technician.CancelInternalUse(cancel)
    (month,) = keeper.ListDepartmentMonths(
        uses_pb.ListDepartmentMonthsRequest(branch_code=BRANCH)
    ).departments
    assert (month.used_amount, month.remaining_amount) == ("80.00", "20.00")
    supervisor.ReverseInternalUse(step(uses_pb.ReverseInternalUseRequest, first, reason="多领"))
    got = technician.GetInternalUse(uses_pb.GetInternalUseRequest(internal_use_id=first.id))
    assert got.internal_use.end_reason == "多领"
    page = technician.ListInternalUses(uses_pb.ListInternalUsesRequest(page_size=1))
    rest = technician.ListInternalUses(
        uses_pb.ListInternalUsesRequest(page_size=1, page_token=page.next_page_token)
    )
    assert [each.id for each in (*page.internal_uses, *rest.internal_uses)] == [
        first.id,
        second.id,
    ]
    assert announced(door, "inventory.internal_use") == [
        "InternalUseApproved",
        "InternalUseApproved",
        "InternalUseIssued",
        "InternalUseReversed",
    ]


def test_what_is_lost_is_given_up_by_another_person(door: Door) -> None:
    door.register("PUMP", "泵")
    requisition = door.requisition("PUMP", 1, in_warranty=True)
    door.issue(requisition)
    stub = door.ask(OldPartsServiceStub, "supervisor")
    (owed,) = stub.ListOldParts(old_pb.ListOldPartsRequest()).old_parts
    request = old_pb.WaiveOldPartRequest(
        request_id=request_id(),
        old_part_id=owed.id,
        kind=old.OLD_PART_WAIVER_KIND_LOST,
        reason="丢失",
    )
    keeper = door.ask(OldPartsServiceStub, "storekeeper")
    assert refused(lambda: keeper.WaiveOldPart(request)).code is grpc.StatusCode.PERMISSION_DENIED
    waived = stub.WaiveOldPart(request).old_part
    assert (waived.state, waived.waiver.charge) == (old.OldPart.STATE_WAIVED, "300.00")
    assert (waived.waiver.owed_by, waived.waiver.waived_by) == ("technician", "supervisor")
    request.request_id = request_id()
    again = refused(lambda: stub.WaiveOldPart(request))
    assert (again.reason, again.metadata["rule"]) == ("OLD_PART_ILLEGAL_TRANSITION", "P-06")
    run_timers(door)
    assert not stub.ListDisposalReviews(old_pb.ListDisposalReviewsRequest()).reviews
    assert announced(door, "inventory.old_part") == ["OldPartDue", "OldPartWaived"]
