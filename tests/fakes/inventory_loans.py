"""Loans, devices and tools in memory: keeps the promises of `inventory.ports.loans`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from inventory.domain.accounts import SUPPLIER
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, ReceiptId
from inventory.domain.ledger import DocumentKind
from inventory.domain.loans.asset import Asset, AssetKind, asset_not_found
from inventory.domain.loans.calibration import (
    Calibration,
    CalibrationId,
    calibration_not_found,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.lending import already_lent
from inventory.domain.loans.loan import OPEN, Loan, LoanId, LoanState, loan_not_found
from inventory.domain.loans.measurement import Measurement, Use, UseKind
from inventory.domain.loans.placed import WITH_US, PlacedAsset
from inventory.domain.loans.refund import (
    RefundId,
    RefundState,
    ToolRefund,
    refund_not_found,
    refunded_already,
)
from inventory.domain.loans.settlement import replaced_already
from inventory.ports.loans import (
    Arrival,
    AssetFilter,
    DueFilter,
    LoanFilter,
    RefundFilter,
    UseFilter,
)

T = TypeVar("T")


@dataclass
class LentThings:
    """What a rollback brings back of this area."""

    assets: dict[AssetKey, Asset] = field(default_factory=dict)
    loans: dict[LoanId, Loan] = field(default_factory=dict)
    calibrations: dict[CalibrationId, Calibration] = field(default_factory=dict)
    measurements: list[Measurement] = field(default_factory=list)
    refunds: dict[RefundId, ToolRefund] = field(default_factory=dict)

    def __copy__(self) -> LentThings:
        return LentThings(**{name: value.copy() for name, value in vars(self).items()})


class _Area:
    """`tx` is the fake transaction, `rank` where this area stands in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _lent(self) -> LentThings:
        lent: LentThings = self._tx.state.lent
        return lent

    def _sees(self, row: Any) -> bool:
        return bool(self._tx.may(row.branch_code))

    def _locked(self, rows: list[T], name: Callable[[T], object]) -> list[T]:
        if rows:
            self._tx.note_lock(self._rank, *map(name, rows))
        return rows


