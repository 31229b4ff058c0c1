"""One call on its way through the steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol

from google.protobuf.message import DecodeError, Message
from google.rpc import code_pb2, status_pb2

from chassis.errors import CallRefused

OK: Final = "OK"


class Context(Protocol):
    """What the steps use of `grpc.ServicerContext`."""

    def time_remaining(self) -> float | None: ...


@dataclass(kw_only=True)
class Call:
    """A unary call: what arrived, and what the steps found out about it."""

    method: str
    """Full name, `package.Service/Method`."""
    metadata: Mapping[str, str]
    body: bytes
    context: Any
    decode: Callable[[bytes], Message]
    answer: Callable[[Message, Any], Message]
    status: status_pb2.Status | None = None
    """Set when the call is refused."""
    reason: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    """For the log line of this call."""

    @cached_property
    def request(self) -> Message:
        """The decoded request.

        Raises:
            CallRefused: The bytes are not such a message.
        """
        try:
            return self.decode(self.body)
        except (DecodeError, ValueError) as error:
            raise CallRefused(
                code_pb2.INVALID_ARGUMENT, "MALFORMED_REQUEST", "the request cannot be decoded"
            ) from error

    @property
    def code(self) -> str:
        """Name of the status code so far."""
        return code_pb2.Code.Name(self.status.code) if self.status else OK


Next = Callable[[Call], bytes]
Step = Callable[[Call, Next], bytes]
