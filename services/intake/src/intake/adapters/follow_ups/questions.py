"""Questions of customers in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, insert, or_, select, tuple_
from sqlalchemy import update as change

from chassis.unit_of_work import Principal
from intake.adapters.follow_ups.tables import questions
from intake.adapters.scope import as_uuid, own_requests
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import service_requests
from intake.domain.follow_ups.question import (
    Question,
    QuestionFilter,
    QuestionNotFound,
    StaleQuestion,
)
from intake.domain.listing import Page
from intake.domain.vocabulary import Channel
from intake.ports import Sweep

_q, _r = questions.c, service_requests.c


class StoredQuestions:
    """`intake.ports.Questions`, as one principal may see them."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, question: Question) -> Question:
        stored = replace(question, version=1)
        self._connection.execute(insert(questions).values(_columns(stored)))
        return stored

    def lock(self, question_id: str) -> Question:
        wanted = _select().where(_q.id == as_uuid(question_id)).with_for_update(of=questions)
        row = self._connection.execute(own_requests(wanted, self._principal)).one_or_none()
        if row is None:
            raise QuestionNotFound(f"there is no question {question_id}", question_id=question_id)
        return _question(row)

    def save(self, question: Question) -> Question:
        saved = replace(question, version=question.version + 1)
        statement = (
            change(questions)
            .where(_q.id == question.id, _q.version == question.version)
            .values(_columns(saved))
        )
        if self._connection.execute(statement).rowcount == 0:
            raise StaleQuestion(f"question {question.id} changed", question_id=question.id)
        return saved

    def lock_due(self, now: datetime, limit: int) -> tuple[Question, ...]:
        wanted = (
            _select()
            .where(_is_due(now), not_set_aside(Sweep.CHECK_QUESTIONS, _q.id, now))
            .order_by(_q.id)
            .limit(limit)
            .with_for_update(of=questions, skip_locked=True)
        )
        return tuple(map(_question, self._connection.execute(wanted)))

    def page(
        self, wanted: QuestionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[Question]:
        statement = _select().order_by(_q.asked_at, _q.id).limit(limit + 1)
        if wanted.branch:
            statement = statement.where(_r.branch_code == wanted.branch)
        if wanted.service_request_id:
            statement = statement.where(_q.request_id == as_uuid(wanted.service_request_id))
        if wanted.open_only:
            statement = statement.where(_q.told_at.is_(None))
        if after:
            at, last = after
            statement = statement.where(tuple_(_q.asked_at, _q.id) > tuple_(at, as_uuid(last)))
        rows = self._connection.execute(own_requests(statement, self._principal)).all()
        return Page(tuple(map(_question, rows[:limit])), len(rows) > limit)


def _select() -> Select[Any]:
    """Read questions with the branch where their request is now."""
    joined = questions.join(service_requests, _r.id == _q.request_id)
    return select(questions, _r.branch_code).select_from(joined)


def _is_due(now: datetime) -> ColumnElement[bool]:
    """As `intake.domain.follow_ups.question.caught_up` has it."""
    unanswered = and_(_q.answered_at.is_(None), _q.escalated_at.is_(None), _q.escalate_by <= now)
    untold = and_(_q.told_at.is_(None), _q.told_late_at.is_(None), _q.tell_by <= now)
    return or_(unanswered, untold)


def _columns(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "request_id": question.service_request_id,
        "text": question.text,
        "asked_at": question.asked_at,
        "taken_by": question.taken_by,
        "escalate_by": question.escalate_by,
        "notify_role": question.notify_role,
        "policy_ref": question.policy_ref,
        "escalated_at": question.escalated_at,
        "escalated_by": question.escalated_by,
        "answer": question.answer,
        "answered_at": question.answered_at,
        "answered_by": question.answered_by,
        "tell_by": question.tell_by,
        "told_at": question.told_at,
        "told_by": question.told_by,
        "told_over": question.told_over.value if question.told_over else "",
        "told_late_at": question.told_late_at,
        "version": question.version,
    }


def _question(row: Row[Any]) -> Question:
    return Question(
        id=row.id,
        service_request_id=row.request_id,
        branch=row.branch_code,
        text=row.text,
        asked_at=row.asked_at,
        taken_by=row.taken_by,
        escalate_by=row.escalate_by,
        notify_role=row.notify_role,
        policy_ref=row.policy_ref,
        escalated_at=row.escalated_at,
        escalated_by=row.escalated_by,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        tell_by=row.tell_by,
        told_at=row.told_at,
        told_by=row.told_by,
        told_over=Channel(row.told_over) if row.told_over else None,
        told_late_at=row.told_late_at,
        version=row.version,
    )
