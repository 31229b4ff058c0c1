"""The outcome of one invariant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

SAMPLE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One invariant and the rows that break it; none of them is good.

    `where` names the service, or several joined by `→`. `unchecked` says why it could not be looked
    at, which is no better than broken. `settles` marks one that events under way may still heal.
    `stream` names the stream whose events it is about, where it is about one.
    """

    name: str
    rule: str
    where: str
    broken: int = 0
    sample: tuple[str, ...] = ()
    unchecked: str = ""
    settles: bool = False
    stream: str = ""

    @property
    def holds(self) -> bool:
        """Whether it was looked at and nothing breaks it."""
        return not self.broken and not self.unchecked

    def content(self) -> dict[str, Any]:
        """Write it as plain values."""
        return {
            "name": self.name,
            "rule": self.rule,
            "where": self.where,
            "holds": self.holds,
            "broken": self.broken,
            "sample": list(self.sample),
            "unchecked": self.unchecked,
            "settles": self.settles,
        }
