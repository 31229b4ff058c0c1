"""Breaches of what must hold of ends of days and questions (I-20); see `breaches`."""

from __future__ import annotations

from typing import Final

from e2e.breaches import breach

_NOTICE: Final = """
    insert into day_notices (id, request_id, branch_code, day, kind, noticed_at, agreed_for,
        reason, noticed_by, notify_role, policy_ref)
    values (gen_random_uuid(), '{plain}', 'BJ01', '2026-01-05', '{kind}', '2026-01-05 09:30Z',
        {agreed_for}, '', 'nobody', 'supervisor', 'x');
"""
_QUESTION: Final = """
    insert into questions (id, request_id, text, asked_at, taken_by, escalate_by, notify_role,
        policy_ref, escalated_by, answer, answered_by, told_by, told_over, version, {columns})
    values (gen_random_uuid(), '{plain}', 'x', '2026-01-05', 'nobody', '2026-01-07', 'supervisor',
        'x', '', '', '', '', '', 1, {values})
"""


def _noticed(kind: str, agreed_for: str) -> str:
    return _NOTICE.replace("{kind}", kind).replace("{agreed_for}", agreed_for)


def _asked(**told: str) -> str:
    values = ", ".join(f"'{each}'" for each in told.values())
    return _QUESTION.replace("{columns}", ", ".join(told)).replace("{values}", values)


_MISSED: Final = "a day is missed once, and only where the customer knew of no later time"
_UNHEARD: Final = "an answer that its customer did not hear on its day is on record as late"
_UNANSWERED: Final = "a question without an answer goes to the supervisor in time"
_DAY: Final = "every branch has a day of service"

FOLLOW_UPS: Final = (
    breach(
        _MISSED,
        intake="drop index day_notices_missed;"
        + _noticed("missed", "null")
        + _noticed("missed", "null"),
    ),
    breach(
        _MISSED, intake=_noticed("missed", "null") + _noticed("deferred", "'2026-01-06 01:00Z'")
    ),
    breach(_DAY, intake="delete from branch_days where branch_code = 'BJ01'"),
    breach(_DAY, intake="update branch_days set ends_at = since where branch_code = 'BJ01'"),
    breach(_UNANSWERED, intake=_asked(escalated_at="2026-01-08")),
    breach(_UNANSWERED, intake=_asked(answered_at="2026-01-08", tell_by="2026-01-09")),
    breach(
        _UNHEARD,
        intake=_asked(answered_at="2026-01-06", tell_by="2026-01-07", told_at="2026-01-08"),
    ),
    breach(
        _UNHEARD,
        intake=_asked(
            answered_at="2026-01-06",
            tell_by="2026-01-07",
            told_at="2026-01-06",
            told_late_at="2026-01-07",
        ),
    ),
)
