"""Chargeable work starts after its customer accepted the price (I-12, D-11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dispatch.domain.errors import Refused
from dispatch.domain.identity import ServiceRequestId
from dispatch.domain.service_report import Findings
from dispatch.domain.work_order import WorkOrder


class QuoteNotAccepted(Refused):
    """The customer pays for this work and had not accepted a price by then."""

    reason = "QUOTE_NOT_ACCEPTED"


class WorkNotStarted(Refused):
    """The report tells of chargeable work that was never started."""

    reason = "WORK_NOT_STARTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedQuote:
    """A price that the customer of a request accepted, as intake told; the instant is UTC."""

    quote_id: str
    service_request_id: ServiceRequestId
    accepted_at: datetime


def start_of_work(
    order: WorkOrder, accepted: Iterable[AcceptedQuote], at: datetime, *, skew: timedelta
) -> datetime:
    """Return when work starts: as told, or at the acceptance that two clocks put behind it.

    Args:
        order: The order; work that is not chargeable needs no price.
        accepted: The prices accepted for its request.
        at: When work is said to start (UTC).
        skew: How far clocks may differ.

    Raises:
        QuoteNotAccepted: QUOTE_NOT_ACCEPTED, no price was accepted by then.

    Source: rulebook I-12, D-11.
    """
    if not order.is_chargeable:
        return at
    first = min((each.accepted_at for each in accepted), default=None)
    if first is None or first > at + skew:
        raise QuoteNotAccepted(
            f"the customer had not accepted a quote for {order.call.request_number} by "
            f"{at.isoformat()}",
            rule="I-12",
            work_order_id=order.id,
            request_number=order.call.request_number,
            occurred_time=at.isoformat(),
        )
    return max(at, first)


def check_started(order: WorkOrder, findings: Findings, finished_at: datetime) -> None:
    """Refuse a report of chargeable work that was not started; a look without work is free.

    Args:
        order: The order.
        findings: What the technician reports.
        finished_at: When the work ended (UTC); what ended before the customer pays is free.

    Raises:
        WorkNotStarted: WORK_NOT_STARTED.

    Source: rulebook I-12, D-13.
    """
    is_paid = order.needs_price(finished_at) and findings.tell_of_work
    if is_paid and order.work_started_at is None:
        raise WorkNotStarted(
            f"chargeable work on order {order.id} was reported, but never started",
            rule="I-12",
            work_order_id=order.id,
        )
