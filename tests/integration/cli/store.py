"""A command line beside a running inventory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from typer.testing import CliRunner, Result

from callout_cli.folder import PlatformFolder, ProcessState, ServiceState, State
from callout_cli.keys import make_keys, public_keys, sign_token
from callout_cli.main import build_app
from callout_cli.texts import Language, choose, chosen
from chassis.unit_of_work import ALL, Principal
from integration.inventory.door import Door, open_inventory


@dataclass(frozen=True)
class Store:
    """One person at the command line of a platform that is inventory alone."""

    folder: Path
    door: Door

    def run(self, *arguments: str) -> Result:
        runner = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"})
        return runner.invoke(build_app(), [*arguments, "--data", str(self.folder)])

    def answer(self, *arguments: str) -> dict[str, Any]:
        """Run a command that writes one JSON document; it may have refused rows."""
        result = self.run(*arguments, "--json")
        assert result.exit_code in {0, 1}, result.output
        # The service is in this process: what it logs meanwhile stands before the document.
        found: dict[str, Any] = json.loads(result.stdout[result.stdout.index("{\n") :])
        return found


@contextmanager
def open_store(database_url: str, folder: PlatformFolder) -> Iterator[Store]:
    """Serve inventory as the platform of a folder; commands speak English."""
    before = chosen()
    choose(Language.EN)
    folder.prepare()
    make_keys(folder)

    def token(role: str, *branches: str, subject: str) -> str:
        who = Principal(subject=subject, role=role, branches=frozenset(branches) or ALL)
        return sign_token(folder, who, datetime.now(UTC))

    with open_inventory(database_url, public_keys(folder), token) as door:
        own = psutil.Process()
        folder.write_state(
            State(
                cell="main",
                supervisor=ProcessState(pid=own.pid, created=own.create_time()),
                started_at="",
                amqp_url="",
                services={"inventory": ServiceState(api=door.address)},
            )
        )
        yield Store(folder.root, door)
    choose(before)
