"""Ends of days and questions in memory: keeps the promises of `intake.ports`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from intake.domain.facts import FactKind
from intake.domain.follow_ups.day_end import (
    BranchDay,
    DayNotice,
    DayNoticeFilter,
    DayNoticeKind,
    FollowUpPolicy,
)
from intake.domain.follow_ups.question import (
    Question,
    QuestionFilter,
    QuestionNotFound,
    StaleQuestion,
    caught_up,
)
from intake.domain.listing import Page
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Milestone, ServiceCategory
from intake.ports import Sweep

FOLLOW_UP = FollowUpPolicy(
    calendar="office", notify="supervisor", escalate_within=timedelta(days=2)
)


@dataclass
class FollowUpState:
    """What a rollback brings back; `__copy__` keeps twins apart."""

    days: dict[str, BranchDay] = field(default_factory=dict)
    notices: list[DayNotice] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)

    def __copy__(self) -> FollowUpState:
        return FollowUpState(dict(self.days), list(self.notices), dict(self.questions))


class FakeDayEnds:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    @property
    def _state(self) -> FollowUpState:
        state: FollowUpState = self._tx.state.follow_ups
        return state

    def begin(self, branch: str, now: datetime) -> None:
        self._state.days[branch] = BranchDay(branch=branch, since=now)

    def hold(self, branch: str) -> BranchDay:
        return self._state.days[branch]

    def lock_due(self, now: datetime) -> BranchDay | None:
        days = [
            day
            for day in self._state.days.values()
            if not self._tx.sweeps.holds(Sweep.CHECK_DAY_ENDS, day.branch, now)
        ]
        unknown = [day for day in days if day.ends_at is None]
        ended = [day for day in days if day.ends_at and day.ends_at <= now]
        return next(iter((*unknown, *sorted(ended, key=lambda day: str(day.ends_at)))), None)

    def unfinished(self, day: BranchDay, limit: int) -> tuple[str, ...]:
        return tuple(
            request.id
            for _, request in sorted(self._tx.state.requests.items())
            if day.ends_at
            and request.standing.branch == day.branch
            and not request.call.historical
            and request.call.category is not ServiceCategory.INTERNAL
            and not request.standing.paused
            and (request.standing.solved_at is None or request.standing.solved_at > day.ends_at)
            and self._is_of_the_day(request, day.since, day.ends_at)
            and not any(_is_settled(notice, day.ends_at) for notice in self._notices_of(request.id))
        )[:limit]

    def save(self, day: BranchDay) -> None:
        self._state.days[day.branch] = day

    def add_notice(self, notice: DayNotice) -> None:
        assert notice.id not in {each.id for each in self._state.notices}
        self._state.notices.append(notice)

    def page(
        self, wanted: DayNoticeFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[DayNotice]:
        found = sorted(
            (
                each
                for each in self._state.notices
                if self._tx.may(each.branch)
                and wanted.branch in {"", each.branch}
                and wanted.service_request_id in {"", each.service_request_id}
                and wanted.day in {None, each.day}
                and (each.kind is DayNoticeKind.MISSED or not wanted.missed_only)
                and (after is None or (each.noticed_at, each.id) > after)
            ),
            key=lambda each: (each.noticed_at, each.id),
        )
        return Page(tuple(found[:limit]), len(found) > limit)

    def _notices_of(self, request_id: str) -> list[DayNotice]:
        return [each for each in self._state.notices if each.service_request_id == request_id]

    def _is_of_the_day(self, request: ServiceRequest, since: datetime, ends_at: datetime) -> bool:
        begun = [request.call.registered_at]
        begun += [
            fact.recorded_at for fact in request.timeline.facts if fact.kind is FactKind.REOPENED
        ]
        restore = request.clock(Milestone.RESTORE)
        due = [restore.due_at] if restore else []
        due += [each.agreed_for for each in self._notices_of(request.id) if each.agreed_for]
        return any(since <= each < ends_at for each in begun) or any(
            since < each <= ends_at for each in due
        )


def _is_settled(notice: DayNotice, ends_at: datetime) -> bool:
    if notice.agreed_for:
        return notice.noticed_at <= ends_at < notice.agreed_for
    return notice.noticed_at == ends_at


class FakeQuestions:
    def __init__(self, tx: Any) -> None:
        self._tx = tx

    @property
    def _kept(self) -> dict[str, Question]:
        kept: dict[str, Question] = self._tx.state.follow_ups.questions
        return kept

    def add(self, question: Question) -> Question:
        return self._store(question)

    def lock(self, question_id: str) -> Question:
        found = self._kept.get(question_id)
        if found is None or not self._tx.may_see_id(found.service_request_id):
            raise QuestionNotFound(f"no question {question_id}", question_id=question_id)
        return self._moved(found)

    def save(self, question: Question) -> Question:
        if self._kept[question.id].version != question.version:
            raise StaleQuestion(f"question {question.id}", question_id=question.id)
        return self._store(question)

    def lock_due(self, now: datetime, limit: int) -> tuple[Question, ...]:
        due = (
            self._moved(each)
            for each in self._kept.values()
            if caught_up(each, now)[1]
            and not self._tx.sweeps.holds(Sweep.CHECK_QUESTIONS, each.id, now)
        )
        return tuple(sorted(due, key=lambda each: each.id))[:limit]

    def page(
        self, wanted: QuestionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[Question]:
        found = sorted(
            (
                each
                for each in map(self._moved, self._kept.values())
                if self._tx.may_see_id(each.service_request_id)
                and wanted.branch in {"", each.branch}
                and wanted.service_request_id in {"", each.service_request_id}
                and not (wanted.open_only and each.told_at)
                and (after is None or (each.asked_at, each.id) > after)
            ),
            key=lambda each: (each.asked_at, each.id),
        )
        return Page(tuple(found[:limit]), len(found) > limit)

    def _moved(self, question: Question) -> Question:
        request = self._tx.state.requests[question.service_request_id]
        return replace(question, branch=request.standing.branch)

    def _store(self, question: Question) -> Question:
        stored = replace(question, version=question.version + 1)
        self._kept[question.id] = stored
        return stored
