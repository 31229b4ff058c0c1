"""The contacts of a customer about one request: the call that began it, and those that joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.request import Call
from intake.domain.vocabulary import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact as it was taken down (I-01, I-03); `number` 1 is the call itself.

    `received_at` is when the customer reached us, `taken_at` when it was written down (UTC).
    """

    service_request_id: str
    number: int
    channel: Channel
    received_at: datetime
    taken_at: datetime
    taken_by: str
    symptom_code: str
    symptom: str


def first_contact(call: Call) -> Contact:
    """Return the contact that began a request.

    Source: rulebook I-01.
    """
    return Contact(
        service_request_id=call.id,
        number=1,
        channel=call.channel,
        received_at=call.received_at,
        taken_at=call.registered_at,
        taken_by=call.registered_by,
        symptom_code=call.symptom_code,
        symptom=call.symptom,
    )
