"""One platform on private servers for the tests of this folder; each leaves it whole."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from faults.rig import Rig
from faults.traffic import Traffic
from faults.verdict import explained
from testkit.absence import not_run
from testkit.identity import Identities
from testkit.postgres import PrivatePostgres
from testkit.rabbitmq import PrivateRabbit

# A commit takes as long as on a slow disk. So the moment between the effect of an event and its
# acknowledgement is long enough for a kill to fall into it now and then.
_SLOW_DISK = ("commit_delay = 25000", "commit_siblings = 0")


@pytest.fixture(scope="session", autouse=True)
def _ends_in_order() -> Iterator[None]:
    """A session that is told to end ends what it started, as it does at Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def rig(
    tmp_path_factory: pytest.TempPathFactory,
    identities: Identities,
    private_rabbit: Callable[[], PrivateRabbit],
) -> Iterator[Rig]:
    """Start the platform; it is ended with everything that belongs to it."""
    with ExitStack() as stack:
        try:
            postgres = stack.enter_context(PrivatePostgres(_SLOW_DISK))
        except FileNotFoundError as error:
            not_run(str(error))
        made = Rig(tmp_path_factory.mktemp("platform"), postgres, private_rabbit(), identities)
        stack.callback(made.stop)
        made.start()
        yield made


@pytest.fixture
def seed() -> int:
    """Draws what is broken when; set CALLOUT_TEST_FAULTS_SEED to see a run again."""
    given = os.environ.get("CALLOUT_TEST_FAULTS_SEED")
    chosen = int(given) if given else random.SystemRandom().randrange(10**6)
    print(f"CALLOUT_TEST_FAULTS_SEED={chosen}")
    return chosen


@pytest.fixture
def traffic(rig: Rig, seed: int, tmp_path: Path) -> Iterator[Traffic]:
    """Open the network and let nobody call yet."""
    rig.until_ready()
    made = Traffic(rig.address, rig.actor, tmp_path, days=rig.days, seed=seed)
    try:
        with explained(rig.databases):
            made.open()
        yield made
    finally:
        made.close()
        rig.calls |= made.calls()
