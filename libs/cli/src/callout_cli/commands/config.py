"""`callout config`: every setting of every service, with its default and meaning."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from callout_cli.errors import UserError
from callout_cli.folder import SERVICES
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.texts import say, translated
from chassis.config import ServiceSettings, SettingDescription, describe_settings

ServiceArgument = Annotated[str, typer.Argument(help=say("help.config.service"))]


@guarded
def config(
    *,
    service: ServiceArgument = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    if service and service not in SERVICES:
        raise UserError("error.no_service", service=service)
    rows = settings_of((service,) if service else SERVICES)
    output = Output(as_json=as_json)
    if as_json:
        output.json(
            [
                {
                    "service": owner,
                    "name": row.name,
                    "type": row.type,
                    "default": row.default,
                    "meaning": row.meaning,
                    "secret": row.is_secret,
                }
                for owner, row in rows
            ]
        )
        return
    output.table(
        say("config.title"),
        (say("col.setting"), say("col.default"), say("col.meaning")),
        [(row.name, row.default, translated(row.meaning)) for _, row in rows],
        note=say("config.note"),
    )


def settings_of(services: tuple[str, ...]) -> list[tuple[str, SettingDescription]]:
    """List the settings; those that all services share come once, under the name `all`."""
    shared = {row.name for row in describe_settings(ServiceSettings)}
    rows = [("all", row) for row in describe_settings(ServiceSettings)]
    for service in services:
        own = describe_settings(_settings_kind(service))
        prefix = f"CALLOUT_{service.upper().replace('-', '_')}_"
        rows += [
            (service, _named(row, row.name.replace("CALLOUT_<SERVICE>_", prefix)))
            for row in own
            if row.name not in shared
        ]
    return rows


def _named(row: SettingDescription, name: str) -> SettingDescription:
    return SettingDescription(
        name=name,
        type=row.type,
        default=row.default,
        meaning=row.meaning,
        is_secret=row.is_secret,
    )


def _settings_kind(service: str) -> type[ServiceSettings]:
    module = import_module(f"{service.replace('-', '_')}.config")
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, ServiceSettings)
    ]
    own = [kind for kind in kinds if kind.__module__ == module.__name__]
    return next(iter(own or kinds), ServiceSettings)
