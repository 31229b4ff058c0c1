"""When what happens on the day: drawn once from the seed, so that the same day comes out again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from callout_cli.play.network import Network, SampleCall

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "https://callout.example/play")
_OPENS: Final = time(8, 0)
_LAST_CALL_AFTER: Final = timedelta(hours=8, minutes=30)
# Surveys, complaints and the appraisal belong to the next morning and are over by noon.
_OVER_AFTER: Final = timedelta(days=1, hours=12)
_GRID: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delays:
    """Minutes between the steps of one call."""

    respond: int
    dispatch: int
    visit: int
    accept: int
    travel: int
    early: int
    look: int
    work: int
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """One call with its place in time; `number` counts from 1 in the order of the file."""

    number: int
    call: SampleCall
    received: datetime
    delays: Delays
    ratings: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """The whole day; instants are UTC."""

    network: Network
    day: date
    seed: int
    zone: ZoneInfo
    calls: tuple[PlannedCall, ...]

    @property
    def name(self) -> str:
        """Name of the day, part of every idempotency key; fewer calls make another day."""
        return f"{self.day.isoformat()}/{self.seed}/{len(self.calls)}"

    def key(self, *parts: object) -> str:
        """Return the idempotency key of a step of this day."""
        return str(uuid5(_NAMESPACE, "|".join((self.name, *map(str, parts)))))

    def at(self, clock: time, days_after: int = 0) -> datetime:
        """Return a wall-clock time of the day, or of a day after it."""
        return datetime.combine(self.day + timedelta(days=days_after), clock, self.zone)


def lasting_key(*parts: object) -> str:
    """Return the idempotency key of something that is set up once for all days."""
    return str(uuid5(_NAMESPACE, "|".join(("network", *map(str, parts)))))


def latest_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the last day whose next morning is over: yesterday, before noon the day before."""
    return (now.astimezone(zone) - _OVER_AFTER).date()


def usual_day(latest: date) -> date:
    """Return the day that is played when none is named: the latest, but no last day of a month.

    Complaints are filed on the next morning, so those of a last day count for another month than
    the calls they are about, and the month's tables would show half of the story.
    """
    next_morning = latest + timedelta(days=1)
    return latest if next_morning.month == latest.month else latest - timedelta(days=1)


def plan_day(network: Network, *, day: date, seed: int, calls: int) -> DayPlan:
    """Draw a day.

    Args:
        network: Who is there and what happens.
        day: The day, in the network's zone.
        seed: Draws times and ratings.
        calls: How many of the network's calls come in.
    """
    zone = ZoneInfo(network.zone)
    opens = datetime.combine(day, _OPENS, zone)
    chosen = network.calls[:calls]
    gap = _LAST_CALL_AFTER / max(len(chosen), 1)
    order = _order(chosen, seed)
    planned = []
    for number, call in enumerate(chosen, start=1):
        draw = random.Random(f"{day}|{seed}|{number}")  # noqa: S311 - a played day, not a secret
        minute = int((gap * order[number]).total_seconds() // 60) + draw.randint(0, 4)
        planned.append(
            PlannedCall(
                number=number,
                call=call,
                received=opens + timedelta(minutes=minute),
                delays=_delays(draw, call),
                ratings=_ratings(draw, call),
            )
        )
    return DayPlan(network=network, day=day, seed=seed, zone=zone, calls=tuple(planned))


def next_slot(instant: datetime) -> datetime:
    """Return the next quarter of an hour; customers are promised round times."""
    midnight = datetime.combine(instant.date(), time(0), instant.tzinfo)
    slots = -((midnight - instant) // _GRID)
    return midnight + slots * _GRID


def _order(chosen: tuple[SampleCall, ...], seed: int) -> dict[int, int]:
    """Shuffle the calls over the day; long stories begin early, a repeat comes last."""
    draw = random.Random(seed)  # noqa: S311
    numbers = list(range(1, len(chosen) + 1))
    draw.shuffle(numbers)
    numbers.sort(key=lambda number: _earliness(chosen[number - 1]))
    return {number: place for place, number in enumerate(numbers)}


def _earliness(call: SampleCall) -> int:
    if call.repeat_of:
        return 2
    is_long = call.shortage or call.reopened or call.unfixed or call.complaint or call.pause
    return 0 if is_long else 1


def _delays(draw: random.Random, call: SampleCall) -> Delays:
    return Delays(
        respond=draw.randint(2, 20),
        dispatch=draw.randint(4, 12),
        visit=draw.randint(20, 70),
        accept=draw.randint(2, 8),
        travel=draw.randint(15, 35),
        early=-call.late if call.late else draw.randint(-6, 8),
        look=draw.randint(5, 12),
        work=draw.randint(25, 60),
        sign=draw.randint(3, 8),
    )


def _ratings(draw: random.Random, call: SampleCall) -> tuple[str, str, str, str]:
    """Attitude, skill, punctuality, promises kept."""
    levels = ("RATING_FAIR", "RATING_GOOD", "RATING_EXCELLENT")
    good = draw.choices(levels, weights=(1, 9, 10), k=4)
    if call.complaint:
        match call.complaint.fault:
            case "FAULT_RUDE":
                good[0] = "RATING_POOR"
            case "FAULT_LATE":
                good[2] = good[3] = "RATING_POOR"
            case _:
                good[3] = "RATING_FAIR"
    return good[0], good[1], good[2], good[3]
