"""One text of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in every language of the command; placeholders are named and the same in each."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """Return the text in a language, `en` or `zh`."""
        return self.zh if language == "zh" else self.en
