"""Why stock became more or less, and what it cost then (P-14)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from inventory.adapters.counts.paging import DIFFERENCES, differences_behind
from inventory.domain.accounts import DEFAULT_BIN, AccountKind
from inventory.domain.counts.line import Difference, Judged
from inventory.domain.ids import PartNumber
from inventory.domain.ledger import DocumentKind
from inventory.domain.lots import Tracking
from inventory.domain.part import Part
from inventory.domain.stock_month import Costs, Flow, Month, Moved

PUMP = PartNumber("PUMP")


@pytest.mark.parametrize(
    ("other", "kind", "units", "flow"),
    [
        (AccountKind.SUPPLIER, DocumentKind.RECEIPT, 5, Flow.RECEIVED),
        (AccountKind.SUPPLIER, DocumentKind.RECEIPT, -5, Flow.RECEIVED),  # its reversal
        (AccountKind.SUPPLIER, DocumentKind.OPENING, 5, Flow.BEGUN),
        (AccountKind.SUPPLIER, DocumentKind.QUARANTINE, -1, Flow.SENT_BACK),
        (AccountKind.ORDER, DocumentKind.ISSUE, -1, Flow.ISSUED),
        (AccountKind.ORDER, DocumentKind.RETURN, 1, Flow.RETURNED),
        (AccountKind.TRANSIT, DocumentKind.SHIPMENT, -1, Flow.TRANSFERRED_OUT),
        (AccountKind.TRANSIT, DocumentKind.CLAIM, 1, Flow.TRANSFERRED_IN),
        (AccountKind.LOSS, DocumentKind.COUNT, -1, Flow.COUNTED),
        (AccountKind.LOSS, DocumentKind.COUNT, 1, Flow.COUNTED),
        (AccountKind.SCRAP, DocumentKind.QUARANTINE, -1, Flow.SCRAPPED),
        (AccountKind.VAN, DocumentKind.MOVE, -1, Flow.OTHER),
        (AccountKind.LOANER, DocumentKind.MOVE, 1, Flow.OTHER),
        (AccountKind.DEPARTMENT, DocumentKind.ISSUE, -1, Flow.OTHER),
    ],
)
def test_a_movement_stands_in_the_column_of_where_it_came_from_or_went_to(
    other: AccountKind, kind: DocumentKind, units: int, flow: Flow
) -> None:
    moved = Moved(part_number=PUMP, on=None, other=other, document_kind=kind, units=units)
    assert moved.flow is flow


@pytest.mark.parametrize(
    ("day", "cost"),
    [(date(2026, 3, 9), "300"), (date(2026, 3, 10), "320"), (date(2026, 3, 11), "320")],
)
def test_a_part_costs_what_the_latest_price_says(day: date, cost: str) -> None:
    part = Part(part_number=PUMP, name="PUMP", unit="个", unit_cost=Decimal(300))
    costs = Costs({PUMP: part}, {(PUMP, date(2026, 3, 10)): Decimal(320)})
    assert costs.on(PUMP, day) == Decimal(cost)


@pytest.mark.parametrize(
    ("first", "last", "begins"),
    [
        (date(2026, 12, 1), date(2026, 12, 31), datetime(2026, 11, 30, 16, tzinfo=UTC)),
        (date(2028, 2, 1), date(2028, 2, 29), datetime(2028, 1, 31, 16, tzinfo=UTC)),
    ],
)
def test_a_month_is_of_the_calendar_of_its_branch(
    first: date, last: date, begins: datetime
) -> None:
    month = Month(first=first, zone="Asia/Shanghai")
    assert (month.last, month.start.astimezone(UTC)) == (last, begins)


def test_the_next_page_of_differences_begins_behind_the_last_one() -> None:
    found = [
        Judged(
            difference=Difference(
                bin=DEFAULT_BIN,
                part_number=PUMP,
                tracking=Tracking.SERIAL,
                lot=f"SN-{number}",
                booked=1,
                counted=0,
            ),
            unit_cost=Decimal(1),
        )
        for number in range(3)
    ]
    rows, token = DIFFERENCES.page(lambda a, n: differences_behind(found, a, n), "", 2)
    assert list(rows) == found[:2]
    rows, token = DIFFERENCES.page(lambda a, n: differences_behind(found, a, n), token, 2)
    assert (list(rows), token) == (found[2:], "")
