"""Use case: draft a claim on a supplier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WarehouseCode
from inventory.domain.supplier_claims.claim import Step, SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.line import ClaimLine, require_supplier
from inventory.domain.warehouse import known_branch
from inventory.handlers.supplier_claims.lines import (
    DeliveryToClaim,
    OldPartToClaim,
    lines_of_deliveries,
    lines_of_old_parts,
)
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    claim_id: SupplierClaimId
    warehouse_code: WarehouseCode
    supplier: str
    old_parts: tuple[OldPartToClaim, ...] = ()
    deliveries: tuple[DeliveryToClaim, ...] = ()
    note: str = ""


def draft_claim(cmd: DraftClaim, tx: Tx, now: datetime) -> SupplierClaim:
    """Put together what one supplier is to pay for, each old part once for ever.

    Args:
        cmd: Old parts and faulty deliveries of one warehouse, each once, at least one.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The draft, numbered within warehouse and month.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        OldPartNotFound: One of them does not exist, or belongs to a branch of others.
        ReceiptNotFound: Likewise.
        OldPartOfOtherWarehouse: One of them lies in another warehouse.
        OldPartNotClaimable: OLD_PART_NOT_CLAIMABLE, its issue is not written off, or it is gone.
        OldPartAlreadyClaimed: OLD_PART_ALREADY_CLAIMED.
        NothingFaultyReceived: NOTHING_FAULTY_RECEIVED.
        FaultyAlreadyClaimed: FAULTY_DELIVERY_ALREADY_CLAIMED.
        SupplierUnknownForPart: SUPPLIER_UNKNOWN_FOR_PART, the part list names others.
        ClaimAmountInvalid: An amount is below zero or not in whole fen, or a line asks for nothing.
        LotsInvalid: LOTS_INVALID, serials are stated that are none of the part's.

    Source: rulebook P-10.
    """
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    lines = (
        *lines_of_old_parts(tx, cmd.old_parts, warehouse.code, branch),
        *lines_of_deliveries(
            tx, cmd.deliveries, warehouse.code, branch, begin=len(cmd.old_parts) + 1
        ),
    )
    _require_supplier(tx, cmd.supplier, lines)
    month = branch.day_of(now).replace(day=1)
    return tx.supplier_claims.add(
        SupplierClaim(
            id=cmd.claim_id,
            warehouse_code=warehouse.code,
            branch_code=branch.code,
            supplier=cmd.supplier,
            month=month,
            serial=tx.supplier_claims.next_serial(warehouse.code, month),
            lines=lines,
            drafted=Step(by=tx.actor.subject, at=now, note=cmd.note),
        )
    )


def _require_supplier(tx: Tx, supplier: str, lines: tuple[ClaimLine, ...]) -> None:
    parts = {each.part_number for each in lines}
    require_supplier(supplier, parts, tx.supplier_claims.suppliers_of(parts))
