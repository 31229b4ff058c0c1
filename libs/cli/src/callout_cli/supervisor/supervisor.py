"""The supervisor: starts everything in order, brings back what dies, stops in order."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType
from typing import Final, Protocol

import psutil

from callout_cli import keys
from callout_cli.errors import UserError
from callout_cli.folder import SERVICES, PlatformFolder, ProcessState, ServiceState, State
from callout_cli.supervisor.child import Child, tail
from callout_cli.supervisor.databases import admin_url_of, provide_databases
from callout_cli.supervisor.guard import end_leftovers
from callout_cli.supervisor.health import is_ready
from callout_cli.supervisor.postgres import EmbeddedPostgres
from callout_cli.supervisor.programs import MEMORY, Plan

POSTGRES: Final = "postgres"
_LOOK_EVERY_S: Final = 0.2
_START_WITHIN_S: Final = 120.0
_DRAIN_S: Final = 25.0
_MOVE_AFTER_FAILURES: Final = 3
_ANY_PORT: Final = "127.0.0.1:0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked `up` for; no server named means the embedded one."""

    cell: str = "main"
    postgres_url: str = ""
    amqp_url: str = ""
    adopt: bool = False


class Reporter(Protocol):
    """Hears what the supervisor does."""

    def step(self, key: str, **values: object) -> None: ...


class Interrupted(Exception):  # noqa: N818 - asked for, not an error
    """A signal asked to stop while the platform was still starting."""


