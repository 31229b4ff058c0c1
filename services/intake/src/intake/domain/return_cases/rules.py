"""Who decides a return, whose fault it was, who has to be told (I-11): a rule, a function."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from intake.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.return_cases.case import (
    Liability,
    ReturnCase,
    ReturnCaseState,
    ReturnCause,
)
from intake.domain.return_cases.policy import ReturnBasis, ReturnKind, ReturnPolicy


class ReturnCaseNotFound(NotFound):
    """There is no such case, or the caller does not act for its branch."""

    reason = "RETURN_CASE_NOT_FOUND"


class StaleReturnCase(ConcurrentUpdate):
    """The case changed between reading and writing."""

    reason = "RETURN_CASE_STALE"


class ReturnCaseStillOpen(Refused):
    """The product has a case that is not closed."""

    reason = "RETURN_CASE_STILL_OPEN"


class OwnReturnCase(Refused):
    """Whoever opened a case or found its fault does not decide it."""

    reason = "OWN_RETURN_CASE"


class ResponsibleNeeded(Invalid):
    """A fault is somebody's; only the customer's own choice is nobody's."""

    reason = "RESPONSIBLE_NEEDED"


class CauseDoesNotFit(Refused):
    """A confirmed fault has a cause of ours, a return without a reason has none."""

    reason = "RETURN_CAUSE_DOES_NOT_FIT"


class LevelWrong(Refused):
    """Levels are informed from the bottom up, each once."""

    reason = "LEVELS_BOTTOM_UP"


class RecoveryWrong(Refused):
    """Something is recovered of a cost that somebody is responsible for, and never more."""

    reason = "RECOVERY_WRONG"


class CaseIncomplete(Refused):
    """Something has to be settled before a case is closed."""

    reason = "RETURN_CASE_INCOMPLETE"


def needs_no_open_case(other: ReturnCase | None) -> None:
    """Refuse a second case about the same product.

    Source: rulebook I-11.
    """
    if other:
        raise ReturnCaseStillOpen(
            f"case {other.id} is {other.state}", rule="I-11", return_case_id=other.id
        )


def first_state(basis: ReturnBasis) -> ReturnCaseState:
    """Return where a case begins: a fault is looked at first, a wish goes to the manager.

    Source: rulebook I-11.
    """
    if basis is ReturnBasis.QUALITY_FAULT:
        return ReturnCaseState.REPORTED
    return ReturnCaseState.AWAITING_APPROVAL


def state_after_finding(kind: ReturnKind, *, is_confirmed: bool) -> ReturnCaseState:
    """Return where a finding leads: goods without a fault stay, a return needs the manager.

    Source: rulebook I-11.
    """
    if not is_confirmed:
        return ReturnCaseState.REFUSED
    if kind is ReturnKind.RETURN:
        return ReturnCaseState.AWAITING_APPROVAL
    return ReturnCaseState.APPROVED


def needs_another_decider(case: ReturnCase, decider: str) -> None:
    """Refuse a decision of somebody who opened the case or found the fault.

    Source: rulebook I-11.
    """
    found_by = case.finding.by if case.finding else ""
    if decider in {case.opened_by, found_by}:
        raise OwnReturnCase(f"{decider} is part of case {case.id}", rule="I-11", by=decider)


def needs_somebody_responsible(case: ReturnCase, liability: Liability) -> None:
    """Refuse a cause that does not fit the case, and a fault of nobody.

    Source: rulebook I-11.
    """
    is_choice = liability.cause is ReturnCause.CUSTOMERS_CHOICE
    if is_choice != (case.basis is ReturnBasis.NO_REASON):
        raise CauseDoesNotFit(
            f"a case of {case.basis} is not caused by {liability.cause}",
            rule="I-11",
            cause=liability.cause,
        )
    if not is_choice and not (liability.unit.strip() or liability.person.strip()):
        raise ResponsibleNeeded(
            "name the responsible department or person", rule="I-11", field="unit"
        )


def needs_the_next_level(case: ReturnCase, level: str, policy: ReturnPolicy) -> None:
    """Refuse to skip a level, to name an unknown one or to repeat one.

    Source: rulebook I-11.
    """
    told = len(case.levels)
    expected = policy.levels[told] if told < len(policy.levels) else ""
    if level != expected:
        raise LevelWrong(
            f"next is {expected or 'nobody'}", rule="I-11", level=level, expected=expected
        )


def needs_to_be_recoverable(case: ReturnCase, amount: Decimal) -> None:
    """Refuse to recover nothing, from nobody, or more than it cost.

    Source: rulebook I-11.
    """
    cost = to_recover(case)
    if not 0 < amount <= cost - case.recovered:
        raise RecoveryWrong(
            f"{cost - case.recovered} of {cost} is left to recover",
            rule="I-11",
            cost=str(cost),
            recovered=str(case.recovered),
        )


def to_recover(case: ReturnCase) -> Decimal:
    """Return what the responsible unit has to pay; the customer's own choice costs nobody."""
    found = case.liability
    if found is None or found.cause is ReturnCause.CUSTOMERS_CHOICE:
        return Decimal(0)
    return found.cost


def missing(case: ReturnCase, policy: ReturnPolicy) -> Iterator[str]:
    """Yield what has to be settled before a case is closed.

    Goods that are not taken back need no cause and no recovery; the customer is told in any case.

    Source: rulebook I-11.
    """
    if case.is_approved:
        if case.liability is None:
            yield "liability"
        elif case.recovered < to_recover(case):
            yield "recovery"
        if len(case.levels) < len(policy.levels):
            yield "levels"
    settled_at = case.settled_at
    if not any(settled_at and notice.at >= settled_at for notice in case.notices):
        yield "customer"


def needs_to_be_complete(case: ReturnCase, policy: ReturnPolicy) -> None:
    """Refuse to close a case of which something is not settled.

    Raises:
        CaseIncomplete: Names what is missing.

    Source: rulebook I-11.
    """
    if left := list(missing(case, policy)):
        raise CaseIncomplete(
            f"case {case.id} lacks {', '.join(left)}", rule="I-11", missing=",".join(left)
        )
