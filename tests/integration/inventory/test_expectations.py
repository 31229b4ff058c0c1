"""What short requisitions wait for, in memory and in PostgreSQL (P-08)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from inventory.domain.requisition import Requisition, State
from inventory.domain.severity import Severity
from inventory.domain.sourcing.expectation import Cause, Expectation
from inventory.domain.sourcing.ranking import SourceKind
from inventory.handlers.sourcing.expecting import look_at_expectations
from unit.inventory.counting import Counting, seen
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import BEIJING, PUMP, SHANGHAI, STORE, SYSTEM, Scene, lines
from unit.inventory.two_cells import asked_by_another_cell
from unit.inventory.way import DEPOT, Way

LOOK = timedelta(minutes=15)


@pytest.fixture
def way(scene: Scene) -> Way:
    return Way(scene)


def waiting(scene: Scene, quantity: int = 2) -> Requisition:
    return scene.request_all({PUMP: quantity}, scene.order(branch=BEIJING))


def latest(scene: Scene, short: Requisition) -> Expectation:
    with scene.begin(SYSTEM) as tx:
        (found,) = tx.expectations.latest_of([short.id])[short.id]
    return found


def look(scene: Scene) -> int:
    with scene.begin(SYSTEM) as tx:
        return look_at_expectations(tx, scene.now)


def told(scene: Scene, short: Requisition) -> tuple[int, Cause, SourceKind, str]:
    found = latest(scene, short)
    return found.number, found.cause, found.source_kind, found.source_warehouse


def test_who_is_short_knows_from_where_and_when(scene: Scene, way: Way) -> None:
    scene.receive(STORE, PUMP=1)
    scene.receive(DEPOT, PUMP=1)
    first = waiting(scene)  # one lies here, the other one there
    found = latest(scene, first)
    assert told(scene, first) == (1, Cause.FOUND_SHORT, SourceKind.WAREHOUSE, DEPOT)
    assert (found.quantity, found.decided_at) == (1, scene.now)
    assert found.expected_at == scene.now + timedelta(hours=72)
    assert found.policy_ref.startswith("sourcing/default@")
    assert told(scene, waiting(scene, 9)) == (1, Cause.FOUND_SHORT, SourceKind.SUPPLIER, "")


def test_what_is_expected_stands_until_there_is_a_reason(scene: Scene, way: Way) -> None:
    short = waiting(scene)
    before = latest(scene, short)
    assert look(scene) == 0  # it was looked at a moment ago
    scene.now += LOOK
    assert (look(scene), look(scene)) == (1, 0)
    assert latest(scene, short) == before  # though it would be later, ordered now
    scene.now = before.expected_at
    assert look(scene) == 1
    assert told(scene, short) == (2, Cause.OVERDUE, SourceKind.SUPPLIER, "")
    assert latest(scene, short).expected_at == before.expected_at + timedelta(days=14)


def test_stock_elsewhere_brings_it_forward_and_back_again(scene: Scene, way: Way) -> None:
    short = waiting(scene)
    scene.receive(DEPOT, PUMP=2)
    scene.now += LOOK
    assert look(scene) == 1
    assert told(scene, short) == (2, Cause.EARLIER, SourceKind.WAREHOUSE, DEPOT)
    scene.request_all({PUMP: 1}, scene.order(branch=SHANGHAI))  # somebody there needs one
    scene.now += LOOK
    assert look(scene) == 1
    assert told(scene, short) == (3, Cause.SOURCE_GONE, SourceKind.SUPPLIER, "")


def test_a_transfer_under_way_says_when_it_arrives(scene: Scene, way: Way) -> None:
    scene.receive(DEPOT, PUMP=3)
    first = waiting(scene)
    scene.later(minutes=1)
    second = waiting(scene)
    way.ship(way.ask_lines(lines(PUMP=3), SYSTEM, from_code=DEPOT, to_code=STORE), who=SYSTEM)
    arrival = scene.now + timedelta(days=2)
    scene.now += LOOK
    assert look(scene) == 2
    assert told(scene, first) == (2, Cause.ON_THE_WAY, SourceKind.WAREHOUSE, DEPOT)
    assert latest(scene, first).expected_at == arrival
    # Who waits longer gets two of the three: for the second one it is not enough.
    assert told(scene, second) == (2, Cause.SOURCE_GONE, SourceKind.SUPPLIER, "")
    scene.now += LOOK
    assert look(scene) == 2
    assert (latest(scene, first).number, latest(scene, second).number) == (2, 2)
    scene.now = arrival
    assert look(scene) == 2
    assert told(scene, first) == (3, Cause.OVERDUE, SourceKind.SUPPLIER, "")


def test_what_goes_to_a_warehouse_of_that_name_in_another_cell_is_not_coming(
    scene: Scene, way: Way
) -> None:
    scene.receive(STORE, PUMP=3)
    way.ship(way.ask(PUMP=1))
    way.ship(asked_by_another_cell(scene, DEPOT, SHANGHAI, PUMP=2))
    with scene.begin(SYSTEM) as tx:
        assert [each.quantity for each in tx.expectations.coming(DEPOT, PUMP)] == [1]


def test_the_worse_the_fault_the_fewer_are_ahead(scene: Scene) -> None:
    asked = []
    for severity in (None, Severity.D, Severity.B, Severity.B):
        asked.append(scene.request(scene.order(severity=severity), PUMP=1))
        scene.later(seconds=1)
    with scene.begin(SYSTEM) as tx:
        assert [tx.expectations.ahead_of(each, PUMP) for each in asked] == [3, 2, 0, 1]


def test_who_waits_no_more_is_not_looked_at(scene: Scene, way: Way) -> None:
    short = waiting(scene)
    scene.receive(STORE, PUMP=2)
    scene.now += LOOK
    assert look(scene) == 0
    assert latest(scene, short).number == 1


def test_who_loses_what_he_held_is_expected_anew(scene: Scene, way: Way) -> None:
    short = waiting(scene, 1)
    before = latest(scene, short)
    scene.receive(STORE, PUMP=1)
    scene.receive(DEPOT, PUMP=1)
    scene.later(hours=1)
    scene.request(CustomersScene(scene).urgent(), PUMP=1)
    assert scene.look(short).state is State.SHORT
    assert told(scene, short) == (2, Cause.SOURCE_GONE, SourceKind.WAREHOUSE, DEPOT)
    after = latest(scene, short)
    assert (after.decided_at, after.expected_at) == (scene.now, scene.now + timedelta(hours=72))
    assert after.expected_at < before.expected_at
    scene.now += LOOK
    assert (look(scene), latest(scene, short)) == (1, after)
    scene.now = after.expected_at
    assert look(scene) == 1
    assert told(scene, short)[:2] == (3, Cause.OVERDUE)


def test_who_falls_short_by_a_count_is_expected_anew(scene: Scene, way: Way) -> None:
    short = waiting(scene, 1)
    scene.receive(STORE, PUMP=1)
    scene.later(days=20)  # what was expected first is long over
    counting = Counting(scene)
    counting.decide(counting.twice(counting.open(), seen(PUMP, 0)))
    found = latest(scene, short)
    assert told(scene, short) == (2, Cause.SOURCE_GONE, SourceKind.SUPPLIER, "")
    assert (found.decided_at, found.expected_at) == (scene.now, scene.now + timedelta(days=14))


def kinds(found: Sequence[Expectation]) -> list[str]:
    return [each.part_number for each in found]


def test_every_part_that_is_missing_is_expected_on_its_own(scene: Scene, way: Way) -> None:
    scene.receive(DEPOT, PUMP=1)
    scene.receive(STORE, BOARD=1)
    short = scene.request_all({"PUMP": 1, "VALVE": 1, "BOARD": 1}, scene.order(branch=BEIJING))
    with scene.begin(SYSTEM) as tx:
        found = tx.expectations.latest_of([short.id])[short.id]
    assert kinds(found) == ["PUMP", "VALVE"]
    assert [each.source_kind for each in found] == [SourceKind.WAREHOUSE, SourceKind.SUPPLIER]
