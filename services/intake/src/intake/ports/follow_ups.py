"""Ends of days and questions of customers."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from intake.domain.follow_ups.day_end import BranchDay, DayNotice, DayNoticeFilter
from intake.domain.follow_ups.question import Question, QuestionFilter
from intake.domain.listing import Page


class DayEnds(Protocol):
    """Where each branch is in its days, and the notices to its supervisor (I-20)."""

    def begin(self, branch: str, now: datetime) -> None:
        """Count the days of a new branch from now on."""
        ...

    def hold(self, branch: str) -> BranchDay:
        """Return a branch's present day; nobody ends it before this transaction does."""
        ...

    def lock_due(self, now: datetime) -> BranchDay | None:
        """Return a day whose end is not known or has come; skip those that others hold."""
        ...

    def unfinished(self, day: BranchDay, limit: int) -> tuple[str, ...]:
        """Lock requests begun or due within a day that ended, unfinished and without a word.

        Internal work, past lives and requests that wait for their customer are left alone; so is
        what the supervisor has a notice of for that day, or what was put off beyond its end.
        """
        ...

    def save(self, day: BranchDay) -> None: ...

    def add_notice(self, notice: DayNotice) -> None: ...

    def page(
        self, wanted: DayNoticeFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[DayNotice]:
        """Return notices of the caller's branches after (noticed, id), in that order."""
        ...


class Questions(Protocol):
    """Questions on requests that the caller may see (I-20)."""

    def add(self, question: Question) -> Question: ...

    def lock(self, question_id: str) -> Question:
        """Raise QuestionNotFound if there is none; others wait until the transaction ends."""
        ...

    def save(self, question: Question) -> Question:
        """Store what happened to a question; raise StaleQuestion on a clash."""
        ...

    def lock_due(self, now: datetime, limit: int) -> tuple[Question, ...]:
        """Get questions that time alone has changed by now; skip those locked."""
        ...

    def page(
        self, wanted: QuestionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[Question]:
        """Return questions after (asked, id), in that order."""
        ...
