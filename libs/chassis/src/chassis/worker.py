"""What a service tells the worker process: its reactions and its timers.

Importable anywhere: neither eventlet nor nameko nor kombu is touched here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from google.protobuf.message import Message

from chassis.config import ServiceSettings
from chassis.db import Database
from chassis.unit_of_work import UnitOfWork

TxT = TypeVar("TxT")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingEvent:
    """An event as it arrived; `body` is the protobuf message named by `type`."""

    id: UUID
    type: str
    stream: str
    aggregate_id: str
    sequence: int
    occurred_at: datetime
    branch: str
    cell: str
    traceparent: str
    body: bytes
    source: str = ""


@dataclass(frozen=True, kw_only=True)  # slots and `Reaction[Tx](…)` do not go together
class Reaction(Generic[TxT]):
    """What a service does about one type of event.

    Args:
        message: Protobuf message the body is parsed as, then validated by its own rules.
        handle: Called with message, event, transaction and the current instant.
    """

    message: type[Message]
    handle: Callable[[Any, IncomingEvent, TxT, datetime], None]


@dataclass(frozen=True, kw_only=True)  # slots and `Timer[Tx](…)` do not go together
class Timer(Generic[TxT]):
    """Work that is due by the clock.

    Args:
        name: Names it in logs, metrics and its lock.
        every: Pause between two runs, above zero.
        run: Handles a portion of what is due and returns how many rows it handled; while that
            is above zero it is called again at once, each time in a transaction of its own.
    """

    name: str
    every: timedelta
    run: Callable[[TxT, datetime], int]


@dataclass(frozen=True, kw_only=True)  # slots and `WorkerSpec[Tx](…)` do not go together
class WorkerSpec(Generic[TxT]):
    """One service as the worker process runs it; what `<service>.worker:build` returns."""

    service: str
    settings: ServiceSettings
    uow: UnitOfWork[TxT]
    database: Database
    reactions: Mapping[str, Reaction[TxT]] = field(default_factory=dict)
    timers: tuple[Timer[TxT], ...] = ()
    reference_fields: tuple[str, ...] = ("service_request_id",)
    """Fields of an event that name the service request it is about, for spans."""
