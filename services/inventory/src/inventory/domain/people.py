"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a command, in the role the token gave, or the system in a reaction."""

    subject: str
    role: str
