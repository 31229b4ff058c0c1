"""What orders got by serial or batch before that was followed is followed afterwards (P-18)."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest
from sqlalchemy import text

from chassis.db import Database
from chassis.resources import service_folder
from integration.inventory.checks import violations
from inventory.domain.ids import PartNumber
from inventory.domain.lots import Tracking
from inventory.domain.work_order import OrderState
from unit.inventory.fitted_parts_scene import FittedPartsScene
from unit.inventory.scene import DISK, Scene, lot_line

pytestmark = pytest.mark.integration

OIL = PartNumber("OIL")
KEPT = (
    "select requisition_id, part_number, lot, quantity, issued_at, in_warranty"
    " from fitted_part order by requisition_id, part_number, lot"
)


def carried_over() -> str:
    """Return the statements by which the migration carries over what was issued before."""
    versions = service_folder("inventory", "migrations") / "versions"
    (script,) = versions.glob("*_fitted_parts_and_expectations.py")
    spec = spec_from_file_location("migration_under_test", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    statements: str = module._BEFORE
    return statements


def rows(database: Database, statement: str) -> list[tuple[Any, ...]]:
    with database.read_only() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_the_ledger_tells_what_orders_have(real: Scene, database: Database) -> None:
    day = FittedPartsScene(real)
    real.part(DISK, Tracking.SERIAL)
    real.part(OIL, Tracking.BATCH)
    real.receive_lots(DISK, "S1", "S2", "S3")
    real.receive_lots(OIL, B7=9, B8=9)
    order, waiting = real.order(in_warranty=True), real.order()
    first = day.issue(order, lot_line(DISK, "S1", "S2"), lot_line(OIL, B7=3))
    real.give_back_lines(first, lot_line(DISK, "S2"))
    real.later(hours=1)
    second = day.issue(order, lot_line(OIL, B7=1, B8=2))
    real.give_back_lines(second, lot_line(OIL, B7=1, B8=1))
    day.issue(waiting, lot_line(DISK, "S3"))
    before = rows(database, KEPT)
    assert len(before) == 6
    day.report(order)
    real.move(order, OrderState.DONE)
    with database.transaction() as connection:
        connection.execute(text("delete from fitted_part"))
        connection.execute(text("delete from fixing"))
        connection.execute(text(carried_over()))
    assert rows(database, KEPT) == before
    assert day.announce() == 3  # S1, three of B7, one of B8
    assert violations(database) == {}
