"""Fitted parts and traces in memory: keep the promises of `inventory.ports.fitted_parts`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from inventory.domain.accounts import OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.fitted_parts.fitted_part import FittedPart, FittedPartId
from inventory.domain.fitted_parts.trace import LotOrigin, LotPlace, TracedMovement, TracedOrder
from inventory.domain.ids import PartNumber, WorkOrderId
from inventory.domain.ledger import DocumentKind, LedgerLine
from inventory.ports.fitted_parts import FittedPartFilter


class FakeFittedParts:
    """`tx` is the fake transaction, `rank` where fitted parts stand in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[FittedPartId, FittedPart]:
        known: dict[FittedPartId, FittedPart] = self._tx.state.fitted_parts
        return known

    def note_fixing(self, work_order_id: WorkOrderId, at: datetime) -> None:
        self._tx.state.fixings.add((work_order_id, at))

    def add(self, fitted_parts: Collection[FittedPart]) -> None:
        fresh = {each.id: replace(each, version=1) for each in fitted_parts}
        assert not self._known.keys() & fresh.keys()
        self._known.update(fresh)

    def lock_fixed(self, limit: int) -> Sequence[tuple[FittedPart, datetime]]:
        found = []
        for each in sorted(self._known.values(), key=lambda one: one.id):
            fixings = [
                at
                for order, at in self._tx.state.fixings
                if order == each.work_order_id and at >= each.issued_at
            ]
            if fixings and each.fitted_at is None and each.quantity:
                found.append((each, min(fixings)))
        self._tx.note_lock(self._rank, *(each.id for each, _ in found[:limit]))
        return found[:limit]

    def lock_of(
        self, work_order_id: WorkOrderId, lots: Collection[tuple[PartNumber, str]]
    ) -> Sequence[FittedPart]:
        mine = [
            each
            for each in sorted(self._known.values(), key=lambda one: one.id)
            if each.work_order_id == work_order_id
            and (each.part_number, each.lot) in lots
            and each.quantity
        ]
        self._tx.note_lock(self._rank, *(each.id for each in mine))
        return mine

    def save(self, fitted_part: FittedPart) -> FittedPart:
        if self._known[fitted_part.id].version != fitted_part.version:
            raise ConcurrentUpdate(f"fitted part {fitted_part.id} was changed")
        saved = replace(fitted_part, version=fitted_part.version + 1)
        self._known[saved.id] = saved
        return saved

    def page(
        self, wanted: FittedPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FittedPart]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda one: one.key)
            if self._tx.may(each.branch_code)
            and wanted.work_order_id in {"", each.work_order_id}
            and wanted.service_request_id in {"", each.service_request_id}
            and wanted.installed_product_id in {"", each.installed_product_id}
            and wanted.part_number in {"", each.part_number}
            and wanted.lot in {"", each.lot}
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]


class FakeTraces:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    def parts_of(self, lot: str) -> Collection[PartNumber]:
        return {part for _, part, number in self._tx.state.balances if number == lot != ""}

    def movements(
        self, part_number: PartNumber, lot: str, after: int | None, limit: int
    ) -> Sequence[TracedMovement]:
        lines: list[LedgerLine] = self._tx.state.ledger
        rows = [
            TracedMovement(
                line=line,
                order=self._order(line.movement.to_account)
                or self._order(line.movement.from_account),
            )
            for line in lines
            if (line.movement.part_number, line.movement.lot) == (part_number, lot)
            and line.id > (after or 0)
            and self._tx.may(line.heading.branch_code)
        ]
        return rows[:limit]

    def places(
        self, part_number: PartNumber, lot: str, after: str | None, limit: int
    ) -> Sequence[LotPlace]:
        rows = [
            LotPlace(account=account, quantity=each.quantity, order=self._order(account))
            for (account, part, number), each in self._tx.state.balances.items()
            if (part, number) == (part_number, lot)
            and each.quantity > 0
            and str(account) > (after or "")
            and self._is_own(account)
        ]
        return sorted(rows, key=lambda row: str(row.account))[:limit]

    def origins(
        self, lots: Collection[tuple[PartNumber, str]], limit: int
    ) -> Mapping[tuple[PartNumber, str], Sequence[LotOrigin]]:
        receipts = {each.id: each for each in self._tx.state.receipts}
        found: dict[tuple[PartNumber, str], dict[str, LotOrigin]] = {}
        for line in self._tx.state.ledger:
            key = (line.movement.part_number, line.movement.lot)
            if line.heading.document_kind is not DocumentKind.RECEIPT or key not in lots:
                continue
            if self._tx.ledger.is_reversed(line.entry_id):
                continue
            form = receipts[line.heading.document_id]
            before = found.setdefault(key, {}).get(form.id)
            found[key][form.id] = LotOrigin(
                receipt_id=form.id,
                number=form.number,
                document=form.document,
                warehouse_code=form.warehouse_code,
                received_at=form.received_at,
                quantity=line.movement.quantity + (before.quantity if before else 0),
            )
        return {
            key: sorted(each.values(), key=lambda one: one.received_at, reverse=True)[:limit]
            for key, each in found.items()
        }

    def _order(self, account: Account) -> TracedOrder | None:
        if account.kind is not AccountKind.ORDER:
            return None
        order = self._tx.state.orders[WorkOrderId(account.holder)]
        return TracedOrder(
            work_order_id=order.id,
            service_request_id=order.service_request_id,
            branch_code=order.branch_code,
            customer_id=order.customer_id,
            installed_product_id=order.installed_product_id,
        )

    def _is_own(self, account: Account) -> bool:
        state = self._tx.state
        if account.kind in OF_A_WAREHOUSE:
            return bool(self._tx.may(state.warehouses[account.holder].branch_code))
        if account.kind is AccountKind.ORDER:
            return bool(self._tx.may(state.orders[account.holder].branch_code))
        return bool(self._tx.allowed == "*")
