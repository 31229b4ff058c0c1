"""Composition root: builds what both processes of appraisal share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection

from chassis.config import load_settings
from chassis.db import Database
from chassis.outbox import Outbox
from chassis.resources import service_folder
from chassis.unit_of_work import Principal, UnitOfWork
from hr_appraisal.adapters.policies import PolicyFiles
from hr_appraisal.adapters.transaction import StoredTx
from hr_appraisal.config import AppraisalSettings
from hr_appraisal.domain.ids import EntryId
from hr_appraisal.ports import Tx

SERVICE: Final = "hr-appraisal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a process of this service is made of."""

    settings: AppraisalSettings
    database: Database
    uow: UnitOfWork[Tx]


def build_parts(environ: Mapping[str, str] = os.environ) -> Parts:
    """Read settings and policies and prepare the database, without opening a connection.

    Raises:
        ConfigError: A setting is wrong.
        PolicyError: A policy file is wrong.
    """
    settings = load_settings(AppraisalSettings, SERVICE, environ)
    policies = PolicyFiles(service_folder("hr_appraisal", "policies"))
    database = Database(
        settings.database_url,
        pool_size=settings.database_pool_size,
        statement_timeout=timedelta(milliseconds=settings.statement_timeout_ms),
        application_name=SERVICE,
    )

    def open_tx(connection: Connection, outbox: Outbox, principal: Principal) -> Tx:
        return StoredTx(connection, outbox, principal, policies)

    return Parts(
        settings=settings,
        database=database,
        uow=UnitOfWork(database, open_tx, source=SERVICE, cell=settings.cell),
    )


def new_entry_id() -> EntryId:
    """Make the id of a new entry."""
    return EntryId(str(uuid4()))
