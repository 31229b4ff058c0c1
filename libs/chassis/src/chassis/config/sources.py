"""Where the values of settings come from: variables, then a file; see `chassis.config`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsError

from chassis.config.names import CONFIG_FILE, PREFIX, SettingNames, nearest, own_prefix

_COMMON_SECTION: Final = "common"
_NONE: Final = "none"


def read_values(
    kind: type[BaseSettings], names: SettingNames, environ: Mapping[str, str], problems: list[str]
) -> dict[str, Any]:
    """Collect the values that were set, the strongest source of each; defaults are left out.

    Args:
        kind: Settings class; its fields decide which variables hold JSON.
        names: The settings that may be set.
        environ: Environment to read.
        problems: Receives a line for everything that cannot be read.
    """
    values: dict[str, Any] = {}
    for source in _sources(kind, names, environ, problems):
        values = {**source, **values}
    return values


def _sources(
    kind: type[BaseSettings], names: SettingNames, environ: Mapping[str, str], problems: list[str]
) -> Iterable[dict[str, Any]]:
    """Yield the values of each source, the strongest first."""
    own, every = own_prefix(names.service), (*names.shared, *names.own)
    for prefix, allowed in ((own, every), (PREFIX, names.shared)):
        found = _read_environment(kind, prefix, environ, problems)
        yield {name: value for name, value in found.items() if name in allowed}
    if path := environ.get(CONFIG_FILE):
        yield from _read_file(names, Path(path), problems)


class _Environment(EnvSettingsSource):
    """The variables of a given environment instead of the process's own."""

    def __init__(self, kind: type[BaseSettings], prefix: str, environ: Mapping[str, str]) -> None:
        self._environ = environ
        super().__init__(kind, env_prefix=prefix)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {
            name.lower(): value for name, value in self._environ.items() if value and value != _NONE
        }


def _read_environment(
    kind: type[BaseSettings], prefix: str, environ: Mapping[str, str], problems: list[str]
) -> dict[str, Any]:
    taken_away = {
        name: None for name in kind.model_fields if environ.get(f"{prefix}{name.upper()}") == _NONE
    }
    try:
        return {**_Environment(kind, prefix, environ)(), **taken_away}
    except SettingsError as error:
        # pydantic-settings names the field of a list or mapping that is not JSON.
        field = re.search(r'field "(\w+)"', str(error))
        name = f"{prefix}{field.group(1).upper()}" if field else prefix
        problems.append(f"{name}: is not valid JSON")
        return {}


def _read_file(names: SettingNames, path: Path, problems: list[str]) -> Iterable[dict[str, Any]]:
    try:
        content = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(f"{CONFIG_FILE}: {path} cannot be read: {error}")
        return
    if not isinstance(content, dict):
        problems.append(f"{CONFIG_FILE}: {path} must hold sections")
        return
    every = (*names.shared, *names.own)
    for section, allowed in ((names.service, every), (_COMMON_SECTION, names.shared)):
        values = content.get(section) or {}
        if not isinstance(values, dict):
            problems.append(f"{path}: section {section!r} must hold settings")
            continue
        problems += [
            f"{path}: {section}.{name} is not a setting{nearest(str(name), allowed)}"
            for name in values
            if name not in allowed
        ]
        yield {str(name): value for name, value in values.items() if name in allowed}
