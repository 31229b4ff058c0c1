"""Facts of the domain as events on the bus."""

from __future__ import annotations

from typing import Any, Final

from callout.hr_appraisal.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from hr_appraisal.adapters.wire_resources import entry
from hr_appraisal.domain import events

ENTRY_STREAM: Final = "hr_appraisal.entry"

_MESSAGES: Final[dict[type[Any], Any]] = {
    events.EntryProposed: pb.EntryProposed,
    events.EntryVerified: pb.EntryVerified,
    events.EntryPosted: pb.EntryPosted,
    events.EntryRejected: pb.EntryRejected,
    events.EntryReversed: pb.EntryReversed,
}


class StreamOutbox:
    """`hr_appraisal.ports.Outbox` over the chassis' outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: events.AppraisalEvent) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: events.AppraisalEvent) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    message = _MESSAGES[type(event)](entry=entry(event.entry, with_reason=False))
    return OutgoingEvent(
        stream=ENTRY_STREAM,
        aggregate_id=event.entry.id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=event.entry.branch_code,
    )
