"""Runs the workers of some services in this process, from start to a drained stop."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import eventlet
import structlog
from nameko.runners import ServiceRunner

from chassis import telemetry
from chassis.addresses import write_addresses
from chassis.config import ConfigError, ServiceSettings
from chassis.events.broker import connect, declare, is_memory
from chassis.events.process import listen_for_signals, report_greenlets, wait_for_stop
from chassis.events.readiness import BrokerPing, NotConnected, Readiness
from chassis.events.service import HostedService, settled_until
from chassis.logs import configure_logs
from chassis.monitoring import Monitoring
from chassis.schema import schema_pings
from chassis.telemetry.sql import trace_statements
from chassis.topology import Topology, read_topology
from chassis.worker import WorkerSpec

_log = structlog.get_logger(__name__)


class Host:
    """The services of one worker process.

    Args:
        specs: The services; all use the same bus and cell.
        topology_text: The topology file.
    """

    def __init__(self, specs: Sequence[WorkerSpec[Any]], topology_text: str) -> None:
        self._specs = tuple(specs)
        settings = specs[0].settings
        _check_alike(self._specs)
        check_links(settings)
        self._settings = settings
        self._topology = read_topology(topology_text, cell=settings.cell, links=settings.links)
        self._is_durable = not is_memory(settings.amqp_url)
        self._hosted = frozenset(spec.service for spec in specs)
        self._services = [self._host(spec) for spec in self._specs]
        self._runner = ServiceRunner({"max_workers": _greenlets(self._specs)})
        for service in self._services:
            self._runner.add_service(service.nameko_class())
        self._readiness = Readiness(self._pings(), settings.ready_every_s)
        self._monitoring: Monitoring | None = None

    @property
    def topology(self) -> Topology:
        """Exchanges, queues and bindings of this process's cell."""
        return self._topology

    def start(self) -> None:
        """Start every consumer, then every relay; returns when all are running."""
        if self._settings.metrics_listen is not None:
            self._monitoring = Monitoring(
                self._settings.metrics_listen, lambda: self._readiness.is_ready
            )
            self._monitoring.start()
        if not self._is_durable:
            self._prepare_memory()
        self._runner.start()
        self._readiness.start()
        addresses = {"service": "+".join(sorted(self._hosted)), "process": "worker"}
        if self._monitoring is not None:
            addresses["metrics"] = self._monitoring.address
        write_addresses(self._settings.address_file, addresses)
        _log.info("working", **addresses, pid=os.getpid())

    def stop(self) -> None:
        """Settle and acknowledge what was read, then close everything."""
        self._readiness.stop()
        self._runner.stop()
        for service in self._services:
            service.relay.close()
        if self._monitoring is not None:
            self._monitoring.stop()
        for spec in self._specs:
            spec.database.dispose()

    def wait(self) -> None:
        """Wait until the services have stopped; raises what ended one of them."""
        self._runner.wait()

    def _host(self, spec: WorkerSpec[Any]) -> HostedService:
        return HostedService(
            spec,
            self._topology,
            hosted=self._hosted,
            may_relay=self._may_relay,
            settled_until=lambda: settled_until(self._services),
        )

    def _may_relay(self) -> bool:
        """In memory a message without a listener is gone, so every listener comes first."""
        return self._is_durable or all(service.is_listening for service in self._services)

    def _prepare_memory(self) -> None:
        """Make the queues before any relay runs."""
        with connect(self._settings.amqp_url, "topology") as connection:
            declare(connection.channel(), self._topology, self._hosted, durable=False)

    def _pings(self) -> dict[tuple[str, str], Callable[[], None]]:
        pings: dict[tuple[str, str], Callable[[], None]] = {}
        for service in self._services:
            pings[service.spec.service, "postgresql"] = service.spec.database.ping
            for name, ping in schema_pings(service.spec.service, service.spec.database).items():
                pings[service.spec.service, name] = ping
            pings[service.spec.service, "bus"] = _connected(service)
        if self._is_durable:
            broker = BrokerPing(self._settings.amqp_url, self._topology.exchange)
            pings[self._specs[0].service, "rabbitmq"] = broker
        return pings


def run(services: Sequence[str], topology_text: str) -> int:
    """Run services until SIGTERM or SIGINT; a second signal does not wait for anything.

    Returns:
        The exit code: 0 after a clean stop.
    """
    specs = [build(service) for service in services]
    configure_logs(
        "+".join(services), level=specs[0].settings.log_level, form=specs[0].settings.log_format
    )
    for spec in specs:
        telemetry.start(spec.settings, process="worker")
        if spec.settings.trace_statements:
            trace_statements(spec.database.engine, service=spec.service)
    report_greenlets()
    host = Host(specs, topology_text)
    asked = listen_for_signals()
    host.start()
    finished = eventlet.spawn(host.wait)
    wait_for_stop(asked, lambda: bool(finished.dead))
    if finished.dead:
        _log.error("a service ended by itself")
        host.stop()
        finished.wait()
        return 1
    _log.info("draining", grace_s=specs[0].settings.drain_s)
    host.stop()
    finished.wait()
    telemetry.stop()
    _log.info("stopped")
    return 0


def build(service: str) -> WorkerSpec[Any]:
    """Load what a service tells the worker process.

    Raises:
        ConfigError: There is no such service, or its settings are wrong.
    """
    package = service.replace("-", "_")
    try:
        module = import_module(f"{package}.worker")
    except ModuleNotFoundError as error:
        if error.name not in {package, f"{package}.worker"}:
            raise
        raise ConfigError(service, [f"there is no package {package!r} with a worker"]) from error
    spec = module.build()
    if not isinstance(spec, WorkerSpec):
        raise TypeError(f"{package}.worker:build returned {type(spec).__name__}, not WorkerSpec")
    return spec


def _check_alike(specs: Sequence[WorkerSpec[Any]]) -> None:
    """Refuse services of different cells or buses in one process."""
    first = specs[0]
    for spec in specs[1:]:
        if (spec.settings.cell, spec.settings.amqp_url, spec.settings.links) != (
            first.settings.cell,
            first.settings.amqp_url,
            first.settings.links,
        ):
            names = "CALLOUT_CELL, CALLOUT_LINKED_CELLS and CALLOUT_AMQP_URL"
            raise ConfigError(spec.service, [f"{names} must be those of {first.service}"])


def check_links(settings: ServiceSettings) -> None:
    """Refuse to keep what other cells are to be told in the memory of a process.

    Raises:
        ConfigError: Cells are linked, and the bus is in memory.
    """
    if settings.links and is_memory(settings.amqp_url):
        raise ConfigError(
            settings.service, ["CALLOUT_LINKED_CELLS: a link needs a broker at both ends"]
        )


def _greenlets(specs: Sequence[WorkerSpec[Any]]) -> int:
    """One for each method of the largest service; each runs at most once at a time."""
    methods = 8
    return methods + max(len(spec.timers) for spec in specs)


def _connected(service: HostedService) -> Callable[[], None]:
    def check() -> None:
        if not service.is_connected:
            raise NotConnected(f"{service.spec.service} has no connection to the bus")

    return check
