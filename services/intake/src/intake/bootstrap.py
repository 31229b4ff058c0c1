"""Composition root: builds what both processes of intake share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
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
from intake.adapters.kept_policies import PolicyKeeper
from intake.adapters.objectives import ObjectiveMetrics
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

    def fingerprint(self, plain: str) -> str:
        """Return what stands for a secret where a command is compared with its repetition."""
        needs_contact_keys(self.settings)
        return ContactCipher.fingerprints_from_text(self.settings.contact_keys or "")(plain)


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
    open_tx = opening(settings.contact_keys, settings.phase_bounds)
    uow = UnitOfWork(database, open_tx, source=SERVICE, cell=settings.cell)
    return Parts(settings=settings, database=database, uow=uow)


def needs_contact_keys(settings: IntakeSettings) -> None:
    """Refuse to serve customers' files without a key; the worker does without.

    Raises:
        ConfigError: There is no key.
    """
    if settings.contact_keys is None:
        name = "CALLOUT_INTAKE_CONTACT_KEYS"
        raise ConfigError(SERVICE, [f"{name}: is missing. Keys for customers' contacts."])


def opening(contact_keys: str | None, phase_bounds: Iterable[timedelta]) -> OpenTx[Tx]:
    """Return what turns a connection into this service's transaction.

    Args:
        contact_keys: As in the setting of that name; None leaves contacts closed.
        phase_bounds: Upper bounds of the histogram of phase durations, ascending.

    Raises:
        PolicyError: A policy file is wrong.
    """
    shelf = PolicyShelf(service_folder("intake", "policies"))
    shared = Shared(
        service=SERVICE,
        policies=shelf,
        branches={},
        objectives=ObjectiveMetrics.declare(phase_bounds),
        cipher=ContactCipher.from_text(contact_keys) if contact_keys else None,
        keeper=PolicyKeeper(shelf),
    )

    def open_tx(connection: Connection, outbox: Outbox, principal: Principal) -> Tx:
        return StoredTx(connection, outbox, principal, shared)

    return open_tx


def new_id() -> str:
    """Make the id of a new request, customer or product."""
    return str(uuid4())
