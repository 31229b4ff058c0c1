"""What a log may say about an error: where it happened and of what kind it is, never its text.

The text of an error quotes what it is about: PostgreSQL's DETAIL holds the whole row, a ValueError
the word that was no number. Frames, types, SQLSTATE, the names of constraints and the reasons of
refusals are ours and tell nothing about customers.
"""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType
from typing import Any, Final

import psycopg2
import structlog
from sqlalchemy.exc import SQLAlchemyError
from structlog.typing import EventDict, WrappedLogger

from chassis.db import sqlstate

_CAUSE: Final = "\nThe above was the cause of:\n\n"
_CONTEXT: Final = "\nWhile that was handled:\n\n"
_log = structlog.get_logger("chassis.process")


def kind_of(error: BaseException) -> str:
    """Return one line about an error without its text, e.g. `IntegrityError [SQLSTATE 23514]`."""
    about = [f"SQLSTATE {state}"] if (state := sqlstate(error)) else []
    origin = getattr(error, "orig", None) or error
    if constraint := getattr(getattr(origin, "diag", None), "constraint_name", None):
        about.append(f"constraint {constraint}")
    reason = getattr(error, "reason", None)
    if isinstance(reason, str) and reason.isidentifier() and reason.isupper():
        about.append(reason)
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind} [{', '.join(about)}]" if about else kind


def stack_of(error: BaseException, *, with_texts: bool = False) -> str:
    """Return the frames of an error and of what it came from, the first error first.

    Args:
        error: As it was caught.
        with_texts: Also give the texts of errors, except of those that come from the database;
            only for places that hold what people wrote anyway.
    """
    return "".join(_parts(error, set(), with_texts=with_texts)).rstrip("\n")


def render_stack(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Turn `exc_info` of a log line into its stack; a step of the log's pipeline."""
    given = event.pop("exc_info", None)
    error = _error_in(given)
    if error is not None:
        event["exception"] = stack_of(error)
    return event


def log_what_ends_the_process() -> None:
    """Let errors that nobody caught, in any thread, go through the log's pipeline."""
    sys.excepthook = _report_uncaught

    def report_thread(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
            _log.error("a thread failed", exc_info=ended.exc_value)

    threading.excepthook = report_thread


def _report_uncaught(
    _kind: type[BaseException], error: BaseException, _frames: TracebackType | None
) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    _log.critical("the process failed", exc_info=error)


def _error_in(given: Any) -> BaseException | None:
    if given is True:
        return sys.exc_info()[1]
    if isinstance(given, tuple):
        return given[1] if isinstance(given[1], BaseException) else None
    return given if isinstance(given, BaseException) else None


def _parts(error: BaseException, seen: set[int], *, with_texts: bool) -> list[str]:
    seen.add(id(error))
    parts: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        parts = _parts(before, seen, with_texts=with_texts)
        parts.append(_CAUSE if error.__cause__ is not None else _CONTEXT)
    if error.__traceback__ is not None:
        parts.append("Traceback (most recent call last):\n")
        parts += traceback.format_tb(error.__traceback__)
    text = str(error) if with_texts and not _is_of_database(error) else ""
    return [*parts, f"{kind_of(error)}: {text}\n" if text else f"{kind_of(error)}\n"]


def _is_of_database(error: BaseException) -> bool:
    return isinstance(error, SQLAlchemyError | psycopg2.Error)
