"""How the lists of supplier claims are cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.supplier_claims.claim import SupplierClaim
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.sums import SupplierSums


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


CLAIMS: Final[Paging[SupplierClaim, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.drafted.at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=_pair,
)
DUES: Final[Paging[ClaimDue, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.due_at.isoformat(), row.old_part_id),
    parsers=(instant, uuid_text),
    read=_pair,
)
SUPPLIERS: Final[Paging[SupplierSums, str]] = Paging(
    write=lambda row: (row.supplier,), parsers=(plain_text,), read=lambda supplier: supplier
)
