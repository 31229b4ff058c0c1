"""Explanations and previews as answers on the wire."""

from __future__ import annotations

from callout.intake.v1 import explanation_service_pb2 as pb
from intake.adapters import wire_explanations as wire
from intake.adapters import wire_resources
from intake.adapters.paging import write_token
from intake.adapters.wire_words import SERVICE_ZONE, SEVERITY, write_day, write_instant
from intake.domain.parts_awaited import parts_awaited
from intake.domain.stretches import Mode
from intake.domain.vocabulary import ChosenBy
from intake.handlers.explain_deadline import ExplainedDeadline
from intake.handlers.preview_policy import Preview

DEFAULT_SEGMENTS = 500


def explained(found: ExplainedDeadline, limit: int) -> pb.ExplainDeadlineResponse:
    """Write an explanation; what exceeds the limit of segments is counted, never merged."""
    value = found.explanation
    reading, terms, pledge = value.reading, value.terms, value.pledge
    awaited = parts_awaited(found.request.timeline)
    by_contract = value.chosen_by is ChosenBy.CONTRACT
    return pb.ExplainDeadlineResponse(
        clock=wire_resources.clock(found.request.line(reading)),
        as_of_time=write_instant(reading.judged_at),
        severity=SEVERITY.write(terms.severity),
        zone=SERVICE_ZONE.write(terms.zone),
        distance_km=terms.distance_km,
        conditions=sorted(terms.conditions),
        product_line=value.product_line,
        source=wire.PROMISE_SOURCE.write(value.chosen_by),
        contract_number=value.chosen.contract if by_contract else "",
        sla_pack=value.pack,
        policy_ref=pledge.ref,
        policy_digest=pledge.digests.get(pledge.ref, ""),
        calendar_digest=pledge.digests.get(reading.calendar_ref, ""),
        is_calendar_override=value.is_calendar_override,
        agreed_time=write_instant(value.agreed_for),
        counts_from_diagnosis=value.counts_from_diagnosis,
        segments=wire.segments(value, limit),
        more_segments=max(len(value.all_segments) - limit, 0),
        changes=wire.target_changes(value.changes),
        branch_time_zone=found.zone,
        left_micros=wire.micros(reading.target - reading.used),
        stands_still=reading.mode in {Mode.PAUSED, Mode.STOPPED},
        resumes_time=write_instant(reading.resumes_at),
        parts_warehouse_code=awaited.note if awaited else "",
        parts_expected_time=write_instant(awaited.ends_at if awaited else None),
    )


def previewed(found: Preview) -> pb.PreviewPolicyResponse:
    """Write what would move; all pages are of the instant of the first one."""
    as_of = found.as_of.isoformat()
    return pb.PreviewPolicyResponse(
        rows=(wire.preview_row(request, move) for request, move in found.moves),
        examined=found.examined,
        open_requests=found.open_requests,
        policy_ref=found.draft.ref,
        effective_on=write_day(found.draft.effective_on),
        digest=found.draft.digest,
        as_of_time=write_instant(found.as_of),
        next_page_token=write_token(found.last_number, as_of) if found.has_more else "",
    )
