"""A small company in one process: six services, a network in trouble, and a few calls.

The world is a function of its seed. It lives for some steps in trouble, is healed, and then lives
on until nothing is left to do; only then the invariants are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import dispatch.adapters.wire_events
import dispatch.worker
import feedback.adapters.wire_events
import feedback.worker
import headquarters.worker
import hr_appraisal.adapters.wire_events
import hr_appraisal.worker
import intake.adapters.wire_events
import intake.worker
import inventory.adapters.wire_events
import inventory.worker
from chassis.outbox import OutgoingEvent
from chassis.topology import Topology, read_topology
from fakes.dispatch import FakeTx as DispatchTx
from fakes.feedback import FakeTx as FeedbackTx
from fakes.headquarters import FakeTx as HeadquartersTx
from fakes.hr_appraisal import FakeTx as AppraisalTx
from fakes.intake import FakeTx as IntakeTx
from fakes.inventory import FakeTx as InventoryTx
from intake.handlers.check_clocks import check_clocks
from simulation.asking import Ask, Life
from simulation.life import call
from simulation.network import HEALED, Network, Trouble
from simulation.node import Crash, Node, Records
from simulation.opening import MONDAY, open_company

_MOST_STEPS = 20_000
_TIMER_SHARE = 0.03
_REST = 10


def topology() -> Topology:
    """Read the platform's own topology."""
    return read_topology(files("callout").joinpath("topology.yaml").read_text(), cell="simulation")


_TOPOLOGY = topology()


class NotQuiet(AssertionError):  # noqa: N818 - it names what is wrong with the world
    """Something still waits in a healed world, and nothing will ever come of it."""


@dataclass(slots=True)
class Errand:
    """A life in progress: the question it waits for, and how often it was asked."""

    life: Life
    name: str
    ask: Ask | None = None
    asked: int = 0
    tries: int = 0
    rests_until: int = 0


def leave_alone(node: Node) -> None:
    """Plant nothing."""
    del node


@dataclass(slots=True)
class World:
    """Everything that happens under one seed.

    Args:
        seed: Decides all.
        trouble: How often what goes wrong.
        plant: Breaks a node on purpose, for the tests that a bug is found.
    """

    seed: int
    trouble: Trouble = field(default_factory=Trouble)
    plant: Callable[[Node], None] = leave_alone
    random: Random = field(init=False)
    now: datetime = field(init=False, default=MONDAY)
    network: Network = field(init=False)
    nodes: Mapping[str, Node] = field(init=False)
    errands: list[Errand] = field(init=False, default_factory=list)
    _steps: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.network = Network(_TOPOLOGY, self.random, self.trouble)
        self.nodes = _nodes(self.network, self.random)
        for name, (state, records) in _opening().items():
            self.nodes[name].store.restore(state)
            self.nodes[name].records = records.copy()
            self.plant(self.nodes[name])

    def live(self, *, calls: int, steps: int) -> World:
        """Let `calls` calls come in and `steps` things happen in trouble; then heal and finish."""
        self.errands += [
            Errand(life=call(number, Random(f"{self.seed}/{number}")), name=str(number))
            for number in range(calls)
        ]
        for _ in range(steps):
            self._step()
        self.network.trouble = HEALED
        for _ in range(_MOST_STEPS):
            if self._is_quiet() and not self._run_timers():
                return self
            self._step()
        raise NotQuiet(f"seed {self.seed}: not quiet, waiting: {self._what_waits()}")

    @property
    def crashes(self) -> int:
        return sum(node.crashes for node in self.nodes.values())

    @property
    def duplicates(self) -> int:
        return sum(node.duplicates for node in self.nodes.values())

    def _step(self) -> None:
        """Let one thing happen of those that can happen now."""
        self._steps += 1
        self.now += timedelta(seconds=self.random.randint(1, 240))
        try:
            self.random.choice(self._what_can_happen())()
        except Crash:
            return

    def _what_can_happen(self) -> list[Callable[[], object]]:
        can: list[Callable[[], object]] = [
            lambda errand=errand: self._go_on(errand)  # type: ignore[misc]
            for errand in self.errands
            if errand.rests_until <= self._steps
        ]
        for node in self.nodes.values():
            if node.records.outbox:
                can.append(node.relay)
            if self.network.queues[node.service]:
                can.append(lambda node=node: node.consume(self.now))  # type: ignore[misc]
            if node.failed:
                can.append(lambda node=node: node.retry(self.now))  # type: ignore[misc]
        if not can or self.random.random() < _TIMER_SHARE:
            can = [self._run_timers]
        return can

    def _run_timers(self) -> bool:
        """Run each service's timers once; say whether they had anything to do."""
        judged = self.nodes["intake"].tick(lambda tx, now: check_clocks(tx, now, 5), self.now)
        released = [
            self.nodes["inventory"].tick(timer.run, self.now) for timer in inventory.worker.TIMERS
        ]
        return bool(judged or sum(released))

    def _go_on(self, errand: Errand) -> None:
        """Let one of the people take the next step."""
        try:
            ask = errand.ask = errand.ask or next(errand.life)
            try:
                answer = self._put(ask, f"{errand.name}/{errand.asked}/{errand.tries}")
            except Crash:
                raise
            except Exception as refusal:
                if not hasattr(refusal, "reason"):
                    raise
                if errand.tries < ask.patience:
                    errand.tries += 1
                    errand.rests_until = self._steps + _REST
                    return
                answer = None
                self.nodes[ask.service].refusals[type(refusal).__name__] += 1
            errand.asked += 1
            errand.tries = 0
            errand.ask = errand.life.send(answer)
        except StopIteration:
            self.errands.remove(errand)

    def _put(self, ask: Ask, request_id: str) -> Any:
        def use_case(tx: Any, now: datetime) -> Any:
            self.nodes[ask.service].act_as(ask.subject, ask.role)
            return ask.use_case(tx, now)

        return self.nodes[ask.service].command(request_id, use_case, self.now)

    def _may_still_come(self) -> bool:
        """Events are under way that may change a refusal."""
        return any(node.records.outbox or node.unsettled for node in self.nodes.values()) or any(
            self.network.depth.values()
        )

    def _is_quiet(self) -> bool:
        return not self.errands and not self._may_still_come()

    def _what_waits(self) -> Mapping[str, Any]:
        return {
            "errands": [each.ask for each in self.errands],
            "queues": self.network.depth,
            "kept": {name: node.unsettled for name, node in self.nodes.items()},
        }


