"""Loans: an asset is out with somebody, and comes back or is missed (P-11, P-12, P-20)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType

from inventory.domain.accounts import Account, AccountKind, in_bin, in_quarantine
from inventory.domain.errors import NotFound, Refused
from inventory.domain.ids import BranchCode, ServiceRequestId, WarehouseCode, WorkOrderId
from inventory.domain.loans.asset import AssetKind
from inventory.domain.loans.calibration import CalibrationId
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.settlement import Settlement, SettleOutcome, check_charge

LoanId = NewType("LoanId", str)


class LoanState(StrEnum):
    """Where a loan stands."""

    OUT = "out"
    MISSING = "missing"  # said to be lost, nobody has decided yet
    DAMAGED = "damaged"  # came back with a difference, nobody has decided yet
    RETURNED = "returned"  # came back as it went out
    SETTLED = "settled"  # damage or loss was decided


class Step(StrEnum):
    """What is done with a loan."""

    RETURN = "return"
    MISS = "miss"
    SETTLE = "settle"


_FROM: Final = {
    Step.RETURN: frozenset({LoanState.OUT, LoanState.MISSING}),
    Step.MISS: frozenset({LoanState.OUT}),
    Step.SETTLE: frozenset({LoanState.MISSING, LoanState.DAMAGED}),
}
OPEN: Final = _FROM[Step.RETURN]  # not back, nothing decided


class LoanNotFound(NotFound):
    reason = "LOAN_NOT_FOUND"


class LoanIllegalTransition(Refused):
    reason = "LOAN_ILLEGAL_TRANSITION"


class LoanSettledByInvolved(Refused):
    """Who lent, took back, missed or borrowed the asset does not decide about it."""

    reason = "LOAN_SETTLED_BY_INVOLVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """How an asset went out.

    Args:
        borrower: Subject of the person; of a customer, the service request.
        receipt: Number of the paper that the borrower signed; empty where none is needed.
        condition: As it went out, with what belongs to it.
        lent_by: Subject of the keeper.
        at: When (UTC).
        recorded_at: When it was booked (UTC).
    """

    borrower: str
    receipt: str
    condition: str
    lent_by: str
    at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """How an asset came back.

    Args:
        condition: As the keeper found it.
        difference: What is not as it went out; empty: nothing.
        received_by: Subject of the keeper.
        at: When (UTC).
    """

    condition: str
    difference: str
    received_by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Who said that an asset is lost, when (UTC), and how it happened."""

    reported_by: str
    at: datetime
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """One asset, out with one borrower once.

    Args:
        price: Original price of the asset in CNY: what a loss costs.
        calibration_id: By which a device was good when it went out; None of others.
        due_at: When it must be back (UTC), by the policy in `policy_ref`.
        overdue_at: When it was announced as overdue (UTC); once.
        version: Grows with every change; 0 before it is written.
    """

    id: LoanId
    key: AssetKey
    kind: AssetKind
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    work_order_id: WorkOrderId | None
    service_request_id: ServiceRequestId | None
    price: Decimal
    calibration_id: CalibrationId | None
    out: HandedOut
    due_at: datetime
    policy_ref: str
    state: LoanState = LoanState.OUT
    overdue_at: datetime | None = None
    back: TakenBack | None = None
    missed: Missed | None = None
    settlement: Settlement | None = None
    version: int = 0

    @property
    def account(self) -> Account:
        """Where the asset is while it is out."""
        return Account(kind=AccountKind.LOANER, holder=self.id)

    @property
    def place_after(self) -> Account:
        """Where it goes when it is back: on the shelf, or set aside with a difference."""
        if self.back and self.back.difference:
            return in_quarantine(self.warehouse_code)
        return in_bin(self.warehouse_code)

    @property
    def list_key(self) -> tuple[datetime, str]:
        """Oldest due first."""
        return self.due_at, self.id

    @property
    def changed_at(self) -> datetime:
        """When it came into its state (UTC); what follows is not earlier."""
        steps = [each.at for each in (self.back, self.missed, self.settlement) if each]
        return max([self.out.at, *steps])

    @property
    def involved(self) -> Collection[str]:
        """Who may not decide about it."""
        people = {self.out.lent_by, self.out.borrower}
        if self.back:
            people.add(self.back.received_by)
        if self.missed:
            people.add(self.missed.reported_by)
        return people

    def require(self, step: Step) -> None:
        """Refuse a step that does not lead from here.

        Raises:
            LoanIllegalTransition: LOAN_ILLEGAL_TRANSITION.

        Source: rulebook P-11, P-12.
        """
        if self.state not in _FROM[step]:
            raise LoanIllegalTransition(
                f"loan {self.id} is {self.state}: too late or too early to {step} it",
                rule=self.kind.rule,
                loan_id=self.id,
                state=self.state.value,
                step=step.value,
            )

    def take_back(self, back: TakenBack) -> Loan:
        """Return it back; a difference waits for somebody else's decision.

        Raises:
            LoanIllegalTransition: It is back already, or was given up.

        Source: rulebook P-11.
        """
        self.require(Step.RETURN)
        state = LoanState.DAMAGED if back.difference else LoanState.RETURNED
        return replace(self, state=state, back=back)

    def miss(self, missed: Missed) -> Loan:
        """Return it said to be lost; it may still come back until that is decided.

        Raises:
            LoanIllegalTransition: It is not out.

        Source: rulebook P-11, P-12.
        """
        self.require(Step.MISS)
        return replace(self, state=LoanState.MISSING, missed=missed)

    def chased(self, now: datetime) -> Loan:
        """Return it announced as overdue; it is due, and nobody was told before."""
        return replace(self, overdue_at=now)

    def settle(self, settlement: Settlement) -> Loan:
        """Return it decided, by somebody who had no part in it.

        Raises:
            LoanIllegalTransition: There is nothing to decide.
            LoanSettledByInvolved: LOAN_SETTLED_BY_INVOLVED.
            ChargeInvalid: LOAN_CHARGE_INVALID.

        Source: rulebook P-11, P-12.
        """
        self.require(Step.SETTLE)
        if settlement.settled_by in self.involved:
            raise LoanSettledByInvolved(
                f"{settlement.settled_by} had a part in loan {self.id}",
                rule=self.kind.rule,
                loan_id=self.id,
            )
        check_charge(settlement, self.price, self.kind.rule, is_lost=self.is_lost)
        return replace(self, state=LoanState.SETTLED, settlement=settlement)

    @property
    def charges_person(self) -> bool:
        """Whether one of ours pays: of tools and devices, which no customer borrows."""
        charged = self.settlement and self.settlement.outcome is SettleOutcome.CHARGED
        return bool(charged) and self.out.borrower != self.service_request_id

    @property
    def is_lost(self) -> bool:
        """Whether it never came back."""
        return self.back is None


def loan_not_found(loan_id: LoanId) -> LoanNotFound:
    """Return the refusal for a loan that is not there, or of branches of others."""
    return LoanNotFound(f"there is no loan {loan_id}", loan_id=loan_id)
