"""How the columns and words of a foreign log become ours: a YAML file in this package."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from importlib.resources import files
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field

from callout_cli.errors import UserError


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StateKind(StrEnum):
    """What a state of the foreign system means for the clocks."""

    UNANSWERED = "unanswered"
    WORK = "work"
    WAIT = "wait"
    PAUSE = "pause"
    SOLUTION = "solution"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in {StateKind.SOLUTION, StateKind.CLOSED}


class StateRule(_Frozen):
    kind: StateKind
    phase: str = ""
    owner: str = ""
    reason: str = ""


class TimeRule(_Frozen):
    format: str
    zone: str


class Columns(_Frozen):
    reference: str
    received: str
    updated: str
    state: str
    branch: str
    product_line: str
    symptom_code: str
    symptom: tuple[str, ...]
    severity: str
    technician: str
    channel: str
    restored: tuple[str, ...] = Field(min_length=1)
    closed: str

    def needed(self) -> tuple[str, ...]:
        """Every column that must be in the file, once each."""
        names = [
            *(self.reference, self.received, self.updated, self.state, self.branch),
            *(self.product_line, self.symptom_code, *self.symptom, self.severity),
            *(self.technician, self.channel, *self.restored, self.closed),
        ]
        return tuple(dict.fromkeys(names))


class BranchRule(_Frozen):
    unknown: str
    city: str
    region: str


class Mapping(_Frozen):
    """One mapping file."""

    name: str
    version: str
    sla_pack: str
    calendar: str
    unknown: str
    symptom_unknown: str
    product_line_unknown: str
    channel_unknown: str
    outcome: str
    time: TimeRule
    columns: Columns
    branch: BranchRule
    severities: dict[str, str]
    channels: dict[str, str]
    states: dict[str, StateRule]

    def known(self, value: str) -> str:
        """Return the value, or nothing where the source says that it does not know."""
        text = value.strip()
        return "" if text == self.unknown else text

    def instant(self, value: str) -> datetime:
        """Read a local time of the source as a UTC instant.

        Raises:
            ValueError: The text does not have the source's form.
        """
        local = datetime.strptime(value.strip(), self.time.format)  # noqa: DTZ007 - zone follows
        return local.replace(tzinfo=ZoneInfo(self.time.zone)).astimezone(UTC)


def mapping_names() -> tuple[str, ...]:
    """List the mappings that come with the command."""
    folder = files("callout_cli.replay")
    found = (path.name for path in folder.iterdir() if path.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in found))


def load_mapping(name: str) -> Mapping:
    """Read a mapping by its name.

    Args:
        name: As in `mapping_names`.

    Raises:
        UserError: There is no mapping of that name.
    """
    if name not in mapping_names():
        raise UserError("error.no_mapping", name=name, known=", ".join(mapping_names()))
    content = files("callout_cli.replay").joinpath(f"{name}.yaml").read_text("utf-8")
    return Mapping.model_validate(yaml.safe_load(content))
