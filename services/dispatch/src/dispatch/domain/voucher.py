"""The signed voucher and its seal: a later change of what was signed shows (D-14)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from dispatch.domain.case_record import Visit
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.service_report import ServiceReport
from dispatch.domain.work_order import WorkOrder

# Part of the sealed text: another way of writing it down later is another number.
_FORM = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signed, when (UTC) and where; `recorded_by` is who held the device."""

    signer_name: str
    place: str
    signed_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A signature over everything up to visit `visits`; `number` counts the order's vouchers."""

    work_order_id: WorkOrderId
    number: int
    visits: int
    signing: Signing
    seal: str

    @property
    def signer_digest(self) -> str:
        """Hex SHA-256 that identifies the signer of this voucher without naming him."""
        text = f"{self.work_order_id}\n{self.number}\n{self.signing.signer_name}"
        return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWork:
    """What a seal covers: the order's identity, its visits and their reports."""

    order: WorkOrder
    visits: tuple[Visit, ...]
    reports: tuple[ServiceReport, ...]

    def up_to(self, visit_number: int) -> SealedWork:
        """Return the part that an earlier voucher covers."""
        return SealedWork(
            order=self.order,
            visits=tuple(each for each in self.visits if each.number <= visit_number),
            reports=tuple(each for each in self.reports if each.visit_number <= visit_number),
        )


def sealed_voucher(work: SealedWork, signing: Signing) -> Voucher:
    """Seal the work done so far.

    Args:
        work: The signed order with all its visits and reports.
        signing: The signature, with time and place.

    Source: rulebook D-14.
    """
    order = work.order
    return Voucher(
        work_order_id=order.id,
        number=order.vouchers,
        visits=order.visits,
        signing=signing,
        seal=seal_of(work, signing, number=order.vouchers),
    )


def is_intact(voucher: Voucher, work: SealedWork) -> bool:
    """Say whether what is stored today still gives the seal.

    Source: rulebook D-14.
    """
    today = seal_of(work.up_to(voucher.visits), voucher.signing, number=voucher.number)
    return today == voucher.seal


def seal_of(work: SealedWork, signing: Signing, *, number: int) -> str:
    """Return the hex SHA-256 over the canonical content: work, parts, times, places, signer.

    Canonical is JSON with sorted keys, no blanks, UTF-8, instants in UTC with microseconds.

    Source: rulebook D-14.
    """
    content = {
        "form": _FORM,
        "voucher": number,
        "work_order_id": work.order.id,
        "service_request_id": work.order.call.service_request_id,
        "request_number": work.order.call.request_number,
        "visits": _by_number((each.number, _plain(each)) for each in work.visits),
        "reports": _by_number((each.visit_number, _plain(each)) for each in work.reports),
        "signing": _plain(signing),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _by_number(rows: Iterable[tuple[int, Any]]) -> list[Any]:
    return [content for _, content in sorted(rows, key=lambda row: row[0])]


def _plain(record: Any) -> Any:
    """Turn a record into what JSON knows; the only other type it holds is an instant."""
    return {name: _value(value) for name, value in asdict(record).items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, dict):
        return {name: _value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each) for each in value]
    return value
