"""The part list: one suite for the store in memory and the store in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from importing.batches import ImportReport
from inventory.domain.errors import ImportOvertaken
from inventory.domain.ids import PartNumber
from inventory.domain.imported_parts import PartRow
from inventory.domain.part import Part
from inventory.domain.part_codes import PartCodeRow
from inventory.domain.prices import PriceRow
from inventory.handlers.import_part_codes import ImportPartCodes, import_part_codes
from inventory.handlers.import_parts import ImportParts, import_parts
from inventory.handlers.import_prices import ImportPrices, import_prices
from unit.inventory.scene import ADMIN, PUMP, Scene

GTIN = "4006381333931"


def parts(scene: Scene, *numbers: str, cost: str = "5", dry_run: bool = False) -> ImportReport:
    rows = tuple(
        PartRow(line=line, part_number=number, part_name=number, unit="个", unit_cost=cost)
        for line, number in enumerate(numbers, start=2)
    )
    with scene.begin(ADMIN) as tx:
        return import_parts(ImportParts(rows=rows, dry_run=dry_run), tx)


def codes(scene: Scene, *told: tuple[str, str, str]) -> ImportReport:
    rows = tuple(
        PartCodeRow(line=line, part_number=number, supplier=supplier, code=code)
        for line, (number, supplier, code) in enumerate(told, start=2)
    )
    with scene.begin(ADMIN) as tx:
        return import_part_codes(ImportPartCodes(rows=rows, dry_run=False), tx)


def prices(scene: Scene, **told: str) -> ImportReport:
    rows = tuple(
        PriceRow(
            line=line, part_number=PUMP, effective_on=day.replace("_", "-")[1:], unit_cost=cost
        )
        for line, (day, cost) in enumerate(told.items(), start=2)
    )
    with scene.begin(ADMIN) as tx:
        return import_prices(ImportPrices(rows=rows, dry_run=False), tx)


def figures(report: ImportReport) -> tuple[int, int, list[tuple[int, str]]]:
    refusals = [(each.line, each.reason) for each in report.refusals]
    return report.added, report.unchanged, refusals


def test_a_batch_is_added_once(scene: Scene) -> None:
    assert figures(parts(scene, "A-1", "A-2", dry_run=True)) == (2, 0, [])
    assert figures(parts(scene, "A-1", "A-2")) == (2, 0, [])
    assert figures(parts(scene, "A-1", "A-3")) == (1, 1, [])
    assert figures(parts(scene, "A-1", "A-4", cost="6")) == (
        1,
        0,
        [(2, "PART_ALREADY_REGISTERED")],
    )
    with scene.begin(ADMIN) as tx:
        found = tx.parts.find_all([PartNumber(f"A-{number}") for number in range(1, 5)])
    assert {part.part_number: part.unit_cost for part in found.values()} == {
        "A-1": Decimal(5),
        "A-2": Decimal(5),
        "A-3": Decimal(5),
        "A-4": Decimal(6),
    }


def test_a_batch_that_was_overtaken_adds_nothing(scene: Scene) -> None:
    parts(scene, "A-1")
    known = Part(part_number=PartNumber("A-1"), name="A-1", unit="个", unit_cost=Decimal(5))
    fresh = replace(known, part_number=PartNumber("A-2"))
    with pytest.raises(ImportOvertaken), scene.begin(ADMIN) as tx:
        tx.part_list.add_parts((fresh, known))
    with scene.begin(ADMIN) as tx:
        assert tx.parts.find(PartNumber("A-2")) is None


def test_codes_are_found_under_supplier_and_code(scene: Scene) -> None:
    told = [("PUMP", "", GTIN), ("VALVE", "美的", "A-1"), ("PUMP", "格力", "A-1")]
    assert figures(codes(scene, *told)) == (3, 0, [])
    assert figures(codes(scene, *told)) == (0, 3, [])
    assert figures(codes(scene, ("BOARD", "", "0" + GTIN))) == (0, 0, [(2, "PART_CODE_TAKEN")])
    with scene.begin(ADMIN) as tx:
        assert tx.part_list.owners({("", "0" + GTIN), ("美的", "A-1"), ("", "A-1")}) == {
            ("", "0" + GTIN): "PUMP",
            ("美的", "A-1"): "VALVE",
        }


def test_a_part_costs_what_the_latest_day_says_by_the_calendar_of_the_branch(
    scene: Scene,
) -> None:
    # It is 16:00 on 2 March in Beijing.
    assert figures(prices(scene, _2026_03_03="310", _2026_03_02="305", _2026_01_01="301"))[0] == 3
    assert scene.request(PUMP=2).amount == Decimal("610.00")
    scene.later(hours=7, minutes=59)  # 15:59 UTC, 23:59 in Beijing
    asked = scene.request(PUMP=2)
    assert asked.amount == Decimal("610.00")
    scene.later(minutes=1)
    assert scene.request(PUMP=2).amount == Decimal("620.00")
    assert figures(prices(scene, _2026_03_03="311")) == (0, 0, [(2, "PRICE_ALREADY_SET")])
    assert scene.look(asked).amount == Decimal("610.00")


def test_before_its_first_price_a_part_costs_what_it_was_registered_with(scene: Scene) -> None:
    prices(scene, _2026_03_03="310")
    assert scene.request(PUMP=1).amount == Decimal("300.00")


@pytest.mark.integration
@pytest.mark.parametrize(
    "statement",
    [
        "update part_price set unit_cost = 1",
        "delete from part_price",
        "truncate part_price",
    ],
)
def test_a_price_is_never_changed_by_hand(database: Database, real: Scene, statement: str) -> None:
    prices(real, _2026_03_03="310")
    with pytest.raises(IntegrityError, match="written once"), database.transaction() as connection:
        connection.execute(text(statement))


@pytest.mark.integration
def test_a_code_without_a_supplier_is_a_gtin_whichever_program_writes_it(
    database: Database, real: Scene
) -> None:
    codes(real, ("PUMP", "", GTIN))
    statement = "update part_code set code = '4006381333931'"
    with pytest.raises(IntegrityError, match="gtin"), database.transaction() as connection:
        connection.execute(text(statement))
