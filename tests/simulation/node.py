"""One simulated service: its real use cases, reactions and events over its store in memory.

What the platform's plumbing does with transactions on PostgreSQL is done here with snapshots: the
state, the outbox, the inbox and the answers to commands change together or not at all. What becomes
of an event that arrives is decided by the platform's own rules (`chassis.inbox.rules`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid5

from chassis.inbox.rules import (
    AggregateKey,
    Arrival,
    Decision,
    Fate,
    InboxState,
    Pending,
    decide,
)
from chassis.outbox import OutgoingEvent
from chassis.validation import validate
from chassis.worker import IncomingEvent, Reaction
from simulation.network import Network

R = TypeVar("R")
_IDS = UUID("6f3f7f0e-2f6b-4d0e-9a53-0d5f9a3c1f10")
_MOST_ATTEMPTS = 200


class Crash(Exception):  # noqa: N818 - not an error of the program: its process was killed
    """The process ended here."""


class WouldBeParked(AssertionError):  # noqa: N818 - it names what would become of the event
    """An event failed so often that the platform would put it aside."""


class Store(Protocol):
    """What the fakes of all services have in common."""

    def snapshot(self) -> Any: ...
    def restore(self, state: Any) -> None: ...


@dataclass(slots=True)
class Records:
    """What the plumbing keeps beside the service's own state."""

    announced: int = 0
    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    outbox: tuple[IncomingEvent, ...] = ()
    positions: dict[AggregateKey, int] = field(default_factory=dict)
    inbox: dict[UUID, InboxState] = field(default_factory=dict)
    kept: dict[UUID, IncomingEvent] = field(default_factory=dict)
    attempts: Counter[UUID] = field(default_factory=Counter)
    answers: dict[str, Any] = field(default_factory=dict)

    def copy(self) -> Records:
        return replace(
            self,
            numbers=Counter(self.numbers),
            positions=dict(self.positions),
            inbox=dict(self.inbox),
            kept=dict(self.kept),
            attempts=Counter(self.attempts),
            answers=dict(self.answers),
        )


