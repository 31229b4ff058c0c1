"""Use case: a closed request yields a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.knowledge.case import CaseState, drafted
from intake.domain.request import ServiceRequest
from intake.ports import Tx


def draft_case(request: ServiceRequest, tx: Tx, now: datetime) -> None:
    """Keep what a request that is done teaches, as a draft that waits for its cause.

    A draft of an earlier closing is brought up to date; what somebody wrote is left alone.

    Args:
        request: As it was closed.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook I-24.
    """
    # There is one case per request, so the request's id serves as the draft's.
    draft = drafted(request, tx.knowledge.parts_of(request.id), request.id, now)
    if draft is None:
        return
    known = tx.knowledge.lock_of_request(request.id)
    if known is None:
        tx.knowledge.add(draft)
    elif known.state is CaseState.DRAFT:
        tx.knowledge.save(replace(draft, id=known.id, version=known.version))
