"""A service's real gRPC server inside the test process, and channels to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import grpc
import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.rpc import error_details_pb2, status_pb2
from grpc_status import rpc_status

from chassis.api import ApiSpec
from chassis.server import ApiServer

DEADLINE_S = 20.0


@contextmanager
def running_api(spec: ApiSpec) -> Iterator[str]:
    """Serve a service on a free port; yields its address."""
    server = ApiServer(spec)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


@contextmanager
def channel_to(
    address: str, token: str | None, *, deadline_s: float | None = DEADLINE_S
) -> Iterator[grpc.Channel]:
    """Open a channel that sends a token, and a deadline where a call gives none."""
    with grpc.insecure_channel(address) as channel:
        yield grpc.intercept_channel(channel, _Caller(token, deadline_s))


class Refused(NamedTuple):
    """What a refused call said, unpacked."""

    code: grpc.StatusCode
    message: str
    reason: str
    domain: str
    metadata: dict[str, str]
    fields: dict[str, str]
    """Field violations: description by field."""


def refused(call: Callable[[], Any]) -> Refused:
    """Make a call that must be refused and return what it said.

    Raises:
        AssertionError: The call was answered, or did not carry exactly one ErrorInfo.
    """
    with pytest.raises(grpc.RpcError) as raised:
        call()
    failed: Any = raised.value
    status = rpc_status.from_call(failed)
    assert status is not None, f"no google.rpc.Status: {failed}"
    return _unpack(failed.code(), status)


def _unpack(code: grpc.StatusCode, status: status_pb2.Status) -> Refused:
    infos = list(_of(status, error_details_pb2.ErrorInfo))
    assert len(infos) == 1, f"expected exactly one ErrorInfo: {status}"
    requests = list(_of(status, error_details_pb2.BadRequest))
    return Refused(
        code=code,
        message=status.message,
        reason=infos[0].reason,
        domain=infos[0].domain,
        metadata=dict(infos[0].metadata),
        fields={each.field: each.description for bad in requests for each in bad.field_violations},
    )


def _of(status: status_pb2.Status, kind: Any) -> Iterator[Any]:
    detail: AnyMessage
    for detail in status.details:
        if detail.Is(kind.DESCRIPTOR):
            message = kind()
            detail.Unpack(message)
            yield message


class _Caller(grpc.UnaryUnaryClientInterceptor):
    """Adds what every caller of the platform sends."""

    def __init__(self, token: str | None, deadline_s: float | None) -> None:
        self._token = token
        self._deadline_s = deadline_s

    def intercept_unary_unary(self, continuation: Any, details: Any, request: Any) -> Any:
        metadata = list(details.metadata or ())
        if self._token is not None:
            metadata.append(("authorization", f"Bearer {self._token}"))
        changed = _Details(
            method=details.method,
            timeout=self._deadline_s if details.timeout is None else details.timeout,
            metadata=metadata,
            credentials=details.credentials,
            wait_for_ready=details.wait_for_ready,
            compression=details.compression,
        )
        return continuation(changed, request)


class _Fields(NamedTuple):
    method: str
    timeout: float | None
    metadata: Any
    credentials: Any
    wait_for_ready: bool | None
    compression: Any


class _Details(_Fields, grpc.ClientCallDetails):
    """Call details that can be made anew."""
