"""`callout index`: has the entries of earlier days found as those of today are."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any
from uuid import uuid4

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import Actor, actor, open_client
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.progress import ProgressBar
from callout_cli.texts import say
from chassis.unit_of_work import ALL, Principal


@guarded
def index(
    *,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    batches = _index_of(data, Output(as_json=as_json))
    result(Output(as_json=as_json), {"batches": batches}, [say("index.done", batches=batches)])


def _index_of(data: Path, output: Output) -> int:
    folder = PlatformFolder(data)
    who = Principal(subject=f"index:{getpass.getuser()}", role="admin", branches=ALL)
    with open_client(folder) as client, ProgressBar(output, "index.bar", "index.news") as bar:
        bar.total(None)
        return index_register(actor(folder, client, who), bar)


def index_register(asker: Actor, watcher: Any) -> int:
    """Walk through the register, batch by batch; a walk that was cut off is begun again.

    Returns:
        How many batches there were.

    Raises:
        Refusal: The platform said no or stayed away.
    """
    token, batches = "", 0
    while token or not batches:
        request = api.IndexRegisterRequest(request_id=str(uuid4()), page_token=token)
        token = asker.ask(request, api.IndexRegisterResponse).next_page_token
        batches += 1
        watcher.done()
    return batches
