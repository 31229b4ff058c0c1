"""From the wall clock of a zone to instants, through every change of its offset.

An instant belongs to a stretch of wall-clock time exactly if the clock on the wall shows a time
within it then: what is skipped in spring does not exist, what is repeated in autumn exists twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

_SAMPLE = timedelta(hours=6)
_SECOND = timedelta(seconds=1)
_MARGIN = timedelta(days=2)  # no zone is further than a day from UTC


class Piece(NamedTuple):
    """[start, end) in UTC during which the wall clock is `offset` ahead."""

    start: datetime
    end: datetime
    offset: timedelta


class WallClock:
    """The wall clock of one zone; pieces of equal offset are found once per year and kept.

    Args:
        zone: IANA name.
    """

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._years: dict[int, tuple[Piece, ...]] = {}

    def local(self, instant: datetime) -> datetime:
        """Return what the wall clock shows at an instant."""
        return instant.astimezone(self._zone)

    def pieces(self, year: int) -> tuple[Piece, ...]:
        """Tile the UTC year, two days more on both sides, by the zone's offset."""
        if year not in self._years:
            self._years[year] = tuple(self._find(year))
        return self._years[year]

    def instants(
        self, day: date, begin: timedelta, end: timedelta, year: int
    ) -> Iterator[tuple[datetime, datetime]]:
        """Yield the instants at which the wall clock shows a time in [begin, end) of a date.

        Args:
            day: Local date.
            begin: Since its midnight.
            end: Since its midnight, at most a day.
            year: UTC year whose pieces to look in; the date lies in it or next to it.
        """
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        for piece in self.pieces(year):
            start = max(piece.start, midnight + begin - piece.offset)
            stop = min(piece.end, midnight + end - piece.offset)
            if start < stop:
                yield start, stop

    def _find(self, year: int) -> Iterator[Piece]:
        start = datetime(year, 1, 1, tzinfo=UTC) - _MARGIN
        last = datetime(year + 1, 1, 1, tzinfo=UTC) + _MARGIN
        begin, offset, at = start, self._offset(start), start
        while at < last:
            following = min(at + _SAMPLE, last)
            if self._offset(following) != offset:
                change = self._change(at, following)
                yield Piece(begin, change, offset)
                begin, offset = change, self._offset(change)
                at = change
            else:
                at = following
        if begin < last:
            yield Piece(begin, last, offset)

    def _change(self, before: datetime, after: datetime) -> datetime:
        """Return the second from which the offset is no longer what it was."""
        offset = self._offset(before)
        while after - before > _SECOND:
            middle = before + (after - before) // 2 // _SECOND * _SECOND
            if self._offset(middle) == offset:
                before = middle
            else:
                after = middle
        return after

    def _offset(self, instant: datetime) -> timedelta:
        return self.local(instant).utcoffset() or timedelta(0)
