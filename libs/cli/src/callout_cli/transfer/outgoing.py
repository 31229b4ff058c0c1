"""Taking files out, page by page, into CSV or XLSX; what is written could be brought in again."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

import xlsxwriter
from google.protobuf.message import Message

from callout.intake.v1 import file_transfer_service_pb2 as api
from callout_cli.client import Actor
from callout_cli.errors import UserError
from callout_cli.transfer.disarming import disarmed
from callout_cli.transfer.incoming import Watcher
from callout_cli.transfer.kinds import Kind, Shape
from callout_cli.transfer.whole_files import appearing_whole

_PAGE: Final = 500
_FULL_PAGE: Final = 100  # Customer files may be long; an answer has its limit.

WriteRow = Callable[[Sequence[str]], None]


def pages(actor: Actor, kind: Kind, shape: Shape, branch: str) -> Iterator[Sequence[Any]]:
    """Return the rows of every page; customers come masked.

    Raises:
        UserError: What the kind holds is only brought in.
        Refusal: The platform said no or stayed away.
    """
    if shape.take is None or shape.taken is None:
        raise UserError("error.only_brought_in", kind=kind.value)
    size = _FULL_PAGE if kind is Kind.CUSTOMERS else _PAGE
    token = ""
    while True:
        request: Any = shape.take(branch_code=branch, page_size=size, page_token=token)
        answer: Any = actor.ask(request, shape.taken)
        yield answer.rows
        token = answer.next_page_token
        if not token:
            return


def revealed_pages(
    actor: Actor, branch: str, reason: str, run_id: UUID
) -> Iterator[Sequence[Message]]:
    """Return the rows of every page of customers unmasked; each reading is logged first (I-08).

    Raises:
        Refusal: The platform said no or stayed away.
    """
    token, number = "", 0
    while True:
        request = api.RevealCustomersRequest(
            request_id=str(uuid5(run_id, str(number))),
            branch_code=branch,
            reason=reason,
            page_size=_FULL_PAGE,
            page_token=token,
        )
        answer = actor.ask(request, api.RevealCustomersResponse)
        yield answer.rows
        token, number = answer.next_page_token, number + 1
        if not token:
            return


def write_out(path: Path, shape: Shape, found: Iterator[Sequence[Any]], watcher: Watcher) -> int:
    """Write a table; the file appears once it is whole.

    Args:
        path: `.csv` or `.xlsx`.
        shape: Its columns, under their headings in the language of the command.
        found: Pages of rows.
        watcher: Hears of progress.

    Returns:
        How many rows it has.

    Raises:
        UserError: The file cannot be written, or its name says nothing we write.
    """
    written = 0
    watcher.total(None)
    with _table(path, shape) as write:
        for rows in found:
            for row in rows:
                write([getattr(row, column) for column in shape.columns])
            written += len(rows)
            watcher.done(len(rows))
    return written


def write_template(path: Path, shape: Shape) -> None:
    """Write a table that has headings only, to be filled in.

    Raises:
        UserError: The file cannot be written, or its name says nothing we write.
    """
    with _table(path, shape):
        pass


@contextmanager
def _table(path: Path, shape: Shape) -> Iterator[WriteRow]:
    writers = {".csv": _csv, ".xlsx": _xlsx}
    if path.suffix.lower() not in writers:
        raise UserError("error.table_kind", path=path)
    try:
        with appearing_whole(path) as fresh, writers[path.suffix.lower()](fresh) as write:
            write([shape.heading(column) for column in shape.columns])
            yield write
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
        raise UserError("error.file", path=path, why=error) from error


@contextmanager
def _csv(path: Path) -> Iterator[WriteRow]:
    # With a byte order mark spreadsheet programs read Chinese as it was written.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)

        def write(cells: Sequence[str]) -> None:
            writer.writerow(map(disarmed, cells))

        yield write


@contextmanager
def _xlsx(path: Path) -> Iterator[WriteRow]:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    place = 0

    def write(cells: Sequence[str]) -> None:
        nonlocal place
        for column, cell in enumerate(cells):
            # Always a text: leading zeros stay, and nothing becomes a formula.
            sheet.write_string(place, column, cell)
        place += 1

    try:
        yield write
    finally:
        book.close()
