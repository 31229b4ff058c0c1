"""Customers who keep calling: days of the sample network, played whatever breaks meanwhile."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar, cast
from zoneinfo import ZoneInfo

from google.protobuf.message import Message

from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import resources_pb2 as words
from callout_cli.client import Actor, Addresses, Client, Patience
from callout_cli.errors import UserError
from callout_cli.play.cast import Cast
from callout_cli.play.day import Day, Place
from callout_cli.play.desk import register_call
from callout_cli.play.journal import Journal
from callout_cli.play.network import Network, SampleCall, load_network
from callout_cli.play.opening import open_network
from callout_cli.play.plan import PlannedCall, latest_day, plan_day
from callout_cli.play.stage import act_in_order
from callout_cli.play.story import story_of
from callout_cli.refusal import Refusal
from chassis.unit_of_work import Principal

R = TypeVar("R", bound=Message)

CALLS_A_DAY: Final = 5
_ANSWER_WITHIN_S: Final = 120.0
_DAY_WITHIN_S: Final = 240.0
_SHARE_SENT_TWICE: Final = 0.1
_PLENTY: Final = 60
_TIMES_A_DAY_IS_PLAYED: Final = 4


class GivenUp(Exception):  # noqa: N818 - the test is over, nothing is wrong with the caller
    """Nobody waits for this caller any more."""


class StubbornClient(Client):
    """Repeats a command under the same request id until it is answered.

    Some commands that were answered are sent again, as a client does that lost the answer.
    """

    def __init__(self, addresses: Addresses, sleep: Callable[[float], None], seed: int) -> None:
        patience = Patience(deadline_s=5.0, total_s=20.0, longest_s=0.5)
        super().__init__(addresses, patience, sleep)
        self.answered: dict[str, tuple[str, Message, Message]] = {}
        self.told: Counter[str] = Counter()
        self._random = random.Random(seed)

    def call(self, token: str, request: Message, answer: type[R]) -> R:
        """Send until it is answered, now and then once more."""
        first = self._until_answered(token, request, answer)
        request_id = str(getattr(request, "request_id", ""))
        if request_id:
            if self._random.random() < _SHARE_SENT_TWICE:
                self.told["sent twice"] += 1
                assert self._until_answered(token, request, answer) == first, request
            copy = type(request)()
            copy.CopyFrom(request)
            self.answered[request_id] = (token, copy, first)
        self.told["answered"] += 1
        return first

    def _until_answered(self, token: str, request: Message, answer: type[R]) -> R:
        until = time.monotonic() + _ANSWER_WITHIN_S
        while True:
            try:
                return super().call(token, request, answer)
            except Refusal as refusal:
                if not refusal.is_absence or time.monotonic() > until:
                    raise
                self.told["not answered in time"] += 1


class _Quiet:
    """Looks on and says nothing."""

    def time(self, instant: datetime) -> None:
        """Hear nothing."""

    def moved(self, planned: PlannedCall, place: Place, text: str) -> None:
        """Hear nothing."""

    def refused(self, planned: PlannedCall, text: str) -> None:
        """Hear nothing."""


class Traffic:
    """Several callers, each playing one day after another until told to stop.

    Args:
        addresses: Where services are.
        open_actor: Gives somebody a token.
        folder: Keeps the choices of the days.
        days: Numbers of days that nobody has played, counted back from yesterday.
        seed: Draws the calls of the days.
        callers: How many play at the same time.
    """

    def __init__(
        self,
        addresses: Addresses,
        open_actor: Callable[[Client, Principal], Actor],
        folder: Path,
        *,
        days: Iterator[int],
        seed: int,
        callers: int = 4,
    ) -> None:
        self._closing = threading.Event()
        self.client = StubbornClient(addresses, self._sleep, seed)
        self.days = 0
        self.days_played_again = 0
        self._network = _without_quarrels(load_network())
        self._cast = Cast(self._network, lambda principal: open_actor(self.client, principal))
        self._folder = folder
        self._seed = seed
        self._callers = callers
        self._latest = latest_day(datetime.now(UTC), ZoneInfo(self._network.zone))
        self._numbers = days
        self._stopping = threading.Event()
        self._failed = threading.Event()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(callers, thread_name_prefix="caller")
        self._playing: list[Future[None]] = []

    @property
    def answered(self) -> int:
        """How many requests were answered."""
        return self.client.told["answered"]

    @property
    def commands(self) -> int:
        """How many different commands were answered."""
        return len(self.client.answered)

    def open(self) -> None:
        """Set the network up, so that the callers find everything there."""
        open_network(self._day(self._latest - timedelta(days=next(self._numbers)), calls=()))

    def register(self, calls: int) -> Day:
        """Register the calls of a day and do nothing about them yet."""
        day = self._day(
            self._latest - timedelta(days=next(self._numbers)), calls=self._network.calls[:calls]
        )
        for planned in day.plan.calls:
            register_call(day, planned)
        return day

    def carry_on(self, day: Day) -> None:
        """Play a day whose calls are registered to its end."""
        open_network(day)
        act_in_order([story_of(day, each) for each in day.plan.calls], _no_clock)

    def start(self) -> None:
        """Let the callers begin."""
        self._playing = [self._pool.submit(self._call_on) for _ in range(self._callers)]

    def pause(self, requests: int, seconds: float) -> None:
        """Let some requests be answered, but wait no longer than so many seconds.

        Raises:
            AssertionError: A caller had to give up.
        """
        until, mark = time.monotonic() + seconds, self.answered + requests
        while self.answered < mark and time.monotonic() < until:
            if self._failed.wait(0.01):
                self.stop()

    def until_answered(self, requests: int, *, within: float = 60.0) -> None:
        """Wait until some more requests were answered.

        Raises:
            AssertionError: They were not answered in time, or a caller had to give up.
        """
        mark = self.answered + requests
        self.pause(requests, within)
        assert self.answered >= mark, f"{requests} requests were not answered in {within} s"

    def stop(self) -> None:
        """Let the callers finish the day they are in; raises what made one of them give up."""
        self._stopping.set()
        for playing in self._playing:
            playing.result(_DAY_WITHIN_S)

    def close(self) -> None:
        """End the callers and their connections."""
        self._stopping.set()
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.client.close()

    def ask_again(self, count: int) -> int:
        """Repeat commands that were answered long ago; returns how many got the same answer."""
        draw = random.Random(self._seed)
        known = sorted(self.client.answered)
        same = 0
        for request_id in draw.sample(known, min(count, len(known))):
            token, request, answer = self.client.answered[request_id]
            same += self.client.call(token, request, type(answer)) == answer
        return same

    def calls(self) -> dict[str, bool]:
        """Return the ids of the calls that the register took, and whether each needs a visit."""
        return {
            cast("intake.RegisterCallResponse", answer).service_request.id: (
                request.handling == words.HANDLING_ON_SITE
            )
            for _, request, answer in list(self.client.answered.values())
            if isinstance(request, intake.RegisterCallRequest)
        }

    def report(self) -> dict[str, int]:
        """Return the figures of the callers."""
        return {
            "calls": len(self.calls()),
            "commands": self.commands,
            "days": self.days,
            "days played again": self.days_played_again,
            "attempts repeated": self.client.tally.retries,
            **self.client.told,
        }

    # --- inside -------------------------------------------------------------------------------

    def _sleep(self, seconds: float) -> None:
        if self._closing.wait(seconds):
            raise GivenUp

    def _call_on(self) -> None:
        try:
            while not self._stopping.is_set():
                with self._lock:
                    number = next(self._numbers)
                self._play(number)
        except BaseException:
            self._failed.set()
            raise

    def _play(self, number: int) -> None:
        """Play one day to its end; one that an event kept waiting is played again from the start.

        A second run sends the same commands and gets the first answers.
        """
        draw = random.Random(f"{self._seed}|{number}")
        calls = tuple(draw.sample(self._network.calls, CALLS_A_DAY))
        day = self._latest - timedelta(days=number)
        for attempt in range(_TIMES_A_DAY_IS_PLAYED):
            playing = self._day(day, calls=calls)
            try:
                open_network(playing)
                act_in_order([story_of(playing, each) for each in playing.plan.calls], _no_clock)
            except UserError:
                if attempt == _TIMES_A_DAY_IS_PLAYED - 1:
                    raise
                self.days_played_again += 1
            else:
                self.days += 1
                return

    def _day(self, day: date, *, calls: tuple[SampleCall, ...]) -> Day:
        network = self._network.model_copy(update={"calls": calls})
        return Day(
            plan=plan_day(network, day=day, seed=self._seed, calls=len(calls)),
            cast=self._cast,
            journal=Journal(self._folder / f"day-{day.isoformat()}.json"),
            audience=_Quiet(),
            sleep=self._sleep,
        )


def _no_clock(_: datetime) -> None:
    """Nobody looks at the clock."""


def _without_quarrels(network: Network) -> Network:
    """Change the network so that days played side by side do not take each other's parts.

    Everything is plenty, except the part of the one call that has to wait for it. A call that
    repeats another one is left out: the days hold only some of the calls.
    """
    short = {part for call in network.calls for part in call.shortage}
    return network.model_copy(
        update={
            "stock": {part: _PLENTY for part in network.stock if part not in short},
            "calls": tuple(call for call in network.calls if not call.repeat_of),
        }
    )
