"""The wire between simulated services: at least once, in any order, until it is healed.

A message leaves a queue only when it was acknowledged; an acknowledgement may get lost; a batch is
any handful of messages in any order. That is more trouble than a broker makes, and nothing that it
cannot make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from chassis.topology import Topology
from chassis.worker import IncomingEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """How often what goes wrong, each from 0 up to 1."""

    crash: float = 0.03
    """At each point where a process may end: before and after a commit, between two messages."""
    lost_acknowledgement: float = 0.1
    """A settled batch that is delivered again."""
    biggest_batch: int = 6


HEALED = Trouble(crash=0.0, lost_acknowledgement=0.0, biggest_batch=50)


@dataclass(slots=True)
class Network:
    """Queues of one cell, one for each listening service."""

    topology: Topology
    random: Random
    trouble: Trouble
    queues: dict[str, list[IncomingEvent]] = field(default_factory=lambda: defaultdict(list))

    def publish(self, event: IncomingEvent) -> None:
        """Put an event into the queue of each service that listens to its stream."""
        for service in sorted(self.topology.listeners(event.stream)):
            self.queues[service].append(event)

    def offer(self, service: str) -> Sequence[IncomingEvent]:
        """Return a batch in any order; it stays in the queue until `acknowledge`."""
        waiting = self.queues[service]
        size = min(len(waiting), self.random.randint(1, self.trouble.biggest_batch))
        return self.random.sample(waiting, size)

    def acknowledge(self, service: str, batch: Sequence[IncomingEvent]) -> None:
        """Forget a batch, unless the acknowledgement is lost."""
        if self.random.random() < self.trouble.lost_acknowledgement:
            return
        settled = {id(event) for event in batch}
        self.queues[service] = [each for each in self.queues[service] if id(each) not in settled]

    @property
    def depth(self) -> Mapping[str, int]:
        """How many messages wait for each service."""
        return {service: len(waiting) for service, waiting in self.queues.items()}
