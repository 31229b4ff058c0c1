"""Which changes of a promise are allowed; one rule per function (I-18, I-19)."""

from __future__ import annotations

from datetime import datetime, timedelta

from intake.domain.basis import met_at_of
from intake.domain.errors import ConditionUnknown, Invalid, Refused
from intake.domain.lifecycle import needs_to_be_open
from intake.domain.promise import Promise
from intake.domain.request import Call, ServiceRequest
from intake.domain.sla import SlaPack
from intake.domain.standing import Standing
from intake.domain.terms import terms_at
from intake.domain.vocabulary import DONE_OUTCOMES, Milestone


class NotAhead(Invalid):
    """An agreed date or the end of a wait lies ahead of its agreement, and not too far."""

    reason = "NOT_AHEAD"


class NotByAgreement(Refused):
    """The pack promises a length of time there, which no agreement replaces."""

    reason = "NOT_BY_AGREEMENT"


class MilestoneAlreadyMet(Refused):
    """There is nothing left to agree on."""

    reason = "MILESTONE_ALREADY_MET"


class PromiseUnchanged(Refused):
    """The request is promised just that already."""

    reason = "PROMISE_UNCHANGED"


def needs_to_lie_ahead(
    instant: datetime, occurred_at: datetime, longest: timedelta, field: str
) -> None:
    """Refuse a date that is over when it is told, or further ahead than anybody waits.

    Args:
        instant: Agreed date, or when a wait is expected to end (UTC).
        occurred_at: When it was told (UTC).
        longest: How far ahead it may lie; equal is in time.
        field: Name of the instant in the command.

    Raises:
        NotAhead: It does not lie ahead, or too far.

    Source: rulebook I-18, I-19.
    """
    if not occurred_at < instant <= occurred_at + longest:
        raise NotAhead(
            f"{instant.isoformat()} is not within {longest // timedelta(days=1)} days after"
            f" {occurred_at.isoformat()}",
            rule="I-19",
            field=field,
            occurred_at=occurred_at.isoformat(),
            longest_days=str(longest // timedelta(days=1)),
        )


def needs_to_be_agreeable(
    request: ServiceRequest, promise: Promise, milestone: Milestone, occurred_at: datetime
) -> None:
    """Refuse to agree on what the pack promises as a length of time, or what is done already.

    Raises:
        RequestClosed: The entry was closed by then.
        NotByAgreement: The pack does not leave the milestone to an agreement.
        MilestoneAlreadyMet: It was met by then.

    Source: rulebook I-18, I-19.
    """
    known = request.timeline.until(occurred_at)
    standing = request.standing_at(occurred_at)
    needs_to_be_open(request.call, standing)
    line = promise.target(milestone, terms_at(known, occurred_at))
    if line is None or not line.agreed:
        raise NotByAgreement(
            f"{milestone} of {request.call.number} is not left to an agreement",
            rule="I-18",
            milestone=milestone.value,
            sla_policy_ref=request.call.sla_policy_ref,
        )
    if met_at := met_at_of(milestone, known, standing):
        raise MilestoneAlreadyMet(
            f"{milestone} of {request.call.number} was met at {met_at.isoformat()}",
            rule="I-18",
            milestone=milestone.value,
            met_at=met_at.isoformat(),
        )


def needs_to_be_reportable(call: Call, standing: Standing) -> None:
    """Refuse a report about work that was never done; one may follow after closing.

    Raises:
        RequestClosed: The entry was rejected or withdrawn by then.

    Source: rulebook I-16.
    """
    if standing.outcome not in DONE_OUTCOMES:
        needs_to_be_open(call, standing)


def needs_known_conditions(pack: SlaPack, conditions: frozenset[str]) -> None:
    """Refuse words about a call that the pack does not ask for.

    Raises:
        ConditionUnknown: No line of the pack names one of the words.

    Source: rulebook I-18.
    """
    if strangers := sorted(conditions - pack.conditions):
        raise ConditionUnknown(
            f"the pack asks for no {', '.join(strangers)}",
            rule="I-18",
            field="conditions",
            known=", ".join(sorted(pack.conditions)),
        )
