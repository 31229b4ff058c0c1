"""Whether a change or loss of the last months can be restored from what was backed up (I-27)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from intake.domain.errors import Refused
from intake.domain.months import months_after
from intake.domain.planned_work.policy import BackupPolicy
from intake.domain.planned_work.work import PlannedWork

RUN = "run"
VERIFICATION = "verification"
DRILL = "drill"


class NotABackupPlan(Refused):
    """Only what is backed up can be restored."""

    reason = "NOT_A_BACKUP_PLAN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch whose changes are on no usable copy; half-open, UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorability:
    """What the records say: the stretch looked at, its gaps, the last drill that worked."""

    since: datetime
    gaps: tuple[Gap, ...]
    usable_copies: int
    drilled_at: datetime | None
    drill_is_due: bool

    @property
    def is_given(self) -> bool:
        """Say whether every change of the stretch can be restored, and that was tried."""
        return not self.gaps and not self.drill_is_due


def months_before(instant: datetime, months: int) -> datetime:
    """Return the same time of day some months earlier."""
    return datetime.combine(months_after(instant.date(), -months), instant.timetz())


def restorability(
    policy: BackupPolicy,
    runs: Iterable[PlannedWork],
    drills: Iterable[PlannedWork],
    *,
    begun_at: datetime,
    now: datetime,
) -> Restorability:
    """Judge from the records of runs and drills what can be restored.

    A copy is usable if its verification passed and it is still kept. From the copy before the
    stretch to now no two neighbours may lie further apart than the policy allows.

    Args:
        policy: How far back, the longest gap, how old a drill may be.
        runs: Backup work of the plan.
        drills: Restore drills at the same customer.
        begun_at: When backing up began (UTC); nothing before it can be asked for.
        now: Instant of the question (UTC).

    Source: rulebook I-27.
    """
    since = max(begun_at, months_before(now, policy.restorable_months))
    copies = sorted(_copies(runs, now))
    before = [taken for taken in copies if taken <= since]
    chain = [*before[-1:], *(taken for taken in copies if taken > since), now]
    if not before:
        chain.insert(0, since)
    gaps = tuple(
        Gap(start=start, end=end)
        for start, end in pairwise(chain)
        if end - start > policy.longest_gap
    )
    drilled_at = max(_passed(drills, DRILL, DRILL), default=None)
    oldest = months_before(now, policy.drill_every_months)
    return Restorability(
        since=since,
        gaps=gaps,
        usable_copies=len(copies),
        drilled_at=drilled_at,
        drill_is_due=(drilled_at or begun_at) < oldest,
    )


def _copies(runs: Iterable[PlannedWork], now: datetime) -> Iterable[datetime]:
    kept = (work for work in runs if _is_kept(work, now))
    return _passed(kept, VERIFICATION, RUN)


def _passed(works: Iterable[PlannedWork], told_by: str, at: str) -> Iterable[datetime]:
    for work in works:
        told, happened = work.record(told_by), work.record(at)
        if told and happened and told.fields.get("passed") == "yes":
            yield happened.occurred_at


def _is_kept(work: PlannedWork, now: datetime) -> bool:
    run = work.record(RUN)
    return run is not None and date.fromisoformat(run.fields["kept_until"]) >= now.date()
