"""The whole platform as real processes on servers of its own, with all that may be killed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

from callout_cli.client import Actor, Client
from callout_cli.folder import SERVICES
from chassis.unit_of_work import ALL, Principal
from testkit.identity import Identities
from testkit.ports import free_port
from testkit.postgres import Databases, PrivatePostgres
from testkit.processes import ServiceProcess
from testkit.rabbitmq import PrivateRabbit
from testkit.waiting import eventually

CELL: Final = "faults"
START_S: Final = 120.0
"""Longest wait for a process or a server; a machine with a load of ten needs it."""
_WORKER: Final = "worker"
_API: Final = "api"
# Pauses that suit a test of a minute; everything else is as users have it.
_SETTINGS: Final = {
    "CALLOUT_CELL": CELL,
    "CALLOUT_READY_EVERY_S": "0.5",
    "CALLOUT_CONFIRM_TIMEOUT_S": "3",
    "CALLOUT_RETRY_LONGEST_DELAY_S": "5",
    "CALLOUT_LOG_FORMAT": "json",
    "TZ": "UTC",
}
_INTAKE_API: Final = {"CALLOUT_INTAKE_CONTACT_KEYS": "test:" + "A" * 43 + "="}


class Process(ServiceProcess):
    """An api or worker process that is started again at the same address."""

    def __init__(self, kind: str, service: str, environ: dict[str, str], folder: Path) -> None:
        self.kind = kind
        self.service = service
        self.name = f"{service}-{kind}"
        self.is_up = False
        self._metrics = ""
        module = "chassis.serve" if kind == _API else "chassis.work"
        super().__init__(module, [service], environ, folder / self.name)

    def rise(self) -> None:
        """Start it, for the first time or again."""
        self._metrics = self.start(within=START_S)["metrics"]
        self.is_up = True

    def kill(self) -> None:
        """End it with SIGKILL."""
        self.is_up = False
        super().kill()

    def leave(self) -> int:
        """Stop it with SIGTERM and return its exit code."""
        self.is_up = False
        return self.terminate(within=60)

    @property
    def ended_by_itself(self) -> bool:
        """Whether it went without having been told to."""
        return self.is_up and self._running().poll() is not None

    @property
    def is_ready(self) -> bool:
        """What its readiness door says."""
        try:
            with urlopen(f"http://{self._metrics}/readyz", timeout=5) as answer:
                return bool(answer.status == HTTPStatus.OK)
        except (URLError, OSError):
            return False


class Rig:
    """Six services, an api and a worker process each, on a private PostgreSQL and RabbitMQ.

    Args:
        folder: Receives logs and address files.
        postgres: The started server of all six databases.
        rabbit: The started node.
        identities: Signs the tokens of everybody.
    """

    def __init__(
        self, folder: Path, postgres: PrivatePostgres, rabbit: PrivateRabbit, identities: Identities
    ) -> None:
        self.folder = folder
        self.calls: dict[str, bool] = {}
        """What earlier tests had registered; true for a call that needs a visit."""
        self.days = count()
        """Numbers of days that no test has played yet."""
        self.postgres = postgres
        self.rabbit = rabbit
        self._identities = identities
        made = Databases(postgres.url)
        self.databases = {service: made.fresh(service) for service in SERVICES}
        self._ports = {service: free_port() for service in SERVICES}
        self._settings = _SETTINGS | {
            "CALLOUT_AMQP_URL": rabbit.url,
            "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        }
        processes = [
            *(self._worker(service) for service in SERVICES),
            *(self._api(service) for service in SERVICES),
        ]
        self.processes = {process.name: process for process in processes}
        self._healers = ThreadPoolExecutor(4, thread_name_prefix="healer")
        self._healing: list[Any] = []

    @property
    def workers(self) -> list[Process]:
        """The worker processes."""
        return [each for each in self.processes.values() if each.kind == _WORKER]

    @property
    def apis(self) -> list[Process]:
        """The api processes."""
        return [each for each in self.processes.values() if each.kind == _API]

    def start(self) -> None:
        """Start every process; returns when all are ready."""
        with ThreadPoolExecutor(len(self.processes)) as pool:
            list(pool.map(Process.rise, self.processes.values()))
        self.until_ready()

    def stop(self) -> None:
        """End every process, whatever state it is in."""
        self._healers.shutdown(wait=True, cancel_futures=True)
        for process in self.processes.values():
            process.__exit__()

    def address(self, service: str) -> str:
        """Where the api of a service listens, also after it was started again."""
        return f"127.0.0.1:{self._ports[service]}"

    def actor(self, client: Client, principal: Principal) -> Actor:
        """Give somebody a token."""
        branches = () if principal.branches == ALL else tuple(principal.branches)
        token = self._identities.token(principal.role, *branches, subject=principal.subject)
        return Actor(client=client, token=token, subject=principal.subject)

    # --- breaking and healing -----------------------------------------------------------------

    def heal_later(self, heal: Callable[[], object]) -> None:
        """Bring something back in the background, while more is being broken."""
        self._healing.append(self._healers.submit(heal))

    def until_healed(self) -> None:
        """Wait until all that was broken is back; raises what went wrong with it."""
        while self._healing:
            self._healing.pop().result(START_S)
        self.until_ready()

    def until_ready(self) -> None:
        """Wait until every process says that it is ready."""
        eventually(self._all_ready, within=START_S, every=0.2)

    def _all_ready(self) -> bool:
        gone = [each.name for each in self.processes.values() if each.ended_by_itself]
        assert not gone, f"ended by themselves: {gone}"
        return all(each.is_ready for each in self.processes.values())

    # --- inside -------------------------------------------------------------------------------

    def _worker(self, service: str) -> Process:
        return Process(_WORKER, service, self._environ(service), self.folder)

    def _api(self, service: str) -> Process:
        environ = self._environ(service) | {"CALLOUT_API_LISTEN": self.address(service)}
        if service == "intake":
            environ |= _INTAKE_API
        return Process(_API, service, environ, self.folder)

    def _environ(self, service: str) -> dict[str, str]:
        return self._settings | {"CALLOUT_DATABASE_URL": self.databases[service]}
