"""The live view of a played day: the clock, where the calls are, and what just happened."""

from __future__ import annotations

import sys
from collections import Counter, deque
from datetime import datetime
from types import TracebackType
from typing import Final, Self
from zoneinfo import ZoneInfo

from rich.console import Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from callout_cli.output import Output
from callout_cli.play.day import Place
from callout_cli.play.plan import PlannedCall
from callout_cli.texts import say, word

_RECENT: Final = 14
_STYLES: Final = {
    Place.CALLED: "bold white",
    Place.DISPATCH: "yellow",
    Place.ASSIGNED: "cyan",
    Place.TRAVELLING: "blue",
    Place.ON_SITE: "magenta",
    Place.WAITING: "yellow",
    Place.DONE: "green",
    Place.SIGNED: "green",
    Place.CLOSED: "bold green",
    Place.SURVEYED: "bright_green",
    Place.COMPLAINT: "red",
    Place.APPRAISED: "bold red",
    Place.WITHDRAWN: "bright_black",
}
# What is told where nobody watches a live view.
_TOLD: Final = frozenset(
    {Place.CALLED, Place.CLOSED, Place.WITHDRAWN, Place.COMPLAINT, Place.APPRAISED}
)


class DayView:
    """Shows the day on a terminal, tells its turns elsewhere.

    Args:
        output: Where news go.
        zone: Zone of the shown clock.
        quiet: Show nothing.
    """

    def __init__(self, output: Output, zone: ZoneInfo, *, quiet: bool = False) -> None:
        self._output = output
        self._zone = zone
        self._quiet = quiet
        self._clock = ""
        self._places: dict[int, Place] = {}
        self._recent: deque[Text] = deque(maxlen=_RECENT)
        self._refusals = 0
        self._is_live = sys.stderr.isatty() and not quiet
        self._live = Live(console=output.news, refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        if self._is_live:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_live:
            self._live.stop()

    @property
    def refusals(self) -> int:
        """How many commands were refused on purpose."""
        return self._refusals

    def time(self, instant: datetime) -> None:
        """Hear how late it is on the day."""
        self._clock = instant.astimezone(self._zone).strftime("%m-%d %H:%M")
        self._refresh()

    def moved(self, planned: PlannedCall, place: Place, text: str) -> None:
        """Hear that a call moved on."""
        self._places[planned.number] = place
        line = self._line(planned, word("place", place.value.upper()), _STYLES[place], text)
        self._recent.append(line)
        if place in _TOLD:
            self._tell(line)
        self._refresh()

    def refused(self, planned: PlannedCall, text: str) -> None:
        """Hear that a rule said no."""
        self._refusals += 1
        line = self._line(planned, word("place", "REFUSED"), "bold red", text)
        self._recent.append(line)
        self._tell(line)
        self._refresh()

    def _line(self, planned: PlannedCall, place: str, style: str, text: str) -> Text:
        line = Text(f"{self._clock} ", style="dim", no_wrap=True, overflow="ellipsis")
        line.append(f"{planned.call.branch} #{planned.number:02d} ", style="default")
        line.append(place, style=style)
        line.append(f" {planned.call.customer} {text}", style="default")
        return line

    def _tell(self, line: Text) -> None:
        if not self._is_live and not self._quiet:
            self._output.news.print(line, soft_wrap=True)

    def _refresh(self) -> None:
        if self._is_live:
            self._live.update(self._picture())

    def _picture(self) -> Group:
        counts = Counter(self._places.values())
        table = Table(title=say("play.clock", clock=self._clock), title_justify="left")
        for place in Place:
            table.add_column(word("place", place.value.upper()), justify="right")
        table.add_row(*(Text(str(counts[place] or ""), style=_STYLES[place]) for place in Place))
        return Group(table, *self._recent)
