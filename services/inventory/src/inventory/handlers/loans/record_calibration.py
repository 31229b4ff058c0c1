"""Use case: a measuring device was calibrated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.instants import happened_at
from inventory.domain.loans.calibration import (
    Calibration,
    CalibrationId,
    CalibrationResult,
    doubt_of,
    due_of,
    require_new,
)
from inventory.domain.loans.events import DeviceCalibrated
from inventory.domain.loans.keys import AssetKey
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCalibration:
    """`calibrated_by`: laboratory or person; `certificate`: reference of the paper."""

    calibration_id: CalibrationId
    key: AssetKey
    result: CalibrationResult
    calibrated_at: datetime
    calibrated_by: str
    certificate: str
    note: str = ""


def record_calibration(cmd: RecordCalibration, tx: Tx, now: datetime) -> Calibration:
    """Note a calibration; by policy it says until when the device may be trusted.

    One that is told late counts at its own time: the newest says how the device stands.

    Args:
        cmd: What was found, by whom, when (UTC), on which paper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The calibration, with the instant until which it counts.

    Raises:
        AssetNotFound: ASSET_NOT_FOUND, nobody registered it, or it is of a branch of others.
        NotADevice: ASSET_NOT_A_DEVICE.
        CalibrationToldTwice: CALIBRATION_TOLD_TWICE, there is one of that instant.
        OccurredInFuture: It would be done later than now.

    Source: rulebook P-20 [003 §7.1.5].
    """
    asset = tx.assets.lock(cmd.key)
    asset.require_device()
    at = happened_at(cmd.calibrated_at, now, skew=skew_of(asset.branch_code, tx, now), rule="P-20")
    history = tx.calibrations.of([asset.key])[asset.key]
    require_new(at, history)
    branch = known_branch(tx.branches.find(asset.branch_code), asset.branch_code)
    policy = tx.policies.calibration(branch.day_of(at))
    due_at, warn_at = due_of(cmd.result, at, asset.device_class, policy)
    calibration = Calibration(
        id=cmd.calibration_id,
        key=asset.key,
        result=cmd.result,
        calibrated_at=at,
        calibrated_by=cmd.calibrated_by,
        certificate=cmd.certificate,
        note=cmd.note,
        due_at=due_at,
        warn_at=warn_at,
        policy_ref=policy.ref,
        recorded_by=tx.actor.subject,
        recorded_at=now,
    )
    tx.calibrations.add(calibration)
    saved = tx.assets.save(asset.calibrated(calibration))
    since = None if calibration.is_good else doubt_of(calibration, history).since
    tx.outbox.append(
        DeviceCalibrated(asset=saved, calibration=calibration, doubtful_since=since, occurred_at=at)
    )
    return calibration
