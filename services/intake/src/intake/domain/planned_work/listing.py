"""What planned work is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """Which plans; what is empty does not narrow."""

    branch: str = ""
    kind: str = ""
    active_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFilter:
    """Which work; with `overdue_at` (UTC) only what owed a record by then.

    What was due on the day that it is then at the branch is not late.
    """

    branch: str = ""
    kind: str = ""
    plan_id: str = ""
    open_only: bool = False
    overdue_at: datetime | None = None
