"""One piece of planned work: its request, its records, and what is due next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from intake.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.planned_work.policy import WorkKind


class PlannedWorkNotFound(NotFound):
    """There is no such planned work, or the caller may not see it."""

    reason = "PLANNED_WORK_NOT_FOUND"


class PlannedWorkStale(ConcurrentUpdate):
    """The work changed between reading and writing."""

    reason = "PLANNED_WORK_STALE"


class PlannedWorkEnded(Refused):
    """The work is done or cancelled; nothing is recorded on it any more."""

    reason = "PLANNED_WORK_ENDED"


class StartNeeded(Invalid):
    """Work of this kind begins at an agreed instant."""

    reason = "START_NEEDED"


class WorkState(StrEnum):
    """Where a piece of planned work stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The customer's yes to a record: who gave it, by what (a signature, a mail), and when."""

    by: str
    evidence: str
    at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRecord:
    """What was put on record; never changed, only confirmed. `kind` is a name of the policy."""

    kind: str
    occurred_at: datetime
    recorded_at: datetime
    recorded_by: str
    fields: Mapping[str, str]
    confirmation: Confirmation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWork:
    """Work that is due on a day, and the internal request that stands for it in the register.

    `starts_at` is the agreed start where the kind has one. `visited_at` is the first arrival
    that is known, `record_due_on` the last day for the next record; both are projections.
    """

    id: str
    plan_id: str
    kind: str
    branch: str
    customer_id: str
    installed_product_id: str
    contract_ref: str
    title: str
    due_on: date
    starts_at: datetime | None
    service_request_id: str
    policy_ref: str
    state: WorkState
    visited_at: datetime | None = None
    record_due_on: date | None = None
    records: tuple[WorkRecord, ...] = ()
    cancel_reason: str = ""
    version: int = 0

    def record(self, kind: str) -> WorkRecord | None:
        """Return the record of a kind, None where it is missing."""
        return next((record for record in self.records if record.kind == kind), None)

    def needs_to_be_open(self, rule: str) -> None:
        """Refuse what comes after the end.

        Raises:
            PlannedWorkEnded: The work is done or cancelled.
        """
        if self.state is not WorkState.OPEN:
            raise PlannedWorkEnded(f"planned work {self.id} is {self.state}", rule=rule)

    def settles(self, kind: WorkKind, name: str) -> bool:
        """Say whether a record is there, and confirmed where it has to be."""
        found = self.record(name)
        needs = kind.records[name].confirmed
        return found is not None and (found.confirmation is not None or not needs)

    def needs(self, kind: WorkKind, name: str) -> bool:
        """Say whether a record is asked for: always, or because another one answers no."""
        return not kind.records[name].optional or any(
            rule.else_needs == name and record.fields.get(field) == "no"
            for record in self.records
            for field, rule in kind.records[record.kind].fields.items()
        )

    def is_complete(self, kind: WorkKind) -> bool:
        """Say whether every record that is asked for is settled."""
        return all(self.settles(kind, name) for name in kind.records if self.needs(kind, name))

    def settled(self, kind: WorkKind) -> PlannedWork:
        """Return the work as done if its last record is settled."""
        if not self.is_complete(kind):
            return self
        return replace(self, state=WorkState.DONE, record_due_on=None)

    def cancelled(self, reason: str, rule: str) -> PlannedWork:
        """Return the work as cancelled.

        Raises:
            PlannedWorkEnded: It has ended already.
        """
        self.needs_to_be_open(rule)
        return replace(self, state=WorkState.CANCELLED, cancel_reason=reason, record_due_on=None)
