"""Which record planned work takes, and until when (I-22, I-23, I-26, I-27)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from intake.domain.errors import Invalid, Refused
from intake.domain.planned_work.policy import Anchor, FieldKind, FieldRule, RecordRule, WorkKind
from intake.domain.planned_work.work import Confirmation, PlannedWork, WorkRecord, WorkState

AfterWorkingDays = Callable[[date, int], date]
"""Return the day that is some working days after another one."""


class RecordKindUnknown(Invalid):
    """Work of this kind has no such record."""

    reason = "RECORD_KIND_UNKNOWN"


class RecordFieldMissing(Invalid):
    """A record says nothing where it has to say something."""

    reason = "RECORD_FIELD_MISSING"


class RecordFieldUnknown(Invalid):
    """A record says something nobody asked for."""

    reason = "RECORD_FIELD_UNKNOWN"


class RecordFieldUnreadable(Invalid):
    """A field does not hold what it has to."""

    reason = "RECORD_FIELD_UNREADABLE"


class RecordAlreadyThere(Refused):
    """A record is written once."""

    reason = "RECORD_ALREADY_THERE"


class RecordMissing(Refused):
    """There is no such record to confirm."""

    reason = "RECORD_MISSING"


class RecordTooEarly(Refused):
    """Another record has to be there before this one."""

    reason = "RECORD_TOO_EARLY"


class NoVisitBehindIt(Refused):
    """Nobody arrived before what the record tells."""

    reason = "REPORT_WITHOUT_VISIT"


class NoticeTooLate(Refused):
    """The customer was told too shortly before the start."""

    reason = "NOTICE_TOO_LATE"


class BeforeTheStart(Refused):
    """It is said to have happened before the start that the customer was told."""

    reason = "BEFORE_THE_START"


class NothingToConfirm(Refused):
    """The record needs no confirmation, or has one."""

    reason = "NOTHING_TO_CONFIRM"


def with_record(
    work: PlannedWork, kind: WorkKind, record: WorkRecord, arrivals: Iterable[datetime]
) -> PlannedWork:
    """Return the work with one more record.

    Args:
        work: As locked.
        kind: Its kind, by the policy under which it was planned.
        record: What to put on record; its instant is UTC.
        arrivals: When technicians arrived on its request (UTC).

    Raises:
        PlannedWorkEnded: The work is done or cancelled.
        RecordKindUnknown: The kind has no such record.
        RecordAlreadyThere: It is written already.
        RecordFieldMissing, RecordFieldUnknown, RecordFieldUnreadable: A field is wrong.
        RecordTooEarly: What has to come before is missing, unconfirmed, or happened later.
        NoVisitBehindIt: Nobody had arrived by then.
        NoticeTooLate: It was told too shortly before the start.
        BeforeTheStart: It happened before the start.

    Source: rulebook I-22, I-23, I-26, I-27.
    """
    work.needs_to_be_open(kind.rule)
    rule = kind.records.get(record.kind)
    if rule is None:
        raise RecordKindUnknown(
            f"{work.kind} has no record {record.kind!r}",
            rule=kind.rule,
            field="record_kind",
            known=", ".join(kind.records),
        )
    if work.record(record.kind) is not None:
        raise RecordAlreadyThere(f"{record.kind} is on record", rule=kind.rule, record=record.kind)
    _fields_need_to_fit(rule, record, kind.rule)
    _others_need_to_come_before(work, kind, rule, record)
    if rule.needs_visit:
        _somebody_needs_to_have_arrived(record, kind.rule, arrivals)
    if work.starts_at is not None:
        _start_needs_to_fit(rule, record, kind.rule, work.starts_at)
    return replace(work, records=(*work.records, record)).settled(kind)


def with_confirmation(
    work: PlannedWork, kind: WorkKind, record_kind: str, confirmation: Confirmation
) -> PlannedWork:
    """Return the work with the customer's yes to one record.

    Raises:
        PlannedWorkEnded: The work is done or cancelled.
        RecordMissing: There is no such record yet.
        NothingToConfirm: The record needs no confirmation, or has one.
        RecordTooEarly: The confirmation is said to be older than the record.

    Source: rulebook I-22, I-23, I-26.
    """
    work.needs_to_be_open(kind.rule)
    record = work.record(record_kind)
    if record is None:
        raise RecordMissing(f"there is no {record_kind!r} to confirm", rule=kind.rule)
    if not kind.records[record_kind].confirmed or record.confirmation is not None:
        raise NothingToConfirm(f"{record_kind} waits for no confirmation", rule=kind.rule)
    if confirmation.at < record.occurred_at:
        raise RecordTooEarly(
            f"{record_kind} is of {record.occurred_at.isoformat()}",
            rule=kind.rule,
            field="occurred_time",
        )
    confirmed = replace(record, confirmation=confirmation)
    records = tuple(confirmed if each.kind == record_kind else each for each in work.records)
    return replace(work, records=records).settled(kind)


def record_due_on(
    work: PlannedWork,
    kind: WorkKind,
    visited_on: date | None,
    start_of: Callable[[datetime], date],
    after: AfterWorkingDays,
) -> date | None:
    """Return the last day for what is due first, None where nothing is.

    A record that needs a visit is due so many working days after it; until somebody came, the work
    itself is due. A notice is due by the day from which on it would be too late.

    Args:
        work: The work; one that has ended owes nothing.
        kind: Its kind.
        visited_on: Day of the first arrival at the branch, None where nobody arrived.
        start_of: Tells the branch's day of an instant.
        after: Counts working days.

    Source: rulebook I-22, I-26.
    """
    if work.state is not WorkState.OPEN:
        return None
    due: list[date] = []
    for name, rule in kind.records.items():
        if not work.needs(kind, name) or work.record(name) is not None:
            continue
        if rule.ahead is not None and work.starts_at is not None:
            due.append(start_of(work.starts_at - rule.ahead))
        if rule.due is None:
            continue
        if rule.due.counted_from is Anchor.DUE_DAY:
            due.append(after(work.due_on, rule.due.working_days))
        elif visited_on is None:
            due.append(work.due_on)
        else:
            due.append(after(visited_on, rule.due.working_days))
    return min(due, default=None)


def _fields_need_to_fit(rule: RecordRule, record: WorkRecord, cited: str) -> None:
    for name in record.fields:
        if name not in rule.fields:
            raise RecordFieldUnknown(
                f"{record.kind} has no field {name!r}",
                rule=cited,
                field="fields",
                known=", ".join(rule.fields),
            )
    for name, wanted in rule.fields.items():
        given = record.fields.get(name, "").strip()
        if given:
            _value_needs_to_fit(name, wanted, given, cited)
        elif not wanted.optional:
            raise RecordFieldMissing(
                f"{record.kind} says nothing about {name}", rule=cited, field="fields", missing=name
            )


def _value_needs_to_fit(name: str, wanted: FieldRule, given: str, cited: str) -> None:
    try:
        fits = _FITS[wanted.kind](given)
    except ValueError:
        fits = False
    if not fits:
        raise RecordFieldUnreadable(
            f"{name} is not {wanted.kind}", rule=cited, field="fields", unreadable=name
        )


def _others_need_to_come_before(
    work: PlannedWork, kind: WorkKind, rule: RecordRule, record: WorkRecord
) -> None:
    for name in rule.after:
        earlier = work.record(name)
        if earlier is None or not work.settles(kind, name):
            raise RecordTooEarly(
                f"{record.kind} comes after {name}", rule=kind.rule, record=record.kind, needs=name
            )
        if record.occurred_at < earlier.occurred_at:
            raise RecordTooEarly(
                f"{name} happened at {earlier.occurred_at.isoformat()}",
                rule=kind.rule,
                field="occurred_time",
                needs=name,
            )


def _somebody_needs_to_have_arrived(
    record: WorkRecord, cited: str, arrivals: Iterable[datetime]
) -> None:
    if not any(arrived_at <= record.occurred_at for arrived_at in arrivals):
        raise NoVisitBehindIt(
            f"nobody had arrived when {record.kind} was written", rule=cited, record=record.kind
        )


def _start_needs_to_fit(
    rule: RecordRule, record: WorkRecord, cited: str, starts_at: datetime
) -> None:
    if rule.ahead is not None and starts_at - record.occurred_at < rule.ahead:
        raise NoticeTooLate(
            f"{record.kind} has to be {rule.ahead} before {starts_at.isoformat()}",
            rule=cited,
            field="occurred_time",
            starts_at=starts_at.isoformat(),
        )
    if rule.from_start and record.occurred_at < starts_at:
        raise BeforeTheStart(
            f"the start is at {starts_at.isoformat()}",
            rule=cited,
            field="occurred_time",
            starts_at=starts_at.isoformat(),
        )


def _is_instant(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def _is_day(text: str) -> bool:
    return bool(date.fromisoformat(text))


_FITS: Final[Mapping[FieldKind, Callable[[str], bool]]] = MappingProxyType(
    {
        FieldKind.TEXT: bool,
        FieldKind.LINES: bool,
        FieldKind.WHOLE: lambda text: text.isascii() and text.isdigit(),
        FieldKind.INSTANT: _is_instant,
        FieldKind.DAY: _is_day,
        FieldKind.YES_NO: lambda text: text in {"yes", "no"},
    }
)
