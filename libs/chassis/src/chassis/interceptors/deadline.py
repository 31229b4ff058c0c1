"""Third step: every call says how long it is of use, and nothing is begun after that."""

from __future__ import annotations

from typing import Final

from google.rpc import code_pb2

from chassis.context import until
from chassis.errors import CallRefused
from chassis.interceptors.call import Call, Next

# grpc represents "no deadline" as one that lies centuries ahead.
_NO_DEADLINE_S: Final = 365 * 24 * 3600.0


class Deadline:
    """Step that refuses calls without a deadline and shortens long ones.

    A missing deadline is refused and not replaced: a caller that forgot it would wait for ever on
    the day when the network loses the answer.

    Args:
        longest_s: Upper limit of the time a call is worked on.
    """

    def __init__(self, longest_s: float) -> None:
        self._longest_s = longest_s

    def __call__(self, call: Call, proceed: Next) -> bytes:
        left = call.context.time_remaining()
        if left is None or left > _NO_DEADLINE_S:
            raise CallRefused(
                code_pb2.INVALID_ARGUMENT, "DEADLINE_REQUIRED", "every call needs a deadline"
            )
        if left <= 0:
            raise CallRefused(code_pb2.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", "too late to begin")
        with until(min(left, self._longest_s)):
            return proceed(call)
