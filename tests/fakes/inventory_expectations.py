"""Expected arrivals in memory: keep the promises of `inventory.ports.expectations`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from inventory.domain.ids import PartNumber, RequisitionId, WarehouseCode
from inventory.domain.requisition import Requisition, State, oldest_first
from inventory.domain.severity import rank_of
from inventory.domain.sourcing.expectation import Coming, Expectation
from inventory.domain.transfers.transfer import Side, Transfer, TransferState


class FakeExpectations:
    """`tx` is the fake transaction, `rank` where requisitions stand in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    def latest_of(
        self, requisition_ids: Collection[RequisitionId]
    ) -> Mapping[RequisitionId, Sequence[Expectation]]:
        found: dict[RequisitionId, Sequence[Expectation]] = {}
        for each in requisition_ids:
            known: list[Expectation] = self._tx.state.expectations.get(each, [])
            last = {one.part_number: one for one in sorted(known, key=lambda one: one.number)}
            if last:
                found[each] = [last[part] for part in sorted(last)]
        return found

    def add(self, requisition_id: RequisitionId, expectations: Sequence[Expectation]) -> None:
        known = self._tx.state.expectations
        keys = {(one.part_number, one.number) for one in known.get(requisition_id, [])}
        assert not keys & {(one.part_number, one.number) for one in expectations}
        known[requisition_id] = [*known.get(requisition_id, []), *expectations]

    def look_again(self, requisition_id: RequisitionId, at: datetime) -> None:
        self._tx.state.looks[requisition_id] = at

    def lock_due(self, now: datetime, limit: int) -> Sequence[Requisition]:
        looks = self._tx.state.looks
        due = [
            each
            for each in sorted(self._waiting(), key=lambda one: one.id)
            if looks.get(each.id) is None or looks[each.id] <= now
        ][:limit]
        self._tx.note_lock(self._rank, *(each.id for each in due))
        return due

    def coming(self, warehouse_code: WarehouseCode, part_number: PartNumber) -> Sequence[Coming]:
        transfers: Collection[Transfer] = self._tx.state.transfers.values()
        return [
            Coming(
                sender=self._tx.state.warehouses[each.from_code],
                quantity=line.quantity,
                expected_at=each.shipment.expected_at,
            )
            for each in transfers
            for line in each.lines
            if (each.state, each.side) == (TransferState.SHIPPED, Side.BOTH)
            and each.shipment is not None
            and (each.to_code, line.part_number) == (warehouse_code, part_number)
        ]

    def ahead_of(self, requisition: Requisition, part_number: PartNumber) -> int:
        return sum(
            gap.missing
            for each in self._waiting()
            for gap in each.shortages
            if each.warehouse_code == requisition.warehouse_code
            and gap.part_number == part_number
            and self._place(each) < self._place(requisition)
        )

    def _place(self, requisition: Requisition) -> tuple[str, tuple[datetime, str]]:
        order = self._tx.state.orders[requisition.work_order_id]
        return rank_of(order.severity), oldest_first(requisition)

    def _waiting(self) -> list[Requisition]:
        known: Collection[Requisition] = self._tx.state.requisitions.values()
        return [each for each in known if each.state is State.SHORT]
