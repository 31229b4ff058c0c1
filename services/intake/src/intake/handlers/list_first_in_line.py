"""Use case: what a branch does first today."""

from __future__ import annotations

from datetime import datetime

from intake.domain.line import LineEntry, LinePlace
from intake.domain.listing import Page
from intake.ports import Tx


def list_first_in_line(
    branch: str, after: LinePlace | None, limit: int, tx: Tx, now: datetime
) -> Page[LineEntry]:
    """Return the open entries of a branch that nobody has yet, those of earlier days first.

    Within both parts the oldest promise comes first; what was promised nothing comes last.

    Args:
        branch: Code of the branch; its time zone says which day it is.
        after: Place behind which the page begins, None for the first page.
        limit: Most entries to return.
        tx: Open transaction.
        now: Time of the query (UTC).

    Raises:
        BranchNotFound: No such branch, or not the caller's.

    Source: rulebook I-02.
    """
    today = tx.branches.get(branch).day_of(now)
    return tx.service_requests.first_in_line(branch, today, after, limit)
