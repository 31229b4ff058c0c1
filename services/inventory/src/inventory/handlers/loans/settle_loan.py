"""Use case: somebody else decides about a damage or a loss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.accounts import lost_by
from inventory.domain.ids import ReceiptId
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind
from inventory.domain.loans.events import LoanSettled, ToolCharged
from inventory.domain.loans.keys import movement_of
from inventory.domain.loans.loan import Loan, LoanId, Step
from inventory.domain.loans.settlement import (
    Settlement,
    SettleOutcome,
    charge_for,
    check_replacement,
    replaced_already,
    undone_since,
)
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.loans.booking import entry_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleLoan:
    """`amount`: CNY of a damage; a loss costs the original price, whether it is named or not."""

    loan_id: LoanId
    outcome: SettleOutcome
    reason: str
    amount: Decimal | None = None
    replacement: ReceiptId | None = None
    occurred_at: datetime | None = None


def settle_loan(cmd: SettleLoan, tx: Tx, now: datetime) -> Loan:
    """Charge the borrower, take his replacement, or let the company bear it.

    What is lost leaves the books into the warehouse's losses; what is damaged lies in quarantine.

    Args:
        cmd: The decision.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        LoanNotFound: There is none, or it belongs to a branch of others.
        LoanIllegalTransition: LOAN_ILLEGAL_TRANSITION, nothing is to be decided.
        LoanSettledByInvolved: LOAN_SETTLED_BY_INVOLVED, he had a part in it.
        ChargeInvalid: LOAN_CHARGE_INVALID, the amount does not fit the original price.
        ReceiptNotFound: There is no such receipt, or it belongs to a branch of others.
        ReplacementInvalid: LOAN_REPLACEMENT_INVALID, the receipt does not replace the loss,
            replaces another one, its cost was asked for, or it was reversed.
        OccurredBeforeBeginning: It was neither missed nor back at that time.

    Source: rulebook P-02, P-11, P-12.
    """
    if cmd.replacement is not None:
        tx.warehouses.lock(tx.loans.get(cmd.loan_id).warehouse_code)  # nor is it refunded meanwhile
    loan = tx.loans.lock(cmd.loan_id)
    loan.require(Step.SETTLE)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(loan.branch_code, tx, now),
        rule=loan.kind.rule,
        not_before=loan.changed_at,
    )
    if cmd.replacement is not None:
        _check_replacement(tx, loan, cmd.replacement)
    settlement = Settlement(
        outcome=cmd.outcome,
        amount=charge_for(cmd.outcome, loan.price, cmd.amount, is_lost=loan.is_lost),
        reason=cmd.reason,
        replacement=cmd.replacement,
        settled_by=tx.actor.subject,
        at=at,
    )
    saved = tx.loans.save(loan.settle(settlement))
    if saved.is_lost:
        movement = movement_of(saved.key, saved.account, lost_by(saved.warehouse_code))
        tx.stock.book(entry_of(tx, saved, DocumentKind.LOAN_LOSS, movement, now))
    tx.outbox.append(LoanSettled(loan=saved, occurred_at=at))
    if saved.charges_person:
        tx.outbox.append(ToolCharged(loan=saved, occurred_at=at))
    return saved


def _check_replacement(tx: Tx, loan: Loan, receipt_id: ReceiptId) -> None:
    receipt = tx.receipts.get(receipt_id)
    check_replacement(receipt, loan.key.part_number, loan.warehouse_code, loan.out.at)
    if tx.loans.is_replacement(receipt_id) or tx.tool_refunds.is_of(receipt_id):
        raise replaced_already(receipt_id)
    if tx.ledger.reversal_of(DocumentKind.RECEIPT, receipt_id) is not None:
        raise undone_since(receipt_id)
