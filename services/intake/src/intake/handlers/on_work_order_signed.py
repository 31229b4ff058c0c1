"""Reaction: the customer signed the voucher of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.following import is_ended_undone_after
from intake.domain.vocabulary import Outcome
from intake.handlers.closing import Closing, close
from intake.handlers.reacting import lock_for_reaction
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderSigned:
    """What intake reads of WorkOrderSigned; `signed_at` is UTC."""

    service_request_id: str
    technician: str
    signed_at: datetime
    visits: int


def on_work_order_signed(event: WorkOrderSigned, tx: Tx, now: datetime) -> None:
    """Close the request as done on site, at the time of the signature.

    A signature under work that did not restore the service closes nothing, nor does one on a
    request that was closed before it, or ended undone after it.

    Args:
        event: Who worked, how many visits it took, and when the customer signed.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        RequestNotKnownYet: The request has not arrived here.

    Source: rulebook I-02, D-14.
    """
    request, at = lock_for_reaction(event.service_request_id, event.signed_at, tx)
    standing = request.standing_at(at)
    if standing.closed_at or standing.restored_at is None or is_ended_undone_after(request, at):
        return
    closing = Closing(
        occurred_at=at,
        outcome=Outcome.DONE_ON_SITE,
        technician=event.technician,
        visits=event.visits,
    )
    close(request, closing, tx, now)
