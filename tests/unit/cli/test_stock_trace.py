"""What `callout stock trace | fitted` says, in both languages (P-19)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from typer.testing import CliRunner

from callout.inventory.v1 import fitted_parts_pb2 as fitted_pb
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import trace_service_pb2 as pb
from callout_cli.commands.stock import app
from callout_cli.commands.stock_trace import read_all
from callout_cli.output import Output
from callout_cli.progress import ProgressBar
from callout_cli.reports.stock_trace import counted, fitting_cells, movement_cells, place_cells
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

ID = "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"
AT = stamp(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
ORDER = pb.TracedOrder(
    work_order_id="o-1",
    service_request_id="r-1",
    branch_code="BJ01",
    customer_id="c-1",
    installed_product_id="p-1",
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def fitting(**told: Any) -> pb.TracedFitting:
    facts = {
        "part_number": "DISK",
        "lot": "SN-1",
        "quantity": 1,
        "work_order_id": "o-1",
        "service_request_id": "r-1",
        "issued_time": AT,
        **told,
    }
    origin = pb.LotOrigin(receipt_number="BJ01-W1-20260301-001", document="DN-7")
    return pb.TracedFitting(fitted_part=fitted_pb.FittedPart(**facts), origins=[origin])


def test_a_place_with_a_customer_names_ids_alone() -> None:
    assert place_cells(pb.LotPlace(account="order:o-1", quantity=1, order=ORDER)) == [
        "order:o-1",
        "1",
        "BJ01",
        "r-1",
        "c-1",
        "p-1",
    ]
    shelf = pb.LotPlace(account="warehouse:BJ01-W1", quantity=3)
    assert place_cells(shelf) == ["warehouse:BJ01-W1", "3", *["–"] * 4]


def test_a_movement_says_when_from_where_to_where_and_by_which_paper() -> None:
    entry = rs.LedgerEntry(
        quantity=2,
        from_account="warehouse:BJ01-W1",
        to_account="order:o-1",
        document_kind="issue",
        document_id="q-1",
        occurred_time=AT,
    )
    assert movement_cells(pb.TracedMovement(entry=entry, order=ORDER)) == [
        "2026-03-02 08:00",
        "2",
        "warehouse:BJ01-W1",
        "order:o-1",
        "issue q-1",
        "r-1",
        "c-1",
    ]


@pytest.mark.parametrize(("language", "told"), [(Language.EN, "not yet"), (Language.ZH, "尚未")])
def test_a_fitting_says_from_which_delivery_it_came(language: Language, told: str) -> None:
    choose(language)
    assert fitting_cells(fitting())[3:5] == ["2026-03-02 08:00", told]
    cells = fitting_cells(fitting(fitted_time=AT, customer_id="c-1"))
    assert cells[4] == "2026-03-02 08:00"
    assert cells[-3:] == ["c-1", "–", "BJ01-W1-20260301-001 (DN-7)"]


def test_orders_and_customers_are_counted_once() -> None:
    rows = [fitting(), fitting(customer_id="c-1"), fitting(work_order_id="o-2", customer_id="c-1")]
    assert counted([pb.TracedMovement()] * 3, rows) == {
        "movements": 3,
        "orders": 2,
        "customers": 1,
    }


def test_every_page_is_read_and_the_request_stays_as_it_was() -> None:
    pages = {
        "": pb.TracePartResponse(movements=[pb.TracedMovement()] * 2, next_page_token="2"),
        "2": pb.TracePartResponse(movements=[pb.TracedMovement()]),
    }

    class Asker:
        def ask(self, request: Message, _answer: type[Message]) -> Message:
            return pages[request.page_token]  # type: ignore[attr-defined]

    class Counting(ProgressBar):
        counted = 0

        def done(self, steps: int = 1) -> None:
            self.counted += steps

    request = pb.TracePartRequest(lot="SN-1")
    bar = Counting(Output(), "stock.trace.bar", "stock.trace.news")
    asker: Any = Asker()
    found = read_all(asker, request, pb.TracePartResponse, "movements", bar)
    assert [len(page.movements) for page in found] == [2, 1]
    assert (bar.counted, request.page_token) == (3, "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--order", ID, "--product", ID],
    ],
)
def test_fitted_wants_one_of_three_ids(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    told = CliRunner().invoke(app, ["fitted", *arguments, "--data", str(tmp_path)])
    assert told.exit_code != 0
    assert "Name one of" in told.output
