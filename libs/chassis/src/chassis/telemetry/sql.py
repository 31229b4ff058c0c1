"""Spans of SQL statements, for those who ask for them (`trace_statements`): text, never values.

The instrumentation of SQLAlchemy that exists refuses 2.1; the engine's own events are enough.
"""

from __future__ import annotations

from typing import Any, Final

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from sqlalchemy import Engine, event

from chassis import semconv, telemetry
from chassis.db import sqlstate

_MAX_TEXT: Final = 1000
_SPAN: Final = "callout_span"


def trace_statements(engine: Engine, *, service: str) -> None:
    """Record a client span for every statement that runs inside of a recorded step."""

    def before(
        _conn: Any, _cursor: Any, statement: str, _values: Any, context: Any, *_: Any
    ) -> None:
        if not trace.get_current_span().is_recording():
            return
        words = statement.split(None, 1)
        operation = words[0].upper() if words else "SQL"
        setattr(
            context,
            _SPAN,
            telemetry.tracer(service).start_span(
                operation,
                kind=SpanKind.CLIENT,
                attributes={
                    semconv.DB_SYSTEM_NAME: "postgresql",
                    semconv.DB_OPERATION_NAME: operation,
                    semconv.DB_QUERY_TEXT: " ".join(statement.split())[:_MAX_TEXT],
                },
            ),
        )

    def after(
        _conn: Any, _cursor: Any, _statement: str, _values: Any, context: Any, *_: Any
    ) -> None:
        if (span := _taken(context)) is not None:
            span.end()

    def failed(failure: Any) -> None:
        if (span := _taken(failure.execution_context)) is not None:
            span.set_attribute(
                semconv.DB_RESPONSE_STATUS_CODE, sqlstate(failure.original_exception)
            )
            span.set_status(Status(StatusCode.ERROR))
            span.end()

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    event.listen(engine, "handle_error", failed)


def _taken(context: Any) -> Span | None:
    span: Span | None = context.__dict__.pop(_SPAN, None) if context is not None else None
    return span
