"""In which order the facts of many calls are told, and which may be told at the same time.

Order is the order of time over all calls. Facts of one call follow each other; registrations of one
branch follow each other, because its register numbers are given in order; all else may overlap, but
nothing runs further ahead than a window.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

T = TypeVar("T")

WINDOW: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[T]):
    """Something to do at its place in time; steps that share a chain never overlap."""

    at: datetime
    chains: tuple[str, ...]
    payload: T


def run_in_order(
    steps: Iterable[Step[T]],
    work: Callable[[T], None],
    *,
    threads: int,
) -> None:
    """Do every step once; the first exception ends the run after what is under way.

    Args:
        steps: In any order; equal instants keep the order given.
        work: Called from several threads.
        threads: How many at a time, at least 1.
    """
    board = _Board(steps)
    running: dict[Future[None], int] = {}
    failure: BaseException | None = None
    with ThreadPoolExecutor(max_workers=threads) as pool:
        while True:
            while failure is None and len(running) < threads:
                index = board.take()
                if index is None:
                    break
                running[pool.submit(work, board.steps[index].payload)] = index
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                index = running.pop(future)
                failure = failure or future.exception()
                board.finish(index)
    if failure is not None:
        raise failure


class _Board(Generic[T]):
    """Which steps are ready, and how far the slowest one is."""

    def __init__(self, steps: Iterable[Step[T]]) -> None:
        self.steps = sorted(steps, key=lambda step: step.at)
        self._waits_for = [0] * len(self.steps)
        self._followers: list[list[int]] = [[] for _ in self.steps]
        self._unfinished = list(range(len(self.steps)))
        self._finished: set[int] = set()
        self._ready: list[int] = []
        last: dict[str, int] = {}
        for index, step in enumerate(self.steps):
            for before in {last[chain] for chain in step.chains if chain in last}:
                self._followers[before].append(index)
                self._waits_for[index] += 1
            last.update(dict.fromkeys(step.chains, index))
            if not self._waits_for[index]:
                heapq.heappush(self._ready, index)
        self._slowest = 0

    def take(self) -> int | None:
        """Return the earliest step that may run now."""
        if not self._ready or self._ready[0] >= self._slowest + WINDOW:
            return None
        return heapq.heappop(self._ready)

    def finish(self, index: int) -> None:
        """Free what waited for a step."""
        self._finished.add(index)
        while self._slowest in self._finished:
            self._finished.remove(self._slowest)
            self._slowest += 1
        for follower in self._followers[index]:
            self._waits_for[follower] -= 1
            if not self._waits_for[follower]:
                heapq.heappush(self._ready, follower)
