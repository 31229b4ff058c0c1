"""What must hold of ends of days and questions; `callout check` runs it."""

from __future__ import annotations

from typing import Final

FOLLOW_UPS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a day is missed once, and only where the customer knew of no later time",
        "I-20",
        """
        select missed.request_id, missed.noticed_at from day_notices as missed
        join day_notices as other on other.request_id = missed.request_id and other.id <> missed.id
        where missed.kind = 'missed'
            and ((other.kind = 'missed' and other.noticed_at = missed.noticed_at)
                or (other.kind = 'deferred' and other.noticed_at <= missed.noticed_at
                    and other.agreed_for > missed.noticed_at))
        """,
    ),
    (
        "every branch has a day of service",
        "I-20",
        """
        select branches.code from branches
        left join branch_days on branch_days.branch_code = branches.code
        where branch_days.branch_code is null or branch_days.ends_at <= branch_days.since
        """,
    ),
    (
        "a question without an answer goes to the supervisor in time",
        "I-20",
        """
        select id, escalate_by, escalated_at, answered_at from questions
        where escalated_at > escalate_by
            or (escalated_at is null and answered_at >= escalate_by)
        """,
    ),
    (
        "an answer that its customer did not hear on its day is on record as late",
        "I-20",
        """
        select id, answered_at, tell_by, told_at, told_late_at from questions
        where (told_at >= tell_by) <> (told_late_at is not null)
            or told_late_at <> tell_by
            or (answered_at is null and coalesce(told_at, told_late_at) is not null)
        """,
    ),
)
