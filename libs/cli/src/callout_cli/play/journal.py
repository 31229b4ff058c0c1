"""Choices that depended on the moment, kept so that the same day chooses the same again.

A second run of a day sends the same commands with the same bodies and gets the first answers. Whom
a dispatcher sends follows from who was free at that moment: it is written down before it is sent.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from callout_cli.folder import write_private


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who was sent and for which visit; ISO 8601."""

    technician: str
    start: str
    end: str
    reason: str = ""

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The visit as instants."""
        return datetime.fromisoformat(self.start), datetime.fromisoformat(self.end)


class Journal:
    """The choices of one day.

    Args:
        path: File of the day; made with the first choice.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._choices: dict[str, Choice] = {}
        if path.exists():
            content: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
            self._choices = {name: Choice(**each) for name, each in content.items()}

    def find(self, name: str) -> Choice | None:
        """Return an earlier choice."""
        return self._choices.get(name)

    def keep(self, name: str, choice: Choice) -> None:
        """Write a choice down, before anything is done about it."""
        self._choices[name] = choice
        content = {key: asdict(each) for key, each in sorted(self._choices.items())}
        write_private(self._path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
