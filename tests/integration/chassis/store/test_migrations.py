"""Migrations: once, one at a time, and never in the way for long."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from chassis.db import Database
from chassis.migrations import MigrationBlocked, migrate_database
from chassis.plumbing_tables import plumbing
from testkit.postgres import Databases

pytestmark = pytest.mark.integration

FIRST = '''
"""First."""
from alembic import op
from chassis.migrations import create_plumbing_v1
revision, down_revision, branch_labels, depends_on = "0001", None, None, None

def upgrade():
    create_plumbing_v1(op)
    op.execute("create table thing (id int primary key)")
'''
SECOND = '''
"""Second."""
from alembic import op
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None

def upgrade():
    op.execute("alter table thing add column name text")
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Migrations of a service that has one so far."""
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "0001_first.py").write_text(FIRST, "utf-8")
    return tmp_path


@pytest.fixture
def database(databases: Databases) -> Iterator[Database]:
    """An empty database."""
    url = databases.empty("migrations")
    made = Database(url)
    yield made
    made.dispose()
    databases.drop(url)


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def add_second(folder: Path) -> None:
    (folder / "versions" / "0002_second.py").write_text(SECOND, "utf-8")


def columns(database: Database) -> list[str]:
    return [column["name"] for column in inspect(database.engine).get_columns("thing")]


def test_the_first_migration_makes_the_plumbing(database: Database, folder: Path) -> None:
    assert migrate_database(url_of(database), folder, name="thing") == "0001"
    tables = set(inspect(database.engine).get_table_names())
    assert tables == {*plumbing.tables, "thing", "schema_version"}


def test_a_migration_runs_once(database: Database, folder: Path) -> None:
    migrate_database(url_of(database), folder, name="thing")
    assert migrate_database(url_of(database), folder, name="thing") == "0001"
    add_second(folder)
    assert migrate_database(url_of(database), folder, name="thing") == "0002"
    assert columns(database) == ["id", "name"]


def test_migrations_that_start_together_run_one_after_the_other(
    database: Database, folder: Path
) -> None:
    add_second(folder)
    with ThreadPoolExecutor(3) as pool:
        versions = pool.map(
            lambda _: migrate_database(url_of(database), folder, name="thing"), range(3)
        )
        assert list(versions) == ["0002"] * 3


def test_a_migration_gives_way_to_traffic_and_gives_up_in_the_end(
    database: Database, folder: Path
) -> None:
    migrate_database(url_of(database), folder, name="thing")
    add_second(folder)
    with database.transaction() as connection:
        connection.execute(text("select * from thing"))
        with pytest.raises(MigrationBlocked, match="tables were locked"):
            migrate_database(
                url_of(database),
                folder,
                name="thing",
                lock_timeout=timedelta(milliseconds=50),
                patience=timedelta(seconds=1),
            )
    assert columns(database) == ["id"]
    assert migrate_database(url_of(database), folder, name="thing") == "0002"


def test_a_migration_that_fails_changes_nothing(database: Database, folder: Path) -> None:
    migrate_database(url_of(database), folder, name="thing")
    broken = SECOND.replace('name text")', 'name text")\n    raise RuntimeError("half-way")')
    (folder / "versions" / "0002_second.py").write_text(broken, "utf-8")
    with pytest.raises(RuntimeError, match="half-way"):
        migrate_database(url_of(database), folder, name="thing")
    assert columns(database) == ["id"]
