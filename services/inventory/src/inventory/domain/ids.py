"""Names of the things this service talks about."""

from __future__ import annotations

from typing import NewType

BranchCode = NewType("BranchCode", str)
WarehouseCode = NewType("WarehouseCode", str)
PartNumber = NewType("PartNumber", str)
ReceiptId = NewType("ReceiptId", str)
RequisitionId = NewType("RequisitionId", str)
WorkOrderId = NewType("WorkOrderId", str)
ServiceRequestId = NewType("ServiceRequestId", str)