class Supervisor:
    """One platform from start to stop. Lives in the main thread: children are tied to it.

    Args:
        folder: The platform's folder, whose lock the caller holds.
        wish: What to start.
        reporter: Hears of every step.
    """

    def __init__(self, folder: PlatformFolder, wish: Wish, reporter: Reporter) -> None:
        self._folder = folder
        self._wish = wish
        self._reporter = reporter
        self._postgres: EmbeddedPostgres | None = None
        self._plan: Plan | None = None
        self._children: dict[str, Child] = {}
        self._signals = 0
        self._started_at = datetime.now(UTC).isoformat(timespec="seconds")

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Take SIGINT, SIGTERM and SIGHUP: the first asks to stop, the second forces."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self._note_signal) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @property
    def asked_to_stop(self) -> bool:
        """Whether a signal came."""
        return self._signals > 0

    def start(self) -> State:
        """Bring up everything; returns the state once every door is open.

        Raises:
            UserError: Something would not start; says what its log says.
            Interrupted: A signal came first.
        """
        last = self._folder.read_state()
        if last is not None and (left := end_leftovers(last)):
            self._reporter.step("up.leftovers", names=", ".join(left))
        keys.make_keys(self._folder)
        databases = self._start_databases()
        self._plan = Plan(
            folder=self._folder,
            cell=self._wish.cell,
            amqp_url=self._wish.amqp_url or MEMORY,
            databases=databases,
        )
        self._migrate(self._plan)
        for stale in self._folder.addresses.iterdir():
            stale.unlink()
        # Consumers first: on memory:// nothing may be published before everybody listens.
        for program in self._plan.workers():
            self._launch(Child(program=program))
        for service in SERVICES:
            self._launch(Child(program=self._plan.api(service)))
        self._reporter.step("up.processes", count=len(self._children))
        self._until("up", self._all_ready)
        return self._write_state()

    def watch(self, is_over: Callable[[], bool] = lambda: False) -> None:
        """Keep everything running until a signal comes or the caller has what he wants."""
        while not self.asked_to_stop and not is_over():
            self._look()
            time.sleep(_LOOK_EVERY_S)

    def stop(self) -> bool:
        """Stop api first, then workers, then PostgreSQL; says whether nobody had to be forced."""
        apis = [c for name, c in self._children.items() if name.endswith("-api")]
        database = [c for name, c in self._children.items() if name == POSTGRES]
        others = [c for c in self._children.values() if c not in apis and c not in database]
        gentle = True
        for key, group in (
            ("up.stop_api", apis),
            ("up.stop_worker", others),
            ("up.stop_postgres", database),
        ):
            if any(child.is_running for child in group):
                self._reporter.step(key)
                gentle = self._end(group) and gentle
        if self._plan is not None:
            self._write_state()
        return gentle

    # --- starting -----------------------------------------------------------------------------

    def _start_databases(self) -> dict[str, str]:
        wish = self._wish
        if wish.postgres_url:
            admin = admin_url_of(wish.postgres_url)
        else:
            self._reporter.step("up.postgres")
            self._postgres = EmbeddedPostgres(self._folder)
            self._postgres.prepare()
            child = Child(program=self._postgres.program())
            self._launch(child)
            if not self._postgres.wait_until_ready(lambda: child.is_running):
                raise self._would_not_start(child)
            admin = self._postgres.admin_url
        urls = provide_databases(self._folder, admin, wish.cell, adopt=wish.adopt)
        return dict(urls)

    def _migrate(self, plan: Plan) -> None:
        self._reporter.step("up.migrate")
        child = Child(program=plan.migration())
        child.program.log.unlink(missing_ok=True)
        child.start()
        try:
            self._until("migrate", lambda: not child.is_running)
        finally:
            child.force()
        if child.exit_code:
            raise self._would_not_start(child)

    def _launch(self, child: Child) -> None:
        self._children[child.program.name] = child
        child.start()

    def _until(self, what: str, is_done: Callable[[], bool]) -> None:
        until = time.monotonic() + _START_WITHIN_S
        while not is_done():
            if self.asked_to_stop:
                raise Interrupted
            for child in self._children.values():
                if child.exit_code is not None:
                    raise self._would_not_start(child)
            if time.monotonic() > until:
                raise UserError("error.too_slow", what=what, seconds=int(_START_WITHIN_S))
            time.sleep(_LOOK_EVERY_S / 2)

    def _all_ready(self) -> bool:
        return all(is_ready(self._addresses(name)) for name in self._children if name != POSTGRES)

    def _would_not_start(self, child: Child) -> UserError:
        log = child.program.log
        name, code = child.program.name, child.exit_code
        return UserError(
            "error.child", exit_code=1, detail=tail(log), name=name, code=code, log=log
        )

    # --- watching -----------------------------------------------------------------------------

    def _look(self) -> None:
        changed = False
        for name, child in self._children.items():
            if child.awaits_restart:
                if child.restart_if_due():
                    self._reporter.step("up.restarted", name=name, count=child.restarts)
                    changed = True
            elif (code := child.exit_code) is not None:
                self._prepare_restart(name, child)
                pause = child.note_exit()
                self._reporter.step("up.died", name=name, code=code, seconds=f"{pause:.1f}")
        if changed or self._moved():
            self._write_state()

    def _prepare_restart(self, name: str, child: Child) -> None:
        """An api comes back at its old address, unless somebody else seems to have taken it."""
        if self._plan is None or not name.endswith("-api"):
            return
        service = name.removesuffix("-api")
        kept = self._addresses(name).get("api") or _ANY_PORT
        listen = _ANY_PORT if child.failures >= _MOVE_AFTER_FAILURES else kept
        child.program = self._plan.api(service, listen)

    def _moved(self) -> bool:
        known = self._folder.read_state()
        if known is None:
            return True
        return any(
            known.services[service].api != self._addresses(f"{service}-api").get("api")
            for service in SERVICES
        )

    # --- stopping -----------------------------------------------------------------------------

    def _end(self, group: list[Child]) -> bool:
        for child in group:
            child.ask_to_stop()
        until = time.monotonic() + _DRAIN_S
        while any(child.is_running for child in group):
            if self._signals > 1 or time.monotonic() > until:
                for child in group:
                    child.force()
                for child in group:
                    child.wait(10)
                return False
            time.sleep(0.05)
        return True

    def _note_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signals += 1
        if self._signals > 1:
            self._reporter.step("up.forced")

    # --- telling ------------------------------------------------------------------------------

    def _addresses(self, name: str) -> dict[str, str]:
        path = self._folder.addresses / f"{name}.json"
        try:
            content: dict[str, str] = json.loads(path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return content

    def _write_state(self) -> State:
        plan = self._plan
        databases = plan.databases if plan else {}
        services = {}
        for service in SERVICES:
            found = self._addresses(f"{service}-api")
            services[service] = ServiceState(
                api=str(found.get("api", "")),
                metrics=str(found.get("metrics", "")),
                database_url=databases.get(service, ""),
            )
        running = {
            name: child.state
            for name, child in self._children.items()
            if child.is_running and child.state is not None
        }
        state = State(
            cell=self._wish.cell,
            supervisor=_myself(),
            started_at=self._started_at,
            amqp_url=plan.amqp_url if plan else "",
            services=services,
            processes=running,
        )
        self._folder.write_state(state)
        return state


def _myself() -> ProcessState:
    process = psutil.Process(os.getpid())
    return ProcessState(pid=process.pid, created=process.create_time())
