"""Use case: another branch takes a request over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.events import ServiceRequestTransferred
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_another_branch, needs_to_be_open
from intake.domain.request import ServiceRequest
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRequest:
    service_request_id: str
    occurred_at: datetime | None
    to_branch: str
    reason: str


def transfer_request(cmd: TransferRequest, tx: Tx, now: datetime) -> ServiceRequest:
    """Hand a request over to another branch; its number and its clocks stay.

    Args:
        cmd: Which request, to whom, why, and from when (UTC, None means now).
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request, now the other branch's.

    Raises:
        BranchNotFound: There is no such branch.
        SameBranch: The branch had it by then.
        RequestClosed: The entry was closed by then.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-02, I-19.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    before = request.standing_at(at)
    needs_to_be_open(request.call, before)
    needs_another_branch(request.call, before, cmd.to_branch)
    tx.branches.require(cmd.to_branch)
    fact = Fact(
        kind=FactKind.TRANSFERRED,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        branch=cmd.to_branch,
        note=cmd.reason,
    )
    # The zone follows the branch that has the request after all facts, late ones included.
    owner = request.with_facts(fact).standing.branch
    moved = replace(request, zone=tx.branches.require(owner).time_zone)
    return record(
        moved,
        (fact,),
        tx,
        now,
        lambda saved: (
            ServiceRequestTransferred(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=at,
                from_branch=before.branch,
                to_branch=cmd.to_branch,
            ),
        ),
    )
