"""A whole platform as a user starts it, and the commands he runs against it."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import psutil
import psycopg2
from kombu import Connection, Exchange, Queue
from psycopg2 import sql

from callout_cli.folder import SERVICES
from callout_cli.supervisor.databases import database_name

CALLOUT = (sys.executable, "-m", "callout_cli.main")

# Two platforms at a time share a server that lets a hundred sessions in.
_FEW_CONNECTIONS: Final = {"CALLOUT_DATABASE_POOL_SIZE": "3"}


class Platform:
    """`callout up` in a folder of its own.

    Args:
        folder: What `--data` names.
        postgres: URL of a real server; none: the embedded one.
        amqp: URL of a real broker; none: the bus in memory.
        settings: Variables of its processes, besides those that `up` gives them.
    """

    def __init__(
        self,
        folder: Path,
        *,
        postgres: str = "",
        amqp: str = "",
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.folder = folder
        self.cell = f"e2e-{secrets.token_hex(4)}"
        self._postgres = postgres
        self._amqp = amqp
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None

    @property
    def is_embedded(self) -> bool:
        return not self._postgres

    def up(self, *, within: float = 180.0) -> dict[str, Any]:
        """Start it; returns what it announced."""
        options = ["--cell", self.cell, "--json"]
        options += ["--postgres", self._postgres] if self._postgres else []
        options += ["--amqp", self._amqp] if self._amqp else []
        news = (self.folder.parent / f"{self.folder.name}.news").open("a", encoding="utf-8")
        self._process = subprocess.Popen(
            [*CALLOUT, "up", "--data", str(self.folder), *options],
            stdout=subprocess.PIPE,
            stderr=news,
            text=True,
            env={**environment(), **_FEW_CONNECTIONS, **self._settings},
            start_new_session=True,
        )
        news.close()
        return self._announcement(time.monotonic() + within)

    def _announcement(self, until: float) -> dict[str, Any]:
        process = self.process
        assert process.stdout is not None
        text = ""
        while time.monotonic() < until:
            line = process.stdout.readline()
            text += line
            if line == "}\n":
                announced: dict[str, Any] = json.loads(text)
                return announced
            if not line:
                process.wait(10)
                raise AssertionError(f"`up` ended with {process.returncode}: {self.news()}")
        raise AssertionError(f"`up` announced nothing: {self.news()}")

    @property
    def process(self) -> subprocess.Popen[str]:
        assert self._process is not None
        return self._process

    def news(self) -> str:
        """What the supervisor told."""
        return (self.folder.parent / f"{self.folder.name}.news").read_text("utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command against it."""
        return subprocess.Popen(
            [*CALLOUT, *arguments, "--data", str(self.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def run(
        self, *arguments: str, expect: Sequence[int] = (0,)
    ) -> subprocess.CompletedProcess[str]:
        """Run a command against it to its end."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=600)
        told = f"callout {' '.join(arguments)} ended with {process.returncode}:\n{out}\n{err}"
        assert process.returncode in expect, told
        assert "Traceback" not in err, told
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def json(self, *arguments: str, expect: Sequence[int] = (0,)) -> Any:
        """Run a command and read its result."""
        return json.loads(self.run(*arguments, "--json", expect=expect).stdout)

    def check(self) -> None:
        """Assert that every invariant holds."""
        result = self.json("check", "--settle", "60", expect=(0, 1))
        broken = [finding for finding in result["findings"] if not finding["holds"]]
        assert broken == [], json.dumps(broken, ensure_ascii=False, indent=1)
        assert result["invariants"] > 50

    def state(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "state.json").read_text("utf-8"))
        return content

    def kill(self, name: str) -> None:
        """End one process without a word."""
        os.kill(int(self.state()["processes"][name]["pid"]), signal.SIGKILL)

    def kill_supervisor(self) -> None:
        """End the supervisor without a word; its children follow by themselves."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.wait(10)
        self._close()
        _, alive = psutil.wait_procs(children, timeout=30)
        assert alive == []

    def query(self, service: str, statement: str) -> list[tuple[Any, ...]]:
        """Ask a service's database."""
        connection = psycopg2.connect(self.state()["services"][service]["database_url"])
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall()
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop; returns its exit code."""
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(120)
        self._close()
        return code

    def _close(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()

    def clean(self) -> None:
        """Leave nothing on shared servers."""
        if self._process is not None and self._process.poll() is None:
            self.stop()
        if self._postgres:
            _drop_databases(self._postgres, self.cell)
        if self._amqp:
            _delete_queues(self._amqp, self.cell)


def environment() -> dict[str, str]:
    """A user's environment, without settings of the test session."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CALLOUT_")}
    return {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "200"}


def _drop_databases(server: str, cell: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for service in SERVICES:
            name = sql.Identifier(database_name(cell, service))
            cursor.execute(sql.SQL("drop database if exists {} with (force)").format(name))
            cursor.execute(sql.SQL("drop role if exists {}").format(name))
    connection.close()


def _delete_queues(broker: str, cell: str) -> None:
    with Connection(broker, connect_timeout=5) as connection:
        channel = connection.channel()
        for service in SERVICES:
            for end in ("inbox", "dead"):
                Queue(f"{cell}.{service}.{end}", channel=channel).delete()
        for name in ("events", "dead"):
            Exchange(f"{cell}.{name}", channel=channel).delete()
