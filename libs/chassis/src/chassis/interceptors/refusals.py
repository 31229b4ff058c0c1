"""Second step: whatever goes wrong further in becomes a status, here and nowhere else."""

from __future__ import annotations

import uuid

import structlog

from chassis import telemetry
from chassis.errors import ErrorMap
from chassis.interceptors.call import Call, Next

_log = structlog.get_logger("chassis.rpc")


class Refusals:
    """Step that turns errors into statuses.

    Args:
        errors: The service's map of errors.
    """

    def __init__(self, errors: ErrorMap) -> None:
        self._errors = errors

    def __call__(self, call: Call, proceed: Next) -> bytes:
        try:
            return proceed(call)
        except Exception as error:  # noqa: BLE001 - this is the boundary
            # The trace id finds the span and the log lines of this call as well.
            correlation_id = telemetry.current_trace_id() or uuid.uuid4().hex
            refusal = self._errors.refusal(error, correlation_id)
            if refusal.is_defect:
                _log.error(
                    "call failed",
                    method=call.method,
                    correlation_id=correlation_id,
                    exc_info=error,
                )
            call.status = refusal.status
            call.reason = refusal.reason
            return b""
