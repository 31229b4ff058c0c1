"""The worker process of headquarters: events of intake and feedback. Never imports grpc."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from google.protobuf.message import Message

from chassis.worker import IncomingEvent, Reaction, WorkerSpec
from headquarters.adapters.incoming import READERS, Read
from headquarters.bootstrap import SERVICE, build_parts
from headquarters.handlers.take_in_facts import take_in_facts
from headquarters.ports import Tx


def build(environ: Mapping[str, str] = os.environ) -> WorkerSpec[Tx]:
    """Return what `chassis.work` runs."""
    parts = build_parts(environ)
    return WorkerSpec(
        service=SERVICE,
        settings=parts.settings,
        uow=parts.uow,
        database=parts.database,
        reactions=REACTIONS,
    )


def _reaction(message: type[Message], read: Read) -> Reaction[Tx]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        take_in_facts(read(body, event), tx, now)

    return Reaction(message=message, handle=handle)


REACTIONS: Final[Mapping[str, Reaction[Tx]]] = {
    message.DESCRIPTOR.full_name: _reaction(message, read) for message, read in READERS.items()
}
