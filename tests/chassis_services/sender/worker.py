"""Worker of the test service `sender`."""

from __future__ import annotations

from chassis.worker import WorkerSpec
from sample import Tx, settings_of, worker_spec


def build() -> WorkerSpec[Tx]:
    return worker_spec("sender", settings_of("sender"))
