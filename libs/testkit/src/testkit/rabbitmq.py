"""RabbitMQ for tests: the shared node, and private nodes to be killed."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from kombu import Connection
from kombu.exceptions import OperationalError

from testkit.ports import free_port
from testkit.waiting import eventually

SERVER_VARIABLE = "CALLOUT_TEST_AMQP_URL"
LOCAL_SERVER = "amqp://guest:guest@127.0.0.1:5672//"
_START_S = 90


def answers(url: str) -> bool:
    """Say whether a node takes connections."""
    try:
        with Connection(url, connect_timeout=3) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=3)
    except (OperationalError, OSError):
        return False
    return True


class PrivateRabbit:
    """A node to be killed: own ports, own data folder, own port mapper, own unix user.

    Args:
        settings: Lines for `rabbitmq.conf`, e.g. `{"disk_free_limit.absolute": "1MB"}`.

    Raises:
        FileNotFoundError: RabbitMQ is not installed.
    """

    def __init__(self, settings: Mapping[str, str] | None = None) -> None:
        self._programs = _programs()
        self._user = _unprivileged_user()
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="callout-rabbitmq-"))
        self.node = f"callout{secrets.token_hex(4)}@localhost"
        self._process: subprocess.Popen[bytes] | None = None
        self._settings = {
            "listeners.tcp.default": f"127.0.0.1:{self.port}",
            "loopback_users": "none",
            "disk_free_limit.absolute": "10MB",
            "heartbeat": "10",
            **(settings or {}),
        }
        self._write_files()
        self._environment = self._make_environment()

    @property
    def url(self) -> str:
        """URL of the node's first virtual host."""
        return f"amqp://guest:guest@127.0.0.1:{self.port}//"

    def start(self) -> None:
        """Start or start again on the same data; returns when connections are taken."""
        with (self.folder / "out").open("ab") as out:
            self._process = subprocess.Popen(
                [str(self._programs / "rabbitmq-server")],
                env=self._environment,
                stdout=out,
                stderr=out,
                cwd=self.folder,
                start_new_session=True,
                user=self._user,
                group=self._user,
            )
        eventually(self._is_up, within=_START_S, every=0.3)

    def kill(self) -> None:
        """End the node with SIGKILL, as a loss of power would."""
        if self._process is not None:
            self._signal_session(signal.SIGKILL)
            self._process.wait(20)
            self._process = None

    def stop(self) -> None:
        """Kill the node and its port mapper, remove the data."""
        self.kill()
        try:
            # It refuses while it knows of a node, and learns of a death a moment later.
            eventually(self._port_mapper_is_gone, within=20, every=0.1)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def control(self, *arguments: str) -> str:
        """Run `rabbitmqctl` against this node and return what it printed."""
        done = subprocess.run(
            [str(self._programs / "rabbitmqctl"), "--quiet", "-n", self.node, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            timeout=90,
            user=self._user,
            group=self._user,
        )
        if done.returncode:
            raise RuntimeError(f"rabbitmqctl {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return str(done.stdout)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _is_up(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            said = (self.folder / "out").read_text("utf-8", "replace")[-3000:]
            raise RuntimeError(f"the node ended with {self._process.returncode}: {said}")
        return answers(self.url)

    def _port_mapper_is_gone(self) -> bool:
        done = subprocess.run(
            ["epmd", "-port", self._environment["ERL_EPMD_PORT"], "-kill"],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
            user=self._user,
            group=self._user,
        )
        return "living nodes" not in done.stdout + done.stderr

    def _signal_session(self, number: int) -> None:
        """Signal the launcher, the virtual machine and what it started."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return

    def _write_files(self) -> None:
        lines = [f"{name} = {value}" for name, value in self._settings.items()]
        (self.folder / "rabbitmq.conf").write_text("\n".join(lines) + "\n", "utf-8")
        (self.folder / "enabled_plugins").write_text("[].\n", "utf-8")
        cookie = self.folder / ".erlang.cookie"
        cookie.write_text(secrets.token_hex(16), "utf-8")
        cookie.chmod(0o400)
        if self._user is not None:
            for path in [self.folder, *self.folder.iterdir()]:
                shutil.chown(path, self._user, self._user)

    def _make_environment(self) -> dict[str, str]:
        at = str(self.folder)
        return {
            "PATH": os.environ.get("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
            "LANG": "C.UTF-8",
            "HOME": at,
            "ERL_EPMD_PORT": str(free_port()),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": self.node,
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": f"{at}/rabbitmq.conf",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{at}/enabled_plugins",
            "RABBITMQ_MNESIA_BASE": f"{at}/mnesia",
            "RABBITMQ_LOG_BASE": f"{at}/log",
            "RABBITMQ_PID_FILE": f"{at}/pid",
            # Two cores are shared with what is tested.
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1",
        }


def _programs() -> Path:
    """Find the folder of the real scripts, behind the distribution's wrappers that change user."""
    for found in sorted(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin")):
        return found
    on_path = shutil.which("rabbitmq-server")
    if on_path is None:
        raise FileNotFoundError("RabbitMQ is not installed")
    return Path(on_path).resolve().parent


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam("rabbitmq")
    except KeyError:
        return None
    return "rabbitmq"