@dataclass(slots=True)
class Node:
    """A service with its store, outbox, inbox and answers.

    Args:
        service: Name as in the topology.
        store: The service's transaction over its store in memory.
        reactions: What its worker does about each type of event.
        outgoing: Turns one of its own events into what is published.
        act_as: Tells the store who acts, where its use cases ask it.
        decide: What becomes of arrivals; a test may plant a broken one.
        marks_first: A planted bug: the outbox forgets a row before it is published.
    """

    service: str
    store: Store
    reactions: Mapping[str, Reaction[Any]]
    outgoing: Callable[[Any], OutgoingEvent]
    act_as: Callable[[str, str], object]
    network: Network
    random: Random
    decide: Callable[..., Decision] = decide
    marks_first: bool = False
    records: Records = field(default_factory=Records)
    duplicates: int = 0
    crashes: int = 0
    refusals: Counter[str] = field(default_factory=Counter)

    def command(self, request_id: str, use_case: Callable[[Any, datetime], R], now: datetime) -> R:
        """Run a command once: asked again with the same id it gives the first answer.

        Raises:
            Crash: The process ended, before or after the commit; ask again.
            Exception: What the use case refuses; nothing has changed then.
        """
        if request_id in self.records.answers:
            return self.records.answers[request_id]  # type: ignore[no-any-return]

        def work() -> R:
            answer = use_case(self.store, now)
            self.records.answers[request_id] = answer
            return answer

        return self._transaction(work)

    def tick(self, run: Callable[[Any, datetime], int], now: datetime) -> int:
        """Run a timer once."""

        def work() -> int:
            self.act_as(f"system:{self.service}", "system")
            return run(self.store, now)

        return self._transaction(work)

    def relay(self, rows: int = 4) -> None:
        """Publish the oldest events of the outbox, then forget them."""
        for event in self.records.outbox[:rows]:
            if self.marks_first:
                self._forget(event)
                self._may_crash()
            self.network.publish(event)
            self._may_crash()
            if not self.marks_first:
                self._forget(event)

    def consume(self, now: datetime) -> None:
        """Settle a batch from the network, then acknowledge it."""
        batch = self.network.offer(self.service)
        if batch:
            self._settle(batch, now, replay=False)
            self._may_crash()
            self.network.acknowledge(self.service, batch)

    def retry(self, now: datetime) -> None:
        """Try again one of the events that failed."""
        if failed := self.failed:
            self._settle([self.random.choice(failed)], now, replay=True)

    @property
    def failed(self) -> Sequence[IncomingEvent]:
        """Events to be tried again."""
        inbox = self.records.inbox
        return [each for each in self.records.kept.values() if inbox[each.id] is InboxState.RETRY]

    @property
    def unsettled(self) -> int:
        """Events that have arrived and not taken effect."""
        return len(self.records.kept)

    def _settle(self, batch: Sequence[IncomingEvent], now: datetime, *, replay: bool) -> None:
        """Settle events in one transaction; cut around one that fails."""
        current: list[IncomingEvent] = []
        try:
            self._transaction(lambda: self._take(batch, now, current, replay=replay))
        except Crash:
            raise
        except Exception as error:
            if not getattr(error, "retry_later", False):
                raise
            culprit = current[-1]
            at = next((i for i, each in enumerate(batch) if each.id == culprit.id), None)
            if at is None or len(batch) == 1:
                self._keep_failed(culprit, error)
                return
            for part in (batch[:at], batch[at : at + 1], batch[at + 1 :]):
                if part:
                    self._settle(part, now, replay=replay)

    def _take(
        self,
        batch: Sequence[IncomingEvent],
        now: datetime,
        current: list[IncomingEvent],
        *,
        replay: bool,
    ) -> None:
        records = self.records
        events = {event.id: event for event in (*records.kept.values(), *batch)}
        decision = self.decide(
            [_arrival(event, replay=replay) for event in batch],
            records.positions,
            set(records.inbox) if not replay else set(),
            [
                Pending(event_id=each, key=_key(event), sequence=event.sequence, state=state)
                for each, event in records.kept.items()
                if (state := records.inbox[each]) is InboxState.WAITING
            ],
        )
        for step in decision.steps:
            event = events[step.event_id]
            current.append(event)
            match step.fate:
                case Fate.HANDLE:
                    self._react(event, now)
                    self._done(event, InboxState.DONE)
                case Fate.STALE:
                    self._done(event, InboxState.STALE)
                case Fate.WAIT:
                    records.inbox[event.id] = InboxState.WAITING
                    records.kept[event.id] = event
                case Fate.DUPLICATE:
                    self.duplicates += 1
                case Fate.PARK:
                    raise AssertionError(f"{event.type} cannot be read")
        records.positions.update(decision.positions)

    def _react(self, event: IncomingEvent, now: datetime) -> None:
        reaction = self.reactions.get(event.type)
        if reaction is None:
            return
        message = reaction.message.FromString(event.body)
        validate(message)
        self.act_as(f"system:{self.service}", "system")
        reaction.handle(message, event, self.store, now)

    def _done(self, event: IncomingEvent, state: InboxState) -> None:
        self.records.inbox[event.id] = state
        self.records.kept.pop(event.id, None)

    def _keep_failed(self, event: IncomingEvent, error: Exception) -> None:
        records = self.records
        records.attempts[event.id] += 1
        if records.attempts[event.id] > _MOST_ATTEMPTS:
            raise WouldBeParked(f"{event.type} would be parked: {error!r}") from error
        records.inbox[event.id] = InboxState.RETRY
        records.kept[event.id] = event

    def _transaction(self, work: Callable[[], R]) -> R:
        state, records = self.store.snapshot(), self.records.copy()
        try:
            result = work()
            self._announce()
            self._may_crash()
        except BaseException:
            self.store.restore(state)
            self.records = records
            raise
        self._may_crash()
        return result

    def _announce(self) -> None:
        records = self.records
        sent: Sequence[Any] = getattr(self.store, "sent", ())
        for fact in sent[records.announced :]:
            out = self.outgoing(fact)
            aggregate = (out.stream, out.aggregate_id)
            records.numbers[aggregate] += 1
            number = records.numbers[aggregate]
            event = IncomingEvent(
                id=uuid5(_IDS, f"{out.stream}/{out.aggregate_id}/{number}"),
                type=out.type,
                stream=out.stream,
                aggregate_id=out.aggregate_id,
                sequence=number,
                occurred_at=out.occurred_at,
                branch=out.branch,
                cell="simulation",
                traceparent="",
                body=out.body,
                source=self.service,
            )
            records.outbox = (*records.outbox, event)
        records.announced = len(sent)

    def _forget(self, event: IncomingEvent) -> None:
        self.records.outbox = tuple(each for each in self.records.outbox if each.id != event.id)

    def _may_crash(self) -> None:
        if self.random.random() < self.network.trouble.crash:
            self.crashes += 1
            raise Crash


def _key(event: IncomingEvent) -> AggregateKey:
    return AggregateKey(cell=event.cell, stream=event.stream, aggregate_id=event.aggregate_id)


def _arrival(event: IncomingEvent, *, replay: bool) -> Arrival:
    return Arrival(event_id=event.id, key=_key(event), sequence=event.sequence, replay=replay)
