"""What becomes of an event whose handling failed: kept for another attempt, or parked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import structlog

from chassis import metrics
from chassis.envelope import Undecodable
from chassis.inbox import kept as kept_events
from chassis.inbox import store
from chassis.inbox.batch import UNFINISHED, Letter
from chassis.inbox.rules import AfterFailure, InboxState, RetryPolicy, after_failure
from chassis.stacks import stack_of
from chassis.worker import IncomingEvent, WorkerSpec

_log = structlog.get_logger(__name__)
_LONGEST_ERROR: Final = 4000


class Failures:
    """Keeps the failed events of one service.

    Args:
        spec: The service and its database.
        policy: How often and how soon failing events are tried again.
        clock: Gives the current instant (UTC).
        jitter: Gives a random number from 0 up to 1.
    """

    def __init__(
        self,
        spec: WorkerSpec[Any],
        policy: RetryPolicy,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
    ) -> None:
        self._spec = spec
        self._policy = policy
        self._clock = clock
        self._jitter = jitter

    def keep(self, letter: Letter, error: Exception) -> bool:
        """Keep an event that failed, to be tried again or parked.

        Args:
            letter: The event, alone.
            error: Why it failed; one with `retry_later` waits for another stream.

        Returns:
            False if another worker has settled it in the meantime.
        """
        event = letter.event
        later = bool(getattr(error, "retry_later", False))
        now = self._clock()
        with self._spec.database.transaction() as connection:
            positions = store.lock_positions(connection, [store.key_of(event)])
            state, attempts = kept_events.attempts_of(connection, event.id)
            if (state and state not in UNFINISHED) or (
                event.sequence <= positions[store.key_of(event)]
            ):
                return False  # another worker has settled it in the meantime
            if not letter.is_kept:
                attempts += 1  # kept ones were counted when the attempt began
            after = (
                AfterFailure(state=InboxState.PARKED, next_attempt_at=None)
                if isinstance(error, Undecodable)
                else after_failure(
                    self._policy, attempts=attempts, later=later, now=now, jitter=self._jitter()
                )
            )
            failure = kept_events.Failure(
                state=after.state,
                attempts=attempts,
                next_attempt_at=after.next_attempt_at,
                error=_error_text(error),
            )
            kept_events.keep_failure(connection, event, failure, now)
        self._report(event, error, failure, later=later)
        return True

    def _report(
        self, event: IncomingEvent, error: Exception, failure: kept_events.Failure, *, later: bool
    ) -> None:
        is_parked = failure.state is InboxState.PARKED
        counter = metrics.inbox_parked if is_parked else metrics.inbox_retries
        counter.labels(self._spec.service).inc()
        log = _log.error if is_parked else _log.info if later else _log.warning
        # The error's own text may quote what people wrote; it stays in the inbox table.
        log(
            "event parked" if is_parked else "event will be tried again",
            service=self._spec.service,
            event_id=str(event.id),
            event_type=event.type,
            error=type(error).__name__,
            attempts=failure.attempts,
        )


def _error_text(error: Exception) -> str:
    return kept_events.printable(stack_of(error, with_texts=True)[-_LONGEST_ERROR:])
