"""The folder of one platform: addresses, keys, secrets, logs, and the embedded PostgreSQL."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from callout_cli.errors import UserError

SERVICES: Final = ("intake", "dispatch", "inventory", "feedback", "hr-appraisal", "headquarters")
STATE_VERSION: Final = 1
_PRIVATE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceState:
    """Where one service is: `host:port` of its doors, URL of its database."""

    api: str = ""
    metrics: str = ""
    database_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessState:
    """One child of the supervisor; `created` tells it from a later process of the same id."""

    pid: int
    created: float
    restarts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What `state.json` says about a running platform, or about one that ended without a word."""

    cell: str
    supervisor: ProcessState
    started_at: str
    amqp_url: str
    services: Mapping[str, ServiceState] = field(default_factory=dict)
    processes: Mapping[str, ProcessState] = field(default_factory=dict)
    version: int = STATE_VERSION

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> State:
        """Read what `as_json` wrote.

        Raises:
            ValueError: The text is something else, or of another version.
        """
        try:
            content: dict[str, Any] = json.loads(text)
            if content.get("version") != STATE_VERSION:
                raise ValueError(f"version {content.get('version')!r} is not {STATE_VERSION}")
            services = {k: ServiceState(**v) for k, v in content.pop("services").items()}
            processes = {k: ProcessState(**v) for k, v in content.pop("processes").items()}
            supervisor = ProcessState(**content.pop("supervisor"))
            return cls(services=services, processes=processes, supervisor=supervisor, **content)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(str(error)) from error


class PlatformFolder:
    """Names the files of a platform and writes them so that nobody else can read them."""

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser().resolve()

    @property
    def state_file(self) -> Path:
        return self.root / "state.json"

    @property
    def lock_file(self) -> Path:
        return self.root / "lock"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def secrets_file(self) -> Path:
        return self.root / "secrets.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def addresses(self) -> Path:
        return self.root / "addresses"

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    def prepare(self) -> None:
        """Make the folder and its rooms.

        Raises:
            UserError: It cannot be made or written.
        """
        try:
            for folder in (self.root, self.logs, self.addresses, self.keys):
                folder.mkdir(parents=True, exist_ok=True)
            self.keys.chmod(_PRIVATE_FOLDER)
        except OSError as error:
            raise UserError("error.folder", folder=self.root, why=error.strerror) from error

    def read_state(self) -> State | None:
        """Return the last state, or nothing if no platform was ever started here.

        Raises:
            UserError: The file is damaged.
        """
        try:
            return State.from_json(self.state_file.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise UserError("error.state", file=self.state_file, why=error) from error

    def needed_state(self) -> State:
        """Return the state.

        Raises:
            UserError: No platform was started in this folder.
        """
        state = self.read_state()
        if state is None:
            raise UserError("error.no_platform", folder=self.root)
        return state

    def write_state(self, state: State) -> None:
        """Replace the state as a whole; a reader sees the old or the new one."""
        write_private(self.state_file, state.as_json())

    def secret(self, name: str) -> str:
        """Return a lasting secret of this platform, made when it is first asked for."""
        known = self._secrets()
        if name not in known:
            known[name] = secrets.token_urlsafe(24)
            write_private(self.secrets_file, json.dumps(known, indent=2, sort_keys=True) + "\n")
        return known[name]

    def has_secret(self, name: str) -> bool:
        """Whether a secret was made before."""
        return name in self._secrets()

    def _secrets(self) -> dict[str, str]:
        try:
            content: dict[str, str] = json.loads(self.secrets_file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise UserError("error.state", file=self.secrets_file, why=error) from error
        return content


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, in one step that a crash cannot halve."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_PRIVATE)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
