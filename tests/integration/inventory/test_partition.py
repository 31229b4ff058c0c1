"""Two cells in real processes, and the line between them is cut after parts have left (P-08)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from callout_cli.invariants.cells import CONSERVED, check_cells
from chassis.clock import utc_now
from chassis.db import Database
from chassis.events.broker import connect
from chassis.topology import Topology, read_topology
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from inventory.domain.cells import Cells
from inventory.domain.ids import CellCode
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.domain.transfers.transfer import Transfer, TransferState
from testkit import waiting
from testkit.processes import ServiceProcess
from unit.inventory.scene import BEIJING, KEEPER, PUMP, SHANGHAI, STORE, VALVE, Scene, lines
from unit.inventory.two_cells import End
from unit.inventory.way import DEPOT

pytestmark = pytest.mark.integration

# Other tests may have the machine's cores; this is about what happens, not about when.
_PATIENCE_S = 90.0
# Inventory alone: nobody else in these cells has a queue to be filled.
_TOPOLOGY = """
services:
  inventory:
    publishes: [inventory.warehouse, inventory.requisition, inventory.cell_transfer]
    from_other_cells: [inventory.cell_transfer]
"""
eventually = partial(waiting.eventually, within=_PATIENCE_S)


@dataclass(kw_only=True)
class Cell:
    """One cell at work, and the link by which it tells the other one."""

    end: End
    url: str
    database: Database
    worker: ServiceProcess
    link: ServiceProcess
    addresses: dict[str, Any] = field(default_factory=dict)

    def state(self, transfer: Transfer) -> TransferState:
        return self.end.of(transfer).state

    def carried(self) -> float:
        """How many events the running link has brought to the other broker."""
        with urlopen(f"http://{self.addresses['metrics']}/metrics", timeout=5) as answer:
            found = answer.read().decode().splitlines()
        name = "callout_link_carried_total{"
        return sum(float(line.rpartition(" ")[2]) for line in found if line.startswith(name))


@dataclass(kw_only=True)
class World:
    """A sender in the north, a receiver in the south, and what lies between."""

    north: Cell
    south: Cell

    def begin(self) -> None:
        """Start what is not running yet, all at once."""
        ends = (self.north, self.south)
        with ThreadPoolExecutor(4) as pool:
            workers = [pool.submit(each.worker.start, within=_PATIENCE_S) for each in ends]
            self.heal()
            for each in workers:
                each.result()

    def cut(self) -> None:
        """End both links in the middle of whatever they do."""
        for each in (self.north, self.south):
            each.link.kill()

    def heal(self) -> None:
        with ThreadPoolExecutor(2) as pool:
            ends = (self.north, self.south)
            links = [pool.submit(each.link.start, within=_PATIENCE_S) for each in ends]
            for end, link in zip(ends, links, strict=True):
                end.addresses = link.result()

    def require_conserved(self) -> None:
        """Nothing is broken now: in neither cell's books, and not over both."""
        for each in (self.north, self.south):
            assert violations(each.database) == {}
        assert broken(self, CONSERVED) == []

    def until(self, transfer: Transfer, here: TransferState, there: TransferState) -> None:
        """Wait until it stands so in the north and in the south."""
        eventually(
            lambda: (self.north.state(transfer), self.south.state(transfer)) == (here, there)
        )


def broken(world: World, *names: str) -> list[object]:
    urls: dict[str, str] = {each.end.cell: each.url for each in (world.north, world.south)}
    found = list(check_cells(urls))
    assert len(found) == 4
    wanted = names or {each.name for each in found}
    return [each.content() for each in found if each.name in wanted and not each.holds]


