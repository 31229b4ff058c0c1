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


def build_parts(environ: Mapping[str, str] = os.environ, *, needs_contacts: bool = False) -> Parts:
    """Read settings and policies and prepare the database, without opening a connection.

    Args:
        environ: Environment to read.
        needs_contacts: The process reads and writes customers' phones and addresses.

    Raises:
        ConfigError: A setting is wrong, or the key for contacts is needed and missing.
        PolicyError: A policy file is wrong.
    """
    settings = load_settings(IntakeSettings, SERVICE, environ)
    if needs_contacts and settings.contact_keys is None:
        raise ConfigError(
            SERVICE,
            ["CALLOUT_INTAKE_CONTACT_KEYS: is missing. Keys for customers' phones and addresses."],
        )
    database = Database(
        settings.database_url,
        pool_size=settings.database_pool_size,
        statement_timeout=timedelta(milliseconds=settings.statement_timeout_ms),
        application_name=SERVICE,
    )
    uow = UnitOfWork(database, opening(settings.contact_keys), source=SERVICE, cell=settings.cell)
    return Parts(settings=settings, database=database, uow=uow)


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
