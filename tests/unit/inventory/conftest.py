from __future__ import annotations

import pytest

from fakes.inventory import FakeTx
from unit.inventory.scene import Scene, begin_on


@pytest.fixture
def store() -> FakeTx:
    return FakeTx(check_locks=True)


@pytest.fixture
def scene(store: FakeTx) -> Scene:
    """A set-up branch; the events of the setting up are forgotten."""
    scene = Scene(begin_on(store)).set_up()
    store.sent.clear()
    return scene
