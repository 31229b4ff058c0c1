"""Ends of days and their notices in PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from chassis.unit_of_work import Principal
from intake.adapters.follow_ups.tables import branch_days, day_notices
from intake.adapters.scope import as_uuid, within
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import clocks, facts, service_requests
from intake.domain.facts import FactKind
from intake.domain.follow_ups.day_end import (
    BranchDay,
    DayNotice,
    DayNoticeFilter,
    DayNoticeKind,
)
from intake.domain.listing import Page
from intake.domain.vocabulary import Milestone, ServiceCategory
from intake.ports import Sweep

_d, _n, _r = branch_days.c, day_notices.c, service_requests.c
_DEFERRED: Final = DayNoticeKind.DEFERRED.value


class StoredDayEnds:
    """`intake.ports.DayEnds`, as one principal may see them."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def begin(self, branch: str, now: datetime) -> None:
        # The database gave the branch a day already, by its own clock.
        self._connection.execute(
            update(branch_days).where(_d.branch_code == branch).values(since=now)
        )

    def hold(self, branch: str) -> BranchDay:
        wanted = select(branch_days).where(_d.branch_code == branch).with_for_update(read=True)
        return _day(self._connection.execute(wanted).one())

    def lock_due(self, now: datetime) -> BranchDay | None:
        wanted = (
            select(branch_days)
            .where(
                or_(_d.ends_at.is_(None), _d.ends_at <= now),
                not_set_aside(Sweep.CHECK_DAY_ENDS, _d.branch_code, now),
            )
            .order_by(_d.ends_at.nulls_first())
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = self._connection.execute(wanted).one_or_none()
        return _day(row) if row else None

    def unfinished(self, day: BranchDay, limit: int) -> tuple[str, ...]:
        if day.ends_at is None:
            return ()
        wanted = (
            select(_r.id)
            .where(
                _r.branch_code == day.branch,
                _r.historical.is_(False),
                _r.category != ServiceCategory.INTERNAL.value,
                _r.paused.is_(False),
                or_(_r.solved_at.is_(None), _r.solved_at > day.ends_at),
                _is_of_the_day(day.since, day.ends_at),
                ~exists().where(_n.request_id == _r.id, _is_settled(day.ends_at)),
            )
            .order_by(_r.id)
            .limit(limit)
            .with_for_update(of=service_requests)
        )
        return tuple(self._connection.execute(wanted).scalars())

    def save(self, day: BranchDay) -> None:
        self._connection.execute(
            update(branch_days)
            .where(_d.branch_code == day.branch)
            .values(since=day.since, ends_at=day.ends_at)
        )

    def add_notice(self, notice: DayNotice) -> None:
        values = {
            "id": notice.id,
            "request_id": notice.service_request_id,
            "branch_code": notice.branch,
            "day": notice.day,
            "kind": notice.kind.value,
            "noticed_at": notice.noticed_at,
            "agreed_for": notice.agreed_for,
            "reason": notice.reason,
            "noticed_by": notice.noticed_by,
            "notify_role": notice.notify_role,
            "policy_ref": notice.policy_ref,
        }
        self._connection.execute(insert(day_notices).values(values))

    def page(
        self, wanted: DayNoticeFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[DayNotice]:
        statement = select(day_notices).where(*_narrowed(wanted))
        if after:
            at, last = after
            statement = statement.where(tuple_(_n.noticed_at, _n.id) > tuple_(at, as_uuid(last)))
        statement = within(statement, _n.branch_code, self._principal)
        ordered = statement.order_by(_n.noticed_at, _n.id).limit(limit + 1)
        rows = self._connection.execute(ordered).all()
        return Page(tuple(map(_notice, rows[:limit])), len(rows) > limit)


def _is_of_the_day(since: datetime, ends_at: datetime) -> ColumnElement[bool]:
    """Say that a request was begun, came back, or was due within a day; due at its end is in it."""
    came_back = exists().where(
        facts.c.request_id == _r.id,
        facts.c.kind == FactKind.REOPENED.value,
        *_begun(facts.c.recorded_at, since, ends_at),
    )
    was_due = exists().where(
        clocks.c.request_id == _r.id,
        clocks.c.milestone == Milestone.RESTORE.value,
        *_due(clocks.c.due_at, since, ends_at),
    )
    was_agreed = exists().where(
        _n.request_id == _r.id, _n.kind == _DEFERRED, *_due(_n.agreed_for, since, ends_at)
    )
    begun = and_(*_begun(_r.registered_at, since, ends_at))
    return or_(begun, came_back, was_due, was_agreed)


def _begun(column: Column[Any], since: datetime, ends_at: datetime) -> list[ColumnElement[bool]]:
    return [column >= since, column < ends_at]


def _due(column: Column[Any], since: datetime, ends_at: datetime) -> list[ColumnElement[bool]]:
    return [column > since, column <= ends_at]


def _is_settled(ends_at: datetime) -> ColumnElement[bool]:
    """Say that a notice tells of a day, or of a time after it that the customer knew by then."""
    told = and_(_n.kind == _DEFERRED, _n.noticed_at <= ends_at, _n.agreed_for > ends_at)
    return or_(told, and_(_n.kind == DayNoticeKind.MISSED.value, _n.noticed_at == ends_at))


def _narrowed(wanted: DayNoticeFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.branch:
        found.append(_n.branch_code == wanted.branch)
    if wanted.service_request_id:
        found.append(_n.request_id == as_uuid(wanted.service_request_id))
    if wanted.day:
        found.append(_n.day == wanted.day)
    if wanted.missed_only:
        found.append(_n.kind == DayNoticeKind.MISSED.value)
    return found


def _day(row: Row[Any]) -> BranchDay:
    return BranchDay(branch=row.branch_code, since=row.since, ends_at=row.ends_at)


def _notice(row: Row[Any]) -> DayNotice:
    return DayNotice(
        id=row.id,
        service_request_id=row.request_id,
        branch=row.branch_code,
        day=row.day,
        kind=DayNoticeKind(row.kind),
        noticed_at=row.noticed_at,
        agreed_for=row.agreed_for,
        reason=row.reason,
        noticed_by=row.noticed_by,
        notify_role=row.notify_role,
        policy_ref=row.policy_ref,
    )
