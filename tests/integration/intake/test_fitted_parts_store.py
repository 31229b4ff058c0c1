"""What both stores promise of fitted parts, and recalls that go by them (P-18, P-19, I-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.unit_of_work import ALL, SYSTEM, Principal, UnitOfWork
from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey
from intake.domain.recalls.recall import Recall, RecallRange, SerialRange
from intake.domain.vocabulary import Severity
from intake.handlers.recalls.catch_recalled_products import catch_recalled_products
from intake.handlers.recalls.open_recall import OpenRecall, open_recall
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.ports import Tx
from integration.intake.conftest import Begin
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI, a_call

CUSTOMER_ID = str(UUID(int=1))
HERE = Principal(subject="q", role="quality", branches=frozenset({"HZ01"}))
ELSEWHERE = Principal(subject="q", role="quality", branches=frozenset({"SH02"}))
QUALITY = Principal(subject="q", role="quality", branches=ALL)


def product_id(number: int) -> str:
    return str(UUID(int=100 + number))


def request_id(number: int) -> str:
    return str(UUID(int=200 + number))


def part(number: int, product: int, **told: Any) -> FittedPart:
    fitted = FittedPart(
        id=str(UUID(int=300 + number)),
        installed_product_id=product_id(product),
        service_request_id=request_id(product),
        work_order_id=str(UUID(int=400 + product)),
        part_number="FAN",
        lot="B-7",
        quantity=2,
        fitted_at=NOW,
        starts_on=date(2026, 3, 2),
        ends_on=date(2027, 3, 2),
        pack_ref="warranty-pack/standard@1",
        version=2,
    )
    return replace(fitted, **told)


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Three products with a request each; the third one is in Shanghai."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        for number in (1, 2, 3):
            code = "SH02" if number == 3 else "HZ01"
            tx.installed_products.add(
                replace(
                    PRODUCT,
                    id=product_id(number),
                    customer_id=CUSTOMER_ID,
                    serial_number=f"S-{number}",
                    branch=code,
                )
            )
            call = a_call(
                request_id=request_id(number),
                installed_product_id=product_id(number),
                branch=code,
                received_at=NOW,
            )
            register_call(call, tx, NOW)


def put(begin: Begin, *parts: FittedPart) -> None:
    with begin(SYSTEM) as tx:
        for each in parts:
            tx.fitted_parts.put(each)


def test_a_later_version_brings_its_quantity_and_nothing_else(begin: Begin) -> None:
    put(begin, part(1, 1), part(1, 1, version=1, quantity=9))
    put(begin, part(1, 1, version=3, quantity=1, ends_on=date(2030, 1, 1)))
    with begin(SYSTEM) as tx:
        assert tx.fitted_parts.find(product_id(1), "B-7") == part(1, 1, version=3, quantity=1)
    put(begin, part(1, 1, version=4, quantity=0))
    with begin(SYSTEM) as tx:
        assert tx.fitted_parts.find(product_id(1), "B-7") is None


def test_of_several_what_is_covered_longest_is_found(begin: Begin) -> None:
    longest = part(2, 1, part_number="BELT", ends_on=date(2028, 3, 2))
    put(begin, part(1, 1), longest, part(3, 2, ends_on=date(2029, 1, 1)))
    with begin(SYSTEM) as tx:
        assert tx.fitted_parts.find(product_id(1), "B-7") == longest
        assert tx.fitted_parts.find(product_id(1), "B-8") is None


def listed(begin: Begin, key: FittedPartKey, who: Principal = QUALITY) -> list[str]:
    found: list[str] = []
    with begin(who) as tx:
        while True:
            page = tx.fitted_parts.page(key, found[-1] if found else "", 1)
            found += [each.id for each in page.rows]
            if not page.has_more:
                return found


def test_they_are_listed_by_product_and_by_part_at_the_callers_branches(begin: Begin) -> None:
    parts = [
        part(1, 1),
        part(2, 2, lot="B-8"),
        part(3, 3),
        part(4, 1, part_number="BELT"),
        part(5, 2, quantity=0),
    ]
    put(begin, *parts)
    one, two, three, four, _ = (each.id for each in parts)
    assert listed(begin, FittedPartKey(part_number="FAN")) == [one, two, three]
    assert listed(begin, FittedPartKey(part_number="FAN", lot="B-7")) == [one, three]
    assert listed(begin, FittedPartKey(installed_product_id=product_id(1))) == [one, four]
    assert listed(begin, FittedPartKey(part_number="FAN"), HERE) == [one, two]
    assert listed(begin, FittedPartKey(part_number="FAN"), ELSEWHERE) == [three]


def recall(tx: Tx, *ranges: RecallRange) -> Recall:
    cmd = OpenRecall(
        recall_id=str(uuid4()),
        code=f"RC-{len(ranges)}",
        title="the batch may burn",
        severity=Severity.B,
        ranges=ranges,
    )
    return open_recall(cmd, tx, NOW)


def by_part(lot: str = "", model: str = "", number: str = "FAN") -> RecallRange:
    return RecallRange(product_model=model, serials=SerialRange(), part_number=number, part_lot=lot)


@pytest.mark.parametrize(
    ("ranges", "caught"),
    [
        ((by_part("B-7"),), {1, 3}),
        ((by_part(),), {1, 2, 3}),
        ((by_part("B-7", "KFR-35"),), {1, 3}),
        ((by_part("B-7", "KFR-36"),), set()),
        ((by_part("B-9"),), set()),
        (
            (
                by_part("B-8"),
                RecallRange(product_model="KFR-35", serials=SerialRange(first="S-3", last="S-3")),
            ),
            {2, 3},
        ),
    ],
)
def test_a_recall_by_part_finds_the_products_it_is_in(
    begin: Begin, ranges: tuple[RecallRange, ...], caught: set[int]
) -> None:
    put(begin, part(1, 1), part(2, 2, lot="B-8"), part(3, 3), part(4, 2, quantity=0))
    with begin(QUALITY) as tx:
        opened = recall(tx, *ranges)
        assert tx.recalls.get(opened.id) == opened
        found = tx.recalls.uncaught(opened, 9)
        assert [each.id for each in found] == [product_id(number) for number in sorted(caught)]
        assert len(tx.recalls.uncaught(opened, 1)) == min(len(caught), 1)


def test_a_product_that_gets_the_part_later_is_caught_too(begin: Begin) -> None:
    put(begin, part(1, 1))
    with begin(QUALITY) as tx:
        opened = recall(tx, by_part("B-7"))
    with begin(SYSTEM) as tx:
        assert catch_recalled_products(tx, NOW, 9) == 1
    put(begin, part(2, 2))
    with begin(SYSTEM) as tx:
        assert (catch_recalled_products(tx, NOW, 9), catch_recalled_products(tx, NOW, 9)) == (1, 0)
        assert tx.recalls.progress(opened.id, everywhere=True).affected == 2


@pytest.mark.integration
@pytest.mark.parametrize(
    "told", [{"lot": ""}, {"quantity": -1}, {"ends_on": date(2020, 1, 1)}, {"pack_ref": ""}]
)
def test_the_database_refuses_what_makes_no_sense(
    uow: UnitOfWork[Tx], told: dict[str, Any]
) -> None:
    def put_alone() -> None:
        with uow.begin(SYSTEM) as work:
            work.connection.execute(text("set local session_replication_role = replica"))
            work.tx.fitted_parts.put(part(1, 1, **told))

    with pytest.raises(IntegrityError, match="check constraint"):
        put_alone()
