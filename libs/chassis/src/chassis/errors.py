"""The one place where a refusal becomes a status: exactly one ErrorInfo, and no text that leaks.

Domain errors are known by shape, not by class: `reason` (permanent, UPPER_SNAKE), `rule`,
`metadata` and optionally `field` or `violations`. Free of grpc: codes are those of google.rpc.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from google.protobuf import any_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from sqlalchemy.exc import SQLAlchemyError

from chassis.auth import Unauthenticated
from chassis.commands import RequestIdMissing, RequestIdReused, TooLate
from chassis.db import is_clash, is_outage, sqlstate
from chassis.page_tokens import PageTokenUnreadable
from chassis.permissions import PermissionDenied
from chassis.validation import InvalidMessage

_MAX_TEXT: Final = 500
_MAX_VIOLATIONS: Final = 20
_QUERY_CANCELED: Final = "57014"

_OWN_CODES: Final[Mapping[type[Exception], int]] = {
    InvalidMessage: code_pb2.INVALID_ARGUMENT,
    RequestIdMissing: code_pb2.INVALID_ARGUMENT,
    RequestIdReused: code_pb2.ALREADY_EXISTS,
    PageTokenUnreadable: code_pb2.INVALID_ARGUMENT,
    TooLate: code_pb2.DEADLINE_EXCEEDED,
    Unauthenticated: code_pb2.UNAUTHENTICATED,
    PermissionDenied: code_pb2.PERMISSION_DENIED,
}


class CallRefused(Exception):  # noqa: N818 - named after what happens, as in the domain
    """A call cannot be taken as it is: no deadline, unreadable, too late."""

    def __init__(self, code: int, reason: str, message: str, **metadata: str) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.rule = ""
        self.field = ""
        self.metadata = metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What the caller gets instead of an answer."""

    status: status_pb2.Status
    reason: str
    is_defect: bool
    """True for an error that nobody foresaw: the log needs its stack."""


class ErrorMap:
    """Maps the errors of one service.

    Args:
        service: Its name; the ErrorInfo's domain is `<service>.callout`.
        codes: Status code by class of domain error; subclasses inherit (`grpc.StatusCode` fits).
    """

    def __init__(self, service: str, codes: Mapping[type[Exception], Enum]) -> None:
        self._domain = f"{service}.callout"
        self._codes = {**_OWN_CODES, **{kind: int(code.value[0]) for kind, code in codes.items()}}

    def refusal(self, error: Exception, correlation_id: str) -> Refusal:
        """Turn an error into what the caller gets.

        Args:
            error: Whatever a use case or the plumbing raised.
            correlation_id: Finds the stack of a defect in the log.
        """
        code = self._code(error)
        if code is not None:
            return self._known(code, error)
        if isinstance(error, SQLAlchemyError) and (found := _database(error)):
            return self._plain(*found)
        return self._plain(
            code_pb2.INTERNAL,
            "INTERNAL",
            "internal error",
            is_defect=True,
            correlation_id=correlation_id,
        )

    def _code(self, error: Exception) -> int | None:
        if isinstance(error, CallRefused):
            return error.code
        for kind in type(error).__mro__:
            if kind in self._codes:
                return self._codes[kind]
        return None

    def _known(self, code: int, error: Any) -> Refusal:
        reason = str(error.reason)
        metadata = {str(key): _cut(str(value)) for key, value in error.metadata.items()}
        if rule := getattr(error, "rule", ""):
            metadata["rule"] = str(rule)
        text = _cut(str(error))
        details = [self._info(reason, metadata)]
        if code == code_pb2.INVALID_ARGUMENT:
            details += _bad_request(error, reason, text)
        status = status_pb2.Status(code=code, message=text, details=details)
        return Refusal(status=status, reason=reason, is_defect=False)

    def _plain(
        self, code: int, reason: str, text: str, *, is_defect: bool = False, **metadata: str
    ) -> Refusal:
        status = status_pb2.Status(code=code, message=text, details=[self._info(reason, metadata)])
        return Refusal(status=status, reason=reason, is_defect=is_defect)

    def _info(self, reason: str, metadata: Mapping[str, str]) -> any_pb2.Any:
        return _packed(
            error_details_pb2.ErrorInfo(reason=reason, domain=self._domain, metadata=metadata)
        )


def _database(error: SQLAlchemyError) -> tuple[int, str, str] | None:
    if is_clash(error):
        return (
            code_pb2.ABORTED,
            "CONCURRENT_UPDATE",
            "another call changed the same rows; try again",
        )
    if sqlstate(error) == _QUERY_CANCELED:
        return code_pb2.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", "the work took too long"
    if is_outage(error):
        return code_pb2.UNAVAILABLE, "DATABASE_UNAVAILABLE", "the database does not answer"
    return None


def _bad_request(error: Any, reason: str, text: str) -> Iterable[any_pb2.Any]:
    violation = error_details_pb2.BadRequest.FieldViolation
    found = [
        violation(field=each.field, description=_cut(each.message), reason=each.rule)
        for each in getattr(error, "violations", ())[:_MAX_VIOLATIONS]
    ]
    if not found and (field := getattr(error, "field", "")):
        found = [violation(field=str(field), description=text, reason=reason)]
    if found:
        yield _packed(error_details_pb2.BadRequest(field_violations=found))


def _packed(message: Any) -> any_pb2.Any:
    packed = any_pb2.Any()
    packed.Pack(message)
    return packed


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}…"
