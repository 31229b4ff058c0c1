"""Use case: a customer contacts us again about a request that is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.contact import Contact
from intake.domain.events import CallJoined, Event, ServiceRequestReopened
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import brings_back, needs_to_be_open
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Channel, Purpose
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCall:
    """A contact about an open request.

    `received_at` is when the customer called (UTC), None means now; `purpose` is what for: a fault
    that was solved comes back by a call about a fault.
    """

    service_request_id: str
    received_at: datetime | None
    channel: Channel
    symptom_code: str
    symptom: str
    purpose: Purpose = Purpose.QUESTION


def join_call(cmd: JoinCall, tx: Tx, now: datetime) -> ServiceRequest:
    """Count one more call on an open request and keep what was said.

    A fault that is there though it was solved has the request reopened, as registering it would.

    Args:
        cmd: Which request, what was said, over which channel, and when.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        RequestClosed: The entry was closed by then; a new call is to be registered.
        BeforeTheCall: It came in before the first call.
        InTheFuture: It has not come in yet.

    Source: rulebook I-03.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.received_at, tx, now)
    needs_to_be_open(request.call, request.standing_at(at))
    return join(request, cmd, at, tx, now)


def join(
    request: ServiceRequest, cmd: JoinCall, at: datetime, tx: Tx, now: datetime
) -> ServiceRequest:
    """Record a contact on a locked request that was found to take it.

    Args:
        request: As locked.
        cmd: What was said.
        at: When the customer called (UTC), not before the first call.
        tx: Open transaction.
        now: Time of recording (UTC).

    Returns:
        The saved request.

    Source: rulebook I-03, I-19.
    """
    contact = Contact(
        service_request_id=request.id,
        number=1 + request.standing.calls,
        channel=cmd.channel,
        received_at=at,
        taken_at=now,
        taken_by=tx.actor,
        symptom_code=cmd.symptom_code,
        symptom=cmd.symptom,
    )
    joined = Fact(
        kind=FactKind.JOINED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        note=cmd.channel.value,
    )
    tx.contacts.add(contact)
    is_back = brings_back(request, cmd.purpose, at)
    # What the customer said stays with the contact; the reason goes out in the event.
    reason = f"contact {contact.number}"
    reopened = replace(joined, kind=FactKind.REOPENED, note=reason)

    def announce(saved: ServiceRequest) -> tuple[Event, ...]:
        again = CallJoined(
            service_request_id=saved.id,
            branch=saved.standing.branch,
            occurred_at=at,
            calls=saved.standing.calls,
            contact=contact,
        )
        back = ServiceRequestReopened(
            service_request_id=saved.id,
            branch=saved.standing.branch,
            occurred_at=at,
            reason=reason,
            was_closed=False,
        )
        return (again, back) if is_back else (again,)

    return record(request, (joined, reopened) if is_back else (joined,), tx, now, announce)
