"""Order and overlap of replayed steps."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callout_cli.replay.schedule import WINDOW, Step, run_in_order

START = datetime(2016, 3, 1, tzinfo=UTC)


def step(minute: int, name: Any, *chains: Any) -> Any:
    return Step(at=START + timedelta(minutes=minute), chains=chains, payload=name)


def run(steps: Any, *, threads: int = 4, work: Any = None) -> Any:
    done, lock = [], threading.Lock()

    def note(name: Any) -> None:
        if work is not None:
            work(name)
        with lock:
            done.append(name)

    run_in_order(steps, note, threads=threads)
    return done


def test_every_step_is_done_once() -> None:
    steps = [step(n, n, f"call {n % 7}") for n in range(200)]
    assert sorted(run(steps)) == list(range(200))


def test_one_thread_keeps_the_order_of_time() -> None:
    steps = [step(3, "c"), step(1, "a"), step(2, "b")]
    assert run(steps, threads=1) == ["a", "b", "c"]


def test_steps_of_one_call_keep_their_order() -> None:
    steps = [step(n // 3, (n % 5, n), f"call {n % 5}") for n in range(100)]
    done = run(steps, work=lambda _: time.sleep(0.0005))
    for call in range(5):
        numbers = [n for each, n in done if each == call]
        assert numbers == sorted(numbers)


def test_equal_instants_keep_the_order_given() -> None:
    assert run([step(1, "first", "x"), step(1, "second", "x")]) == ["first", "second"]


def test_a_step_of_two_chains_waits_for_both() -> None:
    steps = [
        step(1, "call", "call"),
        step(2, "branch", "branch"),
        step(3, "both", "call", "branch"),
    ]
    assert run(steps)[-1] == "both"


def test_steps_of_different_calls_overlap() -> None:
    barrier = threading.Barrier(2, timeout=5)
    run([step(1, "a", "a"), step(2, "b", "b")], work=lambda _: barrier.wait())


def test_nothing_runs_further_ahead_than_the_window() -> None:
    held, seen = threading.Event(), []

    def work(name: Any) -> None:
        if name == 0:
            held.wait(5)
        else:
            seen.append(name)
            if len(seen) == WINDOW - 1:
                held.set()

    run([step(n, n, str(n)) for n in range(WINDOW * 2)], work=work)
    assert max(seen[: WINDOW - 1]) == WINDOW - 1


def test_the_first_failure_ends_the_run() -> None:
    done = []

    def work(name: Any) -> None:
        if name == 5:
            raise ValueError(name)
        done.append(name)

    with pytest.raises(ValueError, match="5"):
        run([step(n, n, "one call") for n in range(50)], work=work)
    assert done == [0, 1, 2, 3, 4]
