"""What `callout stock old-parts | claims | internal-use` say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from google.type.date_pb2 import Date
from typer.testing import CliRunner

from callout.inventory.v1 import internal_use_pb2 as uses
from callout.inventory.v1 import internal_use_service_pb2 as uses_api
from callout.inventory.v1 import old_parts_pb2 as old
from callout.inventory.v1 import old_parts_service_pb2 as old_api
from callout.inventory.v1 import resources_pb2 as rs
from callout.inventory.v1 import supplier_claims_pb2 as claims
from callout.inventory.v1 import supplier_claims_service_pb2 as claims_api
from callout_cli.commands import stock_claims
from callout_cli.commands.stock import app
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

AT = stamp(datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
NOVEMBER = Date(year=2026, month=11, day=1)


class Analyst:
    """Answers every list with what it was given, and notes what was asked."""

    def __init__(self, *answers: Message) -> None:
        self.answers = answers
        self.asked: list[Message] = []

    def ask_pages(self, request: Message, answer: type[Message]) -> Sequence[Message]:
        self.asked.append(request)
        assert {type(each) for each in self.answers} <= {answer}
        return self.answers


OLD_PART = old.OldPart(
    id="o-1",
    warehouse_code="BJ01-W1",
    part_number="PUMP",
    state=old.OldPart.STATE_DUE,
    quantity=3,
    received=1,
    due_time=AT,
    overdue_time=AT,
    work_order_id="w-1",
    waiver=old.OldPartWaiver(quantity=2),
)
CASES: list[tuple[list[str], Message, dict[str, Any], list[str]]] = [
    (
        ["old-parts", "list", "--state", "written-off", "--order", "w-1"],
        old_api.ListOldPartsResponse(old_parts=[OLD_PART]),
        {"state": old.OldPart.STATE_WRITTEN_OFF, "work_order_id": "w-1", "overdue": False},
        ["o-1", "PUMP", "due", "2026-11-22 08:00 ✗"],
    ),
    (
        ["old-parts", "overdue", "--warehouse", "BJ01-W1"],
        old_api.ListOldPartsResponse(old_parts=[OLD_PART]),
        {"overdue": True, "warehouse_code": "BJ01-W1"},
        ["o-1"],
    ),
    (
        ["old-parts", "disposals"],
        old_api.ListDisposalsResponse(
            disposals=[
                old.Disposal(number="N-1", outcome=old.DISPOSAL_OUTCOME_BACK, disposed_time=AT)
            ]
        ),
        {},
        ["N-1", "back to the supplier"],
    ),
    (
        ["old-parts", "reviews"],
        old_api.ListDisposalReviewsResponse(
            reviews=[old.DisposalReview(warehouse_code="BJ01-W1", month=NOVEMBER, old_parts=7)]
        ),
        {},
        ["2026-11", "BJ01-W1", "7"],
    ),
    (
        ["claims", "list", "--supplier", "Grundfos", "--overdue"],
        claims_api.ListSupplierClaimsResponse(
            claims=[
                claims.SupplierClaim(
                    number="C-1",
                    state=claims.SupplierClaim.STATE_SENT,
                    claimed_amount="395.00",
                    paid_amount="0.00",
                    answer_due_time=AT,
                )
            ]
        ),
        {"supplier": "Grundfos", "overdue": True, "state": 0},
        ["C-1", "sent", "395.00", "–"],
    ),
    (
        ["claims", "due"],
        claims_api.ListClaimsDueResponse(
            dues=[claims.ClaimDue(old_part_id="o-2", due_time=AT, overdue_time=AT)]
        ),
        {"overdue": False},
        ["o-2", "2026-11-22 08:00 ✗"],
    ),
    (
        ["claims", "report", "--branch", "BJ01"],
        claims_api.ReportSupplierClaimsResponse(
            suppliers=[claims.SupplierSums(supplier="Wilo", claims=3, oldest_days=12)]
        ),
        {"branch_code": "BJ01"},
        ["Wilo", "12"],
    ),
    (
        ["internal-use", "list", "--department", "SALES", "--state", "issued"],
        uses_api.ListInternalUsesResponse(
            internal_uses=[
                uses.InternalUse(
                    id="u-1",
                    state=uses.InternalUse.STATE_ISSUED,
                    lines=[rs.PartLine(part_number="VALVE", quantity=2)],
                    amount="25.00",
                    approval=uses.InternalUseApproval(over_budget=True),
                )
            ]
        ),
        {"department_code": "SALES", "state": uses.InternalUse.STATE_ISSUED},
        ["u-1", "VALVE ×2", "25.00 ✗", "issued"],
    ),
    (
        ["internal-use", "budgets", "BJ01", "--month", "2026-11"],
        uses_api.ListDepartmentMonthsResponse(
            departments=[
                uses.DepartmentMonth(
                    department_code="SALES",
                    month=NOVEMBER,
                    budget_amount="100.00",
                    used_amount="112.50",
                    remaining_amount="-12.50",
                )
            ]
        ),
        {"branch_code": "BJ01", "month": NOVEMBER},
        ["SALES", "2026-11", "-12.50"],
    ),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def answering(monkeypatch: pytest.MonkeyPatch, *answers: Message) -> Analyst:
    analyst = Analyst(*answers)

    @contextmanager
    def reader(_: Path, role: str) -> Iterator[Analyst]:
        assert role == "analyst"
        yield analyst

    monkeypatch.setattr(stock_claims, "reader", reader)
    return analyst


@pytest.mark.parametrize(("words", "answer", "asked", "shown"), CASES)
def test_a_list_asks_for_what_was_named_and_shows_it(
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    answer: Message,
    asked: dict[str, Any],
    shown: list[str],
) -> None:
    analyst = answering(monkeypatch, answer, answer)
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    (request,) = analyst.asked
    assert {name: getattr(request, name) for name in asked} == asked
    assert [each for each in shown if done.output.count(each) < 2] == []  # both pages
    as_json = CliRunner().invoke(app, [*words, "--json"])
    assert as_json.output.lstrip().startswith("[")


def test_a_month_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch)
    done = CliRunner().invoke(app, ["internal-use", "budgets", "BJ01", "--month", "13"])
    assert done.exit_code != 0
