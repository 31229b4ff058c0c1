"""What a refusal carries: a permanent reason, the rule behind it and its figures."""

from __future__ import annotations


class FeedbackError(Exception):
    """A command cannot be done. `reason` is the wire identifier and never changes its meaning."""

    reason = "FEEDBACK_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(FeedbackError):
    """A value in the command is wrong whatever the state is."""

    reason = "FEEDBACK_INVALID"


class Refused(FeedbackError):
    """A rule or the state forbids it."""

    reason = "FEEDBACK_REFUSED"


class NotFound(FeedbackError):
    """There is no such row, or the principal may not act for its branch."""

    reason = "FEEDBACK_NOT_FOUND"


class ConcurrentUpdate(FeedbackError):
    """Somebody else changed the row since it was read."""

    reason = "FEEDBACK_CONCURRENT_UPDATE"
