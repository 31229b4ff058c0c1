"""Supplements, issues approved afterwards and special orders in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.green_channel.first_issue import FirstIssue, FirstIssueNotFound
from inventory.domain.ids import RequisitionId, SpecialOrderId
from inventory.domain.requisition import UNISSUED, Requisition, oldest_first
from inventory.domain.special_orders.errors import DepositReceiptTaken, SpecialOrderOpen
from inventory.domain.special_orders.special_order import (
    NEXT,
    SpecialOrder,
    special_order_not_found,
)
from inventory.domain.supplements.supplement import Supplement, SupplementId
from inventory.ports.green_channel import FirstIssueFilter
from inventory.ports.special_orders import SpecialOrderFilter
from inventory.ports.supplements import SupplementFilter


class FakeSupplements:
    """Keeps the promises of `inventory.ports.supplements.Supplements`."""

    def __init__(self, tx: Any) -> None:
        self._tx = tx

    @property
    def _known(self) -> dict[SupplementId, Supplement]:
        known: dict[SupplementId, Supplement] = self._tx.state.supplements
        return known

    def in_force(self, requisition_id: RequisitionId) -> Supplement | None:
        for each in self._known.values():
            if each.requisition_id == requisition_id and each.withdrawn_at is None:
                return each
        return None

    def add(self, supplement: Supplement) -> None:
        if supplement.withdraws is not None:
            old = self._known[supplement.withdraws]
            self._known[old.id] = old.withdrawn(supplement.recorded_at)
        assert self.in_force(supplement.requisition_id) is None
        self._known[supplement.id] = supplement

    def page(
        self, wanted: SupplementFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Supplement]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.work_order_id in {"", each.work_order_id}
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def unsigned(
        self, branch_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        rows = (
            each
            for each in sorted(self._tx.state.requisitions.values(), key=oldest_first)
            if self._tx.may(each.branch_code)
            and branch_code in {"", each.branch_code}
            and each.is_addition
            and each.state in UNISSUED
            and (each.needs_supplement or self._pays(each))
            and self.in_force(each.id) is None
            and (after is None or oldest_first(each) > after)
        )
        return list(rows)[:limit]

    def _pays(self, requisition: Requisition) -> bool:
        order = self._tx.state.orders[requisition.work_order_id]
        return not order.in_warranty or order.warranty_ended_at is not None


class FakeFirstIssues:
    """Keeps the promises of `inventory.ports.green_channel.FirstIssues`."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[RequisitionId, FirstIssue]:
        known: dict[RequisitionId, FirstIssue] = self._tx.state.first_issues
        return known

    def add(self, first_issue: FirstIssue) -> None:
        assert first_issue.requisition_id not in self._known
        self._known[first_issue.requisition_id] = first_issue

    def lock(self, requisition_id: RequisitionId) -> FirstIssue:
        found = self._known.get(requisition_id)
        if found is None or not self._tx.may(found.branch_code):
            raise FirstIssueNotFound(f"requisition {requisition_id} was not issued first")
        return self._locked([found])[0]

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[FirstIssue]:
        due = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if each.approved_at is None and each.overdue_at is None and each.approval_due_at <= now
        )
        return self._locked(list(due)[:limit])

    def save(self, first_issue: FirstIssue) -> None:
        assert first_issue.requisition_id in self._known
        self._known[first_issue.requisition_id] = first_issue

    def page(
        self, wanted: FirstIssueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FirstIssue]:
        open_only = wanted.is_outstanding or wanted.due_before is not None
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and (each.approved_at is None or not open_only)
            and (wanted.due_before is None or each.approval_due_at < wanted.due_before)
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def _locked(self, found: list[FirstIssue]) -> list[FirstIssue]:
        self._tx.note_lock(self._rank, *(f"first:{each.requisition_id}" for each in found))
        return found


class FakeSpecialOrders:
    """Keeps the promises of `inventory.ports.special_orders.SpecialOrders`."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[SpecialOrderId, SpecialOrder]:
        known: dict[SpecialOrderId, SpecialOrder] = self._tx.state.special_orders
        return known

    def get(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        found = self._known.get(special_order_id)
        if found is None or not self._tx.may(found.branch_code):
            raise special_order_not_found(special_order_id)
        return found

    def lock(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        assert not any(rank == self._rank for rank, _ in self._tx.locks), "requisition first"
        found = self.get(special_order_id)
        self._tx.note_lock(self._rank, special_order_id)
        return found

    def add(self, order: SpecialOrder) -> SpecialOrder:
        for each in self._known.values():
            if each.requisition_id == order.requisition_id and NEXT[each.state]:
                raise SpecialOrderOpen("ordered specially already", rule="P-13")
        return self._put(order)

    def save(self, order: SpecialOrder) -> SpecialOrder:
        if self._known[order.id].version != order.version:
            raise ConcurrentUpdate(f"special order {order.id} was changed")
        for each in self._known.values():
            if each.id != order.id and each.deposit and order.deposit:
                mine = (order.branch_code, order.deposit.receipt_number)
                if mine == (each.branch_code, each.deposit.receipt_number):
                    raise DepositReceiptTaken("the receipt was used before", rule="P-13")
        return self._put(order)

    def page(
        self, wanted: SpecialOrderFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SpecialOrder]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.state in {None, each.state}
            and (each.holds_deposit or not wanted.holds_deposit)
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def _put(self, order: SpecialOrder) -> SpecialOrder:
        saved = replace(order, version=order.version + 1)
        self._known[saved.id] = saved
        return saved
