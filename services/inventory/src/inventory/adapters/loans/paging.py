"""How the lists of loans, devices and tools are cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.ids import PartNumber
from inventory.domain.loans.calibration import Calibration
from inventory.domain.loans.loan import Loan
from inventory.domain.loans.measurement import JudgedUse
from inventory.domain.loans.placed import PlacedAsset
from inventory.domain.loans.refund import ToolRefund


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


def _timed(key: tuple[datetime, str]) -> tuple[str, str]:
    at, name = key
    return at.isoformat(), name


def _due(row: PlacedAsset) -> tuple[str, str, str]:
    return (row.asset.due_at or row.asset.registered_at).isoformat(), *row.asset.key


ASSETS: Final[Paging[PlacedAsset, tuple[PartNumber, str]]] = Paging(
    write=lambda row: row.asset.key, parsers=(plain_text, plain_text), read=_pair
)
DEVICES: Final[Paging[PlacedAsset, tuple[datetime, str, str]]] = Paging(
    write=_due,
    parsers=(instant, plain_text, plain_text),
    read=lambda due_at, part_number, serial: (due_at, part_number, serial),
)
LOANS: Final[Paging[Loan, tuple[datetime, str]]] = Paging(
    write=lambda row: _timed(row.list_key), parsers=(instant, uuid_text), read=_pair
)
CALIBRATIONS: Final[Paging[Calibration, tuple[datetime, str]]] = Paging(
    write=lambda row: _timed(row.list_key), parsers=(instant, uuid_text), read=_pair
)
USES: Final[Paging[JudgedUse, tuple[datetime, str]]] = Paging(
    write=lambda row: _timed(row.use.list_key), parsers=(instant, uuid_text), read=_pair
)
REFUNDS: Final[Paging[ToolRefund, tuple[datetime, str]]] = Paging(
    write=lambda row: _timed(row.list_key), parsers=(instant, uuid_text), read=_pair
)
