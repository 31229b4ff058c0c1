"""Expected arrivals as messages of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import expectations_events_pb2 as events_pb
from callout.inventory.v1 import expectations_pb2 as pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.events import ExpectationChanged
from inventory.domain.sourcing.expectation import (
    Cause,
    Expectation,
    last_arrival,
)
from inventory.domain.sourcing.ranking import SourceKind

_KINDS: Final = {
    SourceKind.HOME: pb.Expectation.SOURCE_KIND_HOME,
    SourceKind.WAREHOUSE: pb.Expectation.SOURCE_KIND_WAREHOUSE,
    SourceKind.CENTRAL: pb.Expectation.SOURCE_KIND_CENTRAL,
    SourceKind.SUPPLIER: pb.Expectation.SOURCE_KIND_SUPPLIER,
}
_CAUSES: Final = {
    Cause.FOUND_SHORT: pb.Expectation.CAUSE_FOUND_SHORT,
    Cause.EARLIER: pb.Expectation.CAUSE_EARLIER,
    Cause.SOURCE_GONE: pb.Expectation.CAUSE_SOURCE_GONE,
    Cause.OVERDUE: pb.Expectation.CAUSE_OVERDUE,
    Cause.ON_THE_WAY: pb.Expectation.CAUSE_ON_THE_WAY,
}


def expectations(values: Iterable[Expectation]) -> list[pb.Expectation]:
    """Return what is expected as messages."""
    return [
        pb.Expectation(
            part_number=each.part_number,
            source_kind=_KINDS[each.source_kind],
            warehouse_code=each.source_warehouse,
            expected_time=timestamp(each.expected_at),
            decided_time=timestamp(each.decided_at),
            policy_ref=each.policy_ref,
            cause=_CAUSES[each.cause],
            number=each.number,
            quantity=each.quantity,
        )
        for each in values
    ]


def arrival(values: Iterable[Expectation]) -> Timestamp | None:
    """Return when the last of the parts is there; None if nothing is expected."""
    at = last_arrival(values)
    return None if at is None else timestamp(at)


def changed(event: ExpectationChanged) -> Message:
    """Return the event as it is announced."""
    return events_pb.ExpectationChanged(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
        expectations=expectations(event.expectations),
        expected_time=arrival(event.expectations),
    )
