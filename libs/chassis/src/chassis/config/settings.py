"""Settings of a process: environment, then file, then default; a wrong one is named at start.

Precedence for a setting `name` of the service `hr-appraisal`:

1. `CALLOUT_HR_APPRAISAL_NAME`
2. `CALLOUT_NAME` (only the settings that all services share)
3. the file named by `CALLOUT_CONFIG_FILE`: section `hr-appraisal`, then section `common`
4. the default

An empty variable counts as absent; the word `none` takes an optional setting away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from chassis.config.names import PREFIX, SettingNames, own_prefix, unknown_variables
from chassis.config.sources import read_values

CELL = r"[a-z][a-z0-9-]{0,31}"
_ADDRESS = r"^(\[[0-9a-fA-F:]+\]|[^:\s]*):\d{1,5}$"
S = TypeVar("S", bound="ServiceSettings")


class ConfigError(Exception):
    """Settings cannot be used; every wrong one is listed by the name an operator would change."""

    def __init__(self, service: str, problems: Iterable[str]) -> None:
        self.service = service
        self.problems = tuple(problems)
        super().__init__(f"{service} cannot start:\n  " + "\n  ".join(self.problems))


class ServiceSettings(BaseSettings):
    """What every service can be told. A service adds its own fields in its `config.py`.

    A field with `repr=False` is a secret: its value is neither printed nor echoed in an error.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take arguments only; `load_settings` reads the environment, naming what is wrong."""
        return (init_settings,)

    service: str = Field(description="Name of the service; given by the process, not set by hand.")
    database_url: str = Field(
        repr=False,
        pattern=r"^postgresql(\+psycopg2)?://",
        description="PostgreSQL database of this service, as a URL.",
    )
    database_role: str | None = Field(
        default=None,
        pattern=r"^[a-z_][a-z0-9_-]{0,62}$",
        description="Role of api and worker, where migrations run as another one and have to let"
        " it in; none: one role does both.",
    )
    database_pool_size: int = Field(
        default=8,
        ge=1,
        le=500,
        description="Connections a process keeps open; as many again under pressure.",
    )
    statement_timeout_ms: int = Field(
        default=15_000, ge=100, description="A statement that runs longer is cancelled."
    )
    amqp_url: str = Field(
        default="memory://localhost/",
        repr=False,
        pattern=r"^(amqp|amqps|memory)://",
        description="Message bus; memory:// serves one worker process that hosts all services.",
    )
    cell: str = Field(
        default="main",
        pattern=rf"^{CELL}$",
        description="Name of the cell (region); part of exchange and queue names.",
    )
    linked_cells: str | None = Field(
        default=None,
        pattern=rf"^{CELL}(,{CELL})*$",
        description="Cells that links lead to, with commas; what they are told is kept for each.",
    )
    batch_size: int = Field(
        default=100, ge=1, le=1000, description="Events handled or published in one transaction."
    )
    linger_ms: int = Field(
        default=10, ge=0, le=10_000, description="How long a batch waits for more events."
    )
    confirm_timeout_s: float = Field(
        default=10.0, gt=0, description="Longest wait for the broker to confirm a batch."
    )
    retry_first_delay_s: float = Field(
        default=1.0, ge=0, description="Pause after an event's first failure; doubles each time."
    )
    retry_longest_delay_s: float = Field(
        default=300.0, ge=0, description="Longest pause between two attempts of an event."
    )
    retry_attempts: int = Field(
        default=8, ge=1, description="Failures after which an event is parked."
    )
    retry_later_first_delay_s: float = Field(
        default=0.1, ge=0, description="First pause of an event that waits for another stream."
    )
    retry_later_attempts: int = Field(
        default=60, ge=1, description="Attempts after which an event that waits is parked."
    )
    inbox_retention_days: float = Field(
        default=30.0, gt=0, description="How long the ids of handled events are kept."
    )
    request_retention_days: float = Field(
        default=90.0, gt=0, description="How long answers to repeated requests are kept."
    )

    api_listen: str = Field(
        default="127.0.0.1:0",
        pattern=_ADDRESS,
        description="Address of the gRPC server; port 0 picks a free one.",
    )
    api_threads: int = Field(
        default=8, ge=1, le=512, description="Calls the gRPC server works on at the same time."
    )
    api_queue: int = Field(
        default=256, ge=0, description="Calls that may wait for a thread; more are refused."
    )
    api_max_message_bytes: int = Field(
        default=1_048_576, ge=1024, description="Largest request or response on the wire."
    )
    api_max_deadline_s: float = Field(
        default=60.0, gt=0, description="A longer deadline of a caller is shortened to this."
    )
    api_max_connection_age_s: float = Field(
        default=15.0, gt=0, description="Connections are renewed after this, to spread the load."
    )
    drain_s: float = Field(
        default=10.0, ge=0, description="Time that running work gets to finish at shutdown."
    )
    drain_delay_s: float = Field(
        default=0.0, ge=0, description="Time between 'not ready' and the last accepted call."
    )
    ready_every_s: float = Field(
        default=2.0, gt=0, description="Pause between two looks at the dependencies."
    )
    metrics_listen: str | None = Field(
        default="127.0.0.1:0",
        pattern=_ADDRESS,
        description="Address of /metrics, /livez and /readyz; none: not served.",
    )
    address_file: Path | None = Field(
        default=None, description="File that receives the bound addresses, as JSON."
    )

    @property
    def links(self) -> tuple[str, ...]:
        """Names of the linked cells."""
        return tuple(self.linked_cells.split(",")) if self.linked_cells else ()

    jwt_public_keys: Path | None = Field(
        default=None,
        description="JWKS file with the Ed25519 keys that callers' tokens are signed by.",
    )
    jwt_issuer: str = Field(default="callout", description="Expected `iss` of tokens.")
    jwt_audience: str = Field(default="callout", description="Expected `aud` of tokens.")

    otlp_endpoint: str | None = Field(
        default=None,
        pattern=r"^https?://",
        description="Base URL of an OTLP/HTTP collector; none: spans are not exported.",
    )
    trace_ratio: float = Field(
        default=1.0, ge=0.0, le=1.0, description="Share of new traces that are recorded."
    )
    trace_statements: bool = Field(
        default=False, description="Also record a span for every SQL statement."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Lowest level that is written."
    )
    log_format: Literal["auto", "json", "console"] = Field(
        default="auto", description="auto: coloured on a terminal, JSON elsewhere."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingDescription:
    name: str
    """Environment variable, with `<SERVICE>` where the service's own name goes."""
    type: str
    default: str
    meaning: str
    is_secret: bool


