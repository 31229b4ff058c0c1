"""Use case: the customer and we agree on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Fact, FactKind
from intake.domain.promising import needs_to_be_agreeable, needs_to_lie_ahead
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Milestone
from intake.handlers.promising import announce_promise, promise_of
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeDate:
    service_request_id: str
    occurred_at: datetime | None
    milestone: Milestone
    agreed_for: datetime
    evidence: str


def agree_date(cmd: AgreeDate, tx: Tx, now: datetime) -> ServiceRequest:
    """Promise a milestone for a date, where the pack leaves it to an agreement.

    The clock runs out at the agreed instant, unless the customer causes a pause after agreeing; a
    pause that holds while agreeing is over for this clock, and goes on for all others. A later
    agreement takes the place of an earlier one, which stays in the history.

    Args:
        cmd: Which milestone, for when, by what evidence, and when it was agreed (UTC, None means
            now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks judged anew.

    Raises:
        NotByAgreement: The pack does not leave the milestone to an agreement.
        MilestoneAlreadyMet: It was met by then.
        NotAhead: The date is over, or further ahead than policy allows.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-18, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    longest = tx.policies.register(request.day_of(at)).longest_wait
    needs_to_lie_ahead(cmd.agreed_for, at, longest, "agreed_time")
    needs_to_be_agreeable(request, promise_of(request, tx), cmd.milestone, at)
    fact = Fact(
        kind=FactKind.DATE_AGREED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        milestone=cmd.milestone,
        agreed_for=cmd.agreed_for,
        note=cmd.evidence,
    )
    return record(request, (fact,), tx, now, announce_promise(at, fact.kind.value, tx))
