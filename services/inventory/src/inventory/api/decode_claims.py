"""Requests about supplier claims as commands of the use cases (P-10)."""

from __future__ import annotations

from decimal import Decimal

from callout.inventory.v1 import supplier_claims_service_pb2 as pb
from inventory.api.decode import stated, uuid_of
from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode
from inventory.domain.old_parts.old_part import DisposalId, OldPartId
from inventory.domain.supplier_claims.claim import Answer, SupplierClaimId
from inventory.handlers.supplier_claims.answer_claim import AnswerClaim
from inventory.handlers.supplier_claims.draft_claim import DraftClaim
from inventory.handlers.supplier_claims.lines import DeliveryToClaim, OldPartToClaim
from inventory.handlers.supplier_claims.pay_claim import PayClaim
from inventory.handlers.supplier_claims.return_claimed_parts import ReturnClaimedParts
from inventory.handlers.supplier_claims.send_claim import SendClaim
from inventory.handlers.supplier_claims.withdraw_claim import WithdrawClaim


def draft(request: pb.DraftSupplierClaimRequest, claim_id: SupplierClaimId) -> DraftClaim:
    """Read a draft; the contract's patterns make its amounts decimals."""
    return DraftClaim(
        claim_id=claim_id,
        warehouse_code=WarehouseCode(request.warehouse_code),
        supplier=request.supplier,
        old_parts=tuple(map(_old_part, request.old_parts)),
        deliveries=tuple(map(_delivery, request.deliveries)),
        note=request.note,
    )


def send(request: pb.SendSupplierClaimRequest) -> SendClaim:
    """Read which claim was sent."""
    return SendClaim(
        claim_id=_claim_id(request.claim_id),
        document=request.document,
        occurred_at=stated(request, request.occurred_time),
    )


def answer(request: pb.AnswerSupplierClaimRequest) -> AnswerClaim:
    """Read what the supplier says."""
    return AnswerClaim(
        claim_id=_claim_id(request.claim_id),
        document=request.document,
        answers={
            each.line: Answer(accepted=Decimal(each.accepted_amount), reason=each.reason.strip())
            for each in request.answers
        },
        occurred_at=stated(request, request.occurred_time),
    )


def pay(request: pb.PaySupplierClaimRequest) -> PayClaim:
    """Read what the supplier paid."""
    return PayClaim(
        claim_id=_claim_id(request.claim_id),
        amount=Decimal(request.amount),
        document=request.document,
        settles=request.settles,
        difference_reason=request.difference_reason.strip(),
        occurred_at=stated(request, request.occurred_time),
    )


def withdraw(request: pb.WithdrawSupplierClaimRequest) -> WithdrawClaim:
    """Read which claim is given up, and why."""
    return WithdrawClaim(
        claim_id=_claim_id(request.claim_id),
        reason=request.reason,
        occurred_at=stated(request, request.occurred_time),
    )


def send_back(request: pb.ReturnClaimedPartsRequest, disposal_id: DisposalId) -> ReturnClaimedParts:
    """Read the parts of which claim go back."""
    return ReturnClaimedParts(
        claim_id=_claim_id(request.claim_id),
        disposal_id=disposal_id,
        document=request.document,
        occurred_at=stated(request, request.occurred_time),
    )


def _old_part(message: pb.OldPartToClaim) -> OldPartToClaim:
    return OldPartToClaim(
        old_part_id=OldPartId(uuid_of(message.old_part_id)),
        cause=message.cause,
        part_amount=_stated_amount(message.part_amount),
        labour_amount=Decimal(message.labour_amount or 0),
        freight_amount=Decimal(message.freight_amount or 0),
        faulty_serials=tuple(message.faulty_serials),
        replacement_serials=tuple(message.replacement_serials),
    )


def _delivery(message: pb.DeliveryToClaim) -> DeliveryToClaim:
    return DeliveryToClaim(
        receipt_id=ReceiptId(uuid_of(message.receipt_id)),
        part_number=PartNumber(message.part_number),
        part_amount=_stated_amount(message.part_amount),
        freight_amount=Decimal(message.freight_amount or 0),
    )


def _stated_amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _claim_id(text: str) -> SupplierClaimId:
    return SupplierClaimId(uuid_of(text))
