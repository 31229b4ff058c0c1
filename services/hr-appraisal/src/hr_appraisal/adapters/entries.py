"""Appraisal entries in PostgreSQL; a posted row is never touched again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    func,
    insert,
    or_,
    select,
    text,
    true,
    update,
)

from chassis.page_tokens import after, uuid_text, write_token
from chassis.scope import within
from chassis.unit_of_work import Principal
from hr_appraisal.adapters.employees import seen_by
from hr_appraisal.adapters.tables import employee, entry
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.ids import EmployeeCode, EntryId, TriggerName
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.privacy import Sight
from hr_appraisal.domain.proposal import Evidence
from hr_appraisal.domain.words import Consequence
from hr_appraisal.ports import EntryChanged, EntryNotFound, EntryQuery, Page

_opposite: Final = entry.alias("opposite")
# That an entry was reversed is read from its opposite, never written into it.
_reversed_by: Final = (
    select(_opposite.c.id).where(_opposite.c.reversal_of == entry.c.id).scalar_subquery()
)
_HOLD: Final = text("select pg_advisory_xact_lock(hashtextextended('entries of ' || :code, 0))")


class StoredEntries:
    """`hr_appraisal.ports.Entries` in PostgreSQL."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def find(self, entry_id: EntryId) -> AppraisalEntry | None:
        return next(iter(self._read(self._visible().where(entry.c.id == entry_id))), None)

    def lock(self, entry_id: EntryId) -> AppraisalEntry:
        # First the lock, then the look: a reversal that was just committed must be seen.
        key = select(entry.c.id).where(entry.c.id == entry_id).with_for_update()
        self._connection.execute(key)
        found = self.find(entry_id)
        if found is None:
            raise EntryNotFound(f"there is no entry {entry_id}", entry_id=entry_id)
        return found

    def hold(self, code: EmployeeCode) -> None:
        self._connection.execute(_HOLD, {"code": code})

    def live(
        self, code: EmployeeCode, trigger: TriggerName, evidence: Evidence
    ) -> AppraisalEntry | None:
        statement = (
            _all()
            .where(entry.c.employee_code == code, entry.c.trigger == trigger)
            .where(entry.c.evidence_kind == evidence.kind, entry.c.evidence_ref == evidence.ref)
            .where(entry.c.state != EntryState.REJECTED, entry.c.reversal_of.is_(None))
            .where(_reversed_by.is_(None))
        )
        return next(iter(self._read(statement)), None)

    def count_posted(self, code: EmployeeCode, trigger: TriggerName, month: Month) -> int:
        statement = (
            select(func.count())
            .select_from(entry)
            .where(entry.c.employee_code == code, entry.c.trigger == trigger)
            .where(entry.c.month == month, entry.c.state == EntryState.POSTED)
            .where(entry.c.reversal_of.is_(None), _reversed_by.is_(None))
        )
        return int(self._connection.execute(statement).scalar_one())

    def add(self, entry_: AppraisalEntry) -> AppraisalEntry:
        values = {**_row(entry_), "id": entry_.id, "version": 1}
        self._connection.execute(insert(entry).values(values))
        return replace(entry_, version=1)

    def save(self, entry_: AppraisalEntry) -> AppraisalEntry:
        version = entry_.version + 1
        done = self._connection.execute(
            update(entry)
            .where(entry.c.id == entry_.id, entry.c.version == entry_.version)
            .values(version=version, **_row(entry_))
        )
        if done.rowcount != 1:
            raise EntryChanged(f"entry {entry_.id} changed meanwhile", entry_id=entry_.id)
        return replace(entry_, version=version)

    def page(self, query: EntryQuery) -> Page[AppraisalEntry]:
        statement = self._visible().where(_in_sight(query.sight))
        for column, wanted in (
            (entry.c.branch_code, query.branch_code),
            (entry.c.employee_code, query.employee_code),
            (entry.c.month, query.month),
            (entry.c.state, query.state),
        ):
            if wanted:
                statement = statement.where(column == wanted)
        if query.is_reversed is not None:
            statement = statement.where(_reversed_by.is_not(None) == query.is_reversed)
        key = {entry.c.proposed_at: datetime.fromisoformat, entry.c.id: uuid_text}
        rows = self._read(after(statement, key, query.page_token).limit(query.page_size + 1))
        shown = rows[: query.page_size]
        more = len(rows) > len(shown)
        token = write_token(shown[-1].proposed_at.isoformat(), shown[-1].id) if more else ""
        return Page(rows=shown, next_token=token)

    def of_month(self, codes: Sequence[EmployeeCode], month: Month) -> Sequence[AppraisalEntry]:
        """Return the posted entries of some people's month, by posting."""
        return self._read(
            _all()
            .where(entry.c.employee_code.in_(codes), entry.c.month == month)
            .where(entry.c.state == EntryState.POSTED)
            .order_by(entry.c.posted_at, entry.c.id)
        )

    def _visible(self) -> Select[Any]:
        return within(_all(), entry.c.branch_code, self._principal)

    def _read(self, statement: Select[Any]) -> Sequence[AppraisalEntry]:
        return [_entry(row) for row in self._connection.execute(statement)]


