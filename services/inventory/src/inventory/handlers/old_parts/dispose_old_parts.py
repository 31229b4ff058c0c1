"""Use case: dispose of old parts, with a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import old_parts_of
from inventory.domain.ids import WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId, OldPartId, lines_of
from inventory.domain.supplier_claims.kept import require_unclaimed
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.old_parts.disposing import take_away
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposeOldParts:
    disposal_id: DisposalId
    warehouse_code: WarehouseCode
    old_part_ids: tuple[OldPartId, ...]
    outcome: DisposalOutcome
    document: str
    reason: str
    occurred_at: datetime | None = None


def dispose_old_parts(cmd: DisposeOldParts, tx: Tx, now: datetime) -> Disposal:
    """Scrap old parts whose issue is written off, or send them back to the supplier.

    Args:
        cmd: Old parts of one warehouse, each once.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The record, numbered within warehouse and month.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        OldPartNotFound: One of them does not exist, or belongs to a branch of others.
        OldPartOfOtherWarehouse: One of them lies in another warehouse.
        OldPartIllegalTransition: The issue of one of them is not written off, or it is gone.
        DisposedByReceiver: OLD_PART_DISPOSED_BY_RECEIVER, the same person had received one.
        OldPartInClaim: OLD_PART_IN_CLAIM, the supplier has not answered the claim for one of them.
        OccurredBeforeBeginning: One of them was not written off at that time.

    Source: rulebook P-02, P-06, P-10.
    """
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    old_parts = tx.old_parts.lock_all(cmd.old_part_ids)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(branch.code, tx, now),
        rule="P-06",
        not_before=max((each.written_off_at or each.issued_at for each in old_parts), default=None),
    )
    month = branch.day_of(at).replace(day=1)
    disposal = Disposal(
        id=cmd.disposal_id,
        warehouse_code=warehouse.code,
        branch_code=branch.code,
        month=month,
        serial=tx.disposals.next_serial(warehouse.code, month),
        outcome=cmd.outcome,
        document=cmd.document,
        reason=cmd.reason,
        disposed_by=tx.actor.subject,
        disposed_at=at,
        recorded_at=now,
    )
    require_unclaimed(tx.supplier_claims.of_old_parts(cmd.old_part_ids))
    gone = take_away(tx, old_parts, disposal, at)
    heading = Heading(
        warehouse_code=warehouse.code,
        branch_code=branch.code,
        document_kind=DocumentKind.DISPOSAL,
        document_id=disposal.id,
        actor=tx.actor.subject,
        occurred_at=at,
        recorded_at=now,
        reason=cmd.reason,
    )
    lines = [line for each in gone for line in lines_of(each)]
    parts = tx.parts.find_all({line.part_number for line in lines})
    here, there = old_parts_of(warehouse.code), cmd.outcome.account_of(warehouse.code)
    tx.stock.book(Entry(heading=heading, movements=moved(lines, parts, here, there)))
    return disposal
