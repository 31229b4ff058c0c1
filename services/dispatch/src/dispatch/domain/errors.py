"""Kinds of refusal; what was refused is a subclass beside the rule that raises it."""

from __future__ import annotations


class DispatchError(Exception):
    """A rule said no. `reason` is the wire identifier and never changes its meaning.

    Args:
        message: What happened, with the figures.
        rule: Id of the rule in the rulebook, e.g. `D-05`.
        field: Field of the command that is wrong, where one is.
        metadata: Further figures, all text.
    """

    reason = "DISPATCH_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(DispatchError):
    """The command itself is wrong, whatever the state."""

    reason = "INVALID"


class Refused(DispatchError):
    """A rule or the present state forbids it."""

    reason = "REFUSED"


class Forbidden(DispatchError):
    """This person may not do this to this row."""

    reason = "FORBIDDEN"


class NotFound(DispatchError):
    """There is no such row, or the caller may not know of it."""

    reason = "NOT_FOUND"


class AlreadyExists(DispatchError):
    """The row that should be new is there."""

    reason = "ALREADY_EXISTS"


class ConcurrentUpdate(DispatchError):
    """Somebody else changed the row in between; the caller decides again on the new state."""

    reason = "CONCURRENT_UPDATE"


class NotKnownYet(DispatchError):
    """Another stream has not brought the row yet; the reaction is tried again later."""

    reason = "NOT_KNOWN_YET"
    retry_later = True
