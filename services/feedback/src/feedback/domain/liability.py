"""Who is liable: proposed by one person, verified by another, never by the one concerned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from feedback.domain.errors import Invalid, Refused
from feedback.domain.words import Fault


class PersonConcerned(Refused):
    reason = "LIABILITY_PERSON_CONCERNED"


class SelfVerification(Refused):
    reason = "LIABILITY_SELF_VERIFICATION"


class LiabilityNotProposed(Refused):
    reason = "LIABILITY_NOT_PROPOSED"


class LiabilityVerifiedAlready(Refused):
    reason = "LIABILITY_VERIFIED_ALREADY"


class NobodyNamed(Invalid):
    reason = "LIABILITY_NOBODY_NAMED"


class SomebodyNamed(Invalid):
    reason = "LIABILITY_SOMEBODY_NAMED"


# Faults of a person; when nobody can be named, the group leader is (F-09).
_PERSONAL = frozenset(
    {Fault.RUDE, Fault.ASKED_FOR_GIFT, Fault.LATE, Fault.REPEATED_REPAIR, Fault.REFUSED_OR_DRAGGED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Liability:
    """The result of the inquiry into a complaint; it counts once verified (F-09)."""

    fault: Fault
    responsible_person: str
    responsible_department: str
    cause: str
    proposed_by: str
    repeated: bool
    verified_by: str = ""
    verified_at: datetime | None = None

    @property
    def is_verified(self) -> bool:
        """Whether somebody else than the proposer has checked it."""
        return self.verified_at is not None

    @property
    def is_against_service(self) -> bool:
        """Whether service is liable, a person or a department."""
        return self.is_verified and self.fault is not Fault.NONE

    @property
    def summary(self) -> str:
        """The fault and who answers for it, in one line for the ledger."""
        named = self.responsible_person or self.responsible_department
        fault = self.fault.value if self.fault is not Fault.NONE else "service not liable"
        return f"{fault}: {named}" if named else fault

    def require_names(self) -> None:
        """Check that exactly those are named who can answer for this kind of fault.

        Raises:
            NobodyNamed: A personal fault without a person, a process fault without a department.
            SomebodyNamed: Service is not liable, yet somebody is named.

        Source: rulebook F-09.
        """
        if self.fault is Fault.NONE and (self.responsible_person or self.responsible_department):
            raise SomebodyNamed(
                "service is not liable, so nobody answers for it",
                rule="F-09",
                field="responsible_person" if self.responsible_person else "responsible_department",
            )
        if self.fault in _PERSONAL and not self.responsible_person:
            raise NobodyNamed(
                f"{self.fault} is a person's fault: name the person or the group leader",
                rule="F-09",
                field="responsible_person",
                fault=self.fault.value,
            )
        if self.fault is Fault.PROCESS and not self.responsible_department:
            raise NobodyNamed(
                "a fault of the process needs the department that answers for it",
                rule="F-09",
                field="responsible_department",
                fault=self.fault.value,
            )

    def require_uninvolved(self, actor: str, complained_about: str) -> None:
        """Check that nobody decides their own case.

        Args:
            actor: Who proposes or verifies.
            complained_about: Technician of the complaint; empty where there is none.

        Raises:
            PersonConcerned: The actor is responsible, or is the one complained about.

        Source: rulebook F-09.
        """
        if actor in {self.responsible_person, complained_about} - {""}:
            raise PersonConcerned(
                f"{actor} is concerned by this complaint and cannot decide about it",
                rule="F-09",
                actor=actor,
            )

    def verified(self, actor: str, at: datetime) -> Liability:
        """Return the liability as verified.

        Args:
            actor: Not the proposer.
            at: When it was verified (UTC).

        Raises:
            LiabilityVerifiedAlready: It was verified before.
            SelfVerification: The proposer verifies.

        Source: rulebook F-09.
        """
        if self.is_verified:
            raise LiabilityVerifiedAlready(
                f"liability was verified by {self.verified_by}",
                rule="F-09",
                verified_by=self.verified_by,
            )
        if actor == self.proposed_by:
            raise SelfVerification(
                f"{actor} proposed this liability; somebody else verifies it",
                rule="F-09",
                proposed_by=self.proposed_by,
            )
        return replace(self, verified_by=actor, verified_at=at)
