"""Results on standard output as tables or JSON; news and troubles on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.markup import escape
from rich.table import Table

_WIDE: Final = 180


class Output:
    """Where a command writes.

    Args:
        as_json: Write results as JSON instead of tables.
    """

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        # A table that goes to a file or a pipe is not folded at 80 columns.
        width = None if sys.stdout.isatty() else _WIDE
        self.console = Console(width=width, highlight=False)
        self.news = Console(stderr=True, highlight=False)

    def json(self, content: Any) -> None:
        """Write one JSON document."""
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n")
        sys.stdout.flush()

    def table(
        self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], note: str = ""
    ) -> None:
        """Write a table; a column whose heading begins with `>` is set to the right."""
        table = Table(title=title, title_justify="left")
        for column in columns:
            right = column.startswith(">")
            table.add_column(
                escape(column.removeprefix(">")),
                justify="right" if right else "left",
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(escape(str(cell)) for cell in row))
        self.console.print(table)
        if note:
            self.line(note)

    def line(self, text: str) -> None:
        """Write one line of a result."""
        self.console.print(escape(text), soft_wrap=True)

    def tell(self, text: str) -> None:
        """Tell news that are no result; they leave standard output clean."""
        self.news.print(escape(text), soft_wrap=True)

    @staticmethod
    def trouble(first: str, second: str, detail: str = "") -> None:
        """Tell why a command ends, in both languages; then what a tool or a log said."""
        console = Console(stderr=True, highlight=False)
        console.print(f"[bold red]✗[/] {escape(first)}", soft_wrap=True)
        if second != first:
            console.print(f"  [dim]{escape(second)}[/]", soft_wrap=True)
        if detail:
            console.print(escape(detail), soft_wrap=True)


def result(output: Output, content: Mapping[str, Any], lines: Sequence[str]) -> None:
    """Write a small result: a JSON object, or some lines."""
    if output.as_json:
        output.json(dict(content))
    else:
        for line in lines:
            output.line(line)
