"""Bringing a table in: batches of rows, each answered row by row.

What is on file already is left as it is by the platform, so a run that was cut off is simply run
again: it finds what went in before and goes on with the rest.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID, uuid5

from google.protobuf.message import Message

from callout_cli.client import Actor
from callout_cli.transfer.kinds import Shape
from callout_cli.transfer.refused import Refused
from callout_cli.transfer.tables import Table, TableRow

MOST_ROWS: Final = 500
MOST_BYTES: Final = 700_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a run did; on a dry run `added` counts what would be added."""

    rows: int
    added: int
    unchanged: int
    refused: tuple[Refused, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Rows per second."""
        return self.rows / self.seconds if self.seconds else 0.0


class Watcher(Protocol):
    """Hears of progress, in rows."""

    def total(self, steps: int | None) -> None: ...
    def done(self, steps: int = 1) -> None: ...


class Incoming:
    """One run over one table.

    Args:
        actor: Whose name the commands carry.
        shape: What the table holds.
        run_id: Names this run; a batch that is sent twice within it counts once.
        dry_run: Only tell what would happen.
        threads: Batches under way at a time.
    """

    def __init__(
        self,
        actor: Actor,
        shape: Shape,
        run_id: UUID,
        *,
        dry_run: bool = False,
        threads: int = 2,
    ) -> None:
        self._actor = actor
        self._shape = shape
        self._run_id = run_id
        self._dry_run = dry_run
        self._threads = threads

    def run(self, table: Table, watcher: Watcher) -> Brought:
        """Bring every row in; returns what became of them.

        Raises:
            Refusal: The platform stayed away or refuses the caller; the next run goes on.
        """
        began = time.monotonic()
        watcher.total(len(table.rows))
        refused = [row.refused for row in table.rows if row.refused is not None]
        watcher.done(len(refused))
        rows, twice = _apart(table, self._shape)
        refused += twice
        watcher.done(len(twice))
        added = unchanged = 0
        for report in self._reports(self._batches(table, rows), watcher):
            added += report.added
            unchanged += report.unchanged
            refused += map(_refused, report.refusals)
        return Brought(
            rows=len(table.rows),
            added=added,
            unchanged=unchanged,
            refused=tuple(sorted(refused, key=lambda each: each.line)),
            seconds=round(time.monotonic() - began, 3),
        )

    def _batches(self, table: Table, rows: Iterable[TableRow]) -> Iterator[list[Message]]:
        batch: list[Message] = []
        size = 0
        for row in rows:
            message = self._shape.row(line=row.line, **table.texts(row))
            length = message.ByteSize()
            if batch and (len(batch) == MOST_ROWS or size + length > MOST_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(message)
            size += length
        if batch:
            yield batch

    def _reports(self, batches: Iterator[list[Message]], watcher: Watcher) -> Iterator[Any]:
        """Send batches, some at a time; the first trouble ends it after what is under way."""
        running: set[Future[Any]] = set()
        with ThreadPoolExecutor(max_workers=self._threads) as pool:
            for number, batch in enumerate(batches):
                running.add(pool.submit(self._send, number, batch, watcher))
                if len(running) <= self._threads:
                    continue
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
            for future in running:
                yield future.result()

    def _send(self, number: int, batch: list[Message], watcher: Watcher) -> Any:
        request = self._shape.bring(
            request_id=str(uuid5(self._run_id, str(number))), dry_run=self._dry_run, rows=batch
        )
        answer: Any = self._actor.ask(request, self._shape.brought)
        watcher.done(len(batch))
        return answer.report


def _apart(table: Table, shape: Shape) -> tuple[list[TableRow], list[Refused]]:
    """Set aside rows whose key an earlier one has; an empty key is for the platform to refuse."""
    seen: dict[tuple[str, ...], int] = {}
    good: list[TableRow] = []
    twice: list[Refused] = []
    for row in table.rows:
        if row.refused is not None:
            continue
        texts = table.texts(row)
        key = tuple(texts[column].strip() for column in shape.key)
        if all(key) and key in seen:
            detail = f"{' '.join(key)} is on line {seen[key]} already"
            refused = Refused(
                line=row.line,
                field=shape.key[-1],
                reason="DUPLICATE_IN_FILE",
                rule="",
                detail=detail,
            )
            twice.append(refused)
            continue
        seen[key] = row.line
        good.append(row)
    return good, twice


def _refused(refusal: Any) -> Refused:
    return Refused(
        line=refusal.line,
        field=refusal.field,
        reason=refusal.reason,
        rule=refusal.rule,
        detail=refusal.message,
    )
