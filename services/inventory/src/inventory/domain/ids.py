"""Names of the things this service talks about."""

from __future__ import annotations

from typing import Final, NewType

CellCode = NewType("CellCode", str)
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
CountId = NewType("CountId", str)
OpeningId = NewType("OpeningId", str)
DepartmentCode = NewType("DepartmentCode", str)

WITHIN_THE_CELL: Final = CellCode("")
"""Where a cell is named and both ends are in this one."""
SpecialOrderId = NewType("SpecialOrderId", str)
