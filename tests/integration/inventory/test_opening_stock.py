"""Bins and opening stock: one suite for the store in memory and the store in PostgreSQL."""

from __future__ import annotations

import pytest

from chassis.db import Database
from importing.batches import ImportReport
from integration.inventory.checks import violations
from inventory.domain.ids import OpeningId, PartNumber, WarehouseCode
from inventory.domain.lots import Tracking
from inventory.domain.opening_stock import BinRow, OpeningStockRow
from inventory.domain.requisition import State
from inventory.handlers.import_bins import ImportBins, import_bins
from inventory.handlers.import_opening_stock import ImportOpeningStock, import_opening_stock
from inventory.handlers.register_part import RegisterPart, register_part
from inventory.ports import BalanceFilter
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    COSTS,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    VALVE,
    Scene,
    Who,
)

SECOND = WarehouseCode("BJ01-W2")
ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))


def bins(scene: Scene, *told: tuple[str, str], who: Who = ADMIN) -> ImportReport:
    rows = tuple(
        BinRow(line=line, warehouse_code=where, bin_code=code)
        for line, (where, code) in enumerate(told, start=2)
    )
    with scene.begin(who) as tx:
        return import_bins(ImportBins(rows=rows, dry_run=False), tx)


def stock(
    scene: Scene, *told: tuple[str, str, str, str, str], dry_run: bool = False
) -> ImportReport:
    rows = tuple(
        OpeningStockRow(
            line=line, warehouse_code=where, bin_code=code, part_number=part, lot=lot, quantity=n
        )
        for line, (where, code, part, lot, n) in enumerate(told, start=2)
    )
    cmd = ImportOpeningStock(opening_id=OpeningId(scene.new_id()), rows=rows, dry_run=dry_run)
    with scene.begin(ADMIN) as tx:
        return import_opening_stock(cmd, tx, scene.now)


def tracked(scene: Scene, number: str, tracking: Tracking) -> None:
    cmd = RegisterPart(
        part_number=PartNumber(number),
        name=number,
        unit="个",
        unit_cost=COSTS[PUMP],
        tracking=tracking,
    )
    scene.do(register_part, cmd, KEEPER)


def figures(report: ImportReport) -> tuple[int, int, list[tuple[int, str]]]:
    refusals = [(each.line, each.reason) for each in report.refusals]
    return report.added, report.unchanged, refusals


def places(scene: Scene) -> dict[tuple[str, str, str], int]:
    with scene.begin(ADMIN) as tx:
        found = tx.views.balances(BalanceFilter(warehouse_code=STORE), None, 100)
    return {(str(each.account), each.part_number, each.lot): each.quantity for each in found}


def test_bins_are_set_up_once_and_only_in_warehouses_of_ones_own(scene: Scene) -> None:
    told = ((STORE, "A-01"), (STORE, "A-02"), (STORE, "架 1"), ("NONE", "A-01"), (STORE, "A-01"))
    refused = [(4, "BIN_CODE_INVALID"), (5, "WAREHOUSE_NOT_FOUND"), (6, "DUPLICATE_IN_FILE")]
    assert figures(bins(scene, *told)) == (2, 0, refused)
    assert figures(bins(scene, *told)) == (0, 2, refused)
    assert figures(bins(scene, (STORE, "main"))) == (0, 1, [])
    assert figures(bins(scene, (STORE, "A-03"), who=ELSEWHERE))[2] == [(2, "WAREHOUSE_NOT_FOUND")]


def test_opening_stock_lies_where_it_was_told_and_is_told_once(scene: Scene) -> None:
    bins(scene, (STORE, "A-01"))
    tracked(scene, "METER", Tracking.SERIAL)
    tracked(scene, "OIL", Tracking.BATCH)
    told = (
        (STORE, "A-01", "PUMP", "", "5"),
        (STORE, "", "PUMP", "", "2"),
        (STORE, "", "METER", "SN-1", "1"),
        (STORE, "", "OIL", "LOT-7", "40"),
    )
    assert figures(stock(scene, *told, dry_run=True)) == (4, 0, [])
    assert places(scene) == {}
    assert figures(stock(scene, *told)) == (4, 0, [])
    assert figures(stock(scene, *told)) == (0, 4, [])
    assert places(scene) == {
        (f"warehouse:{STORE}/A-01", "PUMP", ""): 5,
        (f"warehouse:{STORE}", "PUMP", ""): 2,
        (f"warehouse:{STORE}", "METER", "SN-1"): 1,
        (f"warehouse:{STORE}", "OIL", "LOT-7"): 40,
    }
    assert scene.level(PUMP) == (7, 0)