@cache
def _opening() -> Mapping[str, tuple[Any, Records]]:
    """Open the company once: every world begins with the same branches, people and stock."""
    random = Random(0)
    network = Network(_TOPOLOGY, random, HEALED)
    nodes = _nodes(network, random)
    open_company(nodes)
    return {name: (node.store.snapshot(), node.records.copy()) for name, node in nodes.items()}


def _nodes(network: Network, random: Random) -> Mapping[str, Node]:
    intake_tx, dispatch_tx, inventory_tx = IntakeTx(), DispatchTx(), InventoryTx()
    services: tuple[tuple[str, Any, Any, Any, Callable[[str, str], object]], ...] = (
        ("intake", intake_tx, intake.worker, intake.adapters.wire_events, intake_tx.act_as),
        (
            "dispatch",
            dispatch_tx,
            dispatch.worker,
            dispatch.adapters.wire_events,
            dispatch_tx.act_as,
        ),
        (
            "inventory",
            inventory_tx,
            inventory.worker,
            inventory.adapters.wire_events,
            inventory_tx.act_as,
        ),
        ("feedback", FeedbackTx(), feedback.worker, feedback.adapters.wire_events, _same_for_all),
        (
            "hr-appraisal",
            AppraisalTx(),
            hr_appraisal.worker,
            hr_appraisal.adapters.wire_events,
            _same_for_all,
        ),
        ("headquarters", HeadquartersTx(), headquarters.worker, None, _same_for_all),
    )
    return {
        name: Node(
            service=name,
            store=store,
            reactions=worker.REACTIONS,
            outgoing=events.outgoing if events else _announces_nothing,
            act_as=act_as,
            network=network,
            random=random,
        )
        for name, store, worker, events, act_as in services
    }


def _same_for_all(subject: str, role: str) -> None:
    """Stand for services whose commands name their actor themselves."""


def _announces_nothing(event: Any) -> OutgoingEvent:
    raise AssertionError(f"a read model announced {event}")
