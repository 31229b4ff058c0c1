"""The one interceptor that the server knows; it takes a call through the steps in order.

telemetry → refusals → deadline → access → validation → servicer. Only unary calls are served; the
health service answers outside of the chain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import grpc
from grpc_status import rpc_status

from chassis.interceptors.call import Call, Next, Step

_HEALTH: Final = "/grpc.health.v1.Health/"


class Chain(grpc.ServerInterceptor):
    """Wraps every servicer method of the platform in the same steps.

    Args:
        steps: Outermost first.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        inner: Next = _serve
        for step in reversed(steps):
            inner = partial(_run, step, inner)
        self._outermost = inner

    def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], grpc.RpcMethodHandler[Any, Any] | None],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> grpc.RpcMethodHandler[Any, Any] | None:
        """Return a handler that takes bytes, so that a request is decoded inside of the steps."""
        handler = continuation(handler_call_details)
        method: str = handler_call_details.method
        if handler is None or method.startswith(_HEALTH):
            return handler
        decode, answer = handler.request_deserializer, handler.unary_unary
        if decode is None or answer is None:
            raise NotImplementedError(f"{method} streams; only unary calls are served")
        metadata = {
            key: value
            for key, value in handler_call_details.invocation_metadata or ()
            if isinstance(value, str)
        }

        def unary(body: bytes, context: Any) -> bytes:
            call = Call(
                method=method.lstrip("/"),
                metadata=metadata,
                body=body,
                context=context,
                decode=decode,
                answer=answer,
            )
            response = self._outermost(call)
            if call.status is not None:
                context.abort_with_status(rpc_status.to_status(call.status))
            return response

        return grpc.unary_unary_rpc_method_handler(unary)


def _run(step: Step, inner: Next, call: Call) -> bytes:
    return step(call, inner)


def _serve(call: Call) -> bytes:
    return call.answer(call.request, call.context).SerializeToString()
