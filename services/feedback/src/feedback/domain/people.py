"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a command, in the role the token gave.

    A technician's subject is the technician's code, so a person can be recognized in a case.
    """

    subject: str
    role: str
