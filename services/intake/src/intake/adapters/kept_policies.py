"""Policies as kept with the decisions that used them: a promise stays what it was (I-16, I-19).

The first decision by a version of a pack on a day stores what the pack, its calendars, the holidays
they use and the warnings said. Every later reading is made from that, whatever becomes of the
files, so that an old request is judged and explained the same years later. A change that leaves a
request its pack leaves what that said when it was promised. Only years of holidays that nobody knew
then are added once they are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.outbox import ClosedOutbox, Outbox
from chassis.policy import Policy, PolicyNotFound, restored_body
from intake.adapters.chosen_policies import ChoiceKey, ChosenPolicies, digest_of
from intake.adapters.holiday_lists import HOLIDAY_LIST, restored_list, widened
from intake.adapters.policies import PolicyShelf
from intake.adapters.policy_draft import PolicyDraft
from intake.adapters.tables import kept_pledges, kept_policies
from intake.domain.calendar import Calendar
from intake.domain.calendar_plan import CalendarPlan
from intake.domain.promise import Pledge, Promise
from intake.domain.request import ServiceRequest
from intake.domain.sla import SlaPack, SlaWarnings

T = TypeVar("T")

_log = structlog.get_logger(__name__)
_BODIES: Mapping[str, type[Any]] = {
    "sla-pack": SlaPack,
    "calendar": CalendarPlan,
    "sla-warnings": SlaWarnings,
}


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """What a choice rests on, and its pledges by zone."""

    chosen: ChosenPolicies
    pledges: dict[str, Pledge] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PolicyKeeper:
    """What a process knows to be kept, beside its files; shared by its transactions."""

    shelf: PolicyShelf
    choices: dict[ChoiceKey, KeptChoice] = field(default_factory=dict)
    bodies: dict[str, Policy[Any]] = field(default_factory=dict)

    def open(self, connection: Connection, outbox: Outbox) -> KeptPromises:
        """Return the promises as one transaction sees them."""
        return KeptPromises(self, connection, outbox)


class KeptPromises:
    """`intake.ports.Promises` of one transaction; one that only reads keeps nothing."""

    def __init__(self, keeper: PolicyKeeper, connection: Connection, outbox: Outbox) -> None:
        self._keeper = keeper
        self._shelf = keeper.shelf
        self._connection = connection
        self._outbox = outbox
        self._writes = not isinstance(outbox, ClosedOutbox)
        self._ours: dict[ChoiceKey, KeptChoice] = {}

    def calendar(self, ref: str, zone: str, digest: str = "") -> Calendar:
        if digest:
            return self._bound(digest, zone)
        try:
            return self._shelf.calendar(ref, zone)
        except PolicyNotFound:
            return self._kept_calendar(ref, zone)

    def draft(self, text: str, file: str) -> PolicyDraft:
        return self._shelf.drafted(text, file, lambda key: self._choice(key).chosen)

    def promise(self, request: ServiceRequest, zone: str) -> Promise:
        kept = {
            choice.sequence: self._choice(ChoiceKey.of(choice, request, zone))
            for choice in request.choices
        }
        pledges = {number: self._pledge(choice, zone) for number, choice in kept.items()}
        first = min(kept)
        return Promise(
            pledge=pledges.pop(first),
            later=pledges,
            product_line=request.call.product_line,
            warnings=kept[first].chosen.warnings.body,
        )

    def forget(self) -> None:
        """Look again for what this transaction kept: a part of it was rolled back."""
        self._ours.clear()

    def _pledge(self, choice: KeptChoice, zone: str) -> Pledge:
        if zone not in choice.pledges:
            choice.pledges[zone] = choice.chosen.pledge(zone, self._shelf.calendars.bind)
        return choice.pledges[zone]

    def _choice(self, key: ChoiceKey) -> KeptChoice:
        found = self._ours.get(key) or self._keeper.choices.get(key)
        if found is None:
            found = self._ours[key] = KeptChoice(self._find(key) or self._keep(key))
            if self._writes:
                # Only now it is sure that it is stored.
                self._outbox.after_commit(lambda: self._keeper.choices.update({key: found}))
        return found

    def _find(self, key: ChoiceKey) -> ChosenPolicies | None:
        """Read what was kept, with the years of holidays that have become known since."""
        row = self._connection.execute(select(kept_pledges).where(*_is(key))).first()
        if row is None:
            return None
        kept = self._restore(row)
        holidays = {
            name: widened(each, self._shelf.calendars.holidays(name))
            for name, each in kept.holidays.items()
        }
        if holidays == kept.holidays:
            return kept
        wider = replace(kept, holidays=holidays)
        if self._writes:
            self._store(wider)
            digests = {name: digest_of(each) for name, each in holidays.items()}
            self._connection.execute(update(kept_pledges).where(*_is(key)).values(holidays=digests))
        return wider

    def _keep(self, key: ChoiceKey) -> ChosenPolicies:
        """Store what a choice rests on; whoever was first decides."""
        digest = key.pack_digest
        chosen = self._shelf.chosen(key, self._bodies({digest})[digest] if digest else None)
        if not self._writes:
            return chosen
        self._store(chosen)
        values = {
            "sla_policy_ref": key.sla_policy_ref,
            "calendar_ref": key.calendar_ref,
            "day": key.day,
            "kept_pack": key.pack_digest,
            "pack": digest_of(chosen.pack),
            "calendars": {name: digest_of(each) for name, each in chosen.calendars.items()},
            "instead": digest_of(chosen.instead) if chosen.instead else "",
            "warnings": digest_of(chosen.warnings),
            "holidays": {name: digest_of(each) for name, each in chosen.holidays.items()},
        }
        statement = insert(kept_pledges).values(values).on_conflict_do_nothing()
        stored = self._connection.execute(statement.returning(kept_pledges.c.day)).first()
        return chosen if stored else self._find(key) or chosen

    def _store(self, chosen: ChosenPolicies) -> None:
        rows = [_row(policy) for policy in chosen.all]
        statement = insert(kept_policies).values(rows).on_conflict_do_nothing()
        self._connection.execute(statement)
        c = kept_policies.c
        edited = (
            select(c.ref)
            .where(c.ref.in_([row["ref"] for row in rows]))
            .group_by(c.ref)
            .having(func.count() > 1)
        )
        for ref in self._connection.execute(edited).scalars():
            _log.warning("a policy was changed without a new version", policy_ref=ref)

    def _restore(self, row: Row[Any]) -> ChosenPolicies:
        digests = {
            row.pack,
            row.warnings,
            *row.calendars.values(),
            *row.holidays.values(),
            *([row.instead] if row.instead else []),
        }
        bodies = self._bodies(digests)
        return ChosenPolicies(
            pack=bodies[row.pack],
            calendars={name: bodies[digest] for name, digest in row.calendars.items()},
            instead=bodies[row.instead] if row.instead else None,
            warnings=bodies[row.warnings],
            holidays={name: bodies[digest] for name, digest in row.holidays.items()},
        )

    def _bodies(self, digests: set[str]) -> dict[str, Policy[Any]]:
        """Read kept policies; what a digest says never changes, so that each is read once."""
        known = self._keeper.bodies
        if missing := sorted(digests - known.keys()):
            wanted = select(kept_policies).where(kept_policies.c.digest.in_(missing))
            known.update({row.digest: _policy(row) for row in self._connection.execute(wanted)})
        return {digest: known[digest] for digest in digests}

    def _kept_calendar(self, ref: str, zone: str) -> Calendar:
        """Return a calendar whose file has gone, as it was kept last."""
        c = kept_policies.c
        wanted = select(c.digest).where(c.ref == ref).order_by(c.kept_at.desc()).limit(1)
        digest = self._connection.execute(wanted).scalar()
        if digest is None:
            raise PolicyNotFound(f"no policy {ref!r}, and none is kept")
        return self._bound(digest, zone)

    def _bound(self, digest: str, zone: str) -> Calendar:
        plan: Policy[CalendarPlan] = self._bodies({digest})[digest]
        used = plan.body.holidays
        calendars = self._shelf.calendars
        return calendars.bind(plan, calendars.holidays(used.list) if used else None, zone)


def _is(key: ChoiceKey) -> tuple[Any, ...]:
    c = kept_pledges.c
    return (
        c.sla_policy_ref == key.sla_policy_ref,
        c.calendar_ref == key.calendar_ref,
        c.day == key.day,
        c.kept_pack == key.pack_digest,
    )


def _row(policy: Policy[Any]) -> dict[str, Any]:
    return {
        "digest": digest_of(policy),
        "kind": policy.kind,
        "name": policy.name,
        "version": policy.version,
        "ref": policy.ref,
        "effective_on": policy.effective_on,
        "source": policy.source,
        "written": policy.written,
    }


def _policy(row: Row[Any]) -> Policy[Any]:
    return Policy(
        kind=row.kind,
        name=row.name,
        version=row.version,
        effective_on=row.effective_on,
        source=row.source,
        body=restored_list(row.name, row.written)
        if row.kind == HOLIDAY_LIST
        else restored_body(row.written, _BODIES[row.kind]),
        written=row.written,
    )
