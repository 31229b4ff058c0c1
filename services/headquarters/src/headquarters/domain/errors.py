"""What a refusal carries: a permanent reason, the rule behind it and its figures."""

from __future__ import annotations


class HeadquartersError(Exception):
    """A question cannot be answered. `reason` is the wire identifier, its meaning never changes."""

    reason = "HEADQUARTERS_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(HeadquartersError):
    """A value in the question is wrong."""

    reason = "HEADQUARTERS_INVALID"
