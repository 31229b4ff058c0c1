"""Readiness from real pings: a service that cannot reach its database takes no calls."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import structlog
from grpc_health.v1 import health, health_pb2

from chassis import metrics

_PATIENCE_S = 3.0
_log = structlog.get_logger("chassis.health")

LIVENESS = "liveness"
"""Health service name that is SERVING as long as the process answers at all."""


class Readiness:
    """Pings the dependencies of a service and tells grpc.health.v1.

    Args:
        service: Name of the service, for logs and metrics.
        pings: Dependency by name; a ping raises when there is no answer.
        grpc_services: Full names whose health follows the dependencies, besides the empty name.
        every_s: Pause between two looks.
    """

    def __init__(
        self,
        service: str,
        pings: Mapping[str, Callable[[], None]],
        grpc_services: Iterable[str],
        every_s: float,
    ) -> None:
        self.servicer = health.HealthServicer()
        self._service = service
        self._pings = dict(pings)
        self._names = ("", *grpc_services)
        self._every_s = every_s
        self._stopped = threading.Event()
        self._pool = ThreadPoolExecutor(len(self._pings) or 1, thread_name_prefix="ping")
        self._under_way: dict[str, Future[None]] = {}
        self._is_ready = False
        self._failed: list[str] | None = None
        self._thread = threading.Thread(target=self._watch, name="readiness", daemon=True)
        self._tell(is_ready=False)
        self.servicer.set(LIVENESS, health_pb2.HealthCheckResponse.SERVING)

    @property
    def is_ready(self) -> bool:
        """Whether every dependency answered the last time."""
        return self._is_ready

    def start(self) -> None:
        """Look once, then in the background."""
        self.look()
        self._thread.start()

    def leave(self) -> None:
        """Say NOT_SERVING for good; calls under way go on."""
        self._stopped.set()
        self._is_ready = False
        self.servicer.enter_graceful_shutdown()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def look(self) -> None:
        """Ping every dependency now; nothing after `leave`."""
        if self._stopped.is_set():
            return
        failed = [name for name, ping in self._pings.items() if not self._answers(name, ping)]
        if failed != self._failed and not self._stopped.is_set():
            self._failed = failed
            log = _log.warning if failed else _log.info
            log("not ready" if failed else "ready", service=self._service, failed=failed or None)
            self._tell(is_ready=not failed)

    def _answers(self, dependency: str, ping: Callable[[], None]) -> bool:
        try:
            self._ask(dependency, ping)
        except Exception as error:  # noqa: BLE001 - any failure means: not ready
            _log.debug("no answer", dependency=dependency, error=type(error).__name__)
            metrics.dependency_up.labels(self._service, dependency).set(0)
            return False
        metrics.dependency_up.labels(self._service, dependency).set(1)
        return True

    def _ask(self, dependency: str, ping: Callable[[], None]) -> None:
        """Ping in a thread that may be left behind: a dead network does not even say no."""
        under_way = self._under_way.get(dependency)
        if under_way is None or under_way.done():
            under_way = self._pool.submit(ping)
            self._under_way[dependency] = under_way
        under_way.result(_PATIENCE_S)

    def _tell(self, *, is_ready: bool) -> None:
        self._is_ready = is_ready
        states = health_pb2.HealthCheckResponse
        for name in self._names:
            self.servicer.set(name, states.SERVING if is_ready else states.NOT_SERVING)

    def _watch(self) -> None:
        while not self._stopped.wait(self._every_s):
            self.look()
