"""Where a part is, across the cell: one suite for the store in memory and in PostgreSQL (P-08)."""

from __future__ import annotations

import pytest

from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.part import PartNotFound
from inventory.domain.sourcing.ranking import Need, SourceKind, Sourcing
from inventory.domain.warehouse import BranchUnknown, WarehouseAlreadyOpen
from inventory.handlers.open_warehouse import OpenWarehouse, open_warehouse
from inventory.handlers.sourcing.explain_sourcing import explain_sourcing
from unit.inventory.scene import BEIJING, PUMP, SHANGHAI, STORE, SUPERVISOR, Scene
from unit.inventory.way import DEPOT, RECEIVER, Way

CENTRE = WarehouseCode("SH01-C")


@pytest.fixture
def cell(scene: Scene) -> Scene:
    Way(scene)
    scene.do(open_warehouse, central(), SUPERVISOR)
    return scene


def central(*, is_central: bool = True) -> OpenWarehouse:
    return OpenWarehouse(code=CENTRE, branch_code=SHANGHAI, name="centre", is_central=is_central)


def explained(scene: Scene, part: PartNumber = PUMP, branch: BranchCode = SHANGHAI) -> Sourcing:
    need = Need(part_number=part, quantity=2, branch_code=branch)
    return scene.do(explain_sourcing, need, RECEIVER)


def available(found: Sourcing) -> dict[str, int]:
    return {each.warehouse_code: each.available for each in found.sources}


def test_every_warehouse_of_the_cell_is_looked_at_less_what_is_promised(cell: Scene) -> None:
    cell.receive(PUMP=5)
    cell.request(PUMP=2)
    found = explained(cell)
    assert available(found) == {STORE: 3, DEPOT: 0, CENTRE: 0, "": 0}
    assert found.chosen.warehouse_code == STORE
    assert found.policy_ref.startswith("sourcing/default@")
    cell.receive(CENTRE, PUMP=2)
    assert explained(cell).chosen.kind is SourceKind.CENTRAL
    cell.receive(DEPOT, PUMP=2)
    assert explained(cell).chosen.kind is SourceKind.HOME


def test_what_is_in_transit_is_on_no_shelf(cell: Scene) -> None:
    cell.receive(PUMP=2)
    Way(cell).shipped(PUMP=2)
    assert explained(cell).chosen.kind is SourceKind.SUPPLIER


def test_what_nobody_knows_is_not_explained(cell: Scene) -> None:
    with pytest.raises(PartNotFound):
        explained(cell, PartNumber("NOTHING"))
    with pytest.raises(BranchUnknown):
        explained(cell, branch=BranchCode("GZ01"))


def test_a_warehouse_stays_central_or_not(cell: Scene) -> None:
    assert cell.do(open_warehouse, central(), SUPERVISOR).is_central
    with pytest.raises(WarehouseAlreadyOpen):
        cell.do(open_warehouse, central(is_central=False), SUPERVISOR)
    with cell.begin(SUPERVISOR) as tx:
        assert [tx.warehouses.get(code).is_central for code in (CENTRE, STORE)] == [True, False]
    assert explained(cell, branch=BEIJING).sources
