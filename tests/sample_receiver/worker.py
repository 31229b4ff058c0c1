"""Worker of a test service."""

from __future__ import annotations

from chassis.worker import WorkerSpec
from fakes.sample import RECEIVER, Tx, settings_of, worker_spec


def build() -> WorkerSpec[Tx]:
    return worker_spec(RECEIVER, settings_of(RECEIVER))
