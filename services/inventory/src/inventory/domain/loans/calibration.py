"""Calibrations of measuring devices, and the work that a failed one puts in doubt (P-20)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from inventory.domain.approval import InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.policy import CalibrationPolicy

CalibrationId = NewType("CalibrationId", str)


class CalibrationResult(StrEnum):
    PASSED = "passed"
    FAILED = "failed"


class CalibrationNotFound(NotFound):
    reason = "CALIBRATION_NOT_FOUND"


class CalibrationNotFailed(Refused):
    """Only a failed calibration puts work in doubt."""

    reason = "CALIBRATION_NOT_FAILED"


class CalibrationToldTwice(Refused):
    """The device has another calibration of the same instant."""

    reason = "CALIBRATION_TOLD_TWICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One calibration; written once.

    Args:
        calibrated_at: When it was done (UTC).
        calibrated_by: Laboratory or person.
        certificate: Reference of the paper.
        due_at: Until when it counts (UTC), by the policy in `policy_ref`; None when it failed.
        warn_at: When its end is announced (UTC); None when it failed.
        recorded_by: Subject of whoever told it.
        recorded_at: When (UTC).
    """

    id: CalibrationId
    key: AssetKey
    result: CalibrationResult
    calibrated_at: datetime
    calibrated_by: str
    certificate: str
    note: str
    due_at: datetime | None
    warn_at: datetime | None
    policy_ref: str
    recorded_by: str
    recorded_at: datetime

    @property
    def is_good(self) -> bool:
        """Whether the device was found right."""
        return self.result is CalibrationResult.PASSED

    @property
    def list_key(self) -> tuple[datetime, CalibrationId]:
        """Sort key of lists."""
        return self.calibrated_at, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the newest calibration of a device says.

    Args:
        good_until: Exclusive (UTC); None when it failed.
    """

    calibration_id: CalibrationId
    calibrated_at: datetime
    good_until: datetime | None
    warn_at: datetime | None

    @classmethod
    def of(cls, calibration: Calibration) -> Standing:
        return cls(
            calibration_id=calibration.id,
            calibrated_at=calibration.calibrated_at,
            good_until=calibration.due_at,
            warn_at=calibration.warn_at,
        )

    def is_good(self, at: datetime) -> bool:
        """Whether the device may be trusted at an instant (UTC) after the calibration."""
        return self.good_until is not None and at < self.good_until

    def state_at(self, at: datetime) -> str:
        """Say in a word how the device stands at an instant (UTC)."""
        if self.good_until is None:
            return "failed"
        return "good" if at < self.good_until else "expired"


def due_of(
    result: CalibrationResult,
    calibrated_at: datetime,
    device_class: str,
    policy: InForce[CalibrationPolicy],
) -> tuple[datetime | None, datetime | None]:
    """Return until when a calibration counts and when its end is announced (UTC).

    Args:
        result: A failed one counts for nothing.
        calibrated_at: When it was done (UTC).
        device_class: What the device measures.
        policy: In force on the day of the calibration.

    Source: rulebook P-20.
    """
    if result is CalibrationResult.FAILED:
        return None, None
    due_at = calibrated_at + policy.body.interval_of(device_class)
    return due_at, max(calibrated_at, due_at - policy.body.warn_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The time in which a device is not to be trusted, half-open (UTC).

    Args:
        since: Its last good check; None when there was none.
        until: Its next good check; None when there was none yet.
    """

    since: datetime | None
    until: datetime | None

    def covers(self, begun_at: datetime, ended_at: datetime | None) -> bool:
        """Whether anything of a use lies in it.

        Args:
            begun_at: When the device came into use (UTC).
            ended_at: When the use ended (UTC), the same instant for a single measurement; None
                as long as it goes on.
        """
        begins_before_end = self.until is None or begun_at < self.until
        ends_after_begin = self.since is None or ended_at is None or ended_at >= self.since
        return begins_before_end and ends_after_begin


def doubt_of(failed: Calibration, history: Iterable[Calibration]) -> Doubt:
    """Return what time a failed calibration puts in doubt: between the good ones around it.

    Args:
        failed: The calibration.
        history: All calibrations of the device, in any order.

    Raises:
        CalibrationNotFailed: CALIBRATION_NOT_FAILED.

    Source: rulebook P-20.
    """
    if failed.is_good:
        raise CalibrationNotFailed(
            f"calibration {failed.id} was passed", rule="P-20", calibration_id=failed.id
        )
    good = sorted(each.calibrated_at for each in history if each.is_good)
    return Doubt(
        since=max((at for at in good if at < failed.calibrated_at), default=None),
        until=min((at for at in good if at > failed.calibrated_at), default=None),
    )


def was_good(at: datetime, history: Iterable[Calibration]) -> bool:
    """Say whether a device was in calibration at an instant (UTC), as far as is known.

    Args:
        at: When it was used.
        history: All calibrations of the device.

    Source: rulebook P-20.
    """
    before = [each for each in history if each.calibrated_at <= at]
    if not before:
        return False
    return Standing.of(max(before, key=lambda each: each.list_key)).is_good(at)


def is_doubtful(
    begun_at: datetime, ended_at: datetime | None, history: Iterable[Calibration]
) -> bool:
    """Say whether a use of a device lies in a time that a failed calibration puts in doubt.

    Args:
        begun_at: When the device came into use (UTC).
        ended_at: When the use ended (UTC); None as long as it goes on.
        history: All calibrations of the device.

    Source: rulebook P-20.
    """
    known = tuple(history)
    return any(
        doubt_of(each, known).covers(begun_at, ended_at) for each in known if not each.is_good
    )


def require_new(calibrated_at: datetime, history: Iterable[Calibration]) -> None:
    """Refuse a second calibration of one instant (UTC): the order of the two would be unknown.

    Raises:
        CalibrationToldTwice: CALIBRATION_TOLD_TWICE.

    Source: rulebook P-20.
    """
    for each in history:
        if each.calibrated_at == calibrated_at:
            raise CalibrationToldTwice(
                f"calibration {each.certificate} is of that instant",
                rule="P-20",
                field="calibrated_time",
                calibration_id=each.id,
            )


def calibration_not_found(calibration_id: CalibrationId) -> CalibrationNotFound:
    """Return the refusal for a calibration that is not there, or of branches of others."""
    return CalibrationNotFound(
        f"there is no calibration {calibration_id}", calibration_id=calibration_id
    )
