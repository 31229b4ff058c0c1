"""Names of things and of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType
from uuid import NAMESPACE_URL, uuid5

WorkOrderId = NewType("WorkOrderId", str)
ServiceRequestId = NewType("ServiceRequestId", str)
TechnicianCode = NewType("TechnicianCode", str)
BranchCode = NewType("BranchCode", str)

_WORK_ORDERS = uuid5(NAMESPACE_URL, "callout:dispatch:work-order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person's subject and role; reactions act as `system:dispatch`."""

    subject: str
    role: str

    @property
    def is_technician(self) -> bool:
        """A technician acts on his own orders only; his subject is his code."""
        return self.role == "technician"


def work_order_id_of(service_request_id: ServiceRequestId) -> WorkOrderId:
    """Return the id of the one work order of a request, the same at every replay."""
    return WorkOrderId(str(uuid5(_WORK_ORDERS, service_request_id)))
