"""What a user did or asked for that cannot be done: shown as a sentence, never as a stack trace."""

from __future__ import annotations

from typing import Any


class UserError(Exception):
    """An expected trouble, told in both languages.

    Args:
        key: Key of the text in the catalogue.
        exit_code: What the process ends with.
        detail: What a tool or a log said, shown once below the text.
        values: Values for the placeholders of the text.
    """

    def __init__(self, key: str, *, exit_code: int = 2, detail: str = "", **values: Any) -> None:
        self.key = key
        self.detail = detail
        self.exit_code = exit_code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(f"{key} {self.values}")
