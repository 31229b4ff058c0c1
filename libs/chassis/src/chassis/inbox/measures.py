"""What a settled batch adds to the figures of operations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chassis import metrics
from chassis.inbox.batch import Batch
from chassis.inbox.rules import Fate
from chassis.outbox import instant_of


def measure(batch: Batch, service: str, at: datetime) -> None:
    """Count a settled batch: its size, what it had twice, what it parked, how late it was.

    Args:
        batch: As it was decided and written.
        service: Whose inbox it is.
        at: When it was settled (UTC).
    """
    metrics.inbox_batch_size.labels(service).observe(len(batch.letters))
    if batch.duplicates:
        metrics.inbox_duplicates.labels(service).inc(batch.duplicates)
    now = at.timestamp()
    lags: dict[str, Any] = {}
    for step in batch.decision.steps:
        if step.fate is Fate.PARK:
            metrics.inbox_parked.labels(service).inc()
        elif step.fate is Fate.HANDLE and (announced_at := instant_of(step.event_id)):
            stream = step.key.stream
            if stream not in lags:
                lags[stream] = metrics.event_lag_seconds.labels(service, stream)
            lags[stream].observe(max(0.0, now - announced_at))
