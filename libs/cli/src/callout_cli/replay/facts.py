"""From the rows of one incident to the facts of one call, in order of time.

A state lasts until the next row. The restored instant is known from the file, so facts that concern
a clock are clipped to it: a state that is left later is left then, one that is entered later does
not count. Registration, transfer and closing are no clock facts and keep their own times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from callout_cli.replay.mapping import Mapping, StateKind, StateRule
from callout_cli.replay.rows import Row


class Kind(StrEnum):
    """What happened; each is one command of the public API."""

    REGISTER = "register"
    RESPOND = "respond"
    PROGRESS = "progress"
    PAUSE = "pause"
    RESUME = "resume"
    SEVERITY = "severity"
    TRANSFER = "transfer"
    SOLUTION = "solution"
    REOPEN = "reopen"
    RESTORE = "restore"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened to one call.

    `subject` is what it is about: severity letter, branch, phase or reason; `person` the
    technician, `owner` the role that owns the time. `row` is the row that told it.
    """

    kind: Kind
    at: datetime
    row: Row
    subject: str = ""
    person: str = ""
    owner: str = ""

    @property
    def reference(self) -> str:
        """The foreign number of the call."""
        return self.row.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The accepted rows of one call, in order of time and file."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The row that registers the call."""
        return self.rows[0]

    @property
    def restored(self) -> datetime | None:
        """The final restored instant: what the last row that knows one says."""
        return next((row.restored for row in reversed(self.rows) if row.restored), None)

    @property
    def closed(self) -> datetime | None:
        """The final closing instant of the file."""
        return next((row.closed for row in reversed(self.rows) if row.closed), None)


def incidents_of(rows: Iterable[Row]) -> tuple[Incident, ...]:
    """Gather rows by call, in order of the first row of each in the file."""
    gathered: dict[str, list[Row]] = {}
    for row in rows:
        gathered.setdefault(row.reference, []).append(row)
    return tuple(
        Incident(rows=tuple(sorted(each, key=lambda row: (row.updated, row.line))))
        for each in gathered.values()
    )


def facts_of(incident: Incident, mapping: Mapping) -> tuple[Fact, ...]:
    """Tell an incident as facts, in the order in which they are to be sent."""
    story = _Story(incident, mapping)
    for row in incident.rows:
        story.take(row)
    story.end()
    return tuple(story.facts)


class _Story:
    """Walks the rows and remembers what is going on."""

    def __init__(self, incident: Incident, mapping: Mapping) -> None:
        first = incident.first
        self._mapping = mapping
        self._incident = incident
        self._restored = incident.restored
        self._closing: Fact | None = None
        self._late: list[Fact] = []
        self._branch = first.branch
        self._severity = next((row.severity for row in incident.rows if row.severity), "")
        self._technician = ""
        self._state: StateRule | None = None
        self._answered = False
        self.facts = [
            Fact(kind=Kind.REGISTER, at=first.received, row=first, subject=self._severity)
        ]

    def take(self, row: Row) -> None:
        """Tell what one row changed."""
        rule = self._mapping.states[row.state]
        self._note_branch(row)
        self._note_severity(row)
        self._note_answer(row, rule)
        self._leave(row, rule)
        self._enter(row, rule)
        if rule.kind.is_open:
            self._closing = None
        elif rule.kind is StateKind.CLOSED and self._closing is None:
            self._closing = Fact(kind=Kind.CLOSE, at=row.updated, row=row)
        self._state = rule
        self._technician = row.technician

    def end(self) -> None:
        """Tell the end of the story, if it has one."""
        restored, last = self._restored, self._incident.rows[-1]
        if restored is None:
            return
        if not self._answered:
            self._tell(Kind.RESPOND, restored, last)
        if self._state is not None and self._state.kind is StateKind.PAUSE:
            self._leave_pause(last, restored)
        self._tell(Kind.RESTORE, restored, last, person=last.technician)
        closing = self._closing
        if closing is None and self._incident.closed is not None:
            closing = Fact(kind=Kind.CLOSE, at=self._incident.closed, row=last)
        if closing is not None:
            self._late.append(replace(closing, at=max(closing.at, restored)))
        self.facts += sorted(self._late, key=lambda fact: fact.at)

    def _note_branch(self, row: Row) -> None:
        if row.branch == self._branch:
            return
        self._branch = row.branch
        fact = Fact(kind=Kind.TRANSFER, at=row.updated, row=row, subject=row.branch)
        if self._restored is not None and row.updated > self._restored:
            self._late.append(fact)
        else:
            self.facts.append(fact)

    def _note_severity(self, row: Row) -> None:
        """A change at the very instant of restoring is in force when the clock is met."""
        if not row.severity or row.severity == self._severity:
            return
        if self._restored is None or row.updated <= self._restored:
            self._severity = row.severity
            self._tell(Kind.SEVERITY, row.updated, row, subject=row.severity)

    def _note_answer(self, row: Row, rule: StateRule) -> None:
        if self._answered or rule.kind is StateKind.UNANSWERED:
            return
        self._answered = True
        self._tell(Kind.RESPOND, self._clip(row.updated), row, person=row.technician)

    def _leave(self, row: Row, rule: StateRule) -> None:
        before = self._state
        if before is None:
            return
        if before.kind is StateKind.PAUSE and rule.kind is not StateKind.PAUSE:
            self._leave_pause(row, self._clip(row.updated))
        if rule.kind.is_open and not before.kind.is_open and self._is_solved():
            self._tell(Kind.REOPEN, self._clip(row.updated), row)

    def _enter(self, row: Row, rule: StateRule) -> None:
        if self._restored is not None and row.updated >= self._restored:
            return
        is_new = self._state is None or rule != self._state
        match rule.kind:
            case StateKind.PAUSE if is_new:
                self._tell(Kind.PAUSE, row.updated, row, subject=rule.reason)
            case StateKind.SOLUTION | StateKind.CLOSED if not self._is_solved():
                self._tell(Kind.SOLUTION, row.updated, row)
            case StateKind.WORK | StateKind.WAIT:
                self._progress(row, rule, is_new=is_new)
            case StateKind.UNANSWERED if self._answered:
                self._progress(row, rule, is_new=is_new)

    def _progress(self, row: Row, rule: StateRule, *, is_new: bool) -> None:
        """Say whose time it is, when that changes."""
        if is_new or row.technician != self._technician:
            self._tell(
                Kind.PROGRESS,
                row.updated,
                row,
                subject=rule.phase,
                person=row.technician,
                owner=rule.owner,
            )

    def _leave_pause(self, row: Row, at: datetime) -> None:
        if self._last_of(Kind.PAUSE, Kind.RESUME) is Kind.PAUSE:
            self._tell(Kind.RESUME, at, row)

    def _is_solved(self) -> bool:
        """Whether a solution is believed that nobody has taken back."""
        return self._last_of(Kind.SOLUTION, Kind.REOPEN) is Kind.SOLUTION

    def _last_of(self, *kinds: Kind) -> Kind | None:
        return next((fact.kind for fact in reversed(self.facts) if fact.kind in kinds), None)

    def _clip(self, at: datetime) -> datetime:
        return at if self._restored is None else min(at, self._restored)

    def _tell(  # noqa: PLR0913 - the parts of a fact
        self,
        kind: Kind,
        at: datetime,
        row: Row,
        *,
        subject: str = "",
        person: str = "",
        owner: str = "",
    ) -> None:
        self.facts.append(
            Fact(kind=kind, at=at, row=row, subject=subject, person=person, owner=owner)
        )
