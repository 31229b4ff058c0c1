"""What the current call knows about itself: who asks, and until when an answer is of use."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from chassis.unit_of_work import Principal

_principal: Final[ContextVar[Principal | None]] = ContextVar("callout_principal", default=None)
_deadline: Final[ContextVar[float | None]] = ContextVar("callout_deadline", default=None)


def current_principal() -> Principal:
    """Return who asks.

    Raises:
        LookupError: No call is being answered; use `acting_as`, or `SYSTEM` for reactions.
    """
    principal = _principal.get()
    if principal is None:
        raise LookupError("nobody is asking: there is no principal in this context")
    return principal


@contextmanager
def acting_as(principal: Principal) -> Iterator[None]:
    """Do something in the name of a principal."""
    token = _principal.set(principal)
    try:
        yield
    finally:
        _principal.reset(token)


@contextmanager
def until(seconds_left: float) -> Iterator[None]:
    """Do something that is of use only for so long."""
    token = _deadline.set(time.monotonic() + seconds_left)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float | None:
    """Return how long the caller still waits; None when nobody does, below zero when too late."""
    deadline = _deadline.get()
    return None if deadline is None else deadline - time.monotonic()
