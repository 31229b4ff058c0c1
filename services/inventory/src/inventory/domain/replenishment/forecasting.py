"""How many units will be wanted per period, from how many were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Final


class Method(StrEnum):
    SES = "ses"  # simple exponential smoothing
    CROSTON = "croston"
    SBA = "sba"  # Syntetos and Boylan: Croston without its bias
    TSB = "tsb"  # Teunter, Syntetos and Babai: forgets what nobody asks for any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothing:
    """How much the latest observation counts, above 0 and at most 1.

    Args:
        size: Of the quantity; the only one SES has.
        interval: Of the interval between demands; of their probability for TSB.
    """

    size: float
    interval: float

    def __post_init__(self) -> None:
        if not (0 < self.size <= 1 and 0 < self.interval <= 1):
            raise ValueError("smoothing constants lie above 0 and at most at 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Demand to expect.

    Args:
        method: How it was found.
        smoothing: With which constants.
        rate: Units per period.
        variance: Of the units of one period: mean squared error of the forecasts that would have
            been made in the past, and never below the rate, which is what chance alone does.
    """

    method: Method
    smoothing: Smoothing
    rate: float
    variance: float


def trail(method: Method, history: Sequence[int], smoothing: Smoothing) -> Sequence[float | None]:
    """Return the forecast after each period, made from that period and those before it.

    Args:
        method: How to forecast.
        history: Units wanted per period, oldest first, none below zero.
        smoothing: With which constants.

    Returns:
        As many forecasts as periods; None as long as there was no demand to learn from.

    Source: rulebook P-15. Croston, ORQ 23 (1972), 289-303; Syntetos and Boylan, IJF 21 (2005),
    303-314; Teunter, Syntetos and Babai, EJOR 214 (2011), 606-615. The first demand and the periods
    until it are the first estimates.
    """
    return _TRAILS[method](history, smoothing)


def forecast(method: Method, history: Sequence[int], constants: Sequence[float]) -> Forecast | None:
    """Return the forecast whose smoothing constants would have erred least in the past.

    Args:
        method: How to forecast.
        history: Units wanted per period, oldest first, none below zero.
        constants: Smoothing constants to choose from, smallest first: of equals the calmer wins.

    Returns:
        None if there was no demand.

    Source: rulebook P-15.
    """
    intervals = constants if method is not Method.SES else constants[:1]
    best: Forecast | None = None
    least = float("inf")
    for size, interval in product(constants, intervals):
        smoothing = Smoothing(size=size, interval=interval)
        found = trail(method, history, smoothing)
        error = squared_error(history, found)
        if error < least and found[-1] is not None:
            least = error
            rate = found[-1]
            best = Forecast(
                method=method, smoothing=smoothing, rate=rate, variance=max(error, rate)
            )
    return best


def squared_error(history: Sequence[int], found: Sequence[float | None]) -> float:
    """Return the mean squared error of forecasts one period ahead; 0 if none could be judged."""
    errors = [
        (units - told) ** 2
        for told, units in zip(found, history[1:], strict=False)
        if told is not None
    ]
    return sum(errors) / len(errors) if errors else 0.0


def _ses(history: Sequence[int], smoothing: Smoothing) -> Sequence[float | None]:
    found: list[float | None] = []
    level: float | None = None
    for units in history:
        level = units if level is None else level + smoothing.size * (units - level)
        found.append(level)
    return found


def _croston(history: Sequence[int], smoothing: Smoothing) -> Sequence[float | None]:
    found: list[float | None] = []
    size = interval = 0.0
    since = 0
    for units in history:
        since += 1
        if units > 0 and size:
            size += smoothing.size * (units - size)
            interval += smoothing.interval * (since - interval)
            since = 0
        elif units > 0:
            size, interval, since = units, since, 0
        found.append(size / interval if size else None)
    return found


def _sba(history: Sequence[int], smoothing: Smoothing) -> Sequence[float | None]:
    unbiased = 1 - smoothing.interval / 2
    return [None if told is None else unbiased * told for told in _croston(history, smoothing)]


def _tsb(history: Sequence[int], smoothing: Smoothing) -> Sequence[float | None]:
    first = next((place for place, units in enumerate(history) if units > 0), None)
    if first is None:
        return [None] * len(history)
    size, chance = float(history[first]), 1 / (first + 1)
    found: list[float | None] = []
    for units in history:
        if units > 0:
            size += smoothing.size * (units - size)
        chance += smoothing.interval * ((units > 0) - chance)
        found.append(size * chance)
    return found


_TRAILS: Final[Mapping[Method, Callable[[Sequence[int], Smoothing], Sequence[float | None]]]] = (
    MappingProxyType(
        {Method.SES: _ses, Method.CROSTON: _croston, Method.SBA: _sba, Method.TSB: _tsb}
    )
)
