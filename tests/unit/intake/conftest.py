"""Fixtures of intake's unit tests."""

from __future__ import annotations

import pytest

from unit.intake.scene import Scene


@pytest.fixture
def scene() -> Scene:
    return Scene()
