"""Assets: single things, each with a serial, that are lent and come back (P-11, P-12, P-20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType
from uuid import UUID, uuid5

from inventory.domain.accounts import Account, AccountKind
from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import BranchCode, ReceiptId, WarehouseCode
from inventory.domain.loans.calibration import Calibration, Standing
from inventory.domain.loans.keys import AssetKey
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.part import Part
from inventory.domain.warehouse import Warehouse

AssetId = NewType("AssetId", str)
_ASSETS: Final = UUID("0d1c7a52-6a3e-4d57-8f0b-5c9e2a7b1d34")


class AssetKind(StrEnum):
    """What an asset is lent for."""

    LOANER = "loaner"  # a backup machine or product, to a customer
    TOOL = "tool"  # to a technician
    DEVICE = "device"  # a measuring device, to a technician

    @property
    def rule(self) -> str:
        """The rule of the rulebook that a refusal names."""
        return _RULES[self]


_RULES: Final = {
    AssetKind.LOANER: "P-11",
    AssetKind.TOOL: "P-12",
    AssetKind.DEVICE: "P-20",
}


class AssetNotFound(NotFound):
    reason = "ASSET_NOT_FOUND"


class AssetAlreadyRegistered(Refused):
    """The serial is registered as another kind of thing."""

    reason = "ASSET_ALREADY_REGISTERED"


class AssetNotInWarehouse(Refused):
    """The serial does not lie on a shelf or in quarantine of the warehouse."""

    reason = "ASSET_NOT_IN_WAREHOUSE"


class DeviceClassInvalid(Invalid):
    """A measuring device has a class, and nothing else has one."""

    reason = "DEVICE_CLASS_INVALID"


class NotADevice(Refused):
    """Only a measuring device is calibrated and measures."""

    reason = "ASSET_NOT_A_DEVICE"


class DeviceNotCalibrated(Refused):
    """The device was never calibrated, failed, or its calibration has expired."""

    reason = "DEVICE_NOT_CALIBRATED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """How an asset came to us, as the ledger tells.

    Args:
        bought_on: Day of the branch on which its serial was first booked in.
        price: CNY by the price list of that day: its original price.
        receipt_id: Of the delivery; None of what lay there when the books began.
    """

    bought_on: date
    price: Decimal
    receipt_id: ReceiptId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One thing that is lent and comes back.

    Args:
        device_class: What a device measures; decides how often it is calibrated. Else empty.
        warehouse_code: Where it belongs, goes out from and comes back to.
        available_since: When it last came on its shelf (UTC); it is not lent before.
        standing: By the newest calibration; None without one, and of what is no device.
        due_at: When a device needs its next calibration (UTC); None of what is no device.
        warned_at: When that was announced (UTC), once for each calibration.
        version: Grows with every change; 0 before it is written.
    """

    key: AssetKey
    kind: AssetKind
    device_class: str
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    purchase: Purchase
    registered_at: datetime
    available_since: datetime
    standing: Standing | None = None
    due_at: datetime | None = None
    warned_at: datetime | None = None
    version: int = 0

    def __post_init__(self) -> None:
        if (self.kind is AssetKind.DEVICE) != bool(self.device_class):
            raise DeviceClassInvalid(
                "a measuring device has a class, and nothing else has one",
                rule="P-20",
                field="device_class",
            )

    @property
    def lendable_since(self) -> datetime:
        """Before this instant (UTC) nothing is told of it any more: shelf and calibration."""
        calibrated_at = self.standing.calibrated_at if self.standing else self.available_since
        return max(self.available_since, calibrated_at)

    @property
    def id(self) -> AssetId:
        """Name of its stream of events; the same for ever."""
        return asset_id_of(self.key)

    def require_same(self, kind: AssetKind, device_class: str) -> None:
        """Refuse to register a serial as another kind of thing.

        Raises:
            AssetAlreadyRegistered: ASSET_ALREADY_REGISTERED.

        Source: rulebook P-11, P-12, P-20.
        """
        if (self.kind, self.device_class) != (kind, device_class):
            raise AssetAlreadyRegistered(
                f"{self.key.part_number} {self.key.serial} is a {self.kind} {self.device_class}",
                rule=kind.rule,
                field="serial",
                part_number=self.key.part_number,
                serial=self.key.serial,
                kind=self.kind.value,
            )

    def moved_to(self, warehouse: Warehouse, now: datetime) -> Asset:
        """Return it with another warehouse, in which it lies since `now` (UTC) at the latest."""
        return replace(
            self,
            warehouse_code=warehouse.code,
            branch_code=warehouse.branch_code,
            available_since=max(self.available_since, now),
        )

    def require_device(self) -> None:
        """Refuse to calibrate or measure with what is no measuring device.

        Raises:
            NotADevice: ASSET_NOT_A_DEVICE.

        Source: rulebook P-20.
        """
        if self.kind is not AssetKind.DEVICE:
            raise NotADevice(
                f"{self.key.part_number} {self.key.serial} is a {self.kind}",
                rule="P-20",
                field="serial",
                kind=self.kind.value,
            )

    def require_calibrated(self, at: datetime) -> None:
        """Refuse to hand out a device that may not be trusted at an instant (UTC).

        Raises:
            DeviceNotCalibrated: DEVICE_NOT_CALIBRATED, never calibrated, failed or expired.

        Source: rulebook P-20.
        """
        if self.kind is not AssetKind.DEVICE or (self.standing and self.standing.is_good(at)):
            return
        state = self.standing.state_at(at) if self.standing else "never calibrated"
        raise DeviceNotCalibrated(
            f"device {self.key.part_number} {self.key.serial}: {state}",
            rule="P-20",
            field="serial",
            part_number=self.key.part_number,
            serial=self.key.serial,
            calibration=state,
            due_at=self.due_at.isoformat() if self.due_at else "",
        )

    def calibrated(self, calibration: Calibration) -> Asset:
        """Return it after a calibration; one told later than a newer one changes nothing.

        Source: rulebook P-20.
        """
        if self.standing and calibration.calibrated_at <= self.standing.calibrated_at:
            return self
        standing = Standing.of(calibration)
        due_at = calibration.due_at or calibration.calibrated_at
        return replace(self, standing=standing, due_at=due_at, warned_at=None)

    def warned(self, now: datetime) -> Asset:
        """Return it with its next calibration announced; nobody was told before."""
        return replace(self, warned_at=now)

    def back_at(self, at: datetime) -> Asset:
        """Return it on its shelf again (UTC)."""
        return replace(self, available_since=max(at, self.available_since))


