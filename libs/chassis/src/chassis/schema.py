"""Whether a database has the schema that this code was written for.

Revisions are numbers of four digits in one line, so that code which meets a newer one knows that
its own came before: a release may be taken back while the database stays ahead (expand, then
contract). An older revision means that the migration has not run yet.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import text

from chassis.db import Database
from chassis.resources import FolderNotFoundError, service_folder

VERSION_TABLE: Final = "schema_version"
_VERSION: Final = text("select max(version_num) from schema_version")


class SchemaBehind(Exception):  # noqa: N818
    """The database has not got what this code needs; `callout-migrate` brings it."""


def newest_revision(folder: Path) -> str:
    """Return the head of a folder of migrations, without importing any of them.

    Raises:
        FolderNotFoundError: There are no migrations in it.
    """
    names = sorted(path.name for path in (folder / "versions").glob("[0-9]*_*.py"))
    if not names:
        raise FolderNotFoundError(f"{folder} holds no migrations")
    return names[-1].partition("_")[0]


def schema_pings(service: str, database: Database) -> dict[str, Callable[[], None]]:
    """Return what readiness has to ask about the schema of a service, by name.

    Args:
        service: Name of the service, e.g. `hr-appraisal`; nothing is asked for one that brings no
            migrations.
        database: The service's database.
    """
    try:
        folder = service_folder(service.replace("-", "_"), "migrations")
    except FolderNotFoundError:
        return {}
    needed = newest_revision(folder)
    return {"schema": lambda: check_schema(database, needed)}


def check_schema(database: Database, needed: str) -> None:
    """Ask the database for its revision.

    Raises:
        SchemaBehind: It is older than the one needed, or there is none.
        SQLAlchemyError: The database does not answer, or does not let this role look.
    """
    with database.autocommit() as connection:
        found = connection.execute(_VERSION).scalar()
    if found is None or str(found) < needed:
        raise SchemaBehind(f"the schema is at {found or 'nothing'}, this code needs {needed}")
