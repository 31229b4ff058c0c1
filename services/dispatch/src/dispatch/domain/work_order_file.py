"""Everything known about one work order, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

from dispatch.domain.case_record import PartsNote, Step
from dispatch.domain.service_report import ServiceReport
from dispatch.domain.voucher import SealedWork, Voucher, is_intact
from dispatch.domain.work_order import WorkOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedVoucher:
    """A voucher and whether what it seals is still what was signed."""

    voucher: Voucher
    intact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderFile:
    """An order with its latest report, its latest voucher, its steps and requisitions."""

    order: WorkOrder
    report: ServiceReport | None = None
    signed: SignedVoucher | None = None
    steps: tuple[Step, ...] = ()
    parts: tuple[PartsNote, ...] = ()


def latest_signed(work: SealedWork, vouchers: tuple[Voucher, ...]) -> SignedVoucher | None:
    """Judge the latest voucher against what is stored today; a missing later one is no voucher.

    Source: rulebook D-14.
    """
    if not vouchers:
        return None
    latest = max(vouchers, key=lambda each: each.number)
    is_last = latest.number == work.order.vouchers
    return SignedVoucher(voucher=latest, intact=is_last and is_intact(latest, work))
