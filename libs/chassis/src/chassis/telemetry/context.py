"""Who caused what: trace contexts as W3C `traceparent`, and links between steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Link, SpanContext
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_HEADER: Final = "traceparent"
_MAX_LINKS: Final = 128
_w3c: Final = TraceContextTextMapPropagator()


def current_traceparent() -> str:
    """Return the W3C `traceparent` of the current span, or an empty string."""
    carrier: dict[str, str] = {}
    _w3c.inject(carrier)
    return carrier.get(_HEADER, "")


def current_trace_id() -> str:
    """Return the current trace id in hexadecimal, or an empty string."""
    context = trace.get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else ""


def span_context(traceparent: str) -> SpanContext | None:
    """Read a `traceparent`; None when it is missing or not valid."""
    context = trace.get_current_span(remote(traceparent)).get_span_context()
    return context if context.is_valid else None


def links_to(traceparents: Iterable[str]) -> list[Link]:
    """Make links to other steps; what is not a `traceparent` is left out."""
    contexts = (span_context(each) for each in dict.fromkeys(traceparents))
    return [Link(context) for context in contexts if context is not None][:_MAX_LINKS]


def remote(traceparent: str) -> Context:
    """Return the context of a caller; an empty one where the `traceparent` is missing."""
    return _w3c.extract({_HEADER: traceparent}, context=Context())
