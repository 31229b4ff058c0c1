"""Parts are fitted, and come back, at once: each is told once and the last word is right (P-18)."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from callout.inventory.v1 import fitted_parts_events_pb2 as events_pb
from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import deadlocks, together
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber
from inventory.domain.lots import Tracking
from unit.inventory.fitted_parts_scene import FittedPartsScene
from unit.inventory.scene import Scene, lot_line

pytestmark = pytest.mark.integration

OIL = PartNumber("OIL")
ORDERS = 12


def told(database: Database) -> dict[str, list[tuple[str, int]]]:
    """What was announced of each fitted part, in order: which event, and how many units."""
    found: dict[str, list[tuple[str, int]]] = {}
    with database.read_only() as connection:
        rows = connection.execute(
            text(
                "select aggregate_id, type, body from outbox"
                " where stream = 'inventory.fitted_part' order by aggregate_id, sequence"
            )
        )
        for row in rows:
            name = row.type.rpartition(".")[2]
            message = getattr(events_pb, name).FromString(bytes(row.body))
            told_of = found.setdefault(row.aggregate_id, [])
            told_of.append((name, message.fitted_part.quantity))
    return found


def test_timers_and_returns_at_once_tell_each_part_once(real: Scene, database: Database) -> None:
    day = FittedPartsScene(real)
    real.part(OIL, Tracking.BATCH)
    real.receive_lots(OIL, B7=5 * ORDERS)
    issued = []
    for _ in range(ORDERS):
        order = real.order(customer=str(UUID(int=1)))
        issued.append(day.issue(order, lot_line(OIL, B7=3)))
        day.report(order)
    before = deadlocks(database)

    def work(worker: int) -> None:
        if worker % 2:
            day.announce()
            return
        for each in issued[worker // 2 :: 2]:
            try:
                real.give_back_lines(each, lot_line(OIL, B7=1))
            except ConcurrentUpdate:
                real.give_back_lines(each, lot_line(OIL, B7=1))

    together(work, 4)
    while day.announce():
        pass
    assert deadlocks(database) == before
    for words in told(database).values():
        assert words in (
            [("PartFitted", 2)],
            [("PartFitted", 3), ("PartFittingCorrected", 2)],
        )
    assert len(told(database)) == ORDERS
    assert violations(database) == {}
