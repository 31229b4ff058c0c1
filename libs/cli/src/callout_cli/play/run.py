"""Playing one day from its opening to the last appraisal."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from callout_cli.client import Client, actor
from callout_cli.folder import PlatformFolder
from callout_cli.play.cast import Cast
from callout_cli.play.day import Audience, Day
from callout_cli.play.journal import Journal
from callout_cli.play.opening import open_network
from callout_cli.play.plan import DayPlan
from callout_cli.play.stage import act_in_order
from callout_cli.play.story import story_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of a day; `numbers` are the register numbers in the order of the file."""

    numbers: tuple[str, ...]
    commands: int
    retries: int
    seconds: float

    def number_of(self, call: int) -> str:
        """Register number of a call, counted from 1."""
        return self.numbers[call - 1]


def play_day(
    folder: PlatformFolder,
    client: Client,
    plan: DayPlan,
    audience: Audience,
    sleep: Callable[[float], None] = time.sleep,
) -> Played:
    """Play a day; one that was played before comes out as it was.

    Raises:
        Refusal: The platform said no where the day expects a yes.
        UserError: An event did not come in time.
    """
    began, calls, retries = time.monotonic(), client.tally.calls, client.tally.retries
    day = Day(
        plan=plan,
        cast=Cast(plan.network, lambda principal: actor(folder, client, principal)),
        journal=Journal(folder.root / f"play-{plan.name.replace('/', '-')}.json"),
        audience=audience,
        sleep=sleep,
    )
    open_network(day)
    act_in_order([story_of(day, planned) for planned in plan.calls], audience.time)
    return Played(
        numbers=tuple(day.numbers[planned.number] for planned in plan.calls),
        commands=client.tally.calls - calls,
        retries=client.tally.retries - retries,
        seconds=round(time.monotonic() - began, 1),
    )
