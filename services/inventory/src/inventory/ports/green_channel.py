"""What issues that are approved afterwards need from the store (P-09).

They are locked after their requisition, before stock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.green_channel.first_issue import FirstIssue
from inventory.domain.ids import RequisitionId


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstIssueFilter:
    """Empty: any; `due_before`: only those not approved that were due before it (UTC)."""

    branch_code: str = ""
    is_outstanding: bool = False
    due_before: datetime | None = None


class FirstIssues(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def add(self, first_issue: FirstIssue) -> None: ...

    def lock(self, requisition_id: RequisitionId) -> FirstIssue:
        """Read it to change it; raises FirstIssueNotFound."""
        ...

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[FirstIssue]:
        """Those due at or before `now` (UTC) that nobody was told of, nobody else works on."""
        ...

    def save(self, first_issue: FirstIssue) -> None:
        """Write its approval or that it was announced; it is locked."""
        ...

    def page(
        self, wanted: FirstIssueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FirstIssue]:
        """Return those behind a key, the first due first."""
        ...
