"""Worker of the test service `receiver`."""

from __future__ import annotations

from chassis.worker import WorkerSpec
from sample import Tx, settings_of, worker_spec


def build() -> WorkerSpec[Tx]:
    return worker_spec("receiver", settings_of("receiver"))
