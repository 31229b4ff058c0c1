"""How grave a complaint is and by when it is answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feedback.domain.policies import ComplaintPolicy
from feedback.domain.words import Aggravation, Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """What policy says about a complaint the moment it is filed."""

    aggravations: tuple[Aggravation, ...]
    grade: Grade
    owner_role: str
    first_reply_due_at: datetime | None
    answer_due_at: datetime


def grade_complaint(
    stated: Iterable[Aggravation],
    *,
    earlier_complaints: int,
    filed_at: datetime,
    policy: ComplaintPolicy,
) -> Grading:
    """Grade a complaint.

    Args:
        stated: What the person at the telephone noted.
        earlier_complaints: Complaints already filed about the same problem; with one or more the
            complaint is a repeated one, whether anybody noted it or not.
        filed_at: When the customer complained (UTC); deadlines count from here.
        policy: The pack of the branch.

    Source: rulebook F-07, F-08.
    """
    found = set(stated)
    if earlier_complaints > 0:
        found.add(Aggravation.REPEATED)
    grade = Grade.MAJOR if found.intersection(policy.major_when) else Grade.GENERAL
    reply = policy.first_reply_within
    return Grading(
        aggravations=tuple(each for each in Aggravation if each in found),
        grade=grade,
        owner_role=policy.ownership[grade].owner_role,
        first_reply_due_at=None if reply is None else filed_at + reply,
        answer_due_at=filed_at + policy.answer_within,
    )
