"""What every process under eventlet does at its start: signals and greenlets that fail."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, Final

import eventlet
import structlog
from eventlet.hubs import get_hub

_FORCED: Final = 130
_SIGNAL_SECONDS: Final = 0.05
_log = structlog.get_logger(__name__)


def wait_for_stop(asked: list[int], has_ended: Callable[[], bool]) -> None:
    """Wait until a signal came, or what runs has ended by itself."""
    while not asked and not has_ended():
        eventlet.sleep(_SIGNAL_SECONDS)


def report_greenlets() -> None:
    """Log what ends a greenlet; eventlet would print it, with the texts of errors."""
    hub = get_hub()

    def report(exc_info: Any) -> None:
        _log.error("a greenlet failed", exc_info=exc_info)

    hub.squelch_generic_exception = report
    hub.squelch_timer_exception = lambda _timer, exc_info: report(exc_info)


def listen_for_signals() -> list[int]:
    """Note the first signal in the list that is returned; the second one ends the process."""
    asked: list[int] = []

    def note(number: int, _frame: Any) -> None:
        if asked:
            sys.stderr.write("forced to stop; events in hand will be delivered again\n")
            os._exit(_FORCED)
        asked.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, note)
    return asked
