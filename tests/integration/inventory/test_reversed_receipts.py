"""What was received by mistake and undone did not come: no lead time, no age (P-03, P-15, P-16)."""

from __future__ import annotations

from datetime import timedelta

from inventory.domain.ids import EntryId
from inventory.domain.replenishment.window import Window
from unit.inventory.scene import PUMP, STORE, SYSTEM, VALVE, Scene


def test_an_undone_receipt_is_no_delivery_and_makes_nothing_older_or_younger(
    scene: Scene,
) -> None:
    begun = scene.now
    scene.receive(PUMP=5)
    scene.later(days=40)
    came_at = scene.now
    scene.receive(PUMP=2, VALVE=2)
    scene.later(days=40)
    scene.receive(PUMP=3)
    wrong = scene.last_entry()
    scene.later(days=1)
    scene.request(PUMP=1)
    with scene.begin(SYSTEM) as tx:
        assert [each.units for each in tx.demands.receipts(STORE, begun)[PUMP]] == [5, 2, 3]
    scene.reverse(wrong)
    scene.reverse(EntryId(wrong - 2))
    window = Window(until=scene.now, period=timedelta(days=7), periods=13)
    with scene.begin(SYSTEM) as tx:
        told = tx.demands.receipts(STORE, begun)
        assert [(each.units, each.at) for each in told[PUMP]] == [(2, came_at)]
        pump, valve = tx.demands.shelves(STORE, None, 10)
        assert (pump.part_number, valve.part_number) == (PUMP, VALVE)
        assert (pump.first_received_at, pump.last_received_at) == (came_at, came_at)
        # 41 days ago the first of it came that stayed, in the sixth week back; not 81 days ago.
        assert len(tx.demands.history(STORE, window)[PUMP]) == 6
