"""Whether the worker process can do its work: asked of the database and the broker themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import eventlet
import structlog

from chassis import metrics
from chassis.events.broker import connect, hang_up

_PING_SECONDS: Final = 3.0
_log = structlog.get_logger(__name__)


class NotConnected(Exception):  # noqa: N818
    """A part of the process has no connection at the moment."""


class BrokerPing:
    """Asks the broker for an answer over a connection of its own."""

    def __init__(self, url: str, exchange: str) -> None:
        self._url = url
        self._exchange = exchange
        self._connection: Any = None
        self._channel: Any = None

    def __call__(self) -> None:
        try:
            with eventlet.Timeout(_PING_SECONDS, NotConnected("the broker does not answer")):
                if self._channel is None:
                    self._connection = connect(self._url, "readiness")
                    self._channel = self._connection.channel()
                self._channel.exchange_declare(self._exchange, "topic", passive=True)
                self._connection.heartbeat_check()
        except Exception:
            connection, self._connection, self._channel = self._connection, None, None
            if connection is not None:
                hang_up(connection)
            raise


class Readiness:
    """Looks at every dependency again and again.

    Args:
        pings: By service and dependency; a ping raises when there is no answer.
        every_s: Pause between two looks.
    """

    def __init__(self, pings: Mapping[tuple[str, str], Callable[[], None]], every_s: float) -> None:
        self._pings = dict(pings)
        self._every_s = every_s
        self._failed: tuple[tuple[str, str], ...] | None = None
        self._watch: Any = None

    @property
    def is_ready(self) -> bool:
        """Whether every dependency answered the last time."""
        return self._failed == ()

    def start(self) -> None:
        """Look in the background."""
        self._watch = eventlet.spawn(self._look_for_ever)

    def stop(self) -> None:
        """Say not ready from now on."""
        if self._watch is not None:
            self._watch.kill()
        self._failed = None

    def _look_for_ever(self) -> None:
        while True:
            failed = tuple(
                names for names, ping in self._pings.items() if not _answers(names, ping)
            )
            if failed != self._failed:
                log = _log.warning if failed else _log.info
                log("not ready" if failed else "ready", failed=[" ".join(each) for each in failed])
            self._failed = failed
            eventlet.sleep(self._every_s if not failed else min(0.2, self._every_s))


def _answers(names: tuple[str, str], ping: Callable[[], None]) -> bool:
    try:
        ping()
    except Exception:  # noqa: BLE001 - any failure means: not ready
        metrics.dependency_up.labels(*names).set(0)
        return False
    metrics.dependency_up.labels(*names).set(1)
    return True
