"""What a draft asks for, line by line, with what the books say of it (P-10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode
from inventory.domain.ledger import DocumentKind
from inventory.domain.old_parts.disposal import OldPartOfOtherWarehouse
from inventory.domain.old_parts.old_part import OldPart, OldPartId, OldPartState
from inventory.domain.part import known_part
from inventory.domain.supplier_claims.due import (
    FaultyAlreadyClaimed,
    NothingFaultyReceived,
    OldPartAlreadyClaimed,
    OldPartNotClaimable,
)
from inventory.domain.supplier_claims.line import NOTHING, ClaimLine, Costs, serials_of
from inventory.domain.warehouse import Branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartToClaim:
    """An old part, what is wrong with it, and what its repair cost (CNY).

    `part_amount` None: by the price list on the day of issue. Serials are stated of parts that are
    not tracked only; of others the books know them.
    """

    old_part_id: OldPartId
    cause: str
    part_amount: Decimal | None = None
    labour_amount: Decimal = NOTHING
    freight_amount: Decimal = NOTHING
    faulty_serials: tuple[str, ...] = ()
    replacement_serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryToClaim:
    """What a receiving form calls faulty, and its cost (CNY); None: by the price list."""

    receipt_id: ReceiptId
    part_number: PartNumber
    part_amount: Decimal | None = None
    freight_amount: Decimal = NOTHING


def lines_of_old_parts(
    tx: Tx, wanted: Sequence[OldPartToClaim], warehouse_code: WarehouseCode, branch: Branch
) -> tuple[ClaimLine, ...]:
    """Return the lines of old parts, which are locked from now on.

    Raises:
        OldPartNotFound, OldPartOfOtherWarehouse, OldPartNotClaimable, OldPartAlreadyClaimed.

    Source: rulebook P-10.
    """
    if not wanted:
        return ()
    ids = [each.old_part_id for each in wanted]
    old_parts = {each.id: each for each in tx.old_parts.lock_all(ids)}
    for each in old_parts.values():
        _require_claimable(each, warehouse_code)
    _require_unclaimed(tx, ids)
    return tuple(
        _of_old_part(tx, number, each, old_parts[each.old_part_id], branch)
        for number, each in enumerate(wanted, start=1)
    )


def lines_of_deliveries(
    tx: Tx,
    wanted: Sequence[DeliveryToClaim],
    warehouse_code: WarehouseCode,
    branch: Branch,
    *,
    begin: int,
) -> tuple[ClaimLine, ...]:
    """Return the lines of faulty deliveries, numbered from `begin` on.

    Raises:
        ReceiptNotFound, NothingFaultyReceived, FaultyAlreadyClaimed.

    Source: rulebook P-03, P-10.
    """
    return tuple(
        _of_delivery(tx, number, each, warehouse_code, branch)
        for number, each in enumerate(wanted, start=begin)
    )


def _require_claimable(old_part: OldPart, warehouse_code: WarehouseCode) -> None:
    if old_part.warehouse_code != warehouse_code:
        raise OldPartOfOtherWarehouse(
            f"old part {old_part.id} lies in {old_part.warehouse_code}",
            rule="P-10",
            field="old_parts",
            old_part_id=old_part.id,
            warehouse_code=old_part.warehouse_code,
        )
    if old_part.state is not OldPartState.WRITTEN_OFF:
        raise OldPartNotClaimable(
            f"old part {old_part.id} is {old_part.state}; only one that came and is written off is"
            " claimed",
            rule="P-10",
            field="old_parts",
            old_part_id=old_part.id,
            state=old_part.state.value,
        )


def _require_unclaimed(tx: Tx, ids: Sequence[OldPartId]) -> None:
    for claim in tx.supplier_claims.of_old_parts(ids):
        (claimed, *_) = sorted(set(ids) & set(claim.old_part_ids))
        raise OldPartAlreadyClaimed(
            f"old part {claimed} stands in claim {claim.number}",
            rule="P-10",
            field="old_parts",
            old_part_id=claimed,
            claim_id=claim.id,
        )


def _of_old_part(
    tx: Tx, number: int, wanted: OldPartToClaim, old_part: OldPart, branch: Branch
) -> ClaimLine:
    part, tracking, quantity = old_part.part_number, old_part.tracking, old_part.received
    came = [lot for each in old_part.handovers for lot in each.lots]
    went = tx.supplier_claims.issued_lots(old_part.requisition_id, part)
    order = tx.work_orders.find(old_part.work_order_id)
    day = branch.day_of(old_part.issued_at)
    return ClaimLine(
        number=number,
        part_number=part,
        tracking=tracking,
        quantity=quantity,
        cause=wanted.cause,
        costs=Costs(
            part=_cost(tx, part, quantity, day, wanted.part_amount),
            labour=wanted.labour_amount,
            freight=wanted.freight_amount,
        ),
        old_part_id=old_part.id,
        work_order_id=old_part.work_order_id,
        reported_at=order.reported_at if order else None,
        faulty=serials_of(part, tracking, quantity, came, wanted.faulty_serials),
        replacements=serials_of(part, tracking, quantity, went, wanted.replacement_serials),
    )


def _of_delivery(
    tx: Tx,
    number: int,
    wanted: DeliveryToClaim,
    warehouse_code: WarehouseCode,
    branch: Branch,
) -> ClaimLine:
    receipt = tx.receipts.get(wanted.receipt_id)
    faulty = [
        each for each in receipt.lines if each.part_number == wanted.part_number and each.faulty
    ]
    if receipt.warehouse_code != warehouse_code or not faulty:
        raise NothingFaultyReceived(
            f"receiving form {receipt.id} calls no {wanted.part_number} of {warehouse_code} faulty",
            rule="P-10",
            field="deliveries",
            receipt_id=receipt.id,
            part_number=wanted.part_number,
        )
    if reversal := tx.ledger.reversal_of(DocumentKind.RECEIPT, receipt.id):
        raise NothingFaultyReceived(
            f"receiving form {receipt.id} was undone by entry {reversal.id}",
            rule="P-10",
            field="deliveries",
            receipt_id=receipt.id,
            entry_id=str(reversal.id),
        )
    if claim := tx.supplier_claims.of_receipt(receipt.id, wanted.part_number):
        raise FaultyAlreadyClaimed(
            f"{wanted.part_number} of receiving form {receipt.id} stands in claim {claim.number}",
            rule="P-10",
            field="deliveries",
            receipt_id=receipt.id,
            claim_id=claim.id,
        )
    (line,) = faulty
    parts = tx.parts.find_all([line.part_number])
    tracking = known_part(parts, line.part_number).tracking
    lots = tx.supplier_claims.quarantined_lots(receipt.id, line.part_number)
    day = branch.day_of(receipt.received_at)
    return ClaimLine(
        number=number,
        part_number=line.part_number,
        tracking=tracking,
        quantity=line.faulty,
        cause=line.cause,
        costs=Costs(
            part=_cost(tx, line.part_number, line.faulty, day, wanted.part_amount),
            freight=wanted.freight_amount,
        ),
        receipt_id=receipt.id,
        faulty=serials_of(line.part_number, tracking, line.faulty, lots, ()),
    )


def _cost(
    tx: Tx, part_number: PartNumber, quantity: int, day: date, stated: Decimal | None
) -> Decimal:
    if stated is not None:
        return stated
    parts = tx.part_list.on_day([part_number], day)
    return known_part(parts, part_number).unit_cost * quantity
