"""Explanations as answers on the wire carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from callout.intake.v1 import explanation_service_pb2 as pb
from intake.adapters.wire_words import (
    CLOCK_STATE,
    MILESTONE,
    PAUSE_REASON,
    SERVICE_ZONE,
    SEVERITY,
    Words,
    write_instant,
)
from intake.domain.calendar import SpanKind
from intake.domain.explanation import Explanation
from intake.domain.preview import Effect, Move
from intake.domain.request import ServiceRequest
from intake.domain.segments import Segment, SegmentKind, TargetChange
from intake.domain.vocabulary import ChosenBy

SEGMENT_KIND: Final = Words(SegmentKind, pb.SegmentKind, "SEGMENT_KIND")
SPAN_KIND: Final = Words(SpanKind, pb.SpanKind, "SPAN_KIND")
PREVIEW_EFFECT: Final = Words(Effect, pb.PreviewEffect, "PREVIEW_EFFECT")
PROMISE_SOURCE: Final = Words(ChosenBy, pb.PromiseSource, "PROMISE_SOURCE")

_MICROSECOND: Final = timedelta(microseconds=1)
_SECOND: Final = timedelta(seconds=1)


def micros(length: timedelta) -> int:
    """Return a length of time in whole microseconds, exactly."""
    return length // _MICROSECOND


def segments(explanation: Explanation, limit: int) -> Iterator[pb.Segment]:
    """Write the first segments, past and ahead."""
    due_at = explanation.reading.due_at
    past = len(explanation.segments)
    before = timedelta(0)
    for place, each in enumerate(explanation.all_segments[:limit]):
        yield _segment(each, before, due_at, is_ahead=place >= past)
        before = each.used


def _segment(value: Segment, before: timedelta, due_at: datetime, *, is_ahead: bool) -> pb.Segment:
    cause = value.cause
    return pb.Segment(
        start_time=write_instant(value.start),
        end_time=write_instant(value.end),
        kind=SEGMENT_KIND.write(value.kind),
        decided_by=SPAN_KIND.write(value.span.kind),
        name=value.span.name,
        pause_reason=PAUSE_REASON.write(cause.pause_reason if cause else None),
        cause=cause.kind.value if cause else "",
        actor=cause.actor if cause else "",
        counted_micros=micros(value.used - before),
        total_micros=micros(value.used),
        is_ahead=is_ahead,
        is_overdue=value.start >= due_at,
    )


def target_changes(changes: Iterable[TargetChange]) -> Iterator[pb.TargetChange]:
    """Write what was promised from the call on."""
    return map(_target_change, changes)


def _target_change(value: TargetChange) -> pb.TargetChange:
    fact, terms = value.fact, value.terms
    written = pb.TargetChange(
        occurred_time=write_instant(fact.occurred_at),
        recorded_time=write_instant(fact.recorded_at),
        cause=fact.kind.value,
        actor=fact.actor,
        reason=fact.note,
        agreed_time=write_instant(fact.agreed_for),
    )
    if terms is None or value.target is None:
        return written
    written.MergeFrom(
        pb.TargetChange(
            is_promised=True,
            severity=SEVERITY.write(terms.severity),
            zone=SERVICE_ZONE.write(terms.zone),
            distance_km=terms.distance_km,
            conditions=sorted(terms.conditions),
            target_seconds=value.target // _SECOND,
            due_time=write_instant(value.due_at),
            policy_ref=value.policy_ref,
            calendar_ref=value.calendar_ref,
        )
    )
    return written


def preview_row(request: ServiceRequest, move: Move) -> pb.PreviewRow:
    """Write what would become of one clock."""
    before, after = move.before, move.after
    row = pb.PreviewRow(
        service_request_id=request.id,
        request_number=request.call.number,
        external_ref=request.call.external_ref,
        branch_code=request.standing.branch,
        time_zone=request.zone,
        milestone=MILESTONE.write(move.milestone),
        effect=PREVIEW_EFFECT.write(move.effect),
        newly_breached=move.newly_breached,
        rescued=move.rescued,
        from_due_time=write_instant(before.due_at if before else None),
        to_due_time=write_instant(after.due_at if after else None),
    )
    if before:
        row.from_target_seconds = before.target // _SECOND
        row.from_state = CLOCK_STATE.write(before.state)
        row.from_policy_ref, row.from_calendar_ref = before.policy_ref, before.calendar_ref
    if after:
        row.to_target_seconds = after.target // _SECOND
        row.to_state = CLOCK_STATE.write(after.state)
        row.to_policy_ref, row.to_calendar_ref = after.policy_ref, after.calendar_ref
    return row
