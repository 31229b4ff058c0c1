"""Events take effect once and in order: the inbox of one service.

A batch is one transaction: inbox rows, positions, the service's own state and its outbox. When an
event of the batch fails, the batch is cut at that event and each part is done again on its own, so
that in the end one failing event stands alone; it is kept as a retry, and after the last attempt it
is parked. Only a server that is away stops the inbox: then the batch is not acknowledged.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Generic, TypeVar
from uuid import UUID

from google.protobuf.message import Message

from chassis import telemetry
from chassis.clock import utc_now
from chassis.db import is_clash, is_outage
from chassis.envelope import RawMessage, Undecodable, read_body, read_event
from chassis.inbox import kept as kept_events
from chassis.inbox.aside import Aside
from chassis.inbox.batch import Batch, Letter
from chassis.inbox.failures import Failures
from chassis.inbox.measures import measure
from chassis.inbox.rules import Fate, RetryPolicy
from chassis.unit_of_work import SYSTEM
from chassis.worker import IncomingEvent, WorkerSpec

TxT = TypeVar("TxT")

SUSPICIOUS_DELIVERIES: Final = 2
"""A message delivered this often without an answer may have ended its process each time."""
_CLASHES_IN_A_ROW: Final = 3


@dataclass(slots=True)
class _Progress:
    """Which event is being handled, and which are settled for good."""

    current: UUID | None = None
    settled: set[UUID] = field(default_factory=set)


class Inbox(Generic[TxT]):
    """The inbox of one service.

    Args:
        spec: The service's reactions and database.
        policy: How often and how soon failing events are tried again.
        clock: Gives the current instant (UTC).
        jitter: Gives a random number from 0 up to 1.
        on_kept: Called when an event was kept for another attempt.
    """

    def __init__(
        self,
        spec: WorkerSpec[TxT],
        policy: RetryPolicy,
        *,
        clock: Callable[[], datetime] = utc_now,
        jitter: Callable[[], float] = random.random,
        on_kept: Callable[[], None] = lambda: None,
    ) -> None:
        self._spec = spec
        self._policy = policy
        self._clock = clock
        self._on_kept = on_kept
        self._aside = Aside(spec, clock)
        self._failures = Failures(spec, policy, clock=clock, jitter=jitter)

    def accept(self, messages: Sequence[RawMessage], settled: set[UUID] | None = None) -> None:
        """Settle a batch from the broker; when this returns it may be acknowledged.

        Every message is then done, stale, waiting, to be tried again or parked.

        Args:
            messages: In the order of arrival.
            settled: Ids that are settled already; grows. Give the same set when the batch is tried
                again after an outage, so that its first part does not count as duplicates.

        Raises:
            Exception: Only when the database is away; the batch must not be acknowledged then.
        """
        progress = _Progress(settled=set() if settled is None else settled)
        letters: list[Letter] = []
        suspects: list[IncomingEvent] = []
        for raw in messages:
            try:
                event = read_event(raw)
            except Undecodable as error:
                self._aside.keep_unreadable(raw, str(error))
                continue
            if raw.deliveries >= SUSPICIOUS_DELIVERIES:
                suspects.append(event)
            elif event.id not in progress.settled:
                letters.append(self._open(event))
        if suspects:
            self._aside.keep_suspects(suspects)
            self._on_kept()
        self._settle(letters, progress)

    def retry_due(self, limit: int) -> int:
        """Try again what is due, and what nothing blocks any more.

        Every attempt is noted before it begins. One that ended its process is therefore known the
        next time: it is tried alone, and parked after its last attempt like any other failure.

        Returns:
            How many events were tried.
        """
        now, policy = self._clock(), self._policy
        with self._spec.database.transaction() as connection:
            parked = kept_events.park_unfinished(connection, now, policy.attempts)
            claimed = kept_events.claim_due(connection, now, limit, policy, suspects=False)
            suspects = (
                [] if claimed else kept_events.claim_due(connection, now, 1, policy, suspects=True)
            )
        self._aside.report_parked(parked)
        progress = _Progress()
        self._settle([self._open(event, is_kept=True) for event in claimed], progress)
        for event in suspects:
            letter = self._open(event, is_kept=True)
            self._settle([letter], progress, with_followers=False)
        return len(claimed) + len(suspects)

    def seconds_to_next(self, longest: float) -> float:
        """Return how long nothing is due, at most `longest`."""
        with self._spec.database.transaction() as connection:
            due_at = kept_events.next_due_at(connection)
        if due_at is None:
            return longest
        return min(longest, max(0.0, (due_at - self._clock()).total_seconds()))

    def park_dead(self, messages: Sequence[RawMessage]) -> None:
        """Keep messages the broker gave up on, visibly."""
        for raw in messages:
            self._aside.keep_dead(raw)

    def _open(self, event: IncomingEvent, *, is_kept: bool = False) -> Letter:
        reaction = self._spec.reactions.get(event.type)
        if reaction is None:
            return Letter(event=event, message=None, is_kept=is_kept)
        try:
            message = read_body(event, reaction)
        except Undecodable as error:
            return Letter(event=event, message=None, fault=str(error), is_kept=is_kept)
        return Letter(event=event, message=message, is_kept=is_kept)

    def _settle(
        self, letters: Sequence[Letter], progress: _Progress, *, with_followers: bool = True
    ) -> None:
        """Settle letters in their order, cutting around the ones that fail."""
        parts = [letters] if letters else []
        while parts:
            part = parts.pop(0)
            try:
                self._attempt_despite_clashes(part, progress, with_followers=with_followers)
            except Exception as error:
                if is_outage(error):
                    raise
                if len(part) == 1:
                    self._settle_alone(part[0], error, progress)
                else:
                    parts[:0] = _cut(part, progress.current)

    def _settle_alone(self, letter: Letter, error: Exception, progress: _Progress) -> None:
        """Settle one letter that failed: without its followers if they may be to blame."""
        if progress.current != letter.event.id:
            try:
                self._attempt([letter], progress, with_followers=False)
            except Exception as own_error:
                if is_outage(own_error):
                    raise
                self._keep_failure(letter, own_error)
        else:
            self._keep_failure(letter, error)
        progress.settled.add(letter.event.id)

    def _keep_failure(self, letter: Letter, error: Exception) -> None:
        if self._failures.keep(letter, error):
            self._on_kept()

    def _attempt_despite_clashes(
        self, letters: Sequence[Letter], progress: _Progress, *, with_followers: bool
    ) -> None:
        for _ in range(_CLASHES_IN_A_ROW - 1):
            try:
                self._attempt(letters, progress, with_followers=with_followers)
            except Exception as error:
                if not is_clash(error):
                    raise
            else:
                return
        self._attempt(letters, progress, with_followers=with_followers)

    def _attempt(
        self, letters: Sequence[Letter], progress: _Progress, *, with_followers: bool
    ) -> None:
        """Handle letters in one transaction; all of them or none."""
        now = self._clock()
        progress.current = None
        with self._spec.uow.begin(SYSTEM) as work:
            batch = Batch.read(work, letters, with_followers=with_followers)
            batch.letters |= {
                letter.event.id: letter
                for letter in (self._open(e, is_kept=True) for e in batch.followers(work))
            }
            for step in batch.decision.steps:
                if step.fate is Fate.HANDLE:
                    progress.current = step.event_id
                    self._handle(batch.letters[step.event_id], work.tx, now)
            progress.current = None
            batch.write(work, now)
        progress.settled |= {letter.event.id for letter in letters}
        measure(batch, self._spec.service, self._clock())

    def _handle(self, letter: Letter, tx: TxT, now: datetime) -> None:
        if letter.fault:
            raise Undecodable(letter.fault)
        if letter.message is None:
            return
        event = letter.event
        with telemetry.consumer_span(event, service=self._spec.service):
            telemetry.annotate(request_ref=self._reference(letter.message))
            self._spec.reactions[event.type].handle(letter.message, event, tx, now)

    def _reference(self, message: Message) -> str:
        values = (getattr(message, name, "") for name in self._spec.reference_fields)
        return next((str(value) for value in values if value), "")


def _cut(letters: Sequence[Letter], culprit: UUID | None) -> list[Sequence[Letter]]:
    """Cut a failed batch at the event that failed; in halves if it is not one of them."""
    at = next((i for i, letter in enumerate(letters) if letter.event.id == culprit), None)
    if at is None:
        middle = len(letters) // 2
        parts = [letters[:middle], letters[middle:]]
    else:
        parts = [letters[:at], letters[at : at + 1], letters[at + 1 :]]
    return [part for part in parts if part]
