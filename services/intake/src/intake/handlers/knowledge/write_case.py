"""Use case: write down what was learned from a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.knowledge.case import (
    CasePart,
    CaseState,
    KnowledgeCase,
    needs_no_contact,
    needs_to_be_done,
)
from intake.domain.listing import Reference
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCase:
    """`id` is the id a new case would get; an empty symptom is the customer's own words."""

    id: str
    service_request_id: str
    symptom: str
    cause: str
    remedy: str
    parts: tuple[CasePart, ...]


def write_case(cmd: WriteCase, tx: Tx, now: datetime) -> KnowledgeCase:
    """Write or revise the case of a request that is done; it is suggested from then on.

    Args:
        cmd: Which request, and what was learned; no parts mean those of the service reports.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        RequestNotDone: It is open, was rejected or withdrawn.
        ContactInCase: A text tells a customer's telephone number.

    Source: rulebook I-08, I-24.
    """
    request = tx.service_requests.get(Reference(request_id=cmd.service_request_id))
    needs_to_be_done(request)
    known = tx.knowledge.lock_of_request(request.id)
    call = request.call
    case = KnowledgeCase(
        id=known.id if known else cmd.id,
        service_request_id=request.id,
        branch=request.standing.branch,
        product_line=call.product_line,
        product_model=call.product_model,
        symptom_code=call.symptom_code,
        symptom=needs_no_contact(cmd.symptom or call.symptom, "symptom"),
        cause=needs_no_contact(cmd.cause, "cause"),
        remedy=needs_no_contact(cmd.remedy, "remedy"),
        parts=cmd.parts or tx.knowledge.parts_of(request.id),
        state=CaseState.PUBLISHED,
        written_by=tx.actor,
        written_at=now,
    )
    if known is None:
        return tx.knowledge.add(case)
    return tx.knowledge.save(replace(case, version=known.version))
