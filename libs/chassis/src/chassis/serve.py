"""`python -m chassis.serve <service>`: the api process of one service, on native threads."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from types import FrameType
from typing import Final

import structlog

from chassis import telemetry
from chassis.addresses import write_addresses
from chassis.api import ApiSpec
from chassis.auth import KeysUnusable
from chassis.config import ConfigError
from chassis.logs import configure_logs
from chassis.monitoring import Monitoring
from chassis.policy import PolicyError
from chassis.server import AddressTaken, ApiServer
from chassis.stacks import log_what_ends_the_process
from chassis.telemetry.sql import trace_statements

EXIT_WRONG_USE = 2
_LOOK_AGAIN_S: Final = 1.0
_log = structlog.get_logger("chassis.serve")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the api process until SIGTERM or SIGINT; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        sys.stderr.write("usage: callout-serve SERVICE\n")
        return EXIT_WRONG_USE
    (service,) = given
    configure_logs(service)
    log_what_ends_the_process()
    try:
        spec = build(service)
        settings = spec.settings
        configure_logs(service, level=settings.log_level, form=settings.log_format)
        telemetry.start(settings, process="api")
        if settings.trace_statements:
            trace_statements(spec.database.engine, service=service)
        server = ApiServer(spec)
    except (ConfigError, PolicyError, KeysUnusable, AddressTaken) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_WRONG_USE
    run(spec, server)
    return 0


def build(service: str) -> ApiSpec:
    """Load what a service tells the api process.

    Raises:
        ConfigError: There is no such service, or its settings are wrong.
    """
    package = service.replace("-", "_")
    try:
        module = import_module(f"{package}.api")
    except ModuleNotFoundError as error:
        if error.name not in {package, f"{package}.api"}:
            raise
        raise ConfigError(service, [f"there is no package {package!r} with an api"]) from error
    spec = module.build()
    if not isinstance(spec, ApiSpec):
        raise TypeError(f"{package}.api:build returned {type(spec).__name__}, not ApiSpec")
    return spec


def run(spec: ApiSpec, server: ApiServer) -> None:
    """Serve until a signal asks to stop, then drain."""
    stopping = threading.Event()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            server.hurry()  # asked twice: do not wait for anything
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    monitoring = _monitor(spec, server)
    server.start()
    addresses = {"service": spec.service, "process": "api", "api": server.address}
    if monitoring is not None:
        addresses["metrics"] = monitoring.address
    write_addresses(spec.settings.address_file, addresses)
    _log.info("listening", **addresses, pid=os.getpid())
    # A signal between Python's last look and the system call wakes nobody: look again.
    while not stopping.wait(_LOOK_AGAIN_S):
        pass
    _log.info("draining", grace_s=spec.settings.drain_s)
    left = server.stop()
    if monitoring is not None:
        monitoring.stop()
    telemetry.stop()
    _log.info("stopped", calls_cut_off=left or None)
    if left:
        # The interpreter would wait for their threads; their transactions end with the connection.
        sys.stderr.flush()
        os._exit(0)


def _monitor(spec: ApiSpec, server: ApiServer) -> Monitoring | None:
    if spec.settings.metrics_listen is None:
        return None
    try:
        monitoring = Monitoring(spec.settings.metrics_listen, lambda: server.readiness.is_ready)
    except OSError as error:
        raise AddressTaken(f"cannot listen on {spec.settings.metrics_listen}: {error}") from error
    monitoring.start()
    return monitoring


if __name__ == "__main__":
    sys.exit(main())
