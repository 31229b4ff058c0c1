"""Use case: the parts of a claim go back to the supplier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import SUPPLIER, Account, in_quarantine, old_parts_of
from inventory.domain.ledger import DocumentKind, Entry, Heading, Movement, moved
from inventory.domain.lines import PartLine
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId, lines_of
from inventory.domain.supplier_claims.claim import Step, SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.facts import SupplierClaimPartsReturned
from inventory.domain.warehouse import known_branch
from inventory.handlers.old_parts.disposing import take_away
from inventory.handlers.supplier_claims.steps import step_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnClaimedParts:
    """`document`: the carrier's paper."""

    claim_id: SupplierClaimId
    disposal_id: DisposalId
    document: str
    occurred_at: datetime | None = None


def return_claimed_parts(cmd: ReturnClaimedParts, tx: Tx, now: datetime) -> SupplierClaim:
    """Send all parts of a claim to its supplier: old parts with a record, the rest from quarantine.

    Args:
        cmd: The claim and by which paper they go.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SupplierClaimNotFound: There is none, or it belongs to a branch of others.
        SupplierClaimIllegalTransition: It was not sent, or is refused or withdrawn.
        PartsAlreadyReturned: SUPPLIER_CLAIM_PARTS_ALREADY_RETURNED.
        OldPartIllegalTransition: One of its old parts is gone.
        DisposedByReceiver: OLD_PART_DISPOSED_BY_RECEIVER, the same person had received one.
        BalanceTooLow: BALANCE_TOO_LOW, what was faulty left quarantine another way.
        OccurredBeforeBeginning: It had not been sent at that time.

    Source: rulebook P-02, P-06, P-10.
    """
    known = tx.supplier_claims.get(cmd.claim_id)
    tx.warehouses.lock(known.warehouse_code)
    claim = tx.supplier_claims.lock(cmd.claim_id)
    step = step_of(tx, claim, cmd.document, cmd.occurred_at, now)
    saved = tx.supplier_claims.save(claim.send_back(step))
    movements = (
        *_old_parts(tx, saved, cmd.disposal_id, step, now),
        *_movements(
            tx,
            (each.part_line for each in saved.lines if each.receipt_id),
            in_quarantine(saved.warehouse_code),
        ),
    )
    heading = Heading(
        warehouse_code=saved.warehouse_code,
        branch_code=saved.branch_code,
        document_kind=DocumentKind.SUPPLIER_RETURN,
        document_id=saved.id,
        actor=step.by,
        occurred_at=step.at,
        recorded_at=now,
        reason=saved.number,
    )
    tx.stock.book(Entry(heading=heading, movements=movements))
    tx.outbox.append(SupplierClaimPartsReturned(claim=saved, occurred_at=step.at))
    return saved


def _old_parts(
    tx: Tx, claim: SupplierClaim, disposal_id: DisposalId, step: Step, now: datetime
) -> tuple[Movement, ...]:
    if not claim.old_part_ids:
        return ()
    branch = known_branch(tx.branches.find(claim.branch_code), claim.branch_code)
    month = branch.day_of(step.at).replace(day=1)
    disposal = Disposal(
        id=disposal_id,
        warehouse_code=claim.warehouse_code,
        branch_code=claim.branch_code,
        month=month,
        serial=tx.disposals.next_serial(claim.warehouse_code, month),
        outcome=DisposalOutcome.BACK,
        document=step.note,
        reason=claim.number,
        disposed_by=step.by,
        disposed_at=step.at,
        recorded_at=now,
    )
    gone = take_away(tx, tx.old_parts.lock_all(claim.old_part_ids), disposal, step.at)
    lines = (line for each in gone for line in lines_of(each))
    return _movements(tx, lines, old_parts_of(claim.warehouse_code))


def _movements(tx: Tx, lines: Iterable[PartLine], here: Account) -> tuple[Movement, ...]:
    given = tuple(lines)
    parts = tx.parts.find_all({each.part_number for each in given})
    return moved(given, parts, here, SUPPLIER)