@pytest.mark.parametrize(
    ("row", "reason", "rule"),
    [
        (("NONE", "", "PUMP", "", "1"), "WAREHOUSE_NOT_FOUND", "P-01"),
        ((STORE, "Z-99", "PUMP", "", "1"), "BIN_NOT_FOUND", "P-01"),
        ((STORE, "", "NONE", "", "1"), "PART_NOT_FOUND", "P-01"),
        ((STORE, "", "PUMP", "", ""), "QUANTITY_NOT_POSITIVE", "P-02"),
        ((STORE, "", "PUMP", "", "0"), "QUANTITY_NOT_POSITIVE", "P-02"),
        ((STORE, "", "PUMP", "", "1.5"), "NOT_A_NUMBER", "P-02"),
        ((STORE, "", "PUMP", "", "-1"), "NOT_A_NUMBER", "P-02"),
        ((STORE, "", "PUMP", "SN-1", "1"), "LOTS_INVALID", "P-19"),
        ((STORE, "", "METER", "", "1"), "LOTS_INVALID", "P-19"),
        ((STORE, "", "METER", "SN-1", "2"), "LOTS_INVALID", "P-19"),
    ],
)
def test_stock_that_cannot_be_taken(
    scene: Scene, row: tuple[str, str, str, str, str], reason: str, rule: str
) -> None:
    tracked(scene, "METER", Tracking.SERIAL)
    report = stock(scene, row)
    (refusal,) = report.refusals
    assert (report.added, refusal.reason, refusal.rule) == (0, reason, rule)
    assert refusal.message
    assert places(scene) == {}


def test_what_was_told_is_only_corrected_by_a_count(scene: Scene) -> None:
    stock(scene, (STORE, "", "PUMP", "", "5"))
    assert figures(stock(scene, (STORE, "", "PUMP", "", "6")))[2] == [(2, "OPENING_STOCK_SET")]
    bins(scene, (STORE, "A-01"))
    scene.receive(PUMP=1)
    late = ((STORE, "A-01", "PUMP", "", "1"), (STORE, "A-01", "VALVE", "", "1"))
    assert figures(stock(scene, *late)) == (1, 0, [(2, "OPENING_AFTER_MOVEMENT")])
    assert scene.level(PUMP) == (6, 0)


def test_a_serial_is_in_one_place(scene: Scene) -> None:
    tracked(scene, "METER", Tracking.SERIAL)
    bins(scene, (STORE, "A-01"))
    told = ((STORE, "", "METER", "SN-1", "1"), (STORE, "A-01", "METER", "SN-1", "1"))
    assert figures(stock(scene, *told)) == (1, 0, [(3, "SERIAL_ELSEWHERE")])
    assert figures(stock(scene, told[1])) == (0, 0, [(2, "SERIAL_ELSEWHERE")])


def test_who_waits_is_served_in_every_warehouse_of_the_batch(scene: Scene) -> None:
    scene.warehouse(SECOND, BEIJING)
    waiting = scene.request(PUMP=3)
    assert waiting.state is State.SHORT
    told = ((SECOND, "", "VALVE", "", "4"), (STORE, "", "PUMP", "", "5"))
    assert figures(stock(scene, *told)) == (2, 0, [])
    assert scene.look(waiting).state is State.RESERVED
    assert (scene.level(PUMP), scene.level(VALVE, SECOND)) == ((5, 3), (4, 0))


@pytest.mark.integration
def test_the_books_hold_with_opening_stock_in_them(real: Scene, database: Database) -> None:
    bins(real, (STORE, "A-01"))
    tracked(real, "METER", Tracking.SERIAL)
    stock(real, (STORE, "A-01", "PUMP", "", "5"), (STORE, "", "METER", "SN-1", "1"))
    issued = real.issued(PUMP=3)
    real.give_back(issued, PUMP=1)
    assert violations(database) == {}
