"""Old parts as messages of the contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.inventory.v1 import old_parts_events_pb2 as events_pb
from callout.inventory.v1 import old_parts_pb2 as pb
from callout.inventory.v1 import resources_pb2 as resources
from inventory.adapters.wire_resources import timestamp, tracking_message
from inventory.domain.lots import UNTRACKED
from inventory.domain.old_parts import events
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import Handover, OldPart, OldPartState
from inventory.domain.old_parts.review import DisposalReview
from inventory.domain.old_parts.waiver import Waiver, WaiverKind

STREAM: Final = "inventory.old_part"

_STATES: Final = {
    OldPartState.DUE: pb.OldPart.STATE_DUE,
    OldPartState.RECEIVED: pb.OldPart.STATE_RECEIVED,
    OldPartState.WRITTEN_OFF: pb.OldPart.STATE_WRITTEN_OFF,
    OldPartState.DISPOSED: pb.OldPart.STATE_DISPOSED,
    OldPartState.NOT_OWED: pb.OldPart.STATE_NOT_OWED,
    OldPartState.WAIVED: pb.OldPart.STATE_WAIVED,
}
_OUTCOMES: Final = {
    DisposalOutcome.SCRAP: pb.DISPOSAL_OUTCOME_SCRAP,
    DisposalOutcome.BACK: pb.DISPOSAL_OUTCOME_BACK,
}
_WAIVERS: Final = {
    WaiverKind.LOST: pb.OLD_PART_WAIVER_KIND_LOST,
    WaiverKind.EXCUSED: pb.OLD_PART_WAIVER_KIND_EXCUSED,
}


def state_of(number: int) -> OldPartState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def outcome_of(number: int) -> DisposalOutcome:
    """Return what becomes of old parts; the contract has checked that something does."""
    return next(each for each, known in _OUTCOMES.items() if known == number)


def waiver_of(number: int) -> WaiverKind:
    """Return why an old part will not come; the contract has checked that it says so."""
    return next(each for each, known in _WAIVERS.items() if known == number)


def old_part(value: OldPart) -> pb.OldPart:
    """Return an old part as a message."""
    return pb.OldPart(
        id=value.id,
        requisition_id=value.requisition_id,
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        part_number=value.part_number,
        tracking=tracking_message(value.tracking),
        state=_STATES[value.state],
        quantity=value.quantity,
        received=value.received,
        issued_time=timestamp(value.issued_at),
        due_time=timestamp(value.due_at),
        policy_ref=value.policy_ref,
        overdue_time=_maybe(value.overdue_at),
        written_off_time=_maybe(value.written_off_at),
        disposal_id=value.disposal_id,
        handovers=map(_handover, value.handovers),
        version=value.version,
        waiver=_waiver(value.waiver) if value.waiver else None,
    )


def review(value: DisposalReview) -> pb.DisposalReview:
    """Return a month's call for disposal as a message."""
    return pb.DisposalReview(
        warehouse_code=value.waiting.warehouse_code,
        branch_code=value.waiting.branch_code,
        month=_day(value.month),
        old_parts=value.waiting.old_parts,
        units=value.waiting.units,
        oldest_time=timestamp(value.waiting.oldest_at),
        policy_ref=value.policy_ref,
        reviewed_time=timestamp(value.reviewed_at),
    )


def disposal(value: Disposal) -> pb.Disposal:
    """Return the record of a disposal as a message."""
    return pb.Disposal(
        id=value.id,
        number=value.number,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        month=_day(value.month),
        outcome=_OUTCOMES[value.outcome],
        document=value.document,
        reason=value.reason,
        disposed_by=value.disposed_by,
        disposed_time=timestamp(value.disposed_at),
        recorded_time=timestamp(value.recorded_at),
    )


def _handover(value: Handover) -> pb.OldPartHandover:
    return pb.OldPartHandover(
        quantity=value.quantity,
        lots=(
            resources.Lot(number=lot.number, quantity=lot.quantity)
            for lot in value.lots
            if lot.number != UNTRACKED
        ),
        condition=value.condition,
        received_by=value.received_by,
        received_time=timestamp(value.received_at),
    )


def _waiver(value: Waiver) -> pb.OldPartWaiver:
    return pb.OldPartWaiver(
        kind=_WAIVERS[value.kind],
        quantity=value.quantity,
        reason=value.reason,
        owed_by=value.owed_by,
        charge="" if value.charge is None else f"{value.charge:.2f}",
        waived_by=value.waived_by,
        waived_time=timestamp(value.waived_at),
        policy_ref=value.policy_ref,
    )


def _day(value: date) -> Date:
    return Date(year=value.year, month=value.month, day=value.day)


def _maybe(at: datetime | None) -> Timestamp | None:
    return None if at is None else timestamp(at)


def _disposed(event: events.OldPartDisposed) -> Message:
    return events_pb.OldPartDisposed(
        old_part=old_part(event.old_part), outcome=_OUTCOMES[event.outcome]
    )


ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.OldPartDue: lambda event: events_pb.OldPartDue(old_part=old_part(event.old_part)),
    events.OldPartReceived: lambda event: events_pb.OldPartReceived(
        old_part=old_part(event.old_part)
    ),
    events.OldPartOverdue: lambda event: events_pb.OldPartOverdue(
        old_part=old_part(event.old_part)
    ),
    events.OldPartWrittenOff: lambda event: events_pb.OldPartWrittenOff(
        old_part=old_part(event.old_part)
    ),
    events.OldPartDisposed: _disposed,
    events.OldPartWaived: lambda event: events_pb.OldPartWaived(old_part=old_part(event.old_part)),
    events.DisposalDue: lambda event: events_pb.DisposalDue(review=review(event.review)),
}
