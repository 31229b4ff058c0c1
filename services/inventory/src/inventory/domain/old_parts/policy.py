"""When old parts are due (P-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartPolicy:
    """Figures of old parts.

    Args:
        due_within: From the issue of a warranty part until what it replaced must be back.
    """

    due_within: timedelta

    def __post_init__(self) -> None:
        if self.due_within <= timedelta():
            raise ValueError("due_within must be above zero")
