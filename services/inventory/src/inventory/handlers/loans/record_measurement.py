"""Use case: something was measured for a work order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import WorkOrderId
from inventory.domain.instants import happened_at
from inventory.domain.loans.calibration import was_good
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.measurement import Measurement, MeasurementId
from inventory.domain.work_order import unknown
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMeasurement:
    """`quantity`: what was measured; `value`: as it was read, with its unit."""

    measurement_id: MeasurementId
    key: AssetKey
    work_order_id: WorkOrderId
    quantity: str
    value: str
    occurred_at: datetime | None = None


def record_measurement(cmd: RecordMeasurement, tx: Tx, now: datetime) -> Measurement:
    """Note what was measured with which device, and whether the device was in calibration.

    One that was not is noted all the same: the work is done, and is found by this record.

    Args:
        cmd: What was measured, for which order, with which device.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        WorkOrderUnknown: No event has opened the order here, or it is of a branch of others.
        AssetNotFound: ASSET_NOT_FOUND, nobody registered it, or it is of a branch of others.
        NotADevice: ASSET_NOT_A_DEVICE.
        OccurredBeforeBeginning: The order was not open at that time.

    Source: rulebook P-20 [003 §7.1.5].
    """
    order = tx.work_orders.find(cmd.work_order_id)
    if order is None:
        raise unknown(cmd.work_order_id)
    asset = tx.assets.get(cmd.key)
    asset.require_device()
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(asset.branch_code, tx, now),
        rule="P-20",
        not_before=order.opened_at if cmd.occurred_at else None,
    )
    measurement = Measurement(
        id=cmd.measurement_id,
        key=asset.key,
        branch_code=order.branch_code,
        work_order_id=order.id,
        service_request_id=order.service_request_id,
        quantity=cmd.quantity,
        value=cmd.value,
        was_good=was_good(at, tx.calibrations.of([asset.key])[asset.key]),
        measured_by=tx.actor.subject,
        measured_at=at,
        recorded_at=now,
    )
    tx.device_work.add(measurement)
    return measurement