def describe_settings(kind: type[ServiceSettings]) -> tuple[SettingDescription, ...]:
    """List the settings of a service in order of declaration, for `callout config` and docs."""
    return tuple(
        SettingDescription(
            name=f"{PREFIX}{name.upper()}"
            if _is_shared(name)
            else f"{PREFIX}<SERVICE>_{name.upper()}",
            type=_type_name(field),
            default=_default_text(field),
            meaning=field.description or "",
            is_secret=not field.repr,
        )
        for name, field in _settable(kind).items()
    )


def load_settings(kind: type[S], service: str, environ: Mapping[str, str] = os.environ) -> S:
    """Read the settings of one service.

    Args:
        kind: The service's settings class.
        service: Name of the service, e.g. `hr-appraisal`.
        environ: Environment to read, by default the one of the process.

    Raises:
        ConfigError: Lists every wrong, missing or unknown setting by its name.
    """
    names = SettingNames(
        service=service,
        shared=tuple(_settable(ServiceSettings)),
        own=tuple(name for name in _settable(kind) if not _is_shared(name)),
    )
    problems = [*unknown_variables(names, environ)]
    values = read_values(kind, names, environ, problems)
    try:
        settings = kind(service=service, **values)
    except ValidationError as error:
        problems += [_explain(kind, service, each) for each in error.errors()]
    if problems:
        raise ConfigError(service, problems)
    return settings


def _explain(kind: type[ServiceSettings], service: str, error: Any) -> str:
    name = str(error["loc"][0]) if error["loc"] else ""
    prefix = PREFIX if _is_shared(name) else own_prefix(service)
    variable = f"{prefix}{name.upper()}" if name else service
    if error["type"] == "missing":
        meaning = kind.model_fields[name].description or ""
        return f"{variable}: is missing. {meaning}".rstrip()
    return f"{variable}: {error['msg']}"


def _settable(kind: type[ServiceSettings]) -> dict[str, FieldInfo]:
    return {name: field for name, field in kind.model_fields.items() if name != "service"}


def _is_shared(name: str) -> bool:
    return name in ServiceSettings.model_fields


def _type_name(field: FieldInfo) -> str:
    kind = field.annotation
    text = getattr(kind, "__name__", "") if isinstance(kind, type) else str(kind)
    return re.sub(r"\b(typing|pathlib|collections\.abc)\.", "", text)


def _default_text(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True) if not field.is_required() else None
    if field.is_required() or value is PydanticUndefined:
        return "(required)"
    return "(none)" if value is None else str(value)
