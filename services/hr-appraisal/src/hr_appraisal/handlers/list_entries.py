"""Use case: read the entries one may see; the reading is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.people import Actor
from hr_appraisal.domain.privacy import Reading, ReadingKind, sight_of
from hr_appraisal.ports import EntryQuery, Page, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntries:
    """Empty fields do not filter; `is_reversed` tells posted entries apart."""

    branch_code: str
    employee_code: str
    month: str
    state: EntryState | None
    is_reversed: bool | None
    page_size: int
    page_token: str
    actor: Actor


def list_entries(cmd: ListEntries, tx: Tx, now: datetime) -> Page[AppraisalEntry]:
    """List entries: one's own, one's line's, the open cases for a leader, all for HR.

    Args:
        cmd: What to list.
        tx: Open transaction; the note of the reading is committed with it.
        now: Time of the reading (UTC).

    Source: rulebook H-03, H-13.
    """
    found = tx.entries.page(
        EntryQuery(
            sight=sight_of(cmd.actor),
            branch_code=cmd.branch_code,
            employee_code=cmd.employee_code,
            month=cmd.month,
            state=cmd.state,
            is_reversed=cmd.is_reversed,
            page_size=cmd.page_size,
            page_token=cmd.page_token,
        )
    )
    people = sorted({entry.employee_code for entry in found.rows})
    tx.readings.add(
        [
            Reading(
                reader=cmd.actor.subject,
                role=cmd.actor.role,
                kind=ReadingKind.ENTRIES,
                employee_code=code,
                month=cmd.month,
                read_at=now,
            )
            for code in people
        ]
    )
    return found
