"""Worker of a test service."""

from __future__ import annotations

from chassis.worker import WorkerSpec
from fakes.sample import SENDER, Tx, settings_of, worker_spec


def build() -> WorkerSpec[Tx]:
    return worker_spec(SENDER, settings_of(SENDER))
