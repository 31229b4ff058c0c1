"""Who a command speaks for, and months as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from callout_cli.client import Actor, actor, open_client
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from chassis.unit_of_work import ALL, Principal


@contextmanager
def acting(data: Path, person: str, role: str) -> Iterator[Actor]:
    """Open the platform of a folder in the name of a person."""
    folder = PlatformFolder(data)
    with open_client(folder) as client:
        yield actor(folder, client, Principal(subject=person, role=role, branches=ALL))


def first_day(month: str) -> date:
    """Return the first day of a month written YYYY-MM."""
    try:
        return datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise UserError("error.month", month=month) from error
