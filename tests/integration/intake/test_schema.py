"""The tables that queries name are the tables that migrations make."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect

from chassis.db import Database
from chassis.plumbing_tables import plumbing
from intake.adapters.tables import metadata

pytestmark = pytest.mark.integration


def test_every_named_column_exists_and_every_table_is_named(database: Database) -> None:
    found = inspect(database.engine)
    made = set(found.get_table_names()) - set(plumbing.tables) - {"schema_version"}
    assert made - set(metadata.tables) == {"register_days"}
    for name, table in metadata.tables.items():
        columns = {column["name"] for column in found.get_columns(name)}
        assert {column.name for column in table.c} <= columns, name
