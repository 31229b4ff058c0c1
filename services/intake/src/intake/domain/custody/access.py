"""Access to a customer's system in custody: who holds it, who read it (I-28)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from intake.domain.errors import ConcurrentUpdate, NotFound, Refused


class AccessNotFound(NotFound):
    """There is no such access in custody, or the caller may not see it."""

    reason = "ACCESS_NOT_FOUND"


class AccessStale(ConcurrentUpdate):
    """The access changed between reading and writing."""

    reason = "ACCESS_STALE"


class CustodyEnded(Refused):
    """The access is no longer in custody."""

    reason = "CUSTODY_ENDED"


class AccessNotChanged(Refused):
    """A hand-over brings a new secret."""

    reason = "ACCESS_NOT_CHANGED"


class SameHolder(Refused):
    """The access is handed over to somebody else."""

    reason = "SAME_HOLDER"


class NotTheHolder(Refused):
    """Only the holder reads it; whoever needs it gets it handed over."""

    reason = "NOT_THE_HOLDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What opens a system. It is never printed, logged, or part of an answer but one."""

    account: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who has had the access, and since when; `until` None is the present holder."""

    holder: str
    since: datetime
    given_by: str
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessReading:
    """Who read it, when and why."""

    access_id: str
    reader: str
    reason: str
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One access in custody, without what opens it; `holdings` are in order, the last is now."""

    id: str
    customer_id: str
    branch: str
    system: str
    changed_at: datetime
    holdings: tuple[Holding, ...]
    ended_at: datetime | None = None
    end_reason: str = ""
    version: int = 0

    @property
    def holder(self) -> str:
        """Who holds it now, empty once custody has ended."""
        return "" if self.ended_at else self.holdings[-1].holder

    def needs_to_be_held(self) -> None:
        """Refuse what comes after the end.

        Raises:
            CustodyEnded: It is no longer in custody.
        """
        if self.ended_at is not None:
            raise CustodyEnded(
                f"custody of {self.system} ended at {self.ended_at.isoformat()}", rule="I-28"
            )

    def needs_holder(self, reader: str) -> None:
        """Refuse a reading by anybody but the holder.

        Raises:
            CustodyEnded: It is no longer in custody.
            NotTheHolder: Somebody else holds it.

        Source: rulebook I-28.
        """
        self.needs_to_be_held()
        if reader != self.holder:
            raise NotTheHolder(f"{self.system} is held by somebody else", rule="I-28")

    def handed_over(self, holding: Holding, *, known: Secret, changed: Secret) -> Access:
        """Return the access with another holder and a changed secret.

        Args:
            holding: The new holder, from when, by whom, why.
            known: What opened it so far.
            changed: What opens it from now on.

        Raises:
            CustodyEnded: It is no longer in custody.
            SameHolder: He holds it already.
            AccessNotChanged: The secret is the one the old holder knows.

        Source: rulebook I-28.
        """
        self.needs_to_be_held()
        if holding.holder == self.holder:
            raise SameHolder(f"{holding.holder} holds it already", rule="I-28", field="to_holder")
        if changed.secret == known.secret:
            raise AccessNotChanged(
                "the secret has to be changed at hand-over", rule="I-28", field="secret"
            )
        return replace(
            self,
            changed_at=holding.since,
            holdings=(*self._closed(holding.since), holding),
        )

    def ended(self, reason: str, now: datetime) -> Access:
        """Return the access after its custody.

        Raises:
            CustodyEnded: It has ended already.

        Source: rulebook I-28.
        """
        self.needs_to_be_held()
        return replace(self, holdings=self._closed(now), ended_at=now, end_reason=reason)

    def _closed(self, until: datetime) -> tuple[Holding, ...]:
        return (*self.holdings[:-1], replace(self.holdings[-1], until=until))