@pytest.fixture
def world(database_of: Callable[[str], str], amqp_url: str, tmp_path: Path) -> Iterator[World]:
    topology = tmp_path / "topology.yaml"
    topology.write_text(_TOPOLOGY, "utf-8")
    tag = secrets.token_hex(4)
    names = [CellCode(f"north-{tag}"), CellCode(f"south-{tag}")]
    with ExitStack() as stack:
        cells = []
        for own, other in (names, reversed(names)):
            url = database_of("inventory")
            database = Database(url, pool_size=2)
            stack.callback(database.dispose)
            stack.callback(_remove, amqp_url, read_topology(_TOPOLOGY, cell=own, links=(other,)))
            environ = {
                "CALLOUT_AMQP_URL": amqp_url,
                "CALLOUT_CELL": own,
                "CALLOUT_DRAIN_S": "2",
            }
            linked = {
                **environ,
                "CALLOUT_LINK_PEER_CELL": other,
                "CALLOUT_LINK_PEER_AMQP_URL": amqp_url,
            }
            working = {
                **environ,
                "CALLOUT_LINKED_CELLS": other,
                "CALLOUT_INVENTORY_DATABASE_URL": url,
            }
            arguments = ["--topology", str(topology)]
            begin = begin_in(database, Cells(own=own, linked=frozenset({other})))
            scene = Scene(begin)
            scene.now = utc_now()
            is_north = own == names[0]
            cell = Cell(
                end=End(
                    scene,
                    Cells(own=own, linked=frozenset({other})),
                    STORE if is_north else DEPOT,
                    BEIJING if is_north else SHANGHAI,
                ),
                url=url,
                database=database,
                worker=ServiceProcess(
                    "chassis.work", [*arguments, "inventory"], working, tmp_path / own / "worker"
                ),
                link=ServiceProcess("chassis.link", arguments, linked, tmp_path / own / "link"),
            )
            stack.enter_context(cell.worker)
            stack.enter_context(cell.link)
            cells.append(cell)
        yield World(north=cells[0], south=cells[1])


def _remove(url: str, topology: Topology) -> None:
    queues = [
        topology.inbox_queue("inventory"),
        topology.dead_queue("inventory"),
        topology.link_queue(topology.links[0]),
    ]
    exchanges = [
        topology.exchange,
        topology.arrivals_exchange,
        topology.dead_letter_exchange,
    ]
    with connect(url, "cleanup") as connection:
        for queue in queues:
            connection.channel().queue_delete(queue)
        for exchange in exchanges:
            connection.channel().exchange_delete(exchange)


def test_both_cells_work_on_while_the_line_is_cut_and_agree_when_it_heals(world: World) -> None:
    north, south = world.north.end, world.south.end
    north.scene.receive(PUMP=20, VALVE=5)
    world.begin()
    ask = partial(south.ask_other, north.cell, STORE)
    first, second = ask(lines(PUMP=6)), ask(lines(VALVE=2))
    crossing = ask(lines(PUMP=1))
    known = TransferState.ASKED
    for each in (first, second, crossing):
        eventually(partial(is_known, world.north, each))
        world.until(each, known, known)
    north.ship(first)
    world.until(first, TransferState.SHIPPED, TransferState.SHIPPED)
    world.require_conserved()

    world.cut()
    south.receive(first, *lines(PUMP=5), who=KEEPER)
    world.require_conserved()
    issued = south.scene.issued(south.scene.order(branch=SHANGHAI), PUMP=2)
    south.scene.give_back(issued, PUMP=1)
    north.ship(second)
    world.require_conserved()
    south.cancel(crossing, who=KEEPER)
    north.ship(crossing)
    world.require_conserved()
    third = ask(lines(PUMP=2))
    north.scene.receive(PUMP=1)
    north.scene.issued(PUMP=1)
    world.require_conserved()
    assert (world.north.state(first), world.south.state(first)) == (
        TransferState.SHIPPED,
        TransferState.DISPUTED,
    )
    assert (world.north.state(second), world.south.state(second)) == (
        TransferState.SHIPPED,
        TransferState.ASKED,
    )
    assert not is_known(world.north, third)
    assert broken(world), "what was told during the cut has not arrived"

    world.heal()
    world.until(first, TransferState.DISPUTED, TransferState.DISPUTED)
    for each in (second, crossing):
        world.until(each, TransferState.SHIPPED, TransferState.SHIPPED)
    eventually(lambda: is_known(world.north, third))
    world.require_conserved()
    assert world.north.carried() >= 2
    north.settle(first, ClaimOutcome.FOUND)
    north.cancel(third, who=KEEPER)
    south.receive(second, *lines(VALVE=2), who=KEEPER)
    south.receive(crossing, *lines(PUMP=1), who=KEEPER)
    world.require_conserved()
    for each in (first, second, crossing):
        world.until(each, TransferState.RECEIVED, TransferState.RECEIVED)
    world.until(third, TransferState.CANCELLED, TransferState.CANCELLED)
    world.require_conserved()
    eventually(lambda: broken(world) == [])
    assert (north.scene.level(PUMP), south.scene.level(PUMP, DEPOT)) == ((13, 0), (6, 0))
    assert (north.scene.level(VALVE), south.scene.level(VALVE, DEPOT)) == ((3, 0), (2, 0))
    for cell in (world.north, world.south):
        cell.link.terminate()
        cell.worker.terminate()


def is_known(cell: Cell, transfer: Transfer) -> bool:
    with cell.end.scene.begin(KEEPER) as tx:
        return tx.transfers.lock_if_known(transfer.id) is not None
