"""Surveys and their attempts in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from chassis import telemetry
from chassis.page_tokens import after, uuid_text, write_token
from chassis.scope import within
from chassis.unit_of_work import Principal
from feedback.adapters.tables import survey, survey_attempt
from feedback.domain.ids import ServiceRequestId, SurveyId
from feedback.domain.survey import Answer, Attempt, Survey, SurveyState
from feedback.domain.words import ContactChannel, Rating
from feedback.ports import Page, SurveyChanged, SurveyNotFound, SurveyQuery


class StoredSurveys:
    """`feedback.ports.Surveys` in PostgreSQL."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def find(self, survey_id: SurveyId) -> Survey | None:
        return next(iter(self._read(self._visible().where(survey.c.id == survey_id))), None)

    def get(self, survey_id: SurveyId) -> Survey:
        found = self.find(survey_id)
        if found is None:
            raise SurveyNotFound(f"there is no survey {survey_id}", survey_id=survey_id)
        return found

    def lock(self, survey_id: SurveyId) -> Survey:
        statement = self._visible().where(survey.c.id == survey_id).with_for_update()
        found = next(iter(self._read(statement)), None)
        if found is None:
            raise SurveyNotFound(f"there is no survey {survey_id}", survey_id=survey_id)
        telemetry.annotate(branch=found.branch_code, request_ref=found.service_request_id)
        return found

    def lock_unanswered(self, request_id: ServiceRequestId) -> Sequence[Survey]:
        return self._read(
            self._visible()
            .where(survey.c.service_request_id == request_id)
            .where(survey.c.state.in_([SurveyState.DUE, SurveyState.UNREACHABLE]))
            .order_by(survey.c.id)
            .with_for_update()
        )

    def add(self, survey_: Survey) -> Survey:
        self._connection.execute(insert(survey).values(id=survey_.id, version=1, **_row(survey_)))
        self._add_attempts(survey_, known=0)
        return replace(survey_, version=1)

    def save(self, survey_: Survey) -> Survey:
        version = survey_.version + 1
        done = self._connection.execute(
            update(survey)
            .where(survey.c.id == survey_.id, survey.c.version == survey_.version)
            .values(version=version, **_row(survey_))
        )
        if done.rowcount != 1:
            raise SurveyChanged(f"survey {survey_.id} changed meanwhile", survey_id=survey_.id)
        known = len(self._attempts([survey_.id])[survey_.id])
        self._add_attempts(survey_, known=known)
        return replace(survey_, version=version)

    def page(self, query: SurveyQuery) -> Page[Survey]:
        statement = self._visible()
        if query.branch_code:
            statement = statement.where(survey.c.branch_code == query.branch_code)
        if query.state is not None:
            statement = statement.where(survey.c.state == query.state)
        if query.due_until is not None:
            statement = statement.where(survey.c.due_on <= query.due_until)
        if query.service_request_id:
            statement = statement.where(survey.c.service_request_id == query.service_request_id)
        key = {survey.c.due_on: date.fromisoformat, survey.c.id: uuid_text}
        statement = after(statement, key, query.page_token).limit(query.page_size + 1)
        rows = self._read(statement)
        shown = rows[: query.page_size]
        more = len(rows) > len(shown)
        token = write_token(shown[-1].due_on.isoformat(), shown[-1].id) if more else ""
        return Page(rows=shown, next_token=token)

    def _visible(self) -> Select[Any]:
        return within(select(*survey.c), survey.c.branch_code, self._principal)

    def _read(self, statement: Select[Any]) -> Sequence[Survey]:
        rows = self._connection.execute(statement).all()
        attempts = self._attempts([row.id for row in rows])
        return [_survey(row, attempts[row.id]) for row in rows]

    def _attempts(self, ids: Sequence[str]) -> defaultdict[str, list[Attempt]]:
        found: defaultdict[str, list[Attempt]] = defaultdict(list)
        if ids:
            statement = (
                select(*survey_attempt.c)
                .where(survey_attempt.c.survey_id.in_(ids))
                .order_by(survey_attempt.c.survey_id, survey_attempt.c.number)
            )
            for row in self._connection.execute(statement):
                found[row.survey_id].append(_attempt(row))
        return found

    def _add_attempts(self, survey_: Survey, *, known: int) -> None:
        fresh = survey_.attempts[known:]
        if fresh:
            self._connection.execute(
                insert(survey_attempt), [_attempt_row(survey_, each) for each in fresh]
            )


def _row(survey_: Survey) -> dict[str, Any]:
    answer = survey_.answer
    return {
        "service_request_id": survey_.service_request_id,
        "closing": survey_.closing,
        "request_number": survey_.request_number,
        "branch_code": survey_.branch_code,
        "technician_code": survey_.technician_code,
        "state": survey_.state,
        "closed_at": survey_.closed_at,
        "time_zone": survey_.time_zone,
        "due_on": survey_.due_on,
        "policy_ref": survey_.policy_ref,
        "outcome_policy_ref": survey_.outcome_policy_ref,
        "attitude": answer and answer.attitude,
        "skill": answer and answer.skill,
        "punctuality": answer and answer.punctuality,
        "promises_kept": answer and answer.promises_kept,
        "comment": answer and answer.comment,
        "satisfied": survey_.satisfied,
        "answered_at": survey_.answered_at,
        "channel": survey_.channel,
        "recorded_by": survey_.recorded_by,
    }


def _survey(row: Row[Any], attempts: Iterable[Attempt]) -> Survey:
    return Survey(
        id=SurveyId(row.id),
        service_request_id=ServiceRequestId(row.service_request_id),
        closing=row.closing,
        request_number=row.request_number,
        branch_code=row.branch_code,
        technician_code=row.technician_code,
        state=SurveyState(row.state),
        closed_at=row.closed_at,
        time_zone=row.time_zone,
        due_on=row.due_on,
        policy_ref=row.policy_ref,
        outcome_policy_ref=row.outcome_policy_ref,
        answer=_answer(row),
        satisfied=row.satisfied,
        answered_at=row.answered_at,
        channel=None if row.channel is None else ContactChannel(row.channel),
        recorded_by=row.recorded_by,
        attempts=tuple(attempts),
        version=row.version,
    )


def _answer(row: Row[Any]) -> Answer | None:
    if row.answered_at is None:
        return None
    return Answer(
        attitude=Rating(row.attitude),
        skill=Rating(row.skill),
        punctuality=Rating(row.punctuality),
        promises_kept=Rating(row.promises_kept),
        comment=row.comment,
    )


def _attempt_row(survey_: Survey, attempt: Attempt) -> dict[str, Any]:
    return {
        "survey_id": survey_.id,
        "number": attempt.number,
        "channel": attempt.channel,
        "actor": attempt.actor,
        "occurred_at": attempt.occurred_at,
        "recorded_at": attempt.recorded_at,
        "note": attempt.note,
    }


def _attempt(row: Row[Any]) -> Attempt:
    return Attempt(
        number=row.number,
        channel=ContactChannel(row.channel),
        actor=row.actor,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        note=row.note,
    )
