"""A database and a role for every service, on a real server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql
from sqlalchemy import make_url

from callout_cli.errors import UserError
from callout_cli.folder import SERVICES, PlatformFolder
from callout_cli.supervisor.databases import admin_url_of, database_name, provide_databases

pytestmark = pytest.mark.integration


@pytest.fixture
def cell(postgres_url: str) -> Iterator[str]:
    name = f"it-{secrets.token_hex(4)}"
    yield name
    connection = psycopg2.connect(plain(postgres_url))
    connection.autocommit = True
    with connection.cursor() as cursor:
        for service in SERVICES:
            each = sql.Identifier(database_name(name, service))
            cursor.execute(sql.SQL("drop database if exists {} with (force)").format(each))
            cursor.execute(sql.SQL("drop role if exists {}").format(each))
    connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> PlatformFolder:
    made = PlatformFolder(tmp_path / "first")
    made.prepare()
    return made


def plain(url: str) -> str:
    return url.replace("+psycopg2", "")


def test_every_service_gets_a_database_of_its_own(
    folder: PlatformFolder, cell: str, postgres_url: str
) -> None:
    urls = provide_databases(folder, admin_url_of(postgres_url), cell)
    assert list(urls) == list(SERVICES)
    for service, url in urls.items():
        connection = psycopg2.connect(url)
        with connection.cursor() as cursor:
            cursor.execute(
                "select current_database(), current_user, pg_get_userbyid(datdba)"
                " from pg_database where datname = current_database()"
            )
            assert set(cursor.fetchone() or ()) == {database_name(cell, service)}
        connection.close()


def test_a_role_may_enter_no_other_database(
    folder: PlatformFolder, cell: str, postgres_url: str
) -> None:
    urls = provide_databases(folder, admin_url_of(postgres_url), cell)
    strange = make_url(urls["intake"]).set(database=database_name(cell, "dispatch"))
    with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
        psycopg2.connect(strange.render_as_string(hide_password=False))


def test_a_second_start_finds_its_databases_again(
    folder: PlatformFolder, cell: str, postgres_url: str
) -> None:
    admin = admin_url_of(postgres_url)
    assert provide_databases(folder, admin, cell) == provide_databases(folder, admin, cell)


def test_databases_of_another_folder_are_not_taken_by_accident(
    folder: PlatformFolder, cell: str, postgres_url: str, tmp_path: Path
) -> None:
    admin = admin_url_of(postgres_url)
    provide_databases(folder, admin, cell)
    second = PlatformFolder(tmp_path / "second")
    second.prepare()
    with pytest.raises(UserError, match=r"error\.foreign_database"):
        provide_databases(second, admin, cell)
    urls = provide_databases(second, admin, cell, adopt=True)
    psycopg2.connect(urls["intake"]).close()


def test_somebody_without_the_right_is_told_so(
    folder: PlatformFolder, cell: str, postgres_url: str, tmp_path: Path
) -> None:
    urls = provide_databases(folder, admin_url_of(postgres_url), cell)
    other = PlatformFolder(tmp_path / "other")
    other.prepare()
    with pytest.raises(UserError, match=r"error\.postgres_rights"):
        provide_databases(other, admin_url_of(urls["intake"]), f"{cell}-x")
