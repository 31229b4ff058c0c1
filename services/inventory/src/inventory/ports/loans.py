"""What the use cases of loans, devices and tools need from the store (P-11, P-12, P-20).

An asset is locked after warehouses and transfers and before requisitions; its loan after it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import PartNumber, ReceiptId
from inventory.domain.loans.asset import Asset, AssetKind
from inventory.domain.loans.calibration import Calibration, CalibrationId, Doubt
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import Loan, LoanId, LoanState
from inventory.domain.loans.measurement import Measurement, Use
from inventory.domain.loans.placed import PlacedAsset
from inventory.domain.loans.refund import RefundId, RefundState, ToolRefund
from inventory.domain.loans.settlement import SettleOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """When a serial was first booked in (UTC), and by which delivery; None: when books began."""

    at: datetime
    receipt_id: ReceiptId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFilter:
    """Empty: any."""

    branch_code: str = ""
    warehouse_code: str = ""
    kind: AssetKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilter:
    """Empty: any; `due_before`: devices that need a calibration before that instant (UTC)."""

    branch_code: str = ""
    warehouse_code: str = ""
    due_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFilter:
    """Empty: any; `due_before`: only those that are out and were due before it (UTC)."""

    branch_code: str = ""
    warehouse_code: str = ""
    borrower: str = ""
    work_order_id: str = ""
    part_number: str = ""
    serial: str = ""
    kind: AssetKind | None = None
    state: LoanState | None = None
    outcome: SettleOutcome | None = None
    due_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseFilter:
    """Uses of a device, in a time of doubt or at any time, or those for a work order."""

    key: AssetKey | None = None
    work_order_id: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFilter:
    """Empty: any."""

    branch_code: str = ""
    state: RefundState | None = None


class Assets(Protocol):
    """Only those of branches the principal may act for, where nothing else is said."""

    def arrival_of(self, key: AssetKey) -> Arrival | None:
        """Return how a serial first came in by an entry that was not undone."""
        ...

    def get(self, key: AssetKey) -> Asset:
        """Raise AssetNotFound if there is none."""
        ...

    def lock(self, key: AssetKey) -> Asset:
        """Read it to lend, calibrate or take it back; raises AssetNotFound."""
        ...

    def find(self, key: AssetKey) -> Asset | None: ...

    def lock_anywhere(self, key: AssetKey) -> Asset | None:
        """Read it to register it, whoever's it is."""
        ...

    def find_all(self, keys: Collection[AssetKey]) -> Sequence[Asset]:
        """Those of the keys that are registered, whoever's they are."""
        ...

    def lock_to_warn(self, now: datetime, limit: int) -> Sequence[Asset]:
        """Devices with us whose calibration ends soon (UTC), unannounced, that nobody works on."""
        ...

    def add(self, asset: Asset) -> Asset:
        """Return it with its first version; raises ConcurrentUpdate if somebody else added it."""
        ...

    def save(self, asset: Asset) -> Asset:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: AssetFilter, after: tuple[PartNumber, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        """Return those with us behind a key, by part number and serial."""
        ...

    def due(
        self, wanted: DueFilter, after: tuple[datetime, str, str] | None, limit: int
    ) -> Sequence[PlacedAsset]:
        """Return devices with us behind a key, oldest due first."""
        ...


class Loans(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def is_open(self, key: AssetKey) -> bool:
        """Whether a serial is out with anybody, whoever's loan it is; the asset is locked."""
        ...

    def is_replacement(self, receipt_id: ReceiptId) -> bool:
        """Whether a receipt replaces a loss already."""
        ...

    def get(self, loan_id: LoanId) -> Loan:
        """Raise LoanNotFound if there is none."""
        ...

    def lock(self, loan_id: LoanId) -> Loan:
        """Read it to change it; raises LoanNotFound."""
        ...

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[Loan]:
        """Those out and due at or before `now` (UTC) that nobody was told of or works on."""
        ...

    def add(self, loan: Loan) -> Loan:
        """Return it with its first version; raises AssetAlreadyLent."""
        ...

    def save(self, loan: Loan) -> Loan:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: LoanFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Loan]:
        """Return those behind a key, oldest due first."""
        ...


class Calibrations(Protocol):
    """Only those of devices of branches the principal may act for, where nothing else is said."""

    def add(self, calibration: Calibration) -> None: ...

    def get(self, calibration_id: CalibrationId) -> Calibration:
        """Raise CalibrationNotFound if there is none."""
        ...

    def of(self, keys: Collection[AssetKey]) -> Mapping[AssetKey, Sequence[Calibration]]:
        """All of some devices, whoever's they are, oldest first; empty for one without any."""
        ...

    def page(
        self, key: AssetKey, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Calibration]:
        """Return those of a device behind a key, newest first."""
        ...


class DeviceWork(Protocol):
    """Which work orders devices served, both ways; only of branches one may act for."""

    def add(self, measurement: Measurement) -> None: ...

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Use]:
        """Return uses behind a key, newest first."""
        ...


class ToolRefunds(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def is_asked(self, key: AssetKey) -> bool:
        """Whether the cost of a tool was asked for and not refused; the asset is locked."""
        ...

    def is_of(self, receipt_id: ReceiptId) -> bool:
        """Whether the cost of anything of a receipt was asked for and not refused."""
        ...

    def lock(self, refund_id: RefundId) -> ToolRefund:
        """Read it to decide it; raises RefundNotFound."""
        ...

    def add(self, refund: ToolRefund) -> ToolRefund:
        """Return it with its first version; raises ToolRefundedAlready."""
        ...

    def save(self, refund: ToolRefund) -> ToolRefund:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: RefundFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ToolRefund]:
        """Return those behind a key, oldest first."""
        ...
