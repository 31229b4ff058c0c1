"""What `callout stock` says about customers who sign, hurry and pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from callout.inventory.v1 import green_channel_service_pb2 as green
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import special_order_service_pb2 as special
from callout_cli.commands.stock import app
from callout_cli.reports.customers import (
    FIRST_ISSUE_COLUMNS,
    SPECIAL_ORDER_COLUMNS,
    UNSIGNED_COLUMNS,
    first_issue_cells,
    special_order_cells,
    special_order_lines,
    unsigned_cells,
)
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def order(**changed: Any) -> special.SpecialOrder:
    fields: dict[str, Any] = {
        "id": "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f",
        "requisition_id": "5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4d",
        "warehouse_code": "BJ01-W1",
        "procurement": special.PROCUREMENT_SELF,
        "state": special.SpecialOrder.STATE_PROPOSED,
        "reason": "not kept",
        "proposed_by": "K-01",
        "proposed_time": stamp(AT),
        **changed,
    }
    return special.SpecialOrder(**fields)


def test_an_unsigned_addition_fills_its_columns() -> None:
    asked = rs.Requisition(
        id="r-1",
        work_order_id="w-1",
        warehouse_code="BJ01-W1",
        amount="300.00",
        requested_by="T-01",
        requested_time=stamp(AT),
    )
    cells = unsigned_cells(asked)
    assert len(cells) == len(UNSIGNED_COLUMNS)
    assert cells == ["r-1", "w-1", "BJ01-W1", "300.00", "T-01", "2026-11-22 08:00"]


@pytest.mark.parametrize(
    ("now", "approved_by", "due"),
    [
        (AT, "", "2026-11-22 08:00"),
        (AT + timedelta(seconds=1), "", "2026-11-22 08:00 ✗"),
        (AT + timedelta(seconds=1), "S-01", "2026-11-22 08:00"),
    ],
)
def test_an_approval_that_is_overdue_is_marked(now: datetime, approved_by: str, due: str) -> None:
    issue = green.FirstIssue(
        requisition_id="r-1",
        warehouse_code="BJ01-W1",
        severity="A",
        amount="300.00",
        issued_by="K-01",
        approval_due_time=stamp(AT),
        approved_by=approved_by,
    )
    cells = first_issue_cells(issue, now)
    assert len(cells) == len(FIRST_ISSUE_COLUMNS)
    assert cells[5:] == [due, approved_by or "–"]


def test_a_special_order_begins_with_little_and_tells_everything_at_the_end() -> None:
    fresh = special_order_cells(order())
    assert len(fresh) == len(SPECIAL_ORDER_COLUMNS)
    assert fresh[3:] == ["self-procurement", "proposed", "–", "–", "none"]
    deposit = special.Deposit(
        amount="80.00", receipt_number="R-1", received_by="V-01", received_time=stamp(AT)
    )
    assert special_order_cells(order(deposit=deposit))[-1] == "held"
    deposit.outcome = special.DEPOSIT_OUTCOME_REFUNDED
    deposit.settled_by, deposit.settled_document = "S-01", "V-7"
    done = order(
        state=special.SpecialOrder.STATE_CANCELLED,
        quotes=[special.Quote(supplier="甲", amount="260.00", document="Q-1")],
        approved_by="S-01",
        approved_time=stamp(AT),
        chosen_supplier="甲",
        choice_reason="there tomorrow",
        price="260.00",
        deposit_due="78.00",
        policy_ref="special-orders/default@2026.1",
        deposit=deposit,
        placed_by="K-01",
        expected_time=stamp(AT),
        receipt_id="x-1",
        arrived_time=stamp(AT),
        cancelled_by="S-02",
        cancelled_time=stamp(AT),
        cancel_reason="sold",
    )
    told = "\n".join(special_order_lines(done))
    for said in (
        "self-procurement for requisition",
        "Quote of 甲: 260.00 CNY (Q-1)",
        "deposit 78.00 CNY (special-orders/default@2026.1). 甲 there tomorrow",
        "Deposit 80.00 CNY received by V-01",
        "Deposit refunded by S-01",
        "expected 2026-11-22 08:00",
        "by receipt x-1",
        "Cancelled by S-02",
    ):
        assert said in told
    choose(Language.ZH)
    assert "自采" in "\n".join(special_order_lines(done))


@pytest.mark.parametrize("name", ["unsigned", "first-issues", "special-orders", "special-order"])
def test_every_command_is_there_with_json(name: str) -> None:
    told = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "120"})
    assert told.exit_code == 0
    assert "--json" in told.output


def test_an_id_that_is_none_is_refused_at_once() -> None:
    assert CliRunner().invoke(app, ["special-order", "seven"]).exit_code == 2
