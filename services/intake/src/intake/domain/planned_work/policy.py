"""Kinds of planned work: how often, through which records, behind which gates.

The general rule: a piece of planned work is a request that nobody called for. It is done when each
record that its kind asks for is there: with its fields, in its place after the others, with a visit
behind it where one is needed, and confirmed by the customer where he has to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from intake.domain.errors import Invalid
from intake.domain.vocabulary import Handling, Purpose


class WorkKindUnknown(Invalid):
    """No policy knows this kind of planned work."""

    reason = "WORK_KIND_UNKNOWN"


class Basis(StrEnum):
    """What a plan follows from: a maintenance contract, free warranty, or an agreement."""

    MAINTENANCE = "maintenance"
    WARRANTY = "warranty"
    AGREED = "agreed"


class FieldKind(StrEnum):
    """What a field of a record holds; on the wire every field is text."""

    TEXT = "text"
    LINES = "lines"
    WHOLE = "whole"
    INSTANT = "instant"
    DAY = "day"
    YES_NO = "yes_no"


class Anchor(StrEnum):
    """What the working days until a record is due are counted from."""

    VISIT = "visit"
    DUE_DAY = "due_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Time between two due days, in calendar months or in days; exactly one of them."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.months, self.days) < 0 or (self.months > 0) == (self.days > 0):
            raise ValueError(f"an interval of {self.months} months and {self.days} days")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """One field of a record; an optional one may be absent but not wrong.

    `else_needs` names the record that is needed as well where the answer is no.
    """

    kind: FieldKind
    optional: bool = False
    else_needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A record is due within some working days; none means the same day."""

    counted_from: Anchor
    working_days: int

    def __post_init__(self) -> None:
        if self.working_days < 0:
            raise ValueError(f"a deadline of {self.working_days} working days")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule:
    """What one record needs.

    `after` names the records that have to be there (and confirmed, where they need it) before;
    `ahead` is how long before the start of the work it has to be told; `from_start` says that it
    speaks of what happened at the start or later; `needs_visit` that a technician arrived before.
    """

    fields: Mapping[str, FieldRule]
    after: tuple[str, ...] = ()
    ahead: timedelta | None = None
    from_start: bool = False
    needs_visit: bool = False
    confirmed: bool = False
    optional: bool = False
    due: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKind:
    """One kind of planned work; `every` is empty where it is planned one by one only."""

    rule: str
    purpose: Purpose
    handling: Handling
    sla_pack: str
    lead: timedelta
    starts_at_an_instant: bool
    every: Mapping[Basis, Interval]
    records: Mapping[str, RecordRule]

    def __post_init__(self) -> None:
        known: list[str] = []
        for name, record in self.records.items():
            if missing := set(record.after) - set(known):
                raise ValueError(f"{name} comes after {', '.join(sorted(missing))}")
            known.append(name)
            if (record.ahead or record.from_start) and not self.starts_at_an_instant:
                raise ValueError(f"{name} is told by a start that this kind has not")
        needed = {field.else_needs for r in self.records.values() for field in r.fields.values()}
        if missing := needed - {"", *known}:
            raise ValueError(f"there is no record {', '.join(sorted(missing))}")
        if all(record.optional for record in self.records.values()):
            raise ValueError("a kind of planned work needs a record")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPolicy:
    """What backups have to bear (I-27): how far back, how old a drill may be."""

    kind: str
    drill_kind: str
    restorable_months: int
    longest_gap: timedelta
    drill_every_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWorkPolicy:
    """All kinds, and the name of the calendar that tells working days."""

    working_days: str
    kinds: Mapping[str, WorkKind]
    backups: BackupPolicy

    def __post_init__(self) -> None:
        if missing := {self.backups.kind, self.backups.drill_kind} - set(self.kinds):
            raise ValueError(f"no kind {', '.join(sorted(missing))}")

    def kind(self, name: str) -> WorkKind:
        """Return a kind of planned work.

        Raises:
            WorkKindUnknown: There is none of that name.

        Source: rulebook I-22, I-23, I-26, I-27.
        """
        if name not in self.kinds:
            raise WorkKindUnknown(
                f"there is no planned work of kind {name!r}",
                rule="I-22",
                field="kind",
                known=", ".join(sorted(self.kinds)),
            )
        return self.kinds[name]
