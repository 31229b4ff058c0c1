"""Old parts in memory: keeps the promises of `inventory.ports.old_parts`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import RequisitionId, WarehouseCode
from inventory.domain.old_parts.disposal import Disposal
from inventory.domain.old_parts.old_part import OldPart, OldPartId, OldPartNotFound, OldPartState
from inventory.domain.old_parts.review import DisposalReview, Waiting
from inventory.ports.old_parts import OldPartFilter


class FakeOldParts:
    """`tx` is the fake transaction, `rank` where old parts stand in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[OldPartId, OldPart]:
        known: dict[OldPartId, OldPart] = self._tx.state.old_parts
        return known

    def add(self, old_parts: Collection[OldPart]) -> Sequence[OldPart]:
        fresh = {each.id: replace(each, version=1) for each in old_parts}
        assert not self._known.keys() & fresh.keys()
        self._known.update(fresh)
        return list(fresh.values())

    def get(self, old_part_id: OldPartId) -> OldPart:
        found = self._known.get(old_part_id)
        if found is None or not self._tx.may(found.branch_code):
            raise OldPartNotFound(f"there is no old part {old_part_id}")
        return found

    def lock(self, old_part_id: OldPartId) -> OldPart:
        return self.lock_all([old_part_id])[0]

    def lock_all(self, old_part_ids: Collection[OldPartId]) -> Sequence[OldPart]:
        return self._locked([self.get(each) for each in sorted(old_part_ids)])

    def lock_of(self, requisition_id: RequisitionId) -> Sequence[OldPart]:
        mine = (each for each in self._known.values() if each.requisition_id == requisition_id)
        return self._locked(sorted(mine, key=lambda each: each.id))

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[OldPart]:
        overdue = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if each.state is OldPartState.DUE and not each.overdue_at and each.due_at <= now
        )
        return self._locked(list(overdue)[:limit])

    def lock_reported(self, limit: int) -> Sequence[OldPart]:
        orders = self._tx.state.orders
        complete = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.id)
            if each.state is OldPartState.RECEIVED
            and (reported_at := orders[each.work_order_id].reported_at)
            and reported_at >= each.issued_at
        )
        return self._locked(list(complete)[:limit])

    def save(self, old_part: OldPart) -> OldPart:
        if self._known[old_part.id].version != old_part.version:
            raise ConcurrentUpdate(f"old part {old_part.id} was changed")
        saved = replace(old_part, version=old_part.version + 1)
        self._known[saved.id] = saved
        return saved

    def page(
        self, wanted: OldPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[OldPart]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.warehouse_code in {"", each.warehouse_code}
            and wanted.work_order_id in {"", each.work_order_id}
            and wanted.disposal_id in {"", each.disposal_id}
            and wanted.state in {None, each.state}
            and (wanted.due_before is None or _missed(each, wanted.due_before))
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def _locked(self, found: Sequence[OldPart]) -> Sequence[OldPart]:
        self._tx.note_lock(self._rank, *(each.id for each in found))
        return found


class FakeDisposals:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        known: list[Disposal] = self._tx.state.disposals
        return (
            sum((each.warehouse_code, each.month) == (warehouse_code, month) for each in known) + 1
        )

    def add(self, disposal: Disposal) -> None:
        self._tx.state.disposals.append(disposal)

    def page(
        self, warehouse_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Disposal]:
        rows = (
            each
            for each in sorted(self._tx.state.disposals, key=_by_time)
            if self._tx.may(each.branch_code)
            and warehouse_code in {"", each.warehouse_code}
            and (after is None or _by_time(each) > after)
        )
        return list(rows)[:limit]

    def waiting(self) -> Sequence[Waiting]:
        by_place: dict[tuple[Any, Any], list[OldPart]] = {}
        for each in self._tx.state.old_parts.values():
            if each.state is OldPartState.WRITTEN_OFF and self._tx.may(each.branch_code):
                by_place.setdefault((each.warehouse_code, each.branch_code), []).append(each)
        return [
            Waiting(
                warehouse_code=warehouse,
                branch_code=branch,
                old_parts=len(lying),
                units=sum(each.received for each in lying),
                oldest_at=min(each.written_off_at for each in lying if each.written_off_at),
            )
            for (warehouse, branch), lying in sorted(by_place.items())
        ]

    def add_review(self, review: DisposalReview) -> bool:
        key = (review.month, review.waiting.warehouse_code)
        is_new = key not in self._tx.state.reviews
        self._tx.state.reviews.setdefault(key, review)
        return is_new

    def reviews(
        self, warehouse_code: str, after: tuple[date, str] | None, limit: int
    ) -> Sequence[DisposalReview]:
        rows = (
            each
            for key, each in sorted(self._tx.state.reviews.items())
            if self._tx.may(each.waiting.branch_code)
            and warehouse_code in {"", each.waiting.warehouse_code}
            and (after is None or key > after)
        )
        return list(rows)[:limit]


def _missed(old_part: OldPart, before: datetime) -> bool:
    return old_part.state is OldPartState.DUE and old_part.due_at < before


def _by_time(disposal: Disposal) -> tuple[datetime, str]:
    return disposal.disposed_at, disposal.id
