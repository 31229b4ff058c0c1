"""Structured logs: one JSON object per line on stderr, with trace ids, without personal data.

Of an error they tell frames and kind, never its text; see `chassis.stacks`.

Code logs through `structlog.get_logger()`; what libraries log goes through the same pipeline.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Final, Literal, TextIO

import structlog
from opentelemetry import trace
from structlog.typing import EventDict, Processor, WrappedLogger

from chassis.stacks import kind_of, render_stack

REDACTED: Final = "[redacted]"

# A key that ends with one of these words, or is `name` alone, carries personal data of a customer.
_PERSONAL_KEY: Final = re.compile(
    r"^name$|(^|_)(phone|phones|mobile|tel|telephone|address|email|contact|customer|customer_name"
    r"|contact_name|full_name|id_card|signature)$",
    re.IGNORECASE,
)
_SECRET_KEY: Final = re.compile(
    r"(^|_)(password|secret|token|authorization|private_key|database_url|amqp_url)$", re.IGNORECASE
)
# 13812345678, +86 138 1234 5678, 0755-26712345, (0755) 2671 2345, 400-800-1234
_PHONE: Final = re.compile(
    r"(?<![\w.:-])(?:\+\d{1,3}[ -]?)?"
    r"(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}"
    r"|\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4}"
    r"|[48]00[ -]?\d{3}[ -]?\d{4})"
    r"(?![\w:-]|\.\d)"
)
# Written by this module or by the plumbing; ids and instants look like numbers to a pattern.
_TRUSTED: Final = frozenset(
    {"time", "level", "logger", "service", "process", "trace_id", "span_id", "request_id"}
)


def configure_logs(
    service: str,
    *,
    level: str = "INFO",
    form: Literal["auto", "json", "console"] = "auto",
    stream: TextIO | None = None,
) -> None:
    """Send everything that this process logs through one pipeline.

    Args:
        service: Added to every line that does not name another one.
        level: Lowest level written.
        form: `auto` colours on a terminal and writes JSON elsewhere.
        stream: Where to write, by default stderr.
    """
    out = stream if stream is not None else sys.stderr
    is_console = form == "console" or (form == "auto" and out.isatty())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _add_service(service),
        _add_trace_ids,
        structlog.processors.StackInfoRenderer(),
        render_stack,
        redact,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.addFilter(_without_texts_of_errors)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.dev.ConsoleRenderer(
                    timestamp_key="time",
                    # The stack is a text already, see `chassis.stacks`.
                    exception_formatter=structlog.dev.plain_traceback,
                )
                if is_console
                else structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take personal data out: by the name of the key, and what looks like a telephone number."""
    return _redact_mapping(event)


def _redact_mapping(values: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in values.items():
        if key.startswith("_") or key in _TRUSTED:
            continue
        values[key] = _redact_value(key, value)
    return values


def _redact_value(key: str, value: Any) -> Any:
    if value and (_PERSONAL_KEY.search(key) or _SECRET_KEY.search(key)):
        return REDACTED
    if isinstance(value, BaseException):
        return kind_of(value)
    if isinstance(value, str):
        return _PHONE.sub(REDACTED, value)
    if isinstance(value, Mapping):
        return _redact_mapping({str(inner): each for inner, each in value.items()})
    if isinstance(value, list | tuple | set | frozenset):
        return [_redact_value("", each) for each in value]
    return value


def _without_texts_of_errors(record: logging.LogRecord) -> bool:
    """Say of an error that a library puts into its sentence only of what kind it is."""
    if isinstance(record.args, Mapping):
        record.args = {key: _kind_if_error(each) for key, each in record.args.items()}
    elif record.args:
        record.args = tuple(_kind_if_error(each) for each in record.args)
    return True


def _kind_if_error(value: Any) -> Any:
    return kind_of(value) if isinstance(value, BaseException) else value


def _add_service(service: str) -> Processor:
    def add(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event.setdefault("service", service)
        return event

    return add


def _add_trace_ids(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    context = trace.get_current_span().get_span_context()
    if context.is_valid:
        event.setdefault("trace_id", f"{context.trace_id:032x}")
        event.setdefault("span_id", f"{context.span_id:016x}")
    return event
