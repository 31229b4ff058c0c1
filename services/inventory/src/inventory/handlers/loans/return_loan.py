"""Use case: the keeper takes a lent asset back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind
from inventory.domain.loans.events import LoanReturned
from inventory.domain.loans.keys import movement_of
from inventory.domain.loans.loan import Loan, LoanId, Step, TakenBack
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.loans.booking import entry_of
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLoan:
    """`difference`: what is not as it went out; empty: nothing."""

    loan_id: LoanId
    condition: str
    difference: str = ""
    occurred_at: datetime | None = None


def return_loan(cmd: ReturnLoan, tx: Tx, now: datetime) -> Loan:
    """Put a lent asset back on its shelf, or into quarantine with a difference to be decided.

    Args:
        cmd: What came, and how it differs from what went out.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        LoanNotFound: There is none, or it belongs to a branch of others.
        LoanIllegalTransition: LOAN_ILLEGAL_TRANSITION, it is back, or was given up as lost.
        OccurredBeforeBeginning: It had not gone out at that time.

    Source: rulebook P-02, P-11, P-12.
    """
    seen = tx.loans.get(cmd.loan_id)
    tx.warehouses.lock(seen.warehouse_code)
    asset = tx.assets.lock(seen.key)
    loan = tx.loans.lock(cmd.loan_id)
    loan.require(Step.RETURN)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(loan.branch_code, tx, now),
        rule=loan.kind.rule,
        not_before=loan.changed_at,
    )
    back = TakenBack(
        condition=cmd.condition,
        difference=cmd.difference,
        received_by=tx.actor.subject,
        at=at,
    )
    saved = tx.loans.save(loan.take_back(back))
    tx.assets.save(asset.back_at(at))
    movement = movement_of(saved.key, saved.account, saved.place_after)
    entry = entry_of(tx, saved, DocumentKind.LOAN_RETURN, movement, now)
    waiting = lock_line(tx, saved.warehouse_code, entry.shelved)
    tx.stock.book(entry)
    tx.outbox.append(LoanReturned(loan=saved, occurred_at=at))
    serve(tx, saved.warehouse_code, waiting, at)
    return saved