def asset_id_of(key: AssetKey) -> AssetId:
    """Return what the stream of events of a thing is called."""
    return AssetId(str(uuid5(_ASSETS, "/".join(key))))


def require_serial(part: Part, kind: AssetKind) -> None:
    """Refuse a part whose units are not told apart.

    Raises:
        LotsInvalid: LOTS_INVALID, it is not followed by serial.

    Source: rulebook P-11, P-12, P-20.
    """
    if part.tracking is not Tracking.SERIAL:
        raise LotsInvalid(
            f"{part.part_number} is not followed by serial and cannot be lent",
            rule=kind.rule,
            field="part_number",
            part_number=part.part_number,
        )


def require_here(
    key: AssetKey, place: Account | None, warehouse_code: WarehouseCode, rule: str
) -> None:
    """Refuse a serial that does not lie in the warehouse.

    Args:
        key: Which thing.
        place: Where the ledger says it is; None for nowhere.
        warehouse_code: Where it should be: on a shelf or in quarantine.
        rule: To name in the refusal.

    Raises:
        AssetNotInWarehouse: ASSET_NOT_IN_WAREHOUSE.

    Source: rulebook P-02, P-11, P-12, P-20.
    """
    lies = place is not None and place.kind in {AccountKind.BIN, AccountKind.QUARANTINE}
    if place is None or not lies or place.warehouse_code != warehouse_code:
        raise AssetNotInWarehouse(
            f"{key.part_number} {key.serial} does not lie in {warehouse_code}",
            rule=rule,
            field="serial",
            part_number=key.part_number,
            serial=key.serial,
            account=str(place or ""),
        )


def not_booked_in(key: AssetKey, rule: str) -> AssetNotInWarehouse:
    """Return the refusal of a serial that no delivery brought, nor was there in the beginning."""
    return AssetNotInWarehouse(
        f"no delivery brought {key.part_number} {key.serial}",
        rule=rule,
        field="serial",
        part_number=key.part_number,
        serial=key.serial,
    )


def asset_not_found(key: AssetKey) -> AssetNotFound:
    """Return the refusal for a thing nobody registered, or of branches of others."""
    return AssetNotFound(
        f"{key.part_number} {key.serial} is not registered to be lent",
        part_number=key.part_number,
        serial=key.serial,
    )