class FakeAssets(_Area):
    def arrival_of(self, key: AssetKey) -> Arrival | None:
        undone = {each.heading.reverses for each in self._tx.state.entries}
        for line in self._tx.state.ledger:
            moved, heading = line.movement, line.heading
            brought = heading.document_kind in {DocumentKind.RECEIPT, DocumentKind.OPENING}
            came = brought and moved.from_account == SUPPLIER and line.entry_id not in undone
            if came and (moved.part_number, moved.lot) == key:
                is_delivery = heading.document_kind is DocumentKind.RECEIPT
                receipt_id = ReceiptId(heading.document_id) if is_delivery else None
                return Arrival(at=heading.occurred_at, receipt_id=receipt_id)
        return None

    def get(self, key: AssetKey) -> Asset:
        found = self._lent.assets.get(key)
        if found is None or not self._sees(found):
            raise asset_not_found(key)
        return found

    def lock(self, key: AssetKey) -> Asset:
        return self._locked([self.get(key)], _key)[0]

    def find(self, key: AssetKey) -> Asset | None:
        found = self._lent.assets.get(key)
        return found if found is not None and self._sees(found) else None

    def lock_anywhere(self, key: AssetKey) -> Asset | None:
        found = self._lent.assets.get(key)
        return found and self._locked([found], _key)[0]

    def find_all(self, keys: Collection[AssetKey]) -> Sequence[Asset]:
        known = self._lent.assets
        return [known[key] for key in keys if key in known]

    def lock_to_warn(self, now: datetime, limit: int) -> Sequence[Asset]:
        def warn_at(asset: Asset) -> datetime | None:
            return asset.standing.warn_at if asset.standing else None

        found = [
            each
            for each in self._lent.assets.values()
            if each.warned_at is None
            and (at := warn_at(each))
            and at <= now
            and self._placed([each])
        ]
        return self._locked(sorted(found, key=lambda each: str(warn_at(each)))[:limit], _key)

    def add(self, asset: Asset) -> Asset:
        if asset.key in self._lent.assets:
            raise ConcurrentUpdate(f"{asset.key} was registered")
        return self._put(asset)

    def save(self, asset: Asset) -> Asset:
        if self._lent.assets[asset.key].version != asset.version:
            raise ConcurrentUpdate(f"{asset.key} was changed")
        return self._put(asset)

    def page(
        self, wanted: AssetFilter, after: tuple[PartNumber, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        rows = (
            each
            for key, each in sorted(self._lent.assets.items())
            if self._fits(each, wanted)
            and wanted.kind in {None, each.kind}
            and (after is None or key > after)
        )
        return self._placed(rows)[:limit]

    def due(
        self, wanted: DueFilter, after: tuple[datetime, str, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        devices = ((each.due_at, each) for each in self._lent.assets.values())
        rows = [
            ((due_at, *each.key), each)
            for due_at, each in devices
            if each.kind is AssetKind.DEVICE
            and due_at is not None
            and self._fits(each, wanted)
            and (wanted.due_before is None or due_at < wanted.due_before)
        ]
        rows.sort(key=lambda row: row[0])
        left = (each for key, each in rows if after is None or key > after)
        return self._placed(left)[:limit]

    def _placed(self, assets: Iterable[Asset]) -> list[PlacedAsset]:
        places = ((each, self._tx.stock.place_of(*each.key)) for each in assets)
        return [
            PlacedAsset(asset=each, place=place)
            for each, place in places
            if place is not None and place.kind in WITH_US
        ]

    def _fits(self, asset: Asset, wanted: AssetFilter | DueFilter) -> bool:
        return (
            self._sees(asset)
            and wanted.branch_code in {"", asset.branch_code}
            and wanted.warehouse_code in {"", asset.warehouse_code}
        )

    def _put(self, asset: Asset) -> Asset:
        saved = replace(asset, version=asset.version + 1)
        self._lent.assets[saved.key] = saved
        return saved


class FakeLoans(_Area):
    def is_open(self, key: AssetKey) -> bool:
        return any(each.key == key and each.state in OPEN for each in self._lent.loans.values())

    def is_replacement(self, receipt_id: ReceiptId) -> bool:
        settled = (each.settlement for each in self._lent.loans.values())
        return any(each is not None and each.replacement == receipt_id for each in settled)

    def get(self, loan_id: LoanId) -> Loan:
        found = self._lent.loans.get(loan_id)
        if found is None or not self._sees(found):
            raise loan_not_found(loan_id)
        return found

    def lock(self, loan_id: LoanId) -> Loan:
        return self._locked([self.get(loan_id)], _id)[0]

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[Loan]:
        found = [
            each
            for each in sorted(self._lent.loans.values(), key=_list_key)
            if each.state is LoanState.OUT and not each.overdue_at and each.due_at <= now
        ]
        return self._locked(found[:limit], _id)

    def add(self, loan: Loan) -> Loan:
        if self.is_open(loan.key):
            raise already_lent(loan.key, loan.kind.rule)
        return self._put(loan)

    def save(self, loan: Loan) -> Loan:
        known = self._lent.loans[loan.id]
        if known.version != loan.version:
            raise ConcurrentUpdate(f"loan {loan.id} was changed")
        receipt_id = loan.settlement.replacement if loan.settlement else None
        if receipt_id is not None and known.settlement is None and self.is_replacement(receipt_id):
            raise replaced_already(receipt_id)
        return self._put(loan)

    def page(
        self, wanted: LoanFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Loan]:
        rows = (
            each
            for each in sorted(self._lent.loans.values(), key=_list_key)
            if self._sees(each)
            and self._fits(each, wanted)
            and (after is None or each.list_key > after)
        )
        return list(rows)[:limit]

    def _fits(self, loan: Loan, wanted: LoanFilter) -> bool:
        outcome = loan.settlement.outcome if loan.settlement else None
        late = wanted.due_before
        return (
            wanted.branch_code in {"", loan.branch_code}
            and wanted.warehouse_code in {"", loan.warehouse_code}
            and wanted.borrower in {"", loan.out.borrower}
            and wanted.work_order_id in {"", loan.work_order_id}
            and wanted.part_number in {"", loan.key.part_number}
            and wanted.serial in {"", loan.key.serial}
            and wanted.kind in {None, loan.kind}
            and wanted.state in {None, loan.state}
            and wanted.outcome in {None, outcome}
            and (late is None or (loan.state is LoanState.OUT and loan.due_at < late))
        )

    def _put(self, loan: Loan) -> Loan:
        saved = replace(loan, version=loan.version + 1)
        self._lent.loans[saved.id] = saved
        return saved


class FakeCalibrations(_Area):
    def add(self, calibration: Calibration) -> None:
        assert calibration.id not in self._lent.calibrations
        self._lent.calibrations[calibration.id] = calibration

    def get(self, calibration_id: CalibrationId) -> Calibration:
        found = self._lent.calibrations.get(calibration_id)
        if found is None or not self._sees(self._lent.assets[found.key]):
            raise calibration_not_found(calibration_id)
        return found

    def of(self, keys: Collection[AssetKey]) -> Mapping[AssetKey, Sequence[Calibration]]:
        known = sorted(self._lent.calibrations.values(), key=_list_key)
        return {key: [each for each in known if each.key == key] for key in keys}

    def page(
        self, key: AssetKey, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Calibration]:
        rows = (
            each
            for each in reversed(self.of([key])[key])
            if self._sees(self._lent.assets[key]) and (after is None or each.list_key < after)
        )
        return list(rows)[:limit]


class FakeDeviceWork(_Area):
    def add(self, measurement: Measurement) -> None:
        self._lent.measurements.append(measurement)

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Use]:
        rows = (
            each
            for each in sorted(self._uses(), key=_list_key, reverse=True)
            if wanted.key in {None, each.key}
            and wanted.work_order_id in {"", each.work_order_id}
            and (wanted.doubt is None or wanted.doubt.covers(each.begun_at, each.ended_at))
            and (after is None or each.list_key < after)
        )
        return list(rows)[:limit]

    def _uses(self) -> Iterable[Use]:
        for loan in filter(self._sees, self._lent.loans.values()):
            if loan.kind is AssetKind.DEVICE and loan.work_order_id and loan.service_request_id:
                yield Use(
                    id=loan.id,
                    kind=UseKind.LENT,
                    key=loan.key,
                    work_order_id=loan.work_order_id,
                    service_request_id=loan.service_request_id,
                    begun_at=loan.out.at,
                    ended_at=loan.back.at if loan.back else None,
                    by=loan.out.borrower,
                )
        for each in filter(self._sees, self._lent.measurements):
            yield Use(
                id=each.id,
                kind=UseKind.MEASURED,
                key=each.key,
                work_order_id=each.work_order_id,
                service_request_id=each.service_request_id,
                begun_at=each.measured_at,
                ended_at=each.measured_at,
                by=each.measured_by,
                told=f"{each.quantity}: {each.value}",
            )


class FakeToolRefunds(_Area):
    def is_asked(self, key: AssetKey) -> bool:
        known = self._lent.refunds.values()
        return any(each.key == key and each.state is not RefundState.REFUSED for each in known)

    def is_of(self, receipt_id: ReceiptId) -> bool:
        known = self._lent.refunds.values()
        mine = (each for each in known if each.receipt_id == receipt_id)
        return any(each.state is not RefundState.REFUSED for each in mine)

    def lock(self, refund_id: RefundId) -> ToolRefund:
        found = self._lent.refunds.get(refund_id)
        if found is None or not self._sees(found):
            raise refund_not_found(refund_id)
        return self._locked([found], _id)[0]

    def add(self, refund: ToolRefund) -> ToolRefund:
        if self.is_asked(refund.key):
            raise refunded_already(refund.key)
        return self._put(refund)

    def save(self, refund: ToolRefund) -> ToolRefund:
        if self._lent.refunds[refund.id].version != refund.version:
            raise ConcurrentUpdate(f"refund {refund.id} was changed")
        return self._put(refund)

    def page(
        self, wanted: RefundFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ToolRefund]:
        rows = (
            each
            for each in sorted(self._lent.refunds.values(), key=_list_key)
            if self._sees(each)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.state in {None, each.state}
            and (after is None or each.list_key > after)
        )
        return list(rows)[:limit]

    def _put(self, refund: ToolRefund) -> ToolRefund:
        saved = replace(refund, version=refund.version + 1)
        self._lent.refunds[saved.id] = saved
        return saved


def _key(row: Any) -> object:
    return row.key


def _id(row: Any) -> object:
    return row.id


def _list_key(row: Any) -> tuple[datetime, str]:
    key: tuple[datetime, str] = row.list_key
    return key
