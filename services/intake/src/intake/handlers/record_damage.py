"""Use case: somebody sees on site that people caused the damage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.category import decide_for_damage
from intake.domain.damage import (
    needs_to_be_in_warranty,
    needs_to_be_of_today,
    needs_to_exclude_damage,
)
from intake.domain.events import CategoryDecidedAnew, Event
from intake.domain.facts import Fact, FactKind
from intake.domain.lifecycle import needs_to_be_unsolved
from intake.domain.request import Call, ServiceRequest
from intake.domain.vocabulary import Handling
from intake.handlers.covering import covering_contract
from intake.handlers.recording import lock_for_fact, record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDamage:
    """`finding` says what was seen; `occurred_at` is when (UTC), None means now."""

    service_request_id: str
    occurred_at: datetime | None
    technician: str
    finding: str


def record_damage(cmd: RecordDamage, tx: Tx, now: datetime) -> ServiceRequest:
    """Record damage by people and decide anew who pays; what was promised stays.

    Decided for the day of the call, by the policies in force then. Only work that is still ahead
    can be charged, so a request that is solved keeps its category.

    Args:
        cmd: Which request, what was found, by whom, and when.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The request with its new category and its clocks judged anew.

    Raises:
        PastLifeSettled: A past life was paid when it was lived.
        RequestClosed: The entry is closed, or was by then.
        AlreadySolved: A solution stands, or stood by then.
        CategoryStays: No warranty pays, or the warranty covers damage by people.
        BeforeTheCall: It happened before the customer called.
        InTheFuture: It has not happened yet.

    Source: rulebook I-09, I-10, I-12.
    """
    request, at = lock_for_fact(cmd.service_request_id, cmd.occurred_at, tx, now)
    needs_to_be_of_today(request.call)
    for standing in (request.standing_at(at), request.standing):
        needs_to_be_unsolved(request.call, standing)
    needs_to_be_in_warranty(request.call)
    before, decided = request.call, _decided_anew(request.call, tx)
    fact = Fact(
        kind=FactKind.DAMAGE_FOUND,
        occurred_at=at,
        recorded_at=now,
        actor=tx.actor,
        technician=cmd.technician,
        note=cmd.finding,
    )

    def announce(saved: ServiceRequest) -> tuple[Event, ...]:
        return (
            CategoryDecidedAnew(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=at,
                from_category=before.category,
                to_category=decided.category,
                category_policy_ref=decided.category_policy_ref,
            ),
        )

    saved = record(replace(request, call=decided), (fact,), tx, now, announce)
    tx.service_requests.keep_category(saved)
    return saved


def _decided_anew(call: Call, tx: Tx) -> Call:
    policy = tx.policies.category(call.day)
    pack = tx.policies.warranty_pack(policy.body.pack_for(call.product_line), call.day)
    needs_to_exclude_damage(call, pack)
    # Read without a lock: a call about the product that holds it may wait for this request.
    product = tx.installed_products.get(call.installed_product_id)
    decision = decide_for_damage(
        pack,
        call.considered,
        covering_contract(product, tx, call.day),
        needs_visit=call.handling is Handling.ON_SITE,
    )
    return call.paid_by(decision, policy.ref)
