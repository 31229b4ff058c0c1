"""Composition root: builds what both processes of inventory share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection

from chassis.config import load_settings
from chassis.db import Database
from chassis.outbox import Outbox
from chassis.resources import service_folder
from chassis.unit_of_work import OpenTx, Principal, UnitOfWork
from inventory.adapters.policies import PolicyFiles
from inventory.adapters.transaction import StoredTx
from inventory.config import InventorySettings
from inventory.domain.cells import Cells
from inventory.domain.ids import CellCode
from inventory.ports import Tx

SERVICE: Final = "inventory"

IdSource = Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a process of this service is made of."""

    settings: InventorySettings
    database: Database
    uow: UnitOfWork[Tx]


def build_parts(environ: Mapping[str, str] = os.environ) -> Parts:
    """Read settings and policies and prepare the database, without opening a connection.

    Raises:
        ConfigError: A setting is wrong.
        PolicyError: A policy file is wrong.
    """
    settings = load_settings(InventorySettings, SERVICE, environ)
    database = Database(
        settings.database_url,
        pool_size=settings.database_pool_size,
        statement_timeout=timedelta(milliseconds=settings.statement_timeout_ms),
        application_name=SERVICE,
    )
    return Parts(
        settings=settings,
        database=database,
        uow=UnitOfWork(database, opening(cells_of(settings)), source=SERVICE, cell=settings.cell),
    )


def cells_of(settings: InventorySettings) -> Cells:
    """Return this cell and those that links lead to."""
    return Cells(own=CellCode(settings.cell), linked=frozenset(map(CellCode, settings.links)))


def opening(cells: Cells) -> OpenTx[Tx]:
    """Return what turns a connection into this service's transaction.

    Args:
        cells: Where these books are kept, and who can be told about it.

    Raises:
        PolicyError: A policy file is wrong.
    """
    policies = PolicyFiles(service_folder("inventory", "policies"))

    def open_tx(connection: Connection, outbox: Outbox, principal: Principal) -> Tx:
        return StoredTx(connection, outbox, principal, policies, cells)

    return open_tx


def new_id() -> str:
    """Make the id of a new requisition or receipt."""
    return str(uuid4())
