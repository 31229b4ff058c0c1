"""Calibrations, measurements and the work that devices served, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.loans.rows import calibration_columns, calibration_of, key_of
from inventory.adapters.loans.tables import asset, calibration, loan, measurement
from inventory.domain.ids import ServiceRequestId, WorkOrderId
from inventory.domain.loans.asset import AssetKind
from inventory.domain.loans.calibration import (
    Calibration,
    CalibrationId,
    Doubt,
    calibration_not_found,
)
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.measurement import Measurement, Use, UseKind
from inventory.ports.loans import UseFilter

_c = calibration.c
_l = loan.c
_m = measurement.c
_LENT: Final = (
    _l.id.label("id"),
    literal(UseKind.LENT.value).label("kind"),
    _l.part_number,
    _l.serial,
    _l.work_order_id,
    _l.service_request_id,
    _l.out_at.label("begun_at"),
    _l.back_at.label("ended_at"),
    _l.borrower.label("by"),
    literal("").label("told"),
)
_MEASURED: Final = (
    _m.id,
    literal(UseKind.MEASURED.value),
    _m.part_number,
    _m.serial,
    _m.work_order_id,
    _m.service_request_id,
    _m.measured_at,
    _m.measured_at,
    _m.measured_by,
    _m.quantity + literal(": ") + _m.value,
)


class StoredCalibrations:
    """`inventory.ports.loans.Calibrations`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, calibration_: Calibration) -> None:
        self._connection.execute(insert(calibration).values(calibration_columns(calibration_)))

    def get(self, calibration_id: CalibrationId) -> Calibration:
        found = self._read(self._visible().where(_c.id == calibration_id))
        if not found:
            raise calibration_not_found(calibration_id)
        return found[0]

    def of(self, keys: Collection[AssetKey]) -> Mapping[AssetKey, Sequence[Calibration]]:
        found: dict[AssetKey, list[Calibration]] = {key: [] for key in keys}
        if found:
            named = tuple_(_c.part_number, _c.serial).in_(list(found))
            for each in self._read(select(*_c).where(named).order_by(_c.calibrated_at)):
                found[each.key].append(each)
        return found

    def page(
        self, key: AssetKey, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Calibration]:
        rows = self._visible().where(_c.part_number == key.part_number, _c.serial == key.serial)
        if after is not None:
            rows = rows.where(tuple_(_c.calibrated_at, _c.id) < tuple_(*after))
        return self._read(rows.order_by(_c.calibrated_at.desc(), _c.id.desc()).limit(limit))

    def _visible(self) -> Select[Any]:
        of_device = (asset.c.part_number == _c.part_number) & (asset.c.serial == _c.serial)
        rows = select(*_c).join(asset, of_device)
        return within(rows, asset.c.branch_code, self._principal)

    def _read(self, rows: Select[Any]) -> Sequence[Calibration]:
        return [calibration_of(row) for row in self._connection.execute(rows)]


class StoredDeviceWork:
    """`inventory.ports.loans.DeviceWork`: each page is the newest of two pages by index."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, measurement_: Measurement) -> None:
        self._connection.execute(
            insert(measurement).values(
                id=measurement_.id,
                part_number=measurement_.key.part_number,
                serial=measurement_.key.serial,
                branch_code=measurement_.branch_code,
                work_order_id=measurement_.work_order_id,
                service_request_id=measurement_.service_request_id,
                quantity=measurement_.quantity,
                value=measurement_.value,
                was_good=measurement_.was_good,
                measured_by=measurement_.measured_by,
                measured_at=measurement_.measured_at,
                recorded_at=measurement_.recorded_at,
            )
        )

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Use]:
        lent = self._within_doubt(wanted, select(*_LENT).where(_l.kind == AssetKind.DEVICE))
        measured = select(*_MEASURED)
        if wanted.doubt is not None:
            measured = _between(measured, _m.measured_at, wanted.doubt)
        both = union_all(
            self._newest(lent, loan.c, _l.out_at, wanted, after).limit(limit).subquery().select(),
            self._newest(measured, measurement.c, _m.measured_at, wanted, after)
            .limit(limit)
            .subquery()
            .select(),
        ).subquery()
        rows = select(both).order_by(both.c.begun_at.desc(), both.c.id.desc()).limit(limit)
        return [_use(row) for row in self._connection.execute(rows)]

    def _newest(
        self,
        rows: Select[Any],
        columns: Any,
        begun_at: Column[Any],
        wanted: UseFilter,
        after: tuple[datetime, str] | None,
    ) -> Select[Any]:
        rows = within(rows, columns.branch_code, self._principal)
        rows = rows.where(columns.work_order_id.is_not(None))
        if wanted.key is not None:
            rows = rows.where(_is(columns, wanted.key))
        if wanted.work_order_id:
            rows = rows.where(columns.work_order_id == wanted.work_order_id)
        if after is not None:
            rows = rows.where(tuple_(begun_at, columns.id) < tuple_(*after))
        return rows.order_by(begun_at.desc(), columns.id.desc())

    def _within_doubt(self, wanted: UseFilter, rows: Select[Any]) -> Select[Any]:
        """Keep loans of which anything lies in the doubt.

        Of those that began before it only the last one can reach into it: no serial is lent twice.
        """
        doubt = wanted.doubt
        if doubt is None or wanted.key is None:
            return rows
        if doubt.until is not None:
            rows = rows.where(_l.out_at < doubt.until)
        if doubt.since is None:
            return rows
        earlier = loan.alias("earlier").c
        last = (
            select(func.max(earlier.out_at))
            .where(_is(earlier, wanted.key), earlier.out_at < doubt.since)
            .scalar_subquery()
        )
        return rows.where(
            _l.out_at >= func.coalesce(last, doubt.since),
            or_(_l.back_at.is_(None), _l.back_at >= doubt.since),
        )


def _is(columns: Any, key: AssetKey) -> ColumnElement[bool]:
    return and_(columns.part_number == key.part_number, columns.serial == key.serial)


def _between(rows: Select[Any], at: Column[Any], doubt: Doubt) -> Select[Any]:
    if doubt.since is not None:
        rows = rows.where(at >= doubt.since)
    return rows if doubt.until is None else rows.where(at < doubt.until)


def _use(row: Row[Any]) -> Use:
    return Use(
        id=row.id,
        kind=UseKind(row.kind),
        key=key_of(row),
        work_order_id=WorkOrderId(row.work_order_id),
        service_request_id=ServiceRequestId(row.service_request_id),
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        by=row.by,
        told=row.told,
    )
