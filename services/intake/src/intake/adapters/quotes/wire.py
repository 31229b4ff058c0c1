"""Quotes on the wire: resources and events. Amounts are decimal texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import Message

from callout.intake.v1 import quote_events_pb2 as events_pb
from callout.intake.v1 import quote_service_pb2 as pb
from chassis.outbox import OutgoingEvent
from intake.adapters.wire_words import CHANNEL, Words, write_instant
from intake.domain.quotes import events
from intake.domain.quotes import quote as domain
from intake.domain.quotes.prices import PriceKind

STREAM: Final = "intake.quote"

PRICE_KIND: Final = Words(PriceKind, pb.PriceKind, "PRICE_KIND")
REDUCTION_KIND: Final = Words(domain.ReductionKind, pb.ReductionKind, "REDUCTION_KIND")
REDUCTION_STATE: Final = Words(domain.ReductionState, pb.Reduction.State, "STATE")
QUOTE_STATE: Final = Words(domain.QuoteState, pb.Quote.State, "STATE")


def quote(value: domain.Quote) -> pb.Quote:
    return pb.Quote(
        id=value.id,
        service_request_id=value.service_request_id,
        branch_code=value.branch,
        state=QUOTE_STATE.write(value.state),
        lines=map(_line, value.lines),
        work_minutes=value.work_time // timedelta(minutes=1),
        currency=value.currency,
        list_total=str(value.list_total),
        discount_share=str(value.discount_share.normalize()) if value.discounted_by else "",
        discount_reason=value.discount_reason,
        discounted_by=value.discounted_by,
        reductions=map(_reduction, value.reductions),
        total=str(value.total),
        accident_work=value.is_accident_work,
        margin=str(value.margin) if value.margin is not None else "",
        margin_reason=value.margin_reason,
        price_list_ref=value.price_list_ref,
        quote_policy_ref=value.quote_policy_ref,
        prepared_by=value.prepared_by,
        prepared_time=write_instant(value.prepared_at),
        valid_until_time=write_instant(value.valid_until),
        ended_time=write_instant(value.ended_at),
        accepted_over=CHANNEL.write(value.accepted_over),
        evidence=value.evidence,
        version=value.version,
    )


def _line(value: domain.QuoteLine) -> pb.QuoteLine:
    return pb.QuoteLine(
        code=value.code,
        name=value.name,
        kind=PRICE_KIND.write(value.kind),
        unit=value.unit,
        quantity=str(value.quantity),
        unit_price=str(value.unit_price),
        amount=str(value.amount),
    )


def _reduction(value: domain.Reduction) -> pb.Reduction:
    return pb.Reduction(
        kind=REDUCTION_KIND.write(value.kind),
        price=str(value.price),
        reason=value.reason,
        state=REDUCTION_STATE.write(value.state),
        asked_by=value.asked_by,
        asked_time=write_instant(value.asked_at),
        decided_by=value.decided_by,
        decided_time=write_instant(value.decided_at),
        decision_reason=value.decision_reason,
    )


def outgoing(event: events.QuoteEvent) -> OutgoingEvent:
    """Announce a fact about a quote."""
    message = _ENCODERS[type(event)](event)
    return OutgoingEvent(
        stream=STREAM,
        aggregate_id=event.quote.id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=event.quote.branch,
    )


def _prepared(event: events.QuotePrepared) -> Message:
    value = event.quote
    return events_pb.QuotePrepared(
        quote_id=value.id,
        service_request_id=value.service_request_id,
        branch_code=value.branch,
        total=str(value.total),
        currency=value.currency,
        price_list_ref=value.price_list_ref,
        prepared_by=value.prepared_by,
    )


def _lowered(event: events.PriceLowered) -> Message:
    return events_pb.PriceLowered(
        quote_id=event.quote.id,
        service_request_id=event.quote.service_request_id,
        from_total=str(event.from_total),
        to_total=str(event.quote.total),
        asked_by=event.asked_by,
        approved_by=event.approved_by,
        reason=event.reason,
    )


def _accepted(event: events.QuoteAccepted) -> Message:
    return events_pb.QuoteAccepted(
        quote_id=event.quote.id,
        service_request_id=event.quote.service_request_id,
        total=str(event.quote.total),
        currency=event.quote.currency,
        accepted_time=write_instant(event.occurred_at),
    )


def _ended(event: events.QuoteEnded) -> Message:
    return events_pb.QuoteEnded(
        quote_id=event.quote.id,
        service_request_id=event.quote.service_request_id,
        declined=event.quote.state is domain.QuoteState.DECLINED,
        reason=event.quote.evidence,
    )


_ENCODERS: Final[Mapping[type[Any], Callable[[Any], Message]]] = MappingProxyType(
    {
        events.QuotePrepared: _prepared,
        events.PriceLowered: _lowered,
        events.QuoteAccepted: _accepted,
        events.QuoteEnded: _ended,
    }
)
