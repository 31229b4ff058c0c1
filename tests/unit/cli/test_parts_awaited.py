"""`callout sla explain` tells when parts are expected, beside the deadline (P-08, I-19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from callout.intake.v1 import explanation_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.reports.explanation import notes
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

DUE = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def explained(warehouse: str = "HZ01-W1", after: timedelta | None = None) -> list[str]:
    found = api.ExplainDeadlineResponse(
        clock=resources.Clock(due_time=stamp(DUE), state=resources.CLOCK_STATE_MET),
        parts_warehouse_code=warehouse,
        parts_expected_time=None if after is None else stamp(DUE + after),
        branch_time_zone="Asia/Shanghai",
    )
    return [line for line in notes(found) if not line.startswith("counted")]


@pytest.mark.parametrize(
    ("after", "late"),
    [(timedelta(seconds=-1), False), (timedelta(), False), (timedelta(seconds=1), True)],
)
def test_parts_that_come_after_the_deadline_are_marked(after: timedelta, *, late: bool) -> None:
    (line,) = explained(after=after)
    assert "Warehouse HZ01-W1 misses parts for it and expects them 2026-03-02" in line
    assert ("after the deadline" in line) is late


def test_without_a_word_about_the_arrival_the_wait_is_told_alone() -> None:
    assert explained() == ["Warehouse HZ01-W1 misses parts for it; the clock goes on."]
    choose(Language.ZH)
    assert "HZ01-W1 仓库缺备件；计时照常。" in explained()


def test_who_waits_for_no_parts_hears_nothing_of_them() -> None:
    assert explained("") == []
