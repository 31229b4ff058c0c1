"""Complaints, their steps and the ledger's numbers in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import telemetry
from chassis.page_tokens import after, uuid_text, write_token
from chassis.scope import within
from chassis.unit_of_work import Principal
from feedback.adapters.tables import complaint, complaint_ledger, complaint_step
from feedback.domain.complaint import Complaint
from feedback.domain.complaint_states import ComplaintState
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.liability import Liability
from feedback.domain.step import Step, StepKind
from feedback.domain.words import Aggravation, ContactChannel, Fault, Grade, Judgement
from feedback.ports import ComplaintChanged, ComplaintNotFound, ComplaintQuery, Page


class StoredLedger:
    """`feedback.ports.Ledger` in PostgreSQL: a locked row per branch and year."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_position(self, branch_code: str, year: int) -> int:
        statement = upsert(complaint_ledger).values(
            branch_code=branch_code, year=year, last_position=1
        )
        taken = statement.on_conflict_do_update(
            index_elements=[complaint_ledger.c.branch_code, complaint_ledger.c.year],
            set_={"last_position": complaint_ledger.c.last_position + 1},
        ).returning(complaint_ledger.c.last_position)
        return int(self._connection.execute(taken).scalar_one())


class StoredComplaints:
    """`feedback.ports.Complaints` in PostgreSQL."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, complaint_id: ComplaintId) -> Complaint:
        return self._one(self._visible().where(complaint.c.id == complaint_id), complaint_id)

    def lock(self, complaint_id: ComplaintId) -> Complaint:
        statement = self._visible().where(complaint.c.id == complaint_id).with_for_update()
        return self._one(statement, complaint_id)

    def count_about(self, problem_id: ServiceRequestId) -> int:
        statement = (
            select(func.count()).select_from(complaint).where(complaint.c.problem_id == problem_id)
        )
        return int(self._connection.execute(statement).scalar_one())

    def add(self, complaint_: Complaint) -> Complaint:
        values = _row(complaint_)
        self._connection.execute(insert(complaint).values(id=complaint_.id, version=1, **values))
        self._add_steps(complaint_, known=0)
        return replace(complaint_, version=1)

    def save(self, complaint_: Complaint) -> Complaint:
        version = complaint_.version + 1
        done = self._connection.execute(
            update(complaint)
            .where(complaint.c.id == complaint_.id, complaint.c.version == complaint_.version)
            .values(version=version, **_row(complaint_))
        )
        if done.rowcount != 1:
            raise ComplaintChanged(
                f"complaint {complaint_.number} changed meanwhile", complaint_id=complaint_.id
            )
        known = len(self._steps([complaint_.id])[complaint_.id])
        self._add_steps(complaint_, known=known)
        return replace(complaint_, version=version)

    def page(self, query: ComplaintQuery) -> Page[Complaint]:
        statement = self._visible()
        if query.branch_code:
            statement = statement.where(complaint.c.branch_code == query.branch_code)
        if query.open_only:
            statement = statement.where(complaint.c.state != ComplaintState.CLOSED)
        key = {complaint.c.filed_at: datetime.fromisoformat, complaint.c.id: uuid_text}
        statement = after(statement, key, query.page_token).limit(query.page_size + 1)
        rows = self._read(statement)
        shown = rows[: query.page_size]
        more = len(rows) > len(shown)
        token = write_token(shown[-1].filed_at.isoformat(), shown[-1].id) if more else ""
        return Page(rows=shown, next_token=token)

    def _visible(self) -> Select[Any]:
        return within(select(*complaint.c), complaint.c.branch_code, self._principal)

    def _one(self, statement: Select[Any], complaint_id: ComplaintId) -> Complaint:
        found = self._read(statement)
        if not found:
            raise ComplaintNotFound(
                f"there is no complaint {complaint_id}", complaint_id=complaint_id
            )
        about = found[0]
        telemetry.annotate(branch=about.branch_code, request_ref=about.service_request_id)
        return about

    def _read(self, statement: Select[Any]) -> Sequence[Complaint]:
        rows = self._connection.execute(statement).all()
        steps = self._steps([row.id for row in rows])
        return [_complaint(row, steps[row.id]) for row in rows]

    def _steps(self, ids: Sequence[str]) -> defaultdict[str, list[Step]]:
        found: defaultdict[str, list[Step]] = defaultdict(list)
        if ids:
            statement = (
                select(*complaint_step.c)
                .where(complaint_step.c.complaint_id.in_(ids))
                .order_by(complaint_step.c.complaint_id, complaint_step.c.number)
            )
            for row in self._connection.execute(statement):
                found[row.complaint_id].append(_step(row))
        return found

    def _add_steps(self, complaint_: Complaint, *, known: int) -> None:
        fresh = complaint_.steps[known:]
        if fresh:
            rows = [_step_row(complaint_, each) for each in fresh]
            self._connection.execute(insert(complaint_step), rows)


def _row(complaint_: Complaint) -> dict[str, Any]:
    return {
        "number": complaint_.number,
        "service_request_id": complaint_.service_request_id,
        "problem_id": complaint_.problem_id,
        "branch_code": complaint_.branch_code,
        "time_zone": complaint_.time_zone,
        "customer_id": complaint_.customer_id,
        "technician_code": complaint_.technician_code,
        "channel": complaint_.channel,
        "subject": complaint_.subject,
        "aggravations": [each.value for each in complaint_.aggravations],
        "grade": complaint_.grade,
        "owner_role": complaint_.owner_role,
        "owner": complaint_.owner,
        "state": complaint_.state,
        "filed_at": complaint_.filed_at,
        "first_reply_due_at": complaint_.first_reply_due_at,
        "answer_due_at": complaint_.answer_due_at,
        "confirmed_at": complaint_.confirmed_at,
        "answered_at": complaint_.answered_at,
        "closed_at": complaint_.closed_at,
        **_liability_columns(complaint_.liability),
        "judgement": complaint_.judgement,
        "survey_id": complaint_.survey_id,
        "policy_ref": complaint_.policy_ref,
    }


def _liability_columns(liability: Liability | None) -> dict[str, Any]:
    if liability is None:
        return {}
    return {
        "fault": liability.fault,
        "responsible_person": liability.responsible_person,
        "responsible_department": liability.responsible_department,
        "cause": liability.cause,
        "proposed_by": liability.proposed_by,
        "liability_repeated": liability.repeated,
        "verified_by": liability.verified_by or None,
        "verified_at": liability.verified_at,
    }


def _complaint(row: Row[Any], steps: Iterable[Step]) -> Complaint:
    return Complaint(
        id=ComplaintId(row.id),
        number=row.number,
        service_request_id=ServiceRequestId(row.service_request_id),
        problem_id=ServiceRequestId(row.problem_id),
        branch_code=row.branch_code,
        time_zone=row.time_zone,
        customer_id=row.customer_id,
        technician_code=row.technician_code,
        channel=ContactChannel(row.channel),
        subject=row.subject,
        aggravations=tuple(Aggravation(each) for each in row.aggravations),
        grade=Grade(row.grade),
        owner_role=row.owner_role,
        owner=row.owner,
        state=ComplaintState(row.state),
        filed_at=row.filed_at,
        first_reply_due_at=row.first_reply_due_at,
        answer_due_at=row.answer_due_at,
        confirmed_at=row.confirmed_at,
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        liability=_liability(row),
        judgement=None if row.judgement is None else Judgement(row.judgement),
        survey_id=None if row.survey_id is None else SurveyId(row.survey_id),
        policy_ref=row.policy_ref,
        steps=tuple(steps),
        version=row.version,
    )


def _liability(row: Row[Any]) -> Liability | None:
    if row.fault is None:
        return None
    return Liability(
        fault=Fault(row.fault),
        responsible_person=row.responsible_person,
        responsible_department=row.responsible_department,
        cause=row.cause,
        proposed_by=row.proposed_by,
        repeated=row.liability_repeated,
        verified_by=row.verified_by or "",
        verified_at=row.verified_at,
    )


def _step_row(complaint_: Complaint, step: Step) -> dict[str, Any]:
    return {
        "complaint_id": complaint_.id,
        "number": step.number,
        "kind": step.kind,
        "actor": step.actor,
        "occurred_at": step.occurred_at,
        "recorded_at": step.recorded_at,
        "note": step.note,
        "policy_ref": step.policy_ref,
    }


def _step(row: Row[Any]) -> Step:
    return Step(
        number=row.number,
        kind=StepKind(row.kind),
        actor=row.actor,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        note=row.note,
        policy_ref=row.policy_ref,
    )
