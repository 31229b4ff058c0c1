"""`callout parked list | show | retry`: events that were put aside after their last attempt."""

from __future__ import annotations

import base64
from datetime import UTC
from typing import Annotated, Any
from uuid import UUID

import typer

from callout_cli.databases import connected, databases_of
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.texts import say
from chassis.parked import ParkedEvent, list_parked, retry_parked, show_parked

app = typer.Typer(
    no_args_is_help=True,
    help=say("help.parked"),
    add_completion=False,
    pretty_exceptions_enable=False,
)

ServiceOption = Annotated[str, typer.Option("--service", help=say("help.parked.service"))]
IdArgument = Annotated[UUID, typer.Argument(help=say("help.parked.id"))]
IdsArgument = Annotated[list[UUID] | None, typer.Argument(help=say("help.parked.ids"))]
AllOption = Annotated[bool, typer.Option("--all", help=say("help.parked.all"))]


@app.command("list", help=say("help.parked.list"))
@guarded
def parked_list(
    *,
    service: ServiceOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    found: list[tuple[str, ParkedEvent]] = []
    for name, url in _databases(PlatformFolder(data), service).items():
        with connected(name, url) as connection:
            page = list_parked(connection)
            while page:
                found += [(name, event) for event in page]
                page = list_parked(connection, after=page[-1])
    output = Output(as_json=as_json)
    if as_json:
        output.json([_content(name, event) for name, event in found])
        return
    if not found:
        output.line(say("parked.none"))
        return
    output.table(
        say("parked.title"),
        [
            *(say("col.service"), say("col.event"), say("col.aggregate"), say("col.id")),
            *(f">{say('col.attempts')}", f">{say('col.followers')}", say("col.error")),
        ],
        [
            (
                *(name, event.event_type, f"{event.aggregate_id} #{event.sequence}"),
                *(event.event_id, event.attempts, event.followers, _first_line(event.error)),
            )
            for name, event in found
        ],
        note=say("parked.note"),
    )


@app.command("show", help=say("help.parked.show"))
@guarded
def parked_show(
    *,
    event_id: IdArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    for name, url in _databases(PlatformFolder(data)).items():
        with connected(name, url) as connection:
            event = show_parked(connection, event_id)
        if event is not None:
            content = _content(name, event) | {
                "headers": dict(event.headers),
                "body_base64": base64.b64encode(event.body).decode("ascii"),
            }
            lines = [f"{key}: {value}" for key, value in content.items()]
            result(Output(as_json=as_json), content, lines)
            return
    raise UserError("error.not_parked", exit_code=1, event=event_id)


@app.command("retry", help=say("help.parked.retry"))
@guarded
def parked_retry(  # noqa: PLR0913 - every option is an argument
    *,
    event_ids: IdsArgument = None,
    every: AllOption = False,
    service: ServiceOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    if bool(event_ids) == every:
        raise UserError("error.parked_which")
    again: list[tuple[str, UUID]] = []
    for name, url in _databases(PlatformFolder(data), service).items():
        with connected(name, url, read_only=False) as connection:
            again += [(name, each) for each in retry_parked(connection, event_ids or None)]
    content = {"retried": [{"service": name, "event_id": str(each)} for name, each in again]}
    result(Output(as_json=as_json), content, [say("parked.retried", count=len(again))])


def _databases(folder: PlatformFolder, service: str = "") -> dict[str, str]:
    known = databases_of(folder)
    if not service:
        return known
    if service not in known:
        raise UserError("error.no_service", service=service)
    return {service: known[service]}


def _content(service: str, event: ParkedEvent) -> dict[str, Any]:
    return {
        "service": service,
        "event_id": str(event.event_id),
        "event_type": event.event_type,
        "stream": event.stream,
        "aggregate_id": event.aggregate_id,
        "sequence": event.sequence,
        "cell": event.cell,
        "attempts": event.attempts,
        "followers": event.followers,
        "received_at": event.received_at.astimezone(UTC).isoformat(),
        "error": event.error,
    }


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:120] if text.strip() else ""
