"""A whole cell in real processes, each of which sends its spans to one receiver."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from kombu.exceptions import ChannelError

from callout_cli.client import Actor, Client
from chassis.events.broker import connect
from chassis.topology import Topology, read_topology
from testkit.identity import Identities
from testkit.otlp import OtlpReceiver
from testkit.postgres import Databases
from testkit.processes import ServiceProcess

SERVICES: Final = ("intake", "dispatch", "inventory", "feedback", "hr-appraisal", "headquarters")
MEMORY: Final = "memory://localhost/"
_START_S: Final = 90.0
_STOP_S: Final = 60.0


def topology_of(cell: str) -> Topology:
    """Read who announces and who listens, as the workers do."""
    return read_topology(files("callout").joinpath("topology.yaml").read_text("utf-8"), cell=cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Running processes: an api for each service, and one worker for each or for all."""

    topology: Topology
    client: Client
    identities: Identities
    processes: Mapping[str, ServiceProcess]

    def actor(self, role: str, subject: str, *branches: str) -> Actor:
        """Give somebody a token."""
        token = self.identities.token(role, *branches, subject=subject)
        return Actor(client=self.client, token=token, subject=subject)

    def drain(self) -> None:
        """Stop the doors, then the workers; what is queued is sent before they leave."""
        for kind in ("api", "worker"):
            group = [each for name, each in self.processes.items() if name.endswith(kind)]
            with ThreadPoolExecutor(len(group)) as pool:
                codes = list(pool.map(lambda each: each.terminate(within=_STOP_S), group))
            assert set(codes) == {0}, f"{kind}: exit codes {codes}"

    def logs(self) -> dict[str, str]:
        """Return what each process wrote, by its name."""
        return {name: each.log.read_text("utf-8") for name, each in self.processes.items()}


@contextmanager
def running_cell(
    bus: str,
    receiver: OtlpReceiver,
    databases: Databases,
    identities: Identities,
    folder: Path,
) -> Iterator[Cell]:
    """Start every process of a cell; remove databases, queues and processes at the end.

    Args:
        bus: URL of the bus; on memory:// one worker hosts all services.
        receiver: Where spans go.
        databases: Makes one database for each service.
        identities: Signs tokens.
        folder: Receives addresses and logs.
    """
    topology = topology_of(f"traces-{secrets.token_hex(4)}")
    with ExitStack() as stack:
        urls = {service: databases.fresh(service) for service in SERVICES}
        for url in urls.values():
            stack.callback(databases.drop, url)
        if bus != MEMORY:
            stack.callback(_remove_queues, bus, topology)
        environ = _environ(bus, topology.cell, receiver, identities) | {
            f"CALLOUT_{service.upper().replace('-', '_')}_DATABASE_URL": url
            for service, url in urls.items()
        }
        processes = _processes(bus, environ, folder)
        for process in processes.values():
            stack.enter_context(process)
        addresses = _start(processes)
        client = stack.enter_context(Client(addresses=addresses.__getitem__))
        yield Cell(topology=topology, client=client, identities=identities, processes=processes)


def _environ(bus: str, cell: str, receiver: OtlpReceiver, identities: Identities) -> dict[str, str]:
    return {
        "CALLOUT_AMQP_URL": bus,
        "CALLOUT_CELL": cell,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_OTLP_ENDPOINT": receiver.endpoint,
        "CALLOUT_TRACE_STATEMENTS": "true",
        "CALLOUT_INTAKE_CONTACT_KEYS": f"test:{base64.b64encode(secrets.token_bytes(32)).decode()}",
    }


def _processes(bus: str, environ: Mapping[str, str], folder: Path) -> dict[str, ServiceProcess]:
    hosts: Mapping[str, Sequence[str]] = {f"{service}-worker": [service] for service in SERVICES}
    if bus == MEMORY:
        hosts = {"worker": SERVICES}
    programs = {name: ("chassis.work", list(services)) for name, services in hosts.items()}
    programs |= {f"{service}-api": ("chassis.serve", [service]) for service in SERVICES}
    return {
        name: ServiceProcess(module, arguments, environ, folder / name)
        for name, (module, arguments) in programs.items()
    }


def _start(processes: Mapping[str, ServiceProcess]) -> dict[str, str]:
    """Start all at once; return the address of each service's door."""
    with ThreadPoolExecutor(len(processes)) as pool:
        told = list(pool.map(lambda each: each.start(within=_START_S), processes.values()))
    return {each["service"]: each["api"] for each in told if each["process"] == "api"}


def _remove_queues(bus: str, topology: Topology) -> None:
    with connect(bus, "cleanup") as connection:
        for service in SERVICES:
            for queue in (topology.inbox_queue(service), topology.dead_queue(service)):
                connection.channel().queue_delete(queue)
        for exchange in (topology.exchange, topology.dead_letter_exchange):
            try:
                connection.channel().exchange_delete(exchange)
            except ChannelError:
                continue
