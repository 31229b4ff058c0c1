"""Query: why a deadline is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.basis import Known
from intake.domain.clock import read_clocks
from intake.domain.errors import Refused
from intake.domain.explanation import Explanation, due_next, explain
from intake.domain.judgement import judged_as_of
from intake.domain.listing import Reference
from intake.domain.promise import Promise
from intake.domain.request import ServiceRequest
from intake.domain.sla import promised_to
from intake.domain.terms import terms_at
from intake.domain.vocabulary import Milestone
from intake.handlers.promising import promise_of
from intake.ports import Tx


class MilestoneNotPromised(Refused):
    """There is no deadline to explain."""

    reason = "MILESTONE_NOT_PROMISED"


class MilestoneNotDueYet(Refused):
    """It is promised, but nothing is agreed or diagnosed yet that its time would count from."""

    reason = "MILESTONE_NOT_DUE_YET"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDeadline:
    """A request, one of its clocks taken apart, and the zone in which its windows are told."""

    request: ServiceRequest
    explanation: Explanation
    zone: str


def explain_deadline(
    reference: Reference, milestone: Milestone | None, tx: Tx, now: datetime
) -> ExplainedDeadline:
    """Take one clock of a request apart, from its facts and the policies kept with it.

    Args:
        reference: Id, number or external reference.
        milestone: Which one; None asks for the one due next, else for the last one promised.
        tx: Open transaction that only reads.
        now: Instant up to which an open request is judged (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        MilestoneNotPromised: The request has no such promise.
        MilestoneNotDueYet: It has, but no date is agreed, or there is no diagnosis to count from.

    Source: rulebook I-16, I-17, I-19.
    """
    request = tx.service_requests.get(reference)
    promise = promise_of(request, tx)
    as_of = judged_as_of(request, now)
    wanted = milestone or _due_next(request, promise, as_of)
    found = explain(wanted, request.timeline, promise, as_of) if wanted else None
    if found is None:
        raise _nothing_due(request, promise, wanted, as_of)
    zone = tx.branches.require(request.call.registered_branch).time_zone
    return ExplainedDeadline(request=request, explanation=found, zone=zone)


def _nothing_due(
    request: ServiceRequest, promise: Promise, wanted: Milestone | None, as_of: datetime
) -> Refused:
    """Return why there is no deadline, and which milestones have one."""
    known = Known.at(request.timeline, as_of)
    line = promise.target(wanted, terms_at(known.timeline, known.as_of)) if wanted else None
    readings = read_clocks(
        promised_to(request.call.handling), request.timeline, promise, known.as_of
    )
    due = ", ".join(reading.milestone.value for reading in readings) or "none"
    if wanted is None or line is None:
        refusal: type[Refused] = MilestoneNotPromised
        why = f"is promised no {wanted or 'time that is known yet'}"
    else:
        refusal = MilestoneNotDueYet
        why = (
            f"has no date agreed with the customer for {wanted} yet"
            if line.agreed
            else f"has no diagnosis yet, from which {wanted} counts"
        )
    return refusal(
        f"request {request.call.number} {why}; milestones with a deadline: {due}",
        rule="I-16",
        field="milestone",
        request_number=request.call.number,
        milestone=wanted.value if wanted else "",
        due=due,
    )


def _due_next(request: ServiceRequest, promise: Promise, as_of: datetime) -> Milestone | None:
    milestones = promised_to(request.call.handling)
    return due_next(read_clocks(milestones, request.timeline, promise, as_of))
