"""Who may handle a complaint, and what has to be there before it is closed."""

from __future__ import annotations

from feedback.domain.errors import Refused
from feedback.domain.liability import Liability
from feedback.domain.policies import ComplaintPolicy
from feedback.domain.words import Grade, Judgement


class WrongOwner(Refused):
    reason = "COMPLAINT_WRONG_OWNER"


class HandledByPersonConcerned(Refused):
    reason = "COMPLAINT_HANDLED_BY_PERSON_CONCERNED"


class TooFewAttempts(Refused):
    reason = "COMPLAINT_TOO_FEW_ATTEMPTS"


class LiabilityUnverified(Refused):
    reason = "COMPLAINT_LIABILITY_UNVERIFIED"


class LiabilitySettled(Refused):
    reason = "COMPLAINT_LIABILITY_SETTLED"


def require_owner(grade: Grade, role: str, policy: ComplaintPolicy) -> None:
    """Refuse a role to which complaints of a grade do not go first.

    Raises:
        WrongOwner: COMPLAINT_WRONG_OWNER.

    Source: rulebook F-07.
    """
    allowed = policy.ownership[grade].confirmed_by
    if role not in allowed:
        raise WrongOwner(
            f"a {grade} complaint goes to {' or '.join(allowed)} before it is handled",
            rule="F-07",
            grade=grade.value,
            role=role,
            allowed=",".join(allowed),
        )


def require_not_concerned(
    number: str, actor: str, technician_code: str, liability: Liability | None
) -> None:
    """Refuse whoever is complained about, or was found responsible.

    Raises:
        HandledByPersonConcerned: COMPLAINT_HANDLED_BY_PERSON_CONCERNED.

    Source: rulebook F-12.
    """
    responsible = liability.responsible_person if liability else ""
    if actor in {technician_code, responsible} - {""}:
        raise HandledByPersonConcerned(
            f"{actor} is the person complained about in {number}", rule="F-12", actor=actor
        )


def require_unsettled(number: str, liability: Liability | None) -> None:
    """Refuse another liability where a verified one stands.

    Raises:
        LiabilitySettled: COMPLAINT_LIABILITY_SETTLED.

    Source: rulebook F-09.
    """
    if liability is not None and liability.is_verified:
        raise LiabilitySettled(f"liability of {number} is verified and stands", rule="F-09")


def require_closable(
    judgement: Judgement, attempts: int, liability: Liability | None, policy: ComplaintPolicy
) -> None:
    """Refuse to close without the customer's judgement, or before the inquiry is over.

    Args:
        judgement: What the customer says, or that nobody could be reached.
        attempts: Documented attempts to reach the customer.
        liability: As proposed or verified; None if there is none.
        policy: Says how many attempts stand for a judgement.

    Raises:
        TooFewAttempts: COMPLAINT_TOO_FEW_ATTEMPTS.
        LiabilityUnverified: COMPLAINT_LIABILITY_UNVERIFIED.

    Source: rulebook F-09, F-11.
    """
    needed = policy.attempts_before_closing
    if judgement is Judgement.UNREACHABLE and attempts < needed:
        raise TooFewAttempts(
            f"{attempts} of {needed} documented attempts to reach the customer",
            rule="F-11",
            attempts=str(attempts),
            needed=str(needed),
        )
    if liability is not None and not liability.is_verified:
        raise LiabilityUnverified(
            f"the liability proposed by {liability.proposed_by} is not verified",
            rule="F-09",
            proposed_by=liability.proposed_by,
        )
