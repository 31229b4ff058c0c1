"""Ids of events: ordered by time, and telling it."""

from __future__ import annotations

import time
from uuid import uuid4

from chassis.outbox import instant_of, time_ordered_id


def test_an_id_is_a_uuid_of_version_seven() -> None:
    made = time_ordered_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_later_ids_are_greater() -> None:
    first = time_ordered_id()
    time.sleep(0.002)
    assert time_ordered_id() > first


def test_an_id_tells_when_it_was_made() -> None:
    before = time.time()
    told = instant_of(time_ordered_id())
    assert told is not None
    assert before - 0.002 <= told <= time.time()


def test_ids_of_other_versions_tell_nothing() -> None:
    assert instant_of(uuid4()) is None
