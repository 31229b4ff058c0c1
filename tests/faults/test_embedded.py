"""Without a broker: the one worker and the database are killed under load, nothing is lost."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from callout_cli.client import actor
from faults.embedded import Embedded
from faults.traffic import Traffic
from faults.verdict import (
    assert_every_call_once,
    assert_invariants_hold,
    duplicates_absorbed,
    explained,
)

pytestmark = pytest.mark.faults
_PLAN = {"worker": 5, "postgres": 1}


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Embedded]:
    """Start the embedded platform; nothing of it is left afterwards."""
    with tempfile.TemporaryDirectory(prefix="callout-faults-") as folder:
        made = Embedded(Path(folder))
        try:
            made.start()
            yield made
        finally:
            made.end()
            shutil.copytree(made.folder.logs, tmp_path / "logs")


def test_kills_of_the_one_worker_and_of_the_database_lose_and_double_nothing(
    platform: Embedded, seed: int, tmp_path: Path
) -> None:
    draw = random.Random(seed)
    order = [name for name, times in _PLAN.items() for _ in range(times)]
    draw.shuffle(order)
    traffic = Traffic(
        platform.address,
        lambda client, principal: actor(platform.folder, client, principal),
        tmp_path,
        days=iter(range(1000)),
        seed=seed,
    )
    with explained(platform.databases), closing(traffic):
        traffic.open()
        traffic.start()
        for name in order:
            traffic.until_answered(draw.randint(10, 60))
            platform.until_back(name, platform.kill(name))
        traffic.until_answered(50)
        traffic.stop()
        same = traffic.ask_again(50)

    invariants = assert_invariants_hold(platform.databases, platform.cell)
    assert_every_call_once(platform.databases, traffic.calls())
    absorbed = duplicates_absorbed(platform.databases)
    print(f"seed {seed}: killed {order}; duplicates absorbed {absorbed};")
    print(f"  {invariants} invariants hold; callers {traffic.report()}")
    assert same == 50, "a command that is repeated gets its first answer"
    assert absorbed > 0, "a run in which nothing came twice proves nothing"
    assert platform.stop() == 0
