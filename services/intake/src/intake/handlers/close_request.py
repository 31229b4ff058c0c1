"""Use case: an entry of the register ends by an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.following import needs_later_facts_to_follow
from intake.domain.lifecycle import needs_to_be_closable
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Outcome
from intake.handlers.closing import Closing, close
from intake.handlers.recording import lock_for_fact
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRequest:
    service_request_id: str
    occurred_at: datetime | None
    outcome: Outcome
    reason: str


def close_request(cmd: CloseRequest, tx: Tx, now: datetime) -> ServiceRequest:
    """Close a request by hand; work done on site closes by its signed voucher instead.

    Args:
        cmd: Which request, how it ended, why, and when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The closed request.

    Raises:
        RequestClosed: The entry was closed by then.
        ReasonNeeded: Rejected or withdrawn without a reason.
        NotRestored: Done, but the fault was not gone by then.
        SignatureNeeded: Done on site needs the signed voucher.
        LaterFactStands: Work, or another closing, happened after that.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-02, D-14.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_closable(
        request.call,
        request.standing_at(at),
        cmd.outcome,
        cmd.reason,
        is_signed=request.call.historical,
    )
    closing = Closing(occurred_at=at, outcome=cmd.outcome, reason=cmd.reason)
    needs_later_facts_to_follow(request, closing.fact(tx, now))
    return close(request, closing, tx, now)
