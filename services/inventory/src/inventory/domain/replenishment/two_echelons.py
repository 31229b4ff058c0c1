"""Backorders of parts that a central warehouse and branches hold one for one (METRIC)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import prod

from inventory.domain.replenishment.counts import Counts


class Model(StrEnum):
    METRIC = "metric"  # branches' pipelines are Poisson
    VARI_METRIC = "vari_metric"  # their variance is counted in: negative binomial


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A branch warehouse that fetches a part from the central warehouse for each one it used.

    Args:
        daily_demand: Units a day, one at a time (Poisson), zero or above.
        transport_days: From the central warehouse, when that has one.
        repaired_share: Share of the parts that the branch itself makes good again.
        repair_days: How long that takes.
    """

    daily_demand: float
    transport_days: float
    repaired_share: float = 0.0
    repair_days: float = 0.0

    @property
    def central_demand(self) -> float:
        """Units a day asked of the central warehouse."""
        return self.daily_demand * (1 - self.repaired_share)

    @property
    def certain_pipeline(self) -> float:
        """Units under way or in repair if the central warehouse always had one."""
        repaired = self.daily_demand * self.repaired_share * self.repair_days
        return repaired + self.central_demand * self.transport_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One part in a central warehouse and its branches.

    Args:
        supply_days: Until the central warehouse has a new or repaired one for each it gave.
        sites: The branches.
    """

    supply_days: float
    sites: tuple[Site, ...]

    @property
    def central_demand(self) -> float:
        """Units a day asked of the central warehouse by all branches."""
        return sum(site.central_demand for site in self.sites)

    @property
    def central_pipeline(self) -> Counts:
        """Units that the central warehouse waits for (Palm: Poisson whatever the delays are)."""
        mean = self.central_demand * self.supply_days
        return Counts(mean=mean, variance=mean)


def pipelines(network: Network, central_stock: int, model: Model) -> Sequence[Counts]:
    """Return what each branch waits for, given the stock of the central warehouse.

    What the central warehouse owes is owed to each branch in proportion to its demand; as the
    branches share it at random, the number owed to one of them varies more than Poisson does.

    Args:
        network: The part.
        central_stock: Units, zero or above.
        model: Whether that variance counts.

    Source: rulebook P-15. Sherbrooke, Operations Research 16 (1968), 122-141 (METRIC); Graves,
    Management Science 31 (1985), 1247-1256, and Sherbrooke, Operations Research 34 (1986), 311-319
    (VARI-METRIC).
    """
    owed = network.central_pipeline.excess(central_stock)
    owed_variance = network.central_pipeline.excess_variance(central_stock)
    found: list[Counts] = []
    for site in network.sites:
        share = site.central_demand / network.central_demand if site.central_demand else 0.0
        mean = site.certain_pipeline + share * owed
        variance = mean
        if model is Model.VARI_METRIC:
            variance = mean + share**2 * (owed_variance - owed)
        found.append(Counts(mean=mean, variance=max(mean, variance)))
    return found


def backorders(
    network: Network, central_stock: int, site_stocks: Sequence[int], model: Model
) -> float:
    """Return how many units the branches' customers wait for on average, all branches together.

    Source: rulebook P-15.
    """
    waiting = pipelines(network, central_stock, model)
    return sum(pipeline.excess(stock) for pipeline, stock in zip(waiting, site_stocks, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The best places for a number of units.

    Args:
        central: Units in the central warehouse.
        sites: Units in each branch.
        backorders: Units that customers wait for, expected, all branches together.
    """

    central: int
    sites: tuple[int, ...]
    backorders: float

    @property
    def total(self) -> int:
        """All units."""
        return self.central + sum(self.sites)


def best_splits(network: Network, most: int, model: Model) -> Sequence[Split]:
    """Return the best split of 0, 1, ... `most` units.

    For a given central stock the branches' backorders do not depend on each other and fall ever
    more slowly with each unit, so each further unit goes where it takes off most; the central stock
    is found by trying all.

    Args:
        network: The part.
        most: Units, zero or above.
        model: METRIC or VARI-METRIC.

    Source: rulebook P-15. Sherbrooke (1968), section "optimal stock".
    """
    best: list[Split] = []
    for central in range(most + 1):
        for split in _spread(network, central, most - central, model):
            if split.total == len(best):
                best.append(split)
            elif split.backorders < best[split.total].backorders:
                best[split.total] = split
    return best


def _spread(network: Network, central: int, most: int, model: Model) -> Sequence[Split]:
    waiting = [each.excesses(most + 1) for each in pipelines(network, central, model)]
    stocks = [0] * len(waiting)
    left = sum(excesses[0] for excesses in waiting)
    found = [Split(central=central, sites=tuple(stocks), backorders=left)]
    for _ in range(most if waiting else 0):
        gains = [
            excesses[stock] - excesses[stock + 1]
            for excesses, stock in zip(waiting, stocks, strict=True)
        ]
        gain = max(gains)
        stocks[gains.index(gain)] += 1
        left = max(0.0, left - gain)
        found.append(Split(central=central, sites=tuple(stocks), backorders=left))
    return found


def availability(waiting: Sequence[float], machines: int, per_machine: Sequence[int]) -> float:
    """Return the share of machines that wait for no part, as far as parts decide.

    Args:
        waiting: Expected backorders of each part.
        machines: Installed machines, above zero.
        per_machine: How many of each part are in a machine.

    Source: rulebook P-15. Sherbrooke, Optimal Inventory Modeling of Systems (2004), ch. 2: a
    machine runs if none of its places waits.
    """
    return prod(
        max(0.0, 1 - backorders_ / (machines * places)) ** places
        for backorders_, places in zip(waiting, per_machine, strict=True)
    )
