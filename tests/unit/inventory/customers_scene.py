"""Verbs of supplements, the green channel and special orders in a scene."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from inventory.domain.green_channel.first_issue import FirstIssue
from inventory.domain.ids import ReceiptId, SpecialOrderId, WorkOrderId
from inventory.domain.lines import PartLine
from inventory.domain.requisition import Requisition
from inventory.domain.severity import Severity
from inventory.domain.special_orders.deposit import DepositOutcome
from inventory.domain.special_orders.special_order import Procurement, SpecialOrder
from inventory.domain.supplements.supplement import Signature, Supplement, SupplementId
from inventory.handlers.green_channel.chase_approvals import chase_approvals
from inventory.handlers.green_channel.issue_first import IssueFirst, issue_first
from inventory.handlers.green_channel.take_reservations import TakeReservations, take_for_waiting
from inventory.handlers.on_work_order_graded import WorkOrderGraded, on_work_order_graded
from inventory.handlers.special_orders.add_quote import AddQuote, add_quote
from inventory.handlers.special_orders.approve_special_order import (
    ApproveSpecialOrder,
    approve_special_order,
)
from inventory.handlers.special_orders.cancel_special_order import (
    CancelSpecialOrder,
    cancel_special_order,
)
from inventory.handlers.special_orders.place_special_order import (
    PlaceSpecialOrder,
    place_special_order,
)
from inventory.handlers.special_orders.propose_special_order import (
    ProposeSpecialOrder,
    propose_special_order,
)
from inventory.handlers.special_orders.receive_deposit import ReceiveDeposit, receive_deposit
from inventory.handlers.special_orders.receive_special_order import (
    Arrived,
    ReceiveSpecialOrder,
    receive_special_order,
)
from inventory.handlers.special_orders.settle_deposit import SettleDeposit, settle_deposit
from inventory.handlers.supplements.sign_supplement import SignSupplement, sign_supplement
from inventory.ports.green_channel import FirstIssueFilter
from inventory.ports.special_orders import SpecialOrderFilter
from inventory.ports.supplements import SupplementFilter
from unit.inventory.scene import ADMIN, KEEPER, SUPERVISOR, SYSTEM, Scene, Who, lines

ADVISER = Who(subject="V-01", role="dispatcher")
DIGEST = "0f" * 32


@dataclass
class CustomersScene:
    """A scene with customers who sign, hurry and pay."""

    day: Scene

    def signature(self, amount: str = "350.00", at: datetime | None = None) -> Signature:
        when = at or self.day.now
        return Signature(
            consented_by="王先生",
            consented_at=when - timedelta(minutes=5),
            signed_by="王先生",
            signed_at=when,
            document="BC-2026-031",
            digest=DIGEST,
            amount=Decimal(amount),
        )

    def sign(
        self,
        asked: Requisition,
        amount: str = "350.00",
        withdraws: Supplement | None = None,
        who: Who = ADVISER,
    ) -> Supplement:
        cmd = SignSupplement(
            supplement_id=SupplementId(self.day.new_id()),
            requisition_id=asked.id,
            signature=self.signature(amount),
            withdraws=withdraws.id if withdraws else None,
        )
        return self.day.do(sign_supplement, cmd, who)

    def addition(self, order: WorkOrderId | None = None, **quantities: int) -> Requisition:
        """Parts of a chargeable order beyond its estimate, which was for a valve."""
        order = order or self.day.order()
        self.day.request(order, VALVE=1)
        self.day.later(seconds=1)
        return self.day.request_all(quantities, order)

    def supplements(self, wanted: SupplementFilter | None = None) -> list[Supplement]:
        with self.day.begin(SYSTEM) as tx:
            return list(tx.supplements.page(wanted or SupplementFilter(), None, 99))

    def unsigned(self, branch: str = "", who: Who = SYSTEM) -> list[Requisition]:
        with self.day.begin(who) as tx:
            return list(tx.supplements.unsigned(branch, None, 99))

    def urgent(self, severity: Severity = Severity.A) -> WorkOrderId:
        return self.day.order(severity=severity)

    def grade(self, order: WorkOrderId, severity: Severity) -> None:
        event = WorkOrderGraded(work_order_id=order, severity=severity)
        self.day.do(on_work_order_graded, event, SYSTEM)

    def issue_first(
        self, asked: Requisition, *lots: PartLine, who: Who = KEEPER
    ) -> tuple[Requisition, FirstIssue]:
        cmd = IssueFirst(requisition_id=asked.id, lots=lots)
        return self.day.do(issue_first, cmd, who)

    def take(self, asked: Requisition, who: Who = KEEPER) -> Requisition:
        return self.day.do(take_for_waiting, TakeReservations(requisition_id=asked.id), who)

    def chase(self) -> int:
        with self.day.begin(SYSTEM) as tx:
            return chase_approvals(tx, self.day.now)

    def first_issues(self, wanted: FirstIssueFilter | None = None) -> list[FirstIssue]:
        with self.day.begin(SYSTEM) as tx:
            return list(tx.first_issues.page(wanted or FirstIssueFilter(), None, 99))

    def propose(
        self,
        asked: Requisition,
        procurement: Procurement = Procurement.SUPPLIER,
        who: Who = KEEPER,
    ) -> SpecialOrder:
        cmd = ProposeSpecialOrder(
            special_order_id=SpecialOrderId(self.day.new_id()),
            requisition_id=asked.id,
            procurement=procurement,
            reason="not kept in stock",
        )
        return self.day.do(propose_special_order, cmd, who)

    def quote(self, order: SpecialOrder, supplier: str, amount: str) -> SpecialOrder:
        cmd = AddQuote(
            special_order_id=order.id,
            supplier=supplier,
            amount=Decimal(amount),
            quoted_at=self.day.now,
            document=f"Q-{supplier}",
        )
        return self.day.do(add_quote, cmd, KEEPER)

    def approve(
        self, order: SpecialOrder, supplier: str = "", reason: str = "", who: Who = SUPERVISOR
    ) -> SpecialOrder:
        cmd = ApproveSpecialOrder(special_order_id=order.id, supplier=supplier, reason=reason)
        return self.day.do(approve_special_order, cmd, who)

    def pay(self, order: SpecialOrder, amount: str = "90.00", receipt: str = "R-1") -> SpecialOrder:
        cmd = ReceiveDeposit(
            special_order_id=order.id, amount=Decimal(amount), receipt_number=receipt
        )
        return self.day.do(receive_deposit, cmd, ADVISER)

    def place(self, order: SpecialOrder, **ahead: float) -> SpecialOrder:
        expected_at = self.day.now + timedelta(**(ahead or {"days": 5}))
        cmd = PlaceSpecialOrder(special_order_id=order.id, expected_at=expected_at)
        return self.day.do(place_special_order, cmd, KEEPER)

    def arrive(self, order: SpecialOrder, **quantities: int) -> Arrived:
        cmd = ReceiveSpecialOrder(
            special_order_id=order.id,
            receipt_id=ReceiptId(self.day.new_id()),
            lines=lines(**quantities),
            document="DN-7",
        )
        return self.day.do(receive_special_order, cmd, KEEPER)

    def cancel(self, order: SpecialOrder) -> SpecialOrder:
        cmd = CancelSpecialOrder(special_order_id=order.id, reason="sold")
        return self.day.do(cancel_special_order, cmd, SUPERVISOR)

    def settle(
        self,
        order: SpecialOrder,
        outcome: DepositOutcome = DepositOutcome.REFUNDED,
        who: Who = SUPERVISOR,
    ) -> SpecialOrder:
        cmd = SettleDeposit(special_order_id=order.id, outcome=outcome, document="V-1")
        return self.day.do(settle_deposit, cmd, who)

    def special_orders(self, wanted: SpecialOrderFilter | None = None) -> list[SpecialOrder]:
        with self.day.begin(SYSTEM) as tx:
            return list(tx.special_orders.page(wanted or SpecialOrderFilter(), None, 99))

    def placed(self, receipt: str = "R-1", **quantities: int) -> SpecialOrder:
        """Ordered for a chargeable order, against its deposit."""
        asked = self.day.request_all(quantities)
        approved = self.approve(self.propose(asked), who=ADMIN)
        assert approved.approval is not None
        self.pay(approved, str(approved.approval.deposit_due), receipt)
        return self.place(approved)
