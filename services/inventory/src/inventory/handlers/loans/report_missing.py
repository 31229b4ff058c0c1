"""Use case: somebody says that a lent asset is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.instants import happened_at
from inventory.domain.loans.events import LoanMissed
from inventory.domain.loans.loan import Loan, LoanId, Missed, Step
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMissing:
    """`cause`: how it happened, as far as is known."""

    loan_id: LoanId
    cause: str
    occurred_at: datetime | None = None


def report_missing(cmd: ReportMissing, tx: Tx, now: datetime) -> Loan:
    """Note that a lent asset is missed; it may come back until somebody else decides.

    Args:
        cmd: Which loan, and what is known.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        LoanNotFound: There is none, or it belongs to a branch of others.
        LoanIllegalTransition: LOAN_ILLEGAL_TRANSITION, it is not out.
        OccurredBeforeBeginning: It had not gone out at that time.

    Source: rulebook P-11, P-12.
    """
    loan = tx.loans.lock(cmd.loan_id)
    loan.require(Step.MISS)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(loan.branch_code, tx, now),
        rule=loan.kind.rule,
        not_before=loan.changed_at,
    )
    missed = Missed(reported_by=tx.actor.subject, at=at, cause=cmd.cause)
    saved = tx.loans.save(loan.miss(missed))
    tx.outbox.append(LoanMissed(loan=saved, occurred_at=at))
    return saved
