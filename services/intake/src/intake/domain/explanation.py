"""Why a deadline is what it is: the clock's own segments, on to the due instant (I-16 to I-19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.basis import Basis, Known, basis_of
from intake.domain.clock import ClockReading, read_clock
from intake.domain.facts import Fact, Timeline
from intake.domain.promise import Pledge, Promise
from intake.domain.segments import (
    Segment,
    SegmentKind,
    TargetChange,
    cause_of,
    history_of,
    segments_of,
)
from intake.domain.stretches import Mode, Stretch
from intake.domain.terms import Terms, agreement_of
from intake.domain.vocabulary import ChosenBy, CountedFrom, Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One clock taken apart.

    `segments` tile [started_at, judged_at), then go on as `ahead` until the due instant, as far as
    that lies beyond: as the clock runs on if nothing else happens. No segment crosses `due_at`, and
    the total of the one that ends there is the target. `chosen` is the fact that chose the pack,
    `agreed_for` the date agreed with the customer where that decides.
    """

    reading: ClockReading
    terms: Terms
    pledge: Pledge
    chosen: Fact
    product_line: str
    agreed_for: datetime | None
    counts_from_diagnosis: bool
    is_calendar_override: bool
    segments: tuple[Segment, ...]
    ahead: tuple[Segment, ...]
    changes: tuple[TargetChange, ...]

    @property
    def chosen_by(self) -> ChosenBy | None:
        """Where the pack came from, None for calls registered before that was recorded."""
        return self.chosen.chosen_by

    @property
    def pack(self) -> str:
        """Name of the pack, as its version has it."""
        return self.pledge.ref.partition("/")[2].rpartition("@")[0]

    @property
    def all_segments(self) -> tuple[Segment, ...]:
        """What was and what lies ahead, in order."""
        return self.segments + self.ahead


def explain(
    milestone: Milestone, timeline: Timeline, promise: Promise, as_of: datetime
) -> Explanation | None:
    """Take a clock apart, by the very stretches that `read_clock` adds up.

    Args:
        milestone: What was promised.
        timeline: Facts of the request, late ones already in their place.
        promise: What the request was promised.
        as_of: Instant of the reading (UTC), not before the call.

    Returns:
        The explanation, or None where nothing is promised, or nothing counts yet.

    Source: rulebook I-16, I-17, I-19.
    """
    known = Known.at(timeline, as_of)
    basis = basis_of(milestone, known, promise)
    reading = read_clock(milestone, timeline, promise, as_of)
    if basis is None or reading is None:
        return None
    pledge = promise.pledge_for(basis.terms)
    agreement = agreement_of(known.timeline, milestone, basis.end) if basis.line.agreed else None
    past = segments_of(milestone, timeline, promise, as_of)
    return Explanation(
        reading=reading,
        terms=basis.terms,
        pledge=pledge,
        chosen=next(f for f in timeline.facts if f.sequence == basis.terms.pledge),
        product_line=promise.product_line,
        agreed_for=agreement.due_at if agreement else None,
        counts_from_diagnosis=basis.line.counted_from is CountedFrom.DIAGNOSIS,
        is_calendar_override=pledge.instead is not None
        and not basis.line.agreed
        and not basis.line.calendar,
        segments=tuple(_cut(past, reading.due_at)),
        ahead=tuple(_ahead(basis, reading, known.timeline)),
        changes=history_of(milestone, timeline, promise, as_of),
    )


def due_next(readings: Iterable[ClockReading]) -> Milestone | None:
    """Return the running milestone that is due first, else the last one; None without any."""
    found = tuple(readings)
    running = [reading for reading in found if reading.mode is not None]
    if running:
        return min(running, key=lambda reading: reading.due_at).milestone
    return found[-1].milestone if found else None


def _cut(segments: Iterable[Segment], due_at: datetime) -> Iterator[Segment]:
    """Part the segment that crosses the due instant."""
    for segment in segments:
        if not segment.start < due_at < segment.end:
            yield segment
            continue
        over = segment.end - due_at
        counted = segment.kind is SegmentKind.COUNTED
        yield replace(segment, end=due_at, used=segment.used - over if counted else segment.used)
        yield replace(segment, start=due_at)


def _ahead(basis: Basis, reading: ClockReading, timeline: Timeline) -> Iterator[Segment]:
    """Yield the way from the end of a clock's life to its due instant."""
    used = reading.used
    if reading.due_at <= basis.end:
        return
    waiting = Stretch(basis.end, basis.runs_from, Mode.PAUSED)
    cause = cause_of(waiting, timeline) if waiting.start < waiting.end else None
    for span in basis.calendar.spans(waiting.start, waiting.end):
        kind = SegmentKind.PAUSED if span.is_open else SegmentKind.CLOSED
        yield Segment(kind=kind, start=span.start, end=span.end, span=span, cause=cause, used=used)
    for span in basis.calendar.spans(basis.runs_from, reading.due_at):
        if span.is_open:
            used += span.end - span.start
        kind = SegmentKind.COUNTED if span.is_open else SegmentKind.CLOSED
        yield Segment(kind=kind, start=span.start, end=span.end, span=span, cause=None, used=used)
