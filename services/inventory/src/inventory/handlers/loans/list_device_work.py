"""Use case: which work a device served, or a work order was served by, and which is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from inventory.domain.loans.calibration import CalibrationId, doubt_of, is_doubtful
from inventory.domain.loans.measurement import JudgedUse
from inventory.ports import Tx
from inventory.ports.loans import UseFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDeviceWork:
    """With `doubted_by`, a failed calibration: only the work of its device that it puts in doubt.

    `after` is the key of the last row seen; `limit` how many rows at most.
    """

    wanted: UseFilter
    after: tuple[datetime, str] | None
    limit: int
    doubted_by: CalibrationId | None = None


def list_device_work(cmd: ListDeviceWork, tx: Tx, _now: datetime) -> Sequence[JudgedUse]:
    """List uses of devices, newest first, each with what calibrations say about it.

    Args:
        cmd: Of which device, for which order, or in doubt by which calibration.
        tx: Open transaction; nothing is written.

    Raises:
        CalibrationNotFound: There is none, or it belongs to a branch of others.
        CalibrationNotFailed: CALIBRATION_NOT_FAILED, it puts nothing in doubt.

    Source: rulebook P-20 [003 §7.1.5].
    """
    wanted = cmd.wanted
    if cmd.doubted_by is not None:
        failed = tx.calibrations.get(cmd.doubted_by)
        history = tx.calibrations.of([failed.key])[failed.key]
        wanted = replace(wanted, key=failed.key, doubt=doubt_of(failed, history))
    uses = tx.device_work.page(wanted, cmd.after, cmd.limit)
    histories = tx.calibrations.of({use.key for use in uses})
    return [
        JudgedUse(
            use=use,
            is_doubtful=is_doubtful(use.begun_at, use.ended_at, histories[use.key]),
        )
        for use in uses
    ]
