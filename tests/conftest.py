"""Every test may use the fixtures of the platform's own plugin."""

from __future__ import annotations

pytest_plugins = ("testkit.plugin",)
