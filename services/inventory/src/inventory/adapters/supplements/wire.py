"""Supplements as messages."""

from __future__ import annotations

from callout.inventory.v1 import supplement_service_pb2 as pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.supplements.supplement import Supplement


def supplement(value: Supplement) -> pb.Supplement:
    """Return a supplement as a message."""
    signed = value.signature
    return pb.Supplement(
        id=value.id,
        requisition_id=value.requisition_id,
        work_order_id=value.work_order_id,
        branch_code=value.branch_code,
        consented_by=signed.consented_by,
        consented_time=timestamp(signed.consented_at),
        signed_by=signed.signed_by,
        signed_time=timestamp(signed.signed_at),
        document=signed.document,
        digest=signed.digest,
        amount=f"{signed.amount:.2f}",
        recorded_by=value.recorded_by,
        recorded_time=timestamp(value.recorded_at),
        withdraws=value.withdraws or "",
        withdrawn_time=timestamp(value.withdrawn_at) if value.withdrawn_at else None,
    )
