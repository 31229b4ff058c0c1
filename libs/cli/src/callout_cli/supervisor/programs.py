"""Which processes a platform has and what each is told, through its environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from callout_cli import keys
from callout_cli.folder import SERVICES, PlatformFolder
from callout_cli.supervisor.child import Program

MEMORY: Final = "memory://localhost/"
# Given by us for every process; what a user set for another platform must not leak in.
_OURS: Final = (
    "ADDRESS_FILE",
    "AMQP_URL",
    "API_LISTEN",
    "CELL",
    "CONTACT_KEYS",
    "DATABASE_ROLE",
    "DATABASE_URL",
    "JWT_PUBLIC_KEYS",
    "METRICS_LISTEN",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a platform is made of.

    `databases` are the URLs by service.
    """

    folder: PlatformFolder
    cell: str
    amqp_url: str
    databases: Mapping[str, str]

    @property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """Worker processes and the services each runs: one for all on memory://, else one each."""
        if self.amqp_url.startswith("memory:"):
            return {"worker": SERVICES}
        return {f"{service}-worker": (service,) for service in SERVICES}

    def migration(self) -> Program:
        """The process that brings every database to its newest version, then ends."""
        return self._program("migrate", "chassis.migrate", SERVICES)

    def workers(self) -> list[Program]:
        """The worker processes."""
        return [
            self._program(name, "chassis.work", services) for name, services in self.hosts.items()
        ]

    def api(self, service: str, listen: str = "127.0.0.1:0") -> Program:
        """The api process of a service; only intake's may read customers' contacts (I-08)."""
        settings = {"API_LISTEN": listen}
        if service == "intake":
            settings["INTAKE_CONTACT_KEYS"] = keys.contact_keys(self.folder)
        return self._program(f"{service}-api", "chassis.serve", (service,), settings)

    def _program(
        self,
        name: str,
        module: str,
        services: Sequence[str],
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> Program:
        return Program(
            name=name,
            command=[sys.executable, "-m", module, *services],
            environment=self._environment(name, settings),
            log=self.folder.logs / f"{name}.log",
        )

    def _environment(self, name: str, settings: Mapping[str, str]) -> dict[str, str]:
        inherited = {
            variable: value
            for variable, value in os.environ.items()
            if not variable.startswith("CALLOUT_")
            or not variable.removeprefix("CALLOUT_").endswith(_OURS)
        }
        told = {
            "CALLOUT_ADDRESS_FILE": str(self.folder.addresses / f"{name}.json"),
            "CALLOUT_AMQP_URL": self.amqp_url,
            "CALLOUT_CELL": self.cell,
            "CALLOUT_JWT_PUBLIC_KEYS": str(keys.public_keys(self.folder)),
            "PYTHONUNBUFFERED": "1",
            "TZ": "UTC",
        }
        told |= {
            f"CALLOUT_{service.upper().replace('-', '_')}_DATABASE_URL": url
            for service, url in self.databases.items()
        }
        told |= {f"CALLOUT_{variable}": value for variable, value in settings.items()}
        return inherited | told
