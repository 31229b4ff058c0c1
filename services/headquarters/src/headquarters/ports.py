"""What the use cases need from the outside world, as protocols.

Figures are seen for the branches the principal may act for; facts come from events and are kept
whatever branch they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from headquarters.domain.facts import Fact
from headquarters.domain.figures import Figure, FigureSource, Tally
from headquarters.domain.month import Month
from headquarters.domain.targets import InForce, Targets

RowT_co = TypeVar("RowT_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[RowT_co]):
    """Some rows in key order; `next_token` is empty on the last page."""

    rows: Sequence[RowT_co]
    next_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyQuery:
    """Which branches and months to count, ordered by month and branch; absent: all."""

    month: Month | None = None
    branch_code: str = ""
    page_size: int
    page_token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPage:
    """A page of tallies; the first page has the one over everything asked for as well."""

    branches: Page[Tally]
    network: Tally | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    """What is behind one figure of one branch and month, ordered by time and event."""

    month: Month
    branch_code: str
    figure: Figure
    page_size: int
    page_token: str = ""


class Facts(Protocol):
    def keep(self, fact: Fact) -> None:
        """Keep a fact unless one of its key that came later in its stream is known."""
        ...


class Figures(Protocol):
    def tallies(self, query: TallyQuery) -> TallyPage: ...
    def sources(self, query: SourceQuery) -> Page[FigureSource]: ...


class Policies(Protocol):
    def today(self, now: datetime) -> date:
        """Return the calendar day of headquarters, which is nobody's branch, at an instant."""
        ...

    def targets(self, on: date) -> InForce[Targets]: ...


class Tx(Protocol):
    """One open database transaction; the caller commits it, handlers never do."""

    @property
    def facts(self) -> Facts: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def policies(self) -> Policies: ...
