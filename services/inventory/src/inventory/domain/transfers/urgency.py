"""For whom parts are on their way (P-09)."""

from __future__ import annotations

from inventory.domain.errors import Refused
from inventory.domain.ids import WarehouseCode
from inventory.domain.requisition import Requisition


class TransferForOtherWarehouse(Refused):
    reason = "TRANSFER_FOR_OTHER_WAREHOUSE"


def require_receiver(requisition: Requisition, to_code: WarehouseCode) -> None:
    """Refuse a transfer to another warehouse than the one in which somebody waits for it.

    Raises:
        TransferForOtherWarehouse: The requisition waits somewhere else.

    Source: rulebook P-09.
    """
    if requisition.warehouse_code != to_code:
        raise TransferForOtherWarehouse(
            f"requisition {requisition.id} waits in {requisition.warehouse_code}, not in {to_code}",
            rule="P-09",
            field="requisition_id",
            requisition_id=requisition.id,
            warehouse_code=requisition.warehouse_code,
        )
