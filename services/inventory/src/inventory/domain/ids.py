"""Names of the things this service talks about."""

from __future__ import annotations

from typing import NewType

BranchCode = NewType("BranchCode", str)
WarehouseCode = NewType("WarehouseCode", str)
BinCode = NewType("BinCode", str)
PartNumber = NewType("PartNumber", str)
EntryId = NewType("EntryId", int)
MoveId = NewType("MoveId", str)
QuarantineReleaseId = NewType("QuarantineReleaseId", str)
ReceiptId = NewType("ReceiptId", str)
TransferId = NewType("TransferId", str)
RequisitionId = NewType("RequisitionId", str)
WorkOrderId = NewType("WorkOrderId", str)
ServiceRequestId = NewType("ServiceRequestId", str)
OpeningId = NewType("OpeningId", str)
SpecialOrderId = NewType("SpecialOrderId", str)
