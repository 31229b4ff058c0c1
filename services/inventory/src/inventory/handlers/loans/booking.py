"""What every step of a loan does with the books."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.ledger import DocumentKind, Entry, Heading, Movement
from inventory.domain.loans.loan import Loan
from inventory.ports import Tx


def entry_of(tx: Tx, loan: Loan, kind: DocumentKind, movement: Movement, now: datetime) -> Entry:
    """Return an entry in the books of a loan's warehouse at its last step, not booked yet.

    Args:
        tx: Open transaction, whose actor books it.
        loan: The document, as it is after the step.
        kind: Out, back or lost.
        movement: Of the one thing that is lent.
        now: When it is booked (UTC).

    Source: rulebook P-02, P-11.
    """
    heading = Heading(
        warehouse_code=loan.warehouse_code,
        branch_code=loan.branch_code,
        document_kind=kind,
        document_id=loan.id,
        actor=tx.actor.subject,
        occurred_at=loan.changed_at,
        recorded_at=now,
        reason=loan.settlement.reason if loan.settlement else "",
    )
    return Entry(heading=heading, movements=(movement,))
