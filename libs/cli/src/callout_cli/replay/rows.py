"""Reading the log: every row is either accepted or rejected with line, reason and rule."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from collections.abc import Mapping as Fields
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from callout_cli.errors import UserError
from callout_cli.replay.mapping import Mapping

CLOCK_SKEW: Final = timedelta(minutes=5)
_SURPLUS: Final = "\x00surplus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One accepted update of an incident; instants are UTC, what is unknown is empty."""

    line: int
    reference: str
    received: datetime
    updated: datetime
    state: str
    branch: str
    product_line: str
    symptom_code: str
    symptom: str
    severity: str
    technician: str
    channel: str
    restored: datetime | None
    closed: datetime | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A row, or a fact of a row, that was not taken; `rule` is a permanent code."""

    line: int
    rule: str
    reason: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A file as it was read."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]

    @property
    def read(self) -> int:
        """How many rows the file has."""
        return len(self.rows) + len(self.rejects)


class BadRow(Exception):  # noqa: N818 - says what is bad
    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule


def read_log(path: Path, mapping: Mapping, now: datetime) -> Log:
    """Read a CSV file row by row.

    Args:
        path: UTF-8, comma separated, with a header.
        mapping: Which column is what.
        now: A time later than this is impossible (UTC).

    Raises:
        UserError: The file cannot be read or lacks a column.
    """
    rows: list[Row] = []
    rejects: list[Reject] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=_SURPLUS)
            header = tuple(reader.fieldnames or ())
            if missing := [name for name in mapping.columns.needed() if name not in header]:
                raise UserError("error.columns", path=path, columns=", ".join(missing))
            for line, fields in _numbered(reader):
                original = tuple(fields.get(name) or "" for name in header)
                try:
                    rows.append(_row(line, fields, mapping, now, original))
                except BadRow as bad:
                    reject = Reject(line=line, rule=bad.rule, reason=str(bad), fields=original)
                    rejects.append(reject)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError("error.file", path=path, why=error) from error
    return Log(header=header, rows=tuple(rows), rejects=tuple(rejects))


def _numbered(reader: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each record with the line it ends on; quoted fields may hold line breaks."""
    for fields in reader:
        yield reader.line_num, fields


def _row(
    line: int,
    fields: Fields[str, str],
    mapping: Mapping,
    now: datetime,
    original: tuple[str, ...],
) -> Row:
    columns = mapping.columns
    if _SURPLUS in fields or None in fields.values():
        raise BadRow("COLUMN_COUNT", "the row has more or fewer fields than the header")
    known = {name: mapping.known(fields[name]) for name in columns.needed()}
    if not known[columns.reference]:
        raise BadRow("MISSING_NUMBER", f"{columns.reference} is empty")
    if known[columns.state] not in mapping.states:
        raise BadRow("UNKNOWN_STATE", f"{columns.state} {fields[columns.state]!r} is not known")
    priority = known[columns.severity]
    if priority and priority not in mapping.severities:
        raise BadRow("UNKNOWN_PRIORITY", f"{columns.severity} {priority!r} is not known")
    received = _needed_instant(columns.received, known, mapping, now)
    restored = [_instant(name, known, mapping, now, received) for name in columns.restored]
    symptom = " / ".join(known[name] for name in columns.symptom if known[name])
    return Row(
        line=line,
        reference=known[columns.reference],
        received=received,
        updated=_needed_instant(columns.updated, known, mapping, now, received),
        state=known[columns.state],
        branch=known[columns.branch] or mapping.branch.unknown,
        product_line=known[columns.product_line] or mapping.product_line_unknown,
        symptom_code=known[columns.symptom_code],
        symptom=symptom or mapping.symptom_unknown,
        severity=mapping.severities.get(priority, ""),
        technician=known[columns.technician],
        channel=mapping.channels.get(known[columns.channel], mapping.channel_unknown),
        restored=next((instant for instant in restored if instant is not None), None),
        closed=_instant(columns.closed, known, mapping, now, received),
        fields=original,
    )


def _needed_instant(
    name: str,
    known: Fields[str, str],
    mapping: Mapping,
    now: datetime,
    received: datetime | None = None,
) -> datetime:
    instant = _instant(name, known, mapping, now, received)
    if instant is None:
        raise BadRow("IMPOSSIBLE_TIME", f"{name} is empty")
    return instant


def _instant(
    name: str,
    known: Fields[str, str],
    mapping: Mapping,
    now: datetime,
    received: datetime | None = None,
) -> datetime | None:
    """Read one time; none earlier than its call or later than now is possible."""
    if not known[name]:
        return None
    try:
        instant = mapping.instant(known[name])
    except ValueError as error:
        raise BadRow(
            "IMPOSSIBLE_TIME", f"{name} {known[name]!r} is not {mapping.time.format}"
        ) from error
    if instant > now + CLOCK_SKEW:
        raise BadRow("TIME_IN_FUTURE", f"{name} {known[name]!r} has not come yet")
    if received is not None and instant < received:
        raise BadRow("BEFORE_CALL", f"{name} {known[name]!r} is earlier than its call")
    return instant
