"""Metrics that a service declares itself: every label is a closed list of words, by construction.

A label is declared with the words it may have; whatever else arrives is counted as `other`, so that
no id of a request, a person or a customer can become a label. Exemplars name one trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Final, TypeVar

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.metrics import MetricWrapperBase

OTHER: Final = "other"
"""What a word outside the list is counted as."""

M = TypeVar("M", bound=MetricWrapperBase)
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of a metric's labels, each with the words it may have."""

    words: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, **words: Iterable[str]) -> Labels:
        """Declare labels by name; an enum of strings is a list of words."""
        return cls({name: frozenset(str(word) for word in each) for name, each in words.items()})

    def bounded(self, told: Words) -> dict[str, str]:
        """Return the told words, `other` for those outside their list.

        Raises:
            ValueError: A label is missing, or one was never declared.
        """
        if told.keys() != self.words.keys():
            raise ValueError(f"labels are {sorted(self.words)}, not {sorted(told)}")
        return {name: word if word in self.words[name] else OTHER for name, word in told.items()}

    def combinations(self) -> Iterable[dict[str, str]]:
        """Yield every combination of declared words."""
        names = tuple(self.words)
        for each in product(*(sorted(self.words[name]) for name in names)):
            yield dict(zip(names, each, strict=True))


class Durations:
    """A histogram of lengths of time, in seconds.

    Args:
        name: Ends in `_seconds`.
        meaning: Shown to whoever reads /metrics.
        labels: The closed lists.
        bounds: Upper bounds of the buckets, ascending; an objective is exact at a bound only.
        registry: Where it is exposed; a process has one.

    Raises:
        ValueError: The process has a metric of this name with other labels or bounds.
    """

    def __init__(
        self,
        name: str,
        meaning: str,
        labels: Labels,
        bounds: Iterable[timedelta],
        registry: CollectorRegistry = REGISTRY,
    ) -> None:
        self.labels = labels
        seconds = tuple(bound.total_seconds() for bound in bounds)

        def make() -> Histogram:
            return Histogram(name, meaning, tuple(labels.words), buckets=seconds, registry=registry)

        self._histogram = _once(registry, name, (Histogram, labels, seconds), make)

    def observe(self, told: Words, length: timedelta, trace_id: int) -> None:
        """Count one length of time under its words, with the trace that shows it."""
        child = self._histogram.labels(**self.labels.bounded(told))
        child.observe(length.total_seconds(), _exemplar(trace_id))


class Occurrences:
    """A counter; every combination of words is exposed from the start, at zero.

    A series that first appears at one would hide its first occurrence from `increase()`.

    Args:
        name: Ends in `_total`.
        meaning: Shown to whoever reads /metrics.
        labels: The closed lists.
        registry: Where it is exposed; a process has one.

    Raises:
        ValueError: The process has a metric of this name with other labels.
    """

    def __init__(
        self, name: str, meaning: str, labels: Labels, registry: CollectorRegistry = REGISTRY
    ) -> None:
        self.labels = labels

        def make() -> Counter:
            return Counter(name, meaning, tuple(labels.words), registry=registry)

        self._counter = _once(registry, name, (Counter, labels), make)
        for words in labels.combinations():
            self._counter.labels(**words)

    def count(self, told: Words, trace_id: int) -> None:
        """Count one occurrence under its words, with the trace that shows it."""
        self._counter.labels(**self.labels.bounded(told)).inc(1, _exemplar(trace_id))


_made: Final[dict[tuple[CollectorRegistry, str], tuple[object, MetricWrapperBase]]] = {}


def _once(registry: CollectorRegistry, name: str, definition: object, make: Callable[[], M]) -> M:
    """Return the metric of this name, made at the first call.

    A process may build a service twice (its tests do); the registry takes a name only once.
    """
    key = (registry, name)
    if key not in _made:
        _made[key] = (definition, make())
    known, metric = _made[key]
    if known != definition:
        raise ValueError(f"this process has another metric {name!r}")
    return metric  # type: ignore[return-value]


def _exemplar(trace_id: int) -> dict[str, str]:
    return {"trace_id": f"{trace_id:032x}"}
