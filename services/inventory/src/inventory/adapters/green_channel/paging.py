"""How the list of issues approved afterwards is cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chassis.page_tokens import uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.green_channel.first_issue import FirstIssue

FIRST_ISSUES: Final[Paging[FirstIssue, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.approval_due_at.isoformat(), row.requisition_id),
    parsers=(instant, uuid_text),
    read=lambda due_at, requisition_id: (due_at, requisition_id),
)