def _all() -> Select[Any]:
    return select(*entry.c, _reversed_by.label("reversed_by"))


def _in_sight(sight: Sight) -> ColumnElement[bool]:
    if sight.everything:
        return true()
    people = select(employee.c.code).where(seen_by(sight))
    own = or_(entry.c.employee_code == sight.subject, entry.c.employee_code.in_(people))
    return or_(own, entry.c.state == EntryState.PROPOSED) if sight.cases else own


def _row(entry_: AppraisalEntry) -> dict[str, Any]:
    return {
        "employee_code": entry_.employee_code,
        "branch_code": entry_.branch_code,
        "month": entry_.month,
        "trigger": entry_.trigger,
        "consequence": entry_.consequence,
        "points": entry_.points,
        "fine": entry_.fine,
        "doubled": entry_.doubled,
        "state": entry_.state,
        "evidence_kind": entry_.evidence.kind,
        "evidence_ref": entry_.evidence.ref,
        "reason": entry_.reason,
        "occurred_at": entry_.occurred_at,
        "proposed_by": entry_.proposed_by,
        "proposed_at": entry_.proposed_at,
        "approver_role": entry_.approver_role,
        "trigger_ref": entry_.trigger_ref,
        "points_ref": entry_.points_ref,
        "verified_by": entry_.verified_by,
        "verified_at": entry_.verified_at,
        "approved_by": entry_.approved_by,
        "posted_at": entry_.posted_at,
        "rejected_by": entry_.rejected_by,
        "rejected_at": entry_.rejected_at,
        "rejection": entry_.rejection,
        "reversal_of": entry_.reversal_of,
    }


def _entry(row: Row[Any]) -> AppraisalEntry:
    return AppraisalEntry(
        id=EntryId(row.id),
        employee_code=EmployeeCode(row.employee_code),
        branch_code=row.branch_code,
        month=Month(row.month),
        trigger=TriggerName(row.trigger),
        consequence=Consequence(row.consequence),
        points=row.points,
        fine=row.fine,
        doubled=row.doubled,
        state=EntryState(row.state),
        evidence=Evidence(kind=row.evidence_kind, ref=row.evidence_ref),
        reason=row.reason,
        occurred_at=row.occurred_at,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        approver_role=row.approver_role,
        trigger_ref=row.trigger_ref,
        points_ref=row.points_ref,
        verified_by=row.verified_by,
        verified_at=row.verified_at,
        approved_by=row.approved_by,
        posted_at=row.posted_at,
        rejected_by=row.rejected_by,
        rejected_at=row.rejected_at,
        rejection=row.rejection,
        reversal_of=None if row.reversal_of is None else EntryId(row.reversal_of),
        reversed_by=None if row.reversed_by is None else EntryId(row.reversed_by),
        version=row.version,
    )
