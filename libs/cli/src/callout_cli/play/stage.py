"""The day's clock: many stories, each acted when its turn in time has come."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Generator, Iterable
from datetime import datetime
from typing import Final, TypeVar

from callout_cli.errors import UserError

T = TypeVar("T")

# A story yields the instant of its next act.
Story = Generator[datetime, None, None]

_FIRST_LOOK_S: Final = 0.02
_LONGEST_LOOK_S: Final = 0.4
LATE_AFTER_S: Final = 60.0


def act_in_order(stories: Iterable[Story], on_time: Callable[[datetime], None]) -> None:
    """Act all stories in the order of their times.

    Args:
        stories: Generators that yield the instant of their next act.
        on_time: Hears how late it is on the day.
    """
    queue: list[tuple[datetime, int, Story]] = []
    for place, story in enumerate(stories):
        _go_on(queue, place, story)
    while queue:
        instant, place, story = heapq.heappop(queue)
        on_time(instant)
        _go_on(queue, place, story)


def _go_on(queue: list[tuple[datetime, int, Story]], place: int, story: Story) -> None:
    upcoming = next(story, None)
    if upcoming is not None:
        heapq.heappush(queue, (upcoming, place, story))


def wait_for(
    what: str,
    look: Callable[[], T | None],
    *,
    seconds: float = LATE_AFTER_S,
    sleep: Callable[[float], None] = time.sleep,
) -> T:
    """Look until something is there; an event is on its way to it.

    Args:
        what: Names it if it never comes.
        look: Returns it, or None while it is not there.
        seconds: How long an event may take.
        sleep: Pause between two looks.

    Raises:
        UserError: It did not come in time.
    """
    until = time.monotonic() + seconds
    pause = _FIRST_LOOK_S
    while True:
        found = look()
        if found is not None:
            return found
        if time.monotonic() > until:
            raise UserError("error.event_late", exit_code=1, what=what, seconds=int(seconds))
        sleep(pause)
        pause = min(_LONGEST_LOOK_S, pause * 1.6)
