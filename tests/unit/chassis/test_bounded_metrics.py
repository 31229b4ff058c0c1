"""A service's own metrics: labels are closed lists, exemplars name a trace."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from chassis.bounded_metrics import Durations, Labels, Occurrences

HOUR = timedelta(hours=1)
TRACE = 0xAB


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


LABELS = Labels.of(colour=Colour, size=("big",))


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


def exposed(registry: CollectorRegistry) -> list[str]:
    encode, _ = choose_encoder("application/openmetrics-text; version=1.0.0")
    return encode(registry).decode().splitlines()


def line(registry: CollectorRegistry, begin: str) -> str:
    (found,) = [each for each in exposed(registry) if each.startswith(begin)]
    return found.rpartition(" ")[0] if "#" in found else found


@pytest.mark.parametrize(
    ("length", "bound"),
    [(HOUR - timedelta(seconds=1), "3600.0"), (HOUR, "3600.0"), (2 * HOUR, "+Inf")],
    ids=["below", "at", "above"],
)
def test_a_length_is_counted_up_to_its_bound_with_its_trace(
    registry: CollectorRegistry, length: timedelta, bound: str
) -> None:
    metric = Durations("work_seconds", "Work.", LABELS, [HOUR], registry)
    metric.observe({"colour": "red", "size": "big"}, length, TRACE)
    seconds = length.total_seconds()
    assert line(registry, f'work_seconds_bucket{{colour="red",le="{bound}"').endswith(
        f'}} 1.0 # {{trace_id="{TRACE:032x}"}} {seconds}'
    )
    assert line(registry, 'work_seconds_sum{colour="red"').endswith(f" {seconds}")


def test_an_occurrence_is_counted_with_its_trace_beside_series_that_began_at_zero(
    registry: CollectorRegistry,
) -> None:
    metric = Occurrences("things_total", "Things.", LABELS, registry)
    metric.count({"colour": "red", "size": "big"}, TRACE)
    assert line(registry, 'things_total{colour="red",size="big"}').endswith(
        f'}} 1.0 # {{trace_id="{TRACE:032x}"}} 1.0'
    )
    assert line(registry, 'things_total{colour="blue",size="big"}').endswith("} 0.0")


def test_a_word_outside_the_list_never_becomes_a_label(registry: CollectorRegistry) -> None:
    metric = Occurrences("things_total", "Things.", LABELS, registry)
    metric.count({"colour": "张先生 13812345678", "size": "big"}, TRACE)
    assert line(registry, 'things_total{colour="other",size="big"}')
    assert not [each for each in exposed(registry) if "13812345678" in each]


@pytest.mark.parametrize("told", [{"colour": "red"}, {"colour": "red", "size": "big", "id": "7"}])
def test_labels_are_told_exactly_as_declared(
    registry: CollectorRegistry, told: dict[str, str]
) -> None:
    metric = Occurrences("things_total", "Things.", LABELS, registry)
    with pytest.raises(ValueError, match="labels are"):
        metric.count(told, TRACE)


def test_a_process_has_one_metric_of_a_name_however_often_it_is_declared(
    registry: CollectorRegistry,
) -> None:
    for _ in range(2):
        metric = Durations("work_seconds", "Work.", LABELS, [HOUR], registry)
        metric.observe({"colour": "red", "size": "big"}, HOUR, TRACE)
    assert line(registry, 'work_seconds_count{colour="red",size="big"}').endswith(" 2.0")
    with pytest.raises(ValueError, match="work_seconds"):
        Durations("work_seconds", "Work.", LABELS, [2 * HOUR], registry)
