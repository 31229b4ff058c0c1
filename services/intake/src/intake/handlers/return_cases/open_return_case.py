"""Use case: a customer wants to give goods back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.listing import Reference
from intake.domain.return_cases.case import ReturnCase
from intake.domain.return_cases.events import ReturnCaseOpened
from intake.domain.return_cases.policy import (
    ReturnBasis,
    ReturnKind,
    SaleDayWrong,
    needs_to_be_returnable,
)
from intake.domain.return_cases.rules import first_state, needs_no_open_case
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReturnCase:
    """`id` is the id the case would get; without `sold_on` the day of delivery counts."""

    id: str
    installed_product_id: str
    service_request_id: str
    kind: ReturnKind
    basis: ReturnBasis
    sold_on: date | None
    description: str


def open_return_case(cmd: OpenReturnCase, tx: Tx, now: datetime) -> ReturnCase:
    """Take down the wish to return or to exchange goods, if it comes in time.

    Args:
        cmd: Which product, what is wanted, on what basis.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        InstalledProductNotFound: No such product, or not the caller's.
        ServiceRequestNotFound: The call that is named is unknown.
        ReturnCaseStillOpen: The product has a case already.
        SaleDayWrong: Nobody knows when it was sold, or the day is still to come.
        NoReasonExchange: An exchange without a reason.
        ReturnWindowOver: The sale lies too far back.

    Source: rulebook I-11.
    """
    product = tx.installed_products.lock(cmd.installed_product_id)
    if cmd.service_request_id:
        tx.service_requests.get(Reference(request_id=cmd.service_request_id))
    needs_no_open_case(tx.return_cases.open_of(product.id))
    today = tx.branches.require(product.branch).day_of(now)
    policy = tx.policies.return_case(today)
    sold_on = cmd.sold_on or product.delivered_on
    if sold_on is None:
        raise SaleDayWrong("the day of the sale is unknown", rule="I-11", field="sold_on")
    needs_to_be_returnable(cmd.kind, cmd.basis, sold_on, today, policy.body)
    case = ReturnCase(
        id=cmd.id,
        branch=product.branch,
        customer_id=product.customer_id,
        installed_product_id=product.id,
        service_request_id=cmd.service_request_id,
        kind=cmd.kind,
        basis=cmd.basis,
        sold_on=sold_on,
        description=cmd.description,
        state=first_state(cmd.basis),
        opened_by=tx.actor,
        opened_at=now,
        policy_ref=policy.ref,
    )
    stored = tx.return_cases.add(case)
    tx.outbox.append(ReturnCaseOpened(case=stored, occurred_at=now))
    return stored
