"""Turns the process over to eventlet. Must run before anything that opens a socket is imported."""

from __future__ import annotations

import warnings
from typing import Any, Final

# A server that stopped answering in the middle of a statement must not hold a greenlet for ever;
# libpq's own timeouts do not work in asynchronous mode.
LONGEST_SILENCE_SECONDS: Final = 60.0


def patch() -> None:
    """Replace blocking calls of the standard library and of psycopg2 by cooperative ones."""
    with warnings.catch_warnings():
        # eventlet announces at import that it is in maintenance; ADR 0002 says why it is here.
        warnings.simplefilter("ignore")
        import eventlet

        eventlet.monkey_patch(psycopg=False)
    from psycopg2 import extensions

    extensions.set_wait_callback(_wait)


def _wait(connection: Any, _timeout: float | None = None) -> None:
    import psycopg2
    from eventlet import hubs
    from psycopg2.extensions import POLL_OK, POLL_READ, POLL_WRITE

    silence = psycopg2.OperationalError(
        f"the database has been silent for {LONGEST_SILENCE_SECONDS:.0f} s"
    )
    while (state := connection.poll()) != POLL_OK:
        if state not in {POLL_READ, POLL_WRITE}:
            raise psycopg2.OperationalError(f"psycopg2 is in the unknown state {state!r}")
        hubs.trampoline(
            connection.fileno(),
            read=state == POLL_READ,
            write=state == POLL_WRITE,
            timeout=LONGEST_SILENCE_SECONDS,
            timeout_exc=silence,
        )
