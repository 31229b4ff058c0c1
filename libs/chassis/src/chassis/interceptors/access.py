"""Fourth step: who asks, and may they (default deny)."""

from __future__ import annotations

import structlog

from chassis.auth import TokenVerifier
from chassis.context import acting_as
from chassis.interceptors.call import Call, Next
from chassis.permissions import Permissions


class Access:
    """Step that knows the principal of a call and checks role, branch and guarded fields.

    Args:
        verifier: Reads tokens.
        permissions: The service's table, bound to its methods.
    """

    def __init__(self, verifier: TokenVerifier, permissions: Permissions) -> None:
        self._verifier = verifier
        self._permissions = permissions

    def __call__(self, call: Call, proceed: Next) -> bytes:
        principal = self._verifier.principal_of(call.metadata.get("authorization"))
        call.notes.update(subject=principal.subject, role=principal.role)
        permission = self._permissions.check_role(call.method, principal)
        request_id = getattr(call.request, "request_id", "")
        if request_id:
            call.notes["request_id"] = str(request_id)[:64]
        branch = self._permissions.check_branch(call.method, permission, principal, call.request)
        if branch:
            call.notes["branch"] = branch
        self._permissions.check_fields(call.method, permission, principal, call.request)
        with acting_as(principal), structlog.contextvars.bound_contextvars(request_id=request_id):
            return proceed(call)
