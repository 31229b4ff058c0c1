"""A PostgreSQL session that makes few round trips; for SQLAlchemy a connection like any other.

Much of what a short transaction costs is waiting for answers that say nothing. So `begin` travels
with the first statement, a `deferred` statement with the next one or with the commit, and a
`planned` one is parsed and planned once for each session. The server sees the statements in the
order in which they were run, and what belongs to a transaction does not change.
"""

from __future__ import annotations

from itertools import count
from typing import Any, Final

from psycopg2 import extensions

from chassis.statements import Plan, plan_of

BEGIN: Final = "begin"
BEGIN_READ_ONLY: Final = "begin read only"
AUTOCOMMIT: Final = ""


class Session(extensions.connection):
    """A connection; given to the driver as `connection_factory`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cursor_factory = SessionCursor
        self.autocommit = True  # the driver's own `begin` takes a round trip
        self.opening = BEGIN
        """What opens a transaction; empty for none."""
        self._waiting: list[str | bytes] = []
        self._names = count(1)
        self._known: dict[Plan, str] = {}
        self._new: dict[Plan, str] = {}

    def commit(self) -> None:
        """Send what waits and end the transaction, if there is one."""
        if self._waiting or self._is_open:
            self._run("commit")

    def rollback(self) -> None:
        """Forget what waits and undo the transaction, if there is one."""
        self.forget_waiting()
        if self._is_open:
            self._run("rollback")

    def forget_waiting(self) -> None:
        """Forget what was not sent yet."""
        self._waiting.clear()
        self._new.clear()

    def wait(self, statement: bytes) -> None:
        """Keep a statement for the next time that something is sent."""
        self._waiting.append(statement)

    def call(self, plan: Plan) -> str:
        """Return how a planned statement is called; a new one is prepared before."""
        name = self._known.get(plan) or self._new.get(plan)
        if name is None:
            self._new[plan] = name = f"callout_{next(self._names)}"
            self._waiting.append(f"prepare {name} {plan.kept}")
        return f"execute {name} {plan.values}"

    def take_waiting(self) -> list[bytes]:
        """Return what has to be sent first."""
        waiting, self._waiting = self._waiting, []
        if self.opening and not self._is_open:
            waiting.insert(0, self.opening)
        return [each.encode() if isinstance(each, str) else each for each in waiting]

    def note_sent(self, *, is_done: bool) -> None:
        """Remember the names that were prepared; of a message that failed nobody knows."""
        if self._new:
            if is_done:
                self._known |= self._new
            self._new.clear()

    def _run(self, statement: str) -> None:
        with self.cursor() as cursor:
            cursor.execute(statement)

    @property
    def _is_open(self) -> bool:
        return self.get_transaction_status() != extensions.TRANSACTION_STATUS_IDLE


class SessionCursor(extensions.cursor):
    """A cursor of a `Session`."""

    connection: Session

    def execute(self, query: Any, vars: Any = None) -> None:  # noqa: A002 - the driver's name
        """Run a statement, after what has waited for it."""
        session = self.connection
        plan = plan_of(query) if isinstance(query, str) else None
        if plan is not None:
            query = session.call(plan)
            if plan.is_deferred and session.opening:
                session.wait(self.mogrify(query, vars))
                return
        if waiting := session.take_waiting():
            query, vars = b";".join([*waiting, self.mogrify(query, vars)]), None  # noqa: A001
        is_done = False
        try:
            super().execute(query, vars)
            is_done = True
        finally:
            session.note_sent(is_done=is_done)

    def executemany(self, query: Any, vars_list: Any) -> None:
        """Run a statement for each row of values, after what has waited for it."""
        if waiting := self.connection.take_waiting():
            super().execute(b";".join(waiting))
        super().executemany(query, vars_list)
