"""Last step before the servicer: the rules written beside the fields of the request."""

from __future__ import annotations

from chassis.interceptors.call import Call, Next
from chassis.validation import validate


def validated(call: Call, proceed: Next) -> bytes:
    """Refuse a request that breaks a rule of its fields."""
    validate(call.request)
    return proceed(call)
