"""What docs/operations.md says about personal data is what the databases hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from integration.two_roles import connected

pytestmark = pytest.mark.integration
ROOT = Path(__file__).parents[2]
SERVICES = sorted(path.parent.name for path in ROOT.glob("services/*/pyproject.toml"))
# Columns of these names hold personal data wherever they are, except the names of things.
PERSONAL = re.compile(r"(^|_)(phone|address|email|contact|name)$")
THINGS = {
    "branch", "branches", "branch_opened", "hotlines", "inbox_tally", "kept_policies", "part",
    "projects", "warehouse",
}  # fmt: skip
COLUMNS = "select table_name, column_name, data_type from information_schema.columns"


def documented(service: str) -> dict[str, str]:
    """Return what the page says about the columns of a service: how each is kept."""
    page = (ROOT / "docs" / "operations.md").read_text("utf-8").partition("## Personal data")[2]
    rows = re.findall(r"^\| (\S+) \| (.+?) \| .+? \| (.+?) \|$", page, re.MULTILINE)
    return {
        column: kept
        for name, columns, kept in rows
        if name == service
        for column in re.findall(r"`(\w+\.\w+)`", columns)
    }


@pytest.mark.parametrize("service", SERVICES)
def test_the_page_tells_how_personal_data_is_kept(
    service: str, database_of: Callable[[str], str]
) -> None:
    with connected(database_of(service)) as connection:
        found = connection.execute(text(f"{COLUMNS} where table_schema = 'public'")).all()
    types = {f"{row.table_name}.{row.column_name}": row.data_type for row in found}
    said = documented(service)
    for column, kept in said.items():
        is_encrypted = types[column] == "bytea"
        assert kept.startswith("encrypted" if is_encrypted else "plain text"), column
    personal = {
        f"{row.table_name}.{row.column_name}"
        for row in found
        if PERSONAL.search(row.column_name) and row.table_name not in THINGS
    }
    assert personal <= set(said)
