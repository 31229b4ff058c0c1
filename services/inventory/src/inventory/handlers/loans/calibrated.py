"""No measuring device goes out that may not be trusted, by whatever paper (P-20)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from inventory.domain.lines import PartLine
from inventory.domain.loans.keys import AssetKey
from inventory.ports import Tx


def require_calibrated(tx: Tx, lines: Iterable[PartLine], at: datetime) -> None:
    """Refuse lines with a device that is out of calibration at an instant (UTC).

    Raises:
        DeviceNotCalibrated: DEVICE_NOT_CALIBRATED.

    Source: rulebook P-20.
    """
    keys = [AssetKey(line.part_number, lot.number) for line in lines for lot in line.lots]
    for asset in tx.assets.find_all(keys) if keys else ():
        asset.require_calibrated(at)
