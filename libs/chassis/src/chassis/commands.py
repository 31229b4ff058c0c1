"""Commands: one transaction each, and the same request gets the same answer.

The answer is stored under the request's id in the transaction of its effect, so a caller that lost
the answer asks again and the effect happens once. An attempt that fails leaves nothing behind.
Free of grpc, so that a composition root may import it in both kinds of process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Generic, TypeVar, cast
from uuid import UUID

from google.protobuf import descriptor_pool, message_factory
from google.protobuf.message import Message
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from chassis import metrics
from chassis.clock import utc_now
from chassis.context import current_principal, seconds_left
from chassis.db import broken_constraint
from chassis.statements import deferred, planned, run
from chassis.unit_of_work import Principal, UnitOfWork

TxT = TypeVar("TxT")
R = TypeVar("R", bound=Message)
V = TypeVar("V")


class RequestIdReused(Exception):  # noqa: N818 - named after the broken rule, as in the domain
    """The request id belongs to another request: other content, method or caller."""

    reason = "REQUEST_ID_REUSED"

    def __init__(self, request_id: UUID) -> None:
        super().__init__(f"request_id {request_id} was used for another request")
        self.rule = ""
        self.field = "request_id"
        self.metadata = {"request_id": str(request_id)}


class RequestIdMissing(Exception):  # noqa: N818
    """A command came without a usable request id."""

    reason = "INVALID_REQUEST"

    def __init__(self, found: str) -> None:
        super().__init__("request_id must be a UUID")
        self.rule = ""
        self.field = "request_id"
        self.metadata = {"request_id": found[:64]}


class TooLate(Exception):  # noqa: N818
    """The caller no longer waits for the answer."""

    reason = "DEADLINE_EXCEEDED"

    def __init__(self) -> None:
        super().__init__("the deadline had passed before the work began")
        self.rule = ""
        self.field = ""
        self.metadata: dict[str, str] = {}


class _Overtaken(Exception):  # noqa: N818
    """Another transaction stored an answer to the same request first; ours is rolled back."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request as the log knows it."""

    request_id: UUID
    method: str
    subject: str
    body_hash: bytes


# One round trip: shorten the statements' time to what the caller still waits, try to take the
# request id, and look for an answer. An id that is taken is being worked on right now: only then is
# it worth waiting and looking again.
_LOOK: Final = planned("""
    select set_config('statement_timeout', coalesce(least(
               %(left_ms)s::numeric,
               nullif(extract(epoch from current_setting('statement_timeout')::interval) * 1000, 0)
           ), 0)::bigint::text, true),
           pg_try_advisory_xact_lock(%(lock)s::bigint) as is_free,
           known.method, known.subject, known.body_hash, known.response_type, known.response
    from (values (1)) as once
    left join request_log as known on known.request_id = %(request_id)s::uuid
""")
_WAIT: Final = planned("select pg_advisory_xact_lock(%(lock)s::bigint)")
_STORE: Final = deferred("""
    insert into request_log (request_id, method, subject, body_hash, response_type, response)
    values (%(request_id)s::uuid, %(method)s::text, %(subject)s::text, %(body_hash)s::bytea,
            %(response_type)s::text, %(response)s::bytea)
""")
_STORED_BEFORE: Final = "request_log_pkey"
_ATTEMPTS: Final = 3


