"""Hotlines on the wire: resources and events."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from callout.intake.v1 import hotline_events_pb2 as events_pb
from callout.intake.v1 import hotline_service_pb2 as pb
from chassis.outbox import OutgoingEvent
from intake.adapters.wire_words import write_instant
from intake.domain.hotline.coverage import CallUnanswered, UnansweredCall
from intake.domain.hotline.hotline import Duty, Hotline

STREAM: Final = "intake.hotline"


def hotline(value: Hotline) -> pb.Hotline:
    return pb.Hotline(
        code=value.code,
        branch_code=value.branch,
        name=value.name,
        number=value.number,
        hours=value.hours,
        fallback_number=value.fallback_number,
        version=value.version,
    )


def duty(value: Duty) -> pb.Duty:
    return pb.Duty(
        id=value.id,
        hotline_code=value.hotline,
        person=value.person,
        number=value.number,
        start_time=write_instant(value.start),
        end_time=write_instant(value.end),
    )


def unanswered(value: UnansweredCall) -> pb.UnansweredCall:
    covered = value.coverage
    return pb.UnansweredCall(
        id=value.id,
        hotline_code=value.hotline,
        branch_code=value.branch,
        called_time=write_instant(value.called_at),
        rang_seconds=value.rang // timedelta(seconds=1),
        in_hours=covered.in_hours,
        person=covered.person,
        forwarded_to="" if covered.in_hours else covered.rings_at,
        call_ref=value.call_ref,
        recorded_by=value.recorded_by,
        hours_policy_ref=value.hours_policy_ref,
    )


def call_unanswered(event: CallUnanswered) -> OutgoingEvent:
    """Announce an unanswered call."""
    call = event.call
    message = events_pb.CallUnanswered(
        unanswered_call_id=call.id,
        hotline_code=call.hotline,
        branch_code=call.branch,
        called_time=write_instant(call.called_at),
        rang_seconds=call.rang // timedelta(seconds=1),
        person_on_duty=call.coverage.person,
        hours_policy_ref=call.hours_policy_ref,
    )
    return OutgoingEvent(
        stream=STREAM,
        aggregate_id=call.hotline,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=call.called_at,
        branch=call.branch,
    )
