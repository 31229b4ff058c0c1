"""Sends the frames of a whole batch with one write instead of one write per message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from amqp.method_framing import frame_writer  # type: ignore[import-untyped]

_MOST_BYTES: Final = 262_144


class Cork:
    """Stands between amqp's frame writer and its socket; holds bytes back while closed."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self._held: bytearray | None = None

    def write(self, frame: bytes | memoryview) -> None:
        """Send a frame, or keep it for later."""
        if self._held is None:
            self._transport.write(frame)
            return
        self._held += frame
        if len(self._held) >= _MOST_BYTES:
            self._send()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Hold frames back inside the block, then send them together."""
        self._held = bytearray()
        try:
            yield
            self._send()
        finally:
            self._held = None

    def _send(self) -> None:
        held, self._held = self._held, bytearray()
        if held:
            self._transport.write(held)


def corked_writer(connection: Any, transport: Any) -> Callable[..., None]:
    """Make the frame writer of a connection; give it as amqp's `frame_writer`.

    The cork is found as `connection.cork`.
    """
    connection.cork = Cork(transport)
    writer: Callable[..., None] = frame_writer(connection, connection.cork)
    return writer
