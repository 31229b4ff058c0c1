"""Special orders: proposed, approved, paid on, placed, arrived or cancelled (P-13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from inventory.domain.approval import ApprovalPolicy, InForce
from inventory.domain.errors import Refused
from inventory.domain.ids import (
    BranchCode,
    ReceiptId,
    RequisitionId,
    SpecialOrderId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.people import Actor
from inventory.domain.requisition import Requisition, State
from inventory.domain.special_orders import errors
from inventory.domain.special_orders.deposit import Deposit, DepositOutcome
from inventory.domain.special_orders.policy import SpecialOrderPolicy
from inventory.domain.special_orders.quote import Quote, chosen


class Procurement(StrEnum):
    SUPPLIER = "supplier"  # the usual one, at the price list
    SELF = "self"  # bought by the branch, after quotes


class SpecialOrderState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    ORDERED = "ordered"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


_S = SpecialOrderState
# The life cycle, and the only place that knows it.
NEXT: Final[Mapping[SpecialOrderState, frozenset[SpecialOrderState]]] = {
    _S.PROPOSED: frozenset({_S.APPROVED, _S.CANCELLED}),
    _S.APPROVED: frozenset({_S.ORDERED, _S.CANCELLED}),
    _S.ORDERED: frozenset({_S.ARRIVED, _S.CANCELLED}),
    _S.ARRIVED: frozenset(),
    _S.CANCELLED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What was decided.

    Args:
        approved_at: When (UTC).
        price: CNY: of the list; of self-procurement the quote that is taken.
        deposit_due: CNY, zero where none is due; both by the policy in `policy_ref`.
    """

    approved_by: str
    approved_at: datetime
    price: Decimal
    deposit_due: Decimal
    policy_ref: str
    supplier: str = ""
    choice_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialOrder:
    """Every line of one requisition, ordered for it alone.

    Args:
        quotes: The cheapest first.
        list_price: CNY at the unit costs of the day the requisition asked.
        approval_level: Lowest role that may approve it.
        expected_at: When it is to arrive (UTC).
        version: Grows with every change.
    """

    id: SpecialOrderId
    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    procurement: Procurement
    list_price: Decimal
    approval_level: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    state: SpecialOrderState = SpecialOrderState.PROPOSED
    quotes: tuple[Quote, ...] = ()
    approval: Approval | None = None
    deposit: Deposit | None = None
    placed_by: str = ""
    placed_at: datetime | None = None
    expected_at: datetime | None = None
    receipt_id: ReceiptId | None = None
    arrived_at: datetime | None = None
    cancelled_by: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    version: int = 0

    @property
    def key(self) -> tuple[datetime, str]:
        """Where it stands in the list."""
        return self.proposed_at, self.id

    def quoted(self, quote: Quote) -> SpecialOrder:
        """Return it with one more quote, of a supplier who gave none yet.

        Raises:
            SpecialOrderIllegalTransition: It is decided already.
            QuoteNotAsked: It is bought from the usual supplier.
            QuoteGiven: The supplier gave one.

        Source: rulebook P-13.
        """
        if self.state is not SpecialOrderState.PROPOSED:
            raise self._illegal("quoted")
        if self.procurement is not Procurement.SELF:
            raise self._refuse(errors.QuoteNotAsked, "only what a branch buys itself has quotes")
        if any(each.supplier == quote.supplier for each in self.quotes):
            raise self._refuse(errors.QuoteGiven, f"{quote.supplier} gave a quote already")
        cheapest_first = sorted(
            (*self.quotes, quote), key=lambda each: (each.amount, each.supplier)
        )
        return replace(self, quotes=tuple(cheapest_first))

    def approve(  # noqa: PLR0913 - all of them are what an approval looks at
        self,
        actor: Actor,
        approvals: InForce[ApprovalPolicy],
        policy: InForce[SpecialOrderPolicy],
        at: datetime,
        *,
        is_chargeable: bool,
        supplier: str = "",
        reason: str = "",
    ) -> SpecialOrder:
        """Return it approved, with the deposit that is due.

        Args:
            actor: Never who proposed it; in a role that reaches the level asked for.
            approvals: Ranks the roles, as of the day.
            policy: Decides deposit and quotes, as of the day.
            at: When (UTC).
            is_chargeable: The customer pays for the work.
            supplier: Of self-procurement: whose quote is taken.
            reason: Why it is not the cheapest.

        Raises:
            SpecialOrderIllegalTransition: It is decided already.
            SpecialOrderApprovedByProposer: Who proposed it wants to approve it.
            SpecialOrderLevelTooLow: The price needs a higher role.
            QuotesTooFew, QuoteUnknown, ChoiceNeedsReason: See `quote.chosen`.

        Source: rulebook P-13.
        """
        approved = self._to(SpecialOrderState.APPROVED)
        if actor.subject == self.proposed_by:
            raise self._refuse(
                errors.SpecialOrderApprovedByProposer, f"{actor.subject} proposed it himself"
            )
        price = self.list_price
        if self.procurement is Procurement.SELF:
            price = chosen(self.quotes, supplier, reason, policy.body.quotes_needed).amount
        level = approvals.body.level_for(max(price, self.list_price))
        if not approvals.body.reaches(actor.role, level):
            raise self._refuse(
                errors.SpecialOrderLevelTooLow,
                f"{price} CNY needs {level}, not {actor.role}",
                approval_level=level,
                role=actor.role,
                policy_ref=approvals.ref,
            )
        is_own = self.procurement is Procurement.SELF
        return replace(
            approved,
            approval_level=level,
            approval=Approval(
                approved_by=actor.subject,
                approved_at=at,
                price=price,
                deposit_due=policy.body.deposit_of(price, is_chargeable=is_chargeable),
                policy_ref=policy.ref,
                supplier=supplier if is_own else "",
                choice_reason=reason if is_own else "",
            ),
        )

    def paid(self, deposit: Deposit) -> SpecialOrder:
        """Return it with the customer's deposit.

        Raises:
            SpecialOrderIllegalTransition: It is not approved, or ordered already.
            DepositReceived: One is there already.
            DepositNotDue: None is due.
            DepositTooLow: Less than what is due.

        Source: rulebook P-13.
        """
        if self.state is not SpecialOrderState.APPROVED or self.approval is None:
            raise self._illegal("paid on")
        if self.deposit is not None:
            raise self._refuse(errors.DepositReceived, "its deposit was received")
        due = self.approval.deposit_due
        if due == 0:
            raise self._refuse(errors.DepositNotDue, "no deposit is due")
        if deposit.amount < due:
            raise self._refuse(
                errors.DepositTooLow,
                f"{deposit.amount} CNY, {due} are due",
                amount=str(deposit.amount),
                due=str(due),
                policy_ref=self.approval.policy_ref,
            )
        return replace(self, deposit=deposit)

    def place(self, actor: Actor, expected_at: datetime, at: datetime) -> SpecialOrder:
        """Return it ordered.

        Raises:
            SpecialOrderIllegalTransition: It is not approved, or ordered already.
            DepositMissing: The deposit that is due is not held.
            ExpectedTooEarly: It would arrive before it is ordered.

        Source: rulebook P-13.
        """
        placed = self._to(SpecialOrderState.ORDERED)
        if expected_at < at:
            raise errors.ExpectedTooEarly(
                f"{expected_at.isoformat()} lies before {at.isoformat()}",
                rule="P-13",
                field="expected_time",
            )
        due = self.approval.deposit_due if self.approval else Decimal(0)
        if due > 0 and not self.holds_deposit:
            raise self._refuse(
                errors.DepositMissing, f"{due} CNY of deposit come first", due=str(due)
            )
        return replace(placed, placed_by=actor.subject, placed_at=at, expected_at=expected_at)

    def arrive(self, receipt_id: ReceiptId, at: datetime) -> SpecialOrder:
        """Return it arrived, by a receiving form.

        Raises:
            SpecialOrderIllegalTransition: It was not ordered, or has arrived.

        Source: rulebook P-13.
        """
        return replace(self._to(SpecialOrderState.ARRIVED), receipt_id=receipt_id, arrived_at=at)

    def cancel(self, actor: Actor, reason: str, at: datetime) -> SpecialOrder:
        """Return it cancelled; a deposit that is held is to be refunded.

        Raises:
            SpecialOrderIllegalTransition: It has arrived, or is cancelled already.

        Source: rulebook P-13.
        """
        return replace(
            self._to(SpecialOrderState.CANCELLED),
            cancelled_by=actor.subject,
            cancelled_at=at,
            cancel_reason=reason,
        )

    @property
    def holds_deposit(self) -> bool:
        """Whether a deposit is here that nobody settled."""
        return self.deposit is not None and self.deposit.settlement is None

    def settle(
        self,
        actor: Actor,
        requisition: Requisition,
        outcome: DepositOutcome,
        document: str,
        at: datetime,
    ) -> SpecialOrder:
        """Return it with its deposit refunded, or set off against the bill.

        Args:
            actor: Who pays it out.
            requisition: What it was ordered for: fitted once it is issued.
            outcome: What is not fitted is refunded, never set off.
            document: Number of the voucher or the bill.
            at: When (UTC).

        Raises:
            DepositNotHeld: There is none, or it is settled.
            DepositStillNeeded: The part is neither fitted nor given up, and did not come short.

        Source: rulebook P-13 [000/21 C8].
        """
        if self.deposit is None or not self.holds_deposit:
            raise self._refuse(errors.DepositNotHeld, "no deposit is held")
        is_fitted = requisition.state is State.ISSUED
        is_given_up = (
            self.state is SpecialOrderState.CANCELLED or requisition.state is State.RELEASED
        )
        # It came too few, or an urgent customer took it: nothing more comes by this order.
        came_short = self.state is SpecialOrderState.ARRIVED and requisition.state is State.SHORT
        may_be_refunded = is_given_up or came_short
        if not (is_fitted or (may_be_refunded and outcome is DepositOutcome.REFUNDED)):
            raise self._refuse(
                errors.DepositStillNeeded,
                f"the order is {self.state}, its requisition {requisition.state}",
                outcome=outcome.value,
            )
        return replace(self, deposit=self.deposit.settled(actor, outcome, document, at))

    def _to(self, state: SpecialOrderState) -> SpecialOrder:
        if state not in NEXT[self.state]:
            raise self._illegal(state)
        return replace(self, state=state)

    def _illegal(self, wanted: str) -> errors.SpecialOrderIllegalTransition:
        return errors.SpecialOrderIllegalTransition(
            f"special order {self.id} is {self.state} and cannot be {wanted}",
            rule="P-13",
            special_order_id=self.id,
            from_state=self.state.value,
            to_state=str(wanted),
        )

    def _refuse(self, kind: type[Refused], message: str, **figures: str) -> Refused:
        return kind(message, rule="P-13", special_order_id=self.id, **figures)


def require_waiting(requisition: Requisition) -> None:
    """Refuse to order for a requisition that waits for nothing.

    Raises:
        NothingToOrder: It holds everything, was issued or given up.

    Source: rulebook P-13.
    """
    if requisition.state is not State.SHORT:
        raise errors.NothingToOrder(
            f"requisition {requisition.id} is {requisition.state} and waits for nothing",
            rule="P-13",
            field="requisition_id",
            requisition_id=requisition.id,
            state=requisition.state.value,
        )


def special_order_not_found(special_order_id: SpecialOrderId) -> errors.SpecialOrderNotFound:
    """Return what is said of an order that is not there, or of a branch of others."""
    return errors.SpecialOrderNotFound(
        f"there is no special order {special_order_id}", special_order_id=special_order_id
    )
