"""Composition root: builds what both processes of intake share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection

from chassis.config import ConfigError, load_settings
from chassis.db import Database
from chassis.outbox import Outbox
from chassis.resources import service_folder
from chassis.unit_of_work import OpenTx, Principal, UnitOfWork
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.policies import PolicyShelf
from intake.adapters.transaction import Shared, StoredTx
from intake.config import IntakeSettings
from intake.ports import Tx

SERVICE: Final = "intake"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a process of this service is made of."""

    settings: IntakeSettings
    database: Database
    uow: UnitOfWork[Tx]


def build_parts(environ: Mapping[str, str] = os.environ) -> Parts:
    """Read settings and policies and prepare the database, without opening a connection.

    Raises:
        ConfigError: A setting is wrong.
        PolicyError: A policy file is wrong.
    """
    settings = load_settings(IntakeSettings, SERVICE, environ)
    database = Database(
        settings.database_url,
        pool_size=settings.database_pool_size,
        statement_timeout=timedelta(milliseconds=settings.statement_timeout_ms),
        application_name=SERVICE,
    )
    uow = UnitOfWork(database, opening(settings.contact_keys), source=SERVICE, cell=settings.cell)
    return Parts(settings=settings, database=database, uow=uow)


def needs_contact_keys(settings: IntakeSettings) -> None:
    """Refuse to serve customers' files without a key; the worker does without.

    Raises:
        ConfigError: There is no key.
    """
    if settings.contact_keys is None:
        name = "CALLOUT_INTAKE_CONTACT_KEYS"
        raise ConfigError(SERVICE, [f"{name}: is missing. Keys for customers' contacts."])


def opening(contact_keys: str | None) -> OpenTx[Tx]:
    """Return what turns a connection into this service's transaction.

    Args:
        contact_keys: As in the setting of that name; None leaves contacts closed.

    Raises:
        PolicyError: A policy file is wrong.
    """
    shared = Shared(
        service=SERVICE,
        policies=PolicyShelf(service_folder("intake", "policies")),
        branches={},
        cipher=ContactCipher.from_text(contact_keys) if contact_keys else None,
    )

    def open_tx(connection: Connection, outbox: Outbox, principal: Principal) -> Tx:
        return StoredTx(connection, outbox, principal, shared)

    return open_tx


def new_id() -> str:
    """Make the id of a new request, customer or product."""
    return str(uuid4())
