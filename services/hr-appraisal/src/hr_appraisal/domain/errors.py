"""What a refusal carries: a permanent reason, the rule behind it and its figures."""

from __future__ import annotations


class AppraisalError(Exception):
    """A command cannot be done. `reason` is the wire identifier and never changes its meaning."""

    reason = "APPRAISAL_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(AppraisalError):
    """A value in the command is wrong whatever the state is."""

    reason = "APPRAISAL_INVALID"


class Refused(AppraisalError):
    """A rule or the state forbids it."""

    reason = "APPRAISAL_REFUSED"


class NotFound(AppraisalError):
    """There is no such row, or the principal may not act for its branch."""

    reason = "APPRAISAL_NOT_FOUND"


class ConcurrentUpdate(AppraisalError):
    """Somebody else changed the row since it was read."""

    reason = "APPRAISAL_CONCURRENT_UPDATE"


class Denied(AppraisalError):
    """The person may not see this."""

    reason = "APPRAISAL_DENIED"
