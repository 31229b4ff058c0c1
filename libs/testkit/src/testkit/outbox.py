"""An outbox that keeps what was announced, for tests without a database."""

from __future__ import annotations

from typing import Generic, TypeVar

E = TypeVar("E")


class RecordingOutbox(Generic[E]):
    """Stands where a service's `ports.Outbox` stands; `events` is what was appended, in order."""

    def __init__(self) -> None:
        self.events: list[E] = []

    def append(self, event: E) -> None:
        """Keep an event."""
        self.events.append(event)

    def of(self, kind: type[E]) -> list[E]:
        """Return the events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def snapshot(self) -> int:
        """Return a mark to go back to."""
        return len(self.events)

    def restore(self, mark: int) -> None:
        """Forget what was appended after a mark, as a rollback does."""
        del self.events[mark:]