class Commands(Generic[TxT]):
    """Runs the use cases of one service.

    Args:
        uow: Opens the service's transactions.
        clock: Tells the instant that use cases get as `now`.
    """

    def __init__(self, uow: UnitOfWork[TxT], clock: Callable[[], datetime] = utc_now) -> None:
        self._uow = uow
        self._clock = clock

    def run(self, request: Message, use_case: Callable[[TxT, datetime], R]) -> R:
        """Answer a command, once.

        Args:
            request: The command as it arrived; has a `request_id`.
            use_case: Does the work in the open transaction and returns the response.

        Returns:
            The response, or the stored one when this request was answered before.

        Raises:
            RequestIdReused: The id was used for another request.
            RequestIdMissing: The id is not a UUID.
            TooLate: The caller no longer waits.
        """
        principal = current_principal()
        asked = _asked(request, principal)
        now = self._clock()
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._attempt(principal, asked, use_case, now)
            except _Overtaken:
                continue  # the next attempt finds the stored answer
        return self._attempt(principal, asked, use_case, now)

    def read(self, use_case: Callable[[TxT, datetime], V]) -> V:
        """Answer a query, or read what an answer is made of, in a transaction that may not write.

        Raises:
            TooLate: The caller no longer waits.
        """
        _left_ms()
        with self._uow.read(current_principal()) as tx:
            return use_case(tx, self._clock())

    def disclose(self, use_case: Callable[[TxT, datetime], R]) -> R:
        """Answer what must not be stored, and log in the same transaction that it was told.

        Nothing is told that is not logged: the answer leaves after the commit. A repetition is not
        answered from the log of requests; it is another disclosure, asked and logged anew.

        Args:
            use_case: Logs and reads in the open transaction and returns the response.

        Raises:
            TooLate: The caller no longer waits.
        """
        _left_ms()
        with self._uow.begin(current_principal()) as work:
            return use_case(work.tx, self._clock())

    def _attempt(
        self,
        principal: Principal,
        asked: _Asked,
        use_case: Callable[[TxT, datetime], R],
        now: datetime,
    ) -> R:
        try:
            with self._uow.begin(principal) as work:
                stored = _look(work.connection, asked)
                if stored is not None:
                    metrics.commands_repeated.labels(asked.method).inc()
                    return cast("R", stored)
                response = use_case(work.tx, now)
                _store(work.connection, asked, response)
        except IntegrityError as error:
            if broken_constraint(error) == _STORED_BEFORE:
                raise _Overtaken from error
            raise
        return response


def _asked(request: Message, principal: Principal) -> _Asked:
    given = str(getattr(request, "request_id", ""))
    try:
        request_id = UUID(given)
    except ValueError as error:
        raise RequestIdMissing(given) from error
    return _Asked(
        request_id=request_id,
        # Every RPC has a request message of its own, so its name stands for the method.
        method=request.DESCRIPTOR.full_name,
        subject=principal.subject,
        body_hash=sha256(request.SerializeToString(deterministic=True)).digest(),
    )


def _left_ms() -> int | None:
    left = seconds_left()
    if left is None:
        return None
    if left <= 0:
        raise TooLate
    return max(1, int(left * 1000))


def _look(connection: Connection, asked: _Asked) -> Message | None:
    """Take the request id for this transaction; return the answer it already has, if any."""
    lock = int.from_bytes(asked.request_id.bytes[:8], "big", signed=True)
    parameters = {"left_ms": _left_ms(), "lock": lock, "request_id": str(asked.request_id)}
    (row,) = run(connection, _LOOK, parameters)
    _, is_free, *known = row
    if known[0] is None and not is_free:
        run(connection, _WAIT, {"lock": lock})
        (row,) = run(connection, _LOOK, parameters)
        _, _, *known = row
    method, subject, body_hash, response_type, response = known
    if method is None:
        return None
    if _Asked(asked.request_id, method, subject, bytes(body_hash)) != asked:
        raise RequestIdReused(asked.request_id)
    kind = descriptor_pool.Default().FindMessageTypeByName(response_type)
    return message_factory.GetMessageClass(kind).FromString(bytes(response))


def _store(connection: Connection, asked: _Asked, response: Message) -> None:
    run(
        connection,
        _STORE,
        {
            "request_id": str(asked.request_id),
            "method": asked.method,
            "subject": asked.subject,
            "body_hash": asked.body_hash,
            "response_type": response.DESCRIPTOR.full_name,
            "response": response.SerializeToString(deterministic=True),
        },
    )
