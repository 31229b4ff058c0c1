"""Outermost step: a span, a log line and the figures of every call."""

from __future__ import annotations

import logging
import time

import structlog
from opentelemetry.trace import Status, StatusCode

from chassis import metrics, semconv, telemetry
from chassis.interceptors.call import OK, Call, Next

# Codes that tell about the server; the others are the caller's business and no error of this span.
_SERVER_FAULTS = frozenset({"INTERNAL", "UNKNOWN", "DATA_LOSS", "UNAVAILABLE", "DEADLINE_EXCEEDED"})
_log = structlog.get_logger("chassis.rpc")
_plain_log = logging.getLogger("chassis.rpc")


class Tracing:
    """Step that observes calls of one service.

    Args:
        service: Name of the service.
        cell: Its cell.
        reference_fields: Fields of a request that name the service request it is about.
    """

    def __init__(self, service: str, cell: str, reference_fields: tuple[str, ...]) -> None:
        self._service = service
        self._cell = cell
        self._reference_fields = reference_fields

    def __call__(self, call: Call, proceed: Next) -> bytes:
        began = time.perf_counter()
        traceparent = call.metadata.get("traceparent", "")
        with (
            metrics.rpc_in_progress.labels(self._service).track_inprogress(),
            telemetry.server_span(self._service, call.method, self._cell, traceparent) as span,
        ):
            answer = proceed(call)
            seconds = time.perf_counter() - began
            telemetry.annotate(
                branch=call.notes.get("branch", ""), request_ref=self._reference(call)
            )
            span.set_attribute(semconv.RPC_GRPC_STATUS_CODE, call.status.code if call.status else 0)
            if call.reason:
                span.set_attribute(semconv.CALLOUT_ERROR_REASON, call.reason)
            if call.code in _SERVER_FAULTS:
                span.set_status(Status(StatusCode.ERROR))
            metrics.observe_rpc(self._service, call.method, call.code, seconds)
            self._log(call, seconds)
        return answer

    def _log(self, call: Call, seconds: float) -> None:
        is_answered = call.code == OK
        if is_answered and not _plain_log.isEnabledFor(logging.DEBUG):
            return  # the usual case; it costs more to build the line than to throw it away
        log = _log.debug if is_answered else _log.info
        log(
            "call answered" if is_answered else "call refused",
            method=call.method,
            code=call.code,
            reason=call.reason or None,
            milliseconds=round(seconds * 1000, 1),
            **call.notes,
        )

    def _reference(self, call: Call) -> str:
        request = call.__dict__.get("request")  # only when it was decoded
        values = (getattr(request, name, "") for name in self._reference_fields)
        return next((str(value) for value in values if value), "")
