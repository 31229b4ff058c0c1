"""A bell that one greenlet rings and another one waits for."""

from __future__ import annotations

import threading


class Wakeup:
    """Remembers one ring; waiting uses it up.

    Built on `threading`, which is cooperative once the process belongs to eventlet.
    """

    def __init__(self) -> None:
        self._event = threading.Event()

    def ring(self) -> None:
        """Wake whoever waits, now or next time."""
        if not self._event.is_set():
            self._event.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for a ring, for at most some seconds; say whether it came."""
        rang = self._event.wait(seconds)
        self._event.clear()
        return rang
