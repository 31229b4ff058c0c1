"""Rows for tests of the replay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from callout_cli.replay.mapping import load_mapping
from callout_cli.replay.rows import Row

MAPPING = load_mapping("service-desk")
CALL = datetime(2016, 3, 1, 1, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    """So many minutes after the call."""
    return CALL + timedelta(minutes=minutes)


def rows(
    *updates: tuple[int, str], restored: int | None = None, closed: int | None = None, **more: Any
) -> Any:
    """Rows of one incident: minute and state of each, with the same final times on every row."""
    return tuple(
        Row(
            **{
                "line": number,
                "reference": "INC1",
                "received": CALL,
                "updated": at(minute),
                "state": state,
                "branch": "Location 1",
                "product_line": "Category 1",
                "symptom_code": "Symptom 1",
                "symptom": "Category 1 / Symptom 1",
                "severity": "C",
                "technician": "Resolver 1",
                "channel": "CHANNEL_PHONE",
                "restored": None if restored is None else at(restored),
                "closed": None if closed is None else at(closed),
                **more,
            }
        )
        for number, (minute, state) in enumerate(updates, start=2)
    )
