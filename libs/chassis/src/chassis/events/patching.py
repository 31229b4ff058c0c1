"""Turns the process over to eventlet. Must run before anything that opens a socket is imported."""

from __future__ import annotations

import warnings


def patch() -> None:
    """Replace blocking calls of the standard library and of psycopg2 by cooperative ones."""
    with warnings.catch_warnings():
        # eventlet announces at import that it is in maintenance; ADR 0002 says why it is here.
        warnings.simplefilter("ignore")
        import eventlet

        eventlet.monkey_patch()  # psycopg2 too: it waits in the hub
