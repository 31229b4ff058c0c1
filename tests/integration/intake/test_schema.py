"""The tables that queries name are the tables that migrations make."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from chassis.db import Database
from chassis.plumbing_tables import plumbing
from intake.adapters import file_tables, tables
from intake.adapters import transaction as _every_table  # noqa: F401 - names all tables

pytestmark = pytest.mark.integration


def test_every_named_column_exists_and_every_table_is_named(database: Database) -> None:
    metadata = tables.metadata
    assert file_tables.customer_files.metadata is metadata
    found = inspect(database.engine)
    made = set(found.get_table_names()) - set(plumbing.tables) - {"schema_version"}
    assert made - set(metadata.tables) == {"register_days"}
    for name, table in metadata.tables.items():
        columns = {column["name"] for column in found.get_columns(name)}
        assert {column.name for column in table.c} <= columns, name


@pytest.mark.parametrize("table", ["service_requests", "facts", "contacts"])
@pytest.mark.parametrize("statement", ["delete from {}", "truncate {} cascade"])
def test_no_page_is_torn_out_of_the_register(
    database: Database, table: str, statement: str
) -> None:
    with pytest.raises(DBAPIError, match="never deleted"), database.transaction() as connection:
        connection.execute(text(statement.format(table)))
