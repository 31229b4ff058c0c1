"""Hotlines, their rota and unanswered calls in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from chassis.unit_of_work import Principal
from intake.adapters.files import constraint_of
from intake.adapters.hotline.tables import hotline_duties, hotlines, unanswered_calls
from intake.adapters.scope import as_uuid, within
from intake.domain.hotline.coverage import (
    CallRefTaken,
    Coverage,
    UnansweredCall,
    UnansweredFilter,
)
from intake.domain.hotline.hotline import (
    Duty,
    DutyNotFound,
    Hotline,
    HotlineNotFound,
    HotlineTaken,
    StaleHotline,
)
from intake.domain.listing import Page

_h, _d, _u = hotlines.c, hotline_duties.c, unanswered_calls.c
_CODE: Final = "hotlines_pkey"
_CALL_REF: Final = "unanswered_calls_ref"


class StoredHotlines:
    """`intake.ports.Hotlines`, as one principal may see them."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, hotline: Hotline) -> Hotline:
        values = {
            "code": hotline.code,
            "branch_code": hotline.branch,
            "name": hotline.name,
            "number": hotline.number,
            "hours": hotline.hours,
            "fallback_number": hotline.fallback_number,
            "version": 1,
        }
        try:
            self._connection.execute(insert(hotlines).values(values))
        except IntegrityError as error:
            if constraint_of(error) != _CODE:
                raise
            raise HotlineTaken(
                f"hotline {hotline.code} is registered", rule="I-04", field="code"
            ) from error
        return replace(hotline, version=1)

    def get(self, code: str) -> Hotline:
        return self._one(select(hotlines).where(_h.code == code), code)

    def lock(self, code: str) -> Hotline:
        return self._one(select(hotlines).where(_h.code == code).with_for_update(), code)

    def save(self, hotline: Hotline) -> Hotline:
        statement = (
            update(hotlines)
            .where(_h.code == hotline.code, _h.version == hotline.version)
            .values(
                number=hotline.number,
                hours=hotline.hours,
                fallback_number=hotline.fallback_number,
                version=hotline.version + 1,
            )
        )
        if self._connection.execute(statement).rowcount == 0:
            raise StaleHotline(f"hotline {hotline.code} changed", hotline_code=hotline.code)
        return replace(hotline, version=hotline.version + 1)

    def page(self, branch: str, after: str, limit: int) -> Page[Hotline]:
        statement = select(hotlines).where(_h.code > after).order_by(_h.code).limit(limit + 1)
        if branch:
            statement = statement.where(_h.branch_code == branch)
        statement = within(statement, _h.branch_code, self._principal)
        rows = self._connection.execute(statement).all()
        return Page(tuple(map(_hotline, rows[:limit])), len(rows) > limit)

    def add_duty(self, duty: Duty) -> None:
        values = {
            "id": duty.id,
            "hotline_code": duty.hotline,
            "person": duty.person,
            "number": duty.number,
            "start_at": duty.start,
            "end_at": duty.end,
        }
        self._connection.execute(insert(hotline_duties).values(values))

    def duties(self, code: str, start: datetime, end: datetime) -> tuple[Duty, ...]:
        statement = (
            _standing_duties()
            .where(_d.hotline_code == code, _d.start_at < end, _d.end_at > start)
            .order_by(_d.start_at)
        )
        return tuple(map(_duty, self._connection.execute(statement)))

    def on_duty(self, code: str, at: datetime) -> Duty | None:
        statement = _standing_duties().where(
            _d.hotline_code == code, _d.start_at <= at, _d.end_at > at
        )
        row = self._connection.execute(statement).one_or_none()
        return _duty(row) if row else None

    def lock_duty(self, duty_id: str) -> Duty:
        statement = (
            _standing_duties()
            .join(hotlines, _h.code == _d.hotline_code)
            .where(_d.id == as_uuid(duty_id))
            .with_for_update(of=hotline_duties)
        )
        statement = within(statement, _h.branch_code, self._principal)
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            raise DutyNotFound(f"there is no duty {duty_id}", duty_id=duty_id)
        return _duty(row)

    def cancel_duty(self, duty: Duty, now: datetime) -> None:
        self._connection.execute(
            update(hotline_duties).where(_d.id == duty.id).values(cancelled_at=now)
        )

    def add_unanswered(self, call: UnansweredCall) -> None:
        values = {
            "id": call.id,
            "hotline_code": call.hotline,
            "branch_code": call.branch,
            "called_at": call.called_at,
            "rang": call.rang,
            "in_hours": call.coverage.in_hours,
            "person": call.coverage.person,
            "rings_at": call.coverage.rings_at,
            "call_ref": call.call_ref or None,
            "recorded_at": call.recorded_at,
            "recorded_by": call.recorded_by,
            "hours_policy_ref": call.hours_policy_ref,
        }
        try:
            self._connection.execute(insert(unanswered_calls).values(values))
        except IntegrityError as error:
            if constraint_of(error) != _CALL_REF:
                raise
            raise CallRefTaken(
                f"call {call.call_ref} of {call.hotline} is recorded", rule="I-04", field="call_ref"
            ) from error

    def unanswered(
        self, wanted: UnansweredFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[UnansweredCall]:
        statement = _narrowed(wanted).order_by(_u.called_at, _u.id).limit(limit + 1)
        if after:
            at, call_id = after
            statement = statement.where(tuple_(_u.called_at, _u.id) > tuple_(at, as_uuid(call_id)))
        statement = within(statement, _u.branch_code, self._principal)
        rows = self._connection.execute(statement).all()
        return Page(tuple(map(_unanswered, rows[:limit])), len(rows) > limit)

    def _one(self, statement: Select[Any], code: str) -> Hotline:
        found = self._connection.execute(within(statement, _h.branch_code, self._principal))
        row = found.one_or_none()
        if row is None:
            raise HotlineNotFound(f"there is no hotline {code}", hotline_code=code)
        return _hotline(row)


def _standing_duties() -> Select[Any]:
    return select(hotline_duties).where(_d.cancelled_at.is_(None))


def _narrowed(wanted: UnansweredFilter) -> Select[Any]:
    statement = select(unanswered_calls)
    if wanted.branch:
        statement = statement.where(_u.branch_code == wanted.branch)
    if wanted.hotline:
        statement = statement.where(_u.hotline_code == wanted.hotline)
    if wanted.start:
        statement = statement.where(_u.called_at >= wanted.start)
    if wanted.end:
        statement = statement.where(_u.called_at < wanted.end)
    return statement.where(_u.in_hours) if wanted.in_hours_only else statement


def _hotline(row: Row[Any]) -> Hotline:
    return Hotline(
        code=row.code,
        branch=row.branch_code,
        name=row.name,
        number=row.number,
        hours=row.hours,
        fallback_number=row.fallback_number,
        version=row.version,
    )


def _duty(row: Row[Any]) -> Duty:
    return Duty(
        id=row.id,
        hotline=row.hotline_code,
        person=row.person,
        number=row.number,
        start=row.start_at,
        end=row.end_at,
    )


def _unanswered(row: Row[Any]) -> UnansweredCall:
    return UnansweredCall(
        id=row.id,
        hotline=row.hotline_code,
        branch=row.branch_code,
        called_at=row.called_at,
        rang=row.rang,
        coverage=Coverage(in_hours=row.in_hours, person=row.person, rings_at=row.rings_at),
        call_ref=row.call_ref or "",
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        hours_policy_ref=row.hours_policy_ref,
    )
