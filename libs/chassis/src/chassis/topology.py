"""Who announces which streams and who listens: read from one file, named for one cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


class TopologyError(Exception):
    """The topology cannot be used; says which service and which stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """Exchanges, queues and bindings of one cell.

    A service subscribes to whole streams, because the numbers of an aggregate's events must have
    no holes; hence one binding `<stream>.*` for each stream it listens to.
    """

    cell: str
    exchange_name: str
    dead_letter_name: str
    publishes: Mapping[str, tuple[str, ...]]
    subscribes: Mapping[str, tuple[str, ...]]
    arrivals_name: str = "arrivals"
    from_other_cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[str, ...] = ()

    @property
    def exchange(self) -> str:
        """Topic exchange that all events of the cell pass."""
        return f"{self.cell}.{self.exchange_name}"

    @property
    def dead_letter_exchange(self) -> str:
        """Exchange for messages whose handling ended the process several times."""
        return f"{self.cell}.{self.dead_letter_name}"

    @property
    def arrivals_exchange(self) -> str:
        """Topic exchange at which links deliver what other cells tell."""
        return f"{self.cell}.{self.arrivals_name}"

    @property
    def crossing(self) -> tuple[str, ...]:
        """Streams that links carry to other cells, sorted."""
        return tuple(
            sorted({each for streams in self.from_other_cells.values() for each in streams})
        )

    def link_queue(self, cell: str) -> str:
        """Queue that keeps what another cell is to be told until its broker has it."""
        return f"{self.cell}.to.{cell}"

    def inbox_queue(self, service: str) -> str:
        """Queue a service consumes."""
        return f"{self.cell}.{service}.inbox"

    def dead_queue(self, service: str) -> str:
        """Queue that collects a service's dead letters."""
        return f"{self.cell}.{service}.{self.dead_letter_name}"

    def listeners(self, stream: str) -> frozenset[str]:
        """Return the services that subscribe to a stream."""
        return frozenset(
            service for service, streams in self.subscribes.items() if stream in streams
        )

    def is_awaited(self, stream: str) -> bool:
        """Say whether somebody must get the events of a stream, here or in a linked cell."""
        return bool(self.listeners(stream) or (self.links and stream in self.crossing))


def read_topology(text: str, *, cell: str, links: Iterable[str] = ()) -> Topology:
    """Read a topology file.

    Args:
        text: YAML: `exchange`, `dead_letter_exchange` and, for each of `services`, the streams it
            `publishes`, `subscribes`, and takes `from_other_cells`.
        cell: Name of the cell; becomes the first part of every name.
        links: Names of the cells that are told what crosses.

    Raises:
        TopologyError: A stream is announced by nobody, by two, or by a service of another name; or
            the cell is linked to itself.
    """
    content = yaml.safe_load(text)
    if not isinstance(content, dict) or not isinstance(content.get("services"), dict):
        raise TopologyError("the topology has no section `services`")
    services: Mapping[str, Mapping[str, Any]] = content["services"]
    topology = Topology(
        cell=cell,
        exchange_name=str(content.get("exchange", "events")),
        dead_letter_name=str(content.get("dead_letter_exchange", "dead")),
        publishes={name: tuple(each.get("publishes") or ()) for name, each in services.items()},
        subscribes={name: tuple(each.get("subscribes") or ()) for name, each in services.items()},
        arrivals_name=str(content.get("arrivals_exchange", "arrivals")),
        from_other_cells={
            name: tuple(each["from_other_cells"])
            for name, each in services.items()
            if each.get("from_other_cells")
        },
        links=tuple(links),
    )
    if problems := list(_problems(topology)):
        raise TopologyError("; ".join(problems))
    return topology


def _problems(topology: Topology) -> Iterable[str]:
    owners: dict[str, str] = {}
    for service, streams in topology.publishes.items():
        for stream in streams:
            if stream in owners:
                yield f"stream {stream} is announced by {owners[stream]} and by {service}"
            if stream.partition(".")[0] != service.replace("-", "_"):
                yield f"stream {stream} of {service} does not begin with its name"
            owners[stream] = service
    for heard in (topology.subscribes, topology.from_other_cells):
        for service, streams in heard.items():
            for stream in streams:
                if stream not in owners:
                    yield f"{service} listens to {stream}, which nobody announces"
    if topology.cell in topology.links:
        yield f"cell {topology.cell} is linked to itself"
