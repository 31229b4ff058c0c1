"""Use case: register a contact at once and tell the promised times."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from intake.domain.branch import Branch
from intake.domain.category import Matter, decide_category
from intake.domain.contract import ContractCover
from intake.domain.customer import InstalledPart
from intake.domain.events import ServiceRequestRegistered
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.judgement import judge_request
from intake.domain.promising import needs_known_conditions
from intake.domain.register import (
    EarlierCall,
    believable,
    joined_request,
    repeated_request,
)
from intake.domain.registration import (
    Decisions,
    NotTheCustomersProduct,
    ProductLineNeeded,
    RegisterCall,
    RegisterPlace,
    Subject,
    needs_customer,
    needs_reference_of_past_life,
    needs_to_follow_first_call,
    new_entry,
)
from intake.domain.request import ServiceRequest
from intake.domain.severity import decide_severity
from intake.domain.sla import Chosen, SlaSelection
from intake.domain.vocabulary import ChosenBy, Handling
from intake.handlers.covering import covering_contract
from intake.handlers.join_call import JoinCall, join
from intake.handlers.promising import promise_of
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredCall:
    """The request that a call became, or the open one it joined."""

    request: ServiceRequest
    joined: bool


def register_call(cmd: RegisterCall, tx: Tx, now: datetime) -> RegisteredCall:
    """Register a call under the next number of its branch and day, or join it to an open one.

    Only a call that names an installed product can join another, and only one that names a symptom
    code too can repeat one; what brings an external reference is an entry of its own. A fault that
    joins a request whose fault was solved brings it back.

    Args:
        cmd: What was said; `received_at` is UTC and starts the clocks.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The request with its clocks.

    Raises:
        InTheFuture: The call is said to come in later than now.
        BranchNotFound: No such branch, or not the caller's.
        CustomerNotFound: No such customer.
        InstalledProductNotFound: No such product.
        NotTheCustomersProduct: The product is another customer's.
        ProductLineNeeded: Neither product nor product line is named.
        CustomerNeeded: Nobody is named, and it is no work for ourselves.
        FirstCallToldLate: It came in before the first call of the request it would join.
        PastLifeNeedsReference: A past life without its number where it was lived.
        SeverityUnknown: A fault without impact and severity.
        SlaPackUnknown: No such pack is in force.
        CalendarUnknown: No such calendar is in force.
        ConditionUnknown: The pack asks for no such word.
        ExternalRefTaken: Another request has the external reference.

    A contract that covers the product brings its SLA pack, unless the call names one.

    Source: rulebook I-01, I-02, I-03, I-09, I-10, I-13, I-15, I-16, P-18.
    """
    branch = tx.branches.get(cmd.branch)
    today = tx.policies.register(branch.day_of(now))
    cmd = replace(cmd, received_at=believable(cmd.received_at, now, today, "received_time"))
    day = branch.day_of(cmd.received_at)
    needs_reference_of_past_life(cmd)
    subject = _subject(cmd, tx)
    needs_customer(cmd, subject, tx.policies.category(day).body)
    earlier, joined = _before(cmd, subject, tx)
    if joined:
        return RegisteredCall(request=_join(joined, cmd, tx, now), joined=True)
    window = tx.policies.register(day).repeat_window
    repeated = repeated_request(earlier, cmd.symptom_code, cmd.received_at, window)
    decisions = _decide(cmd, subject, repeated or "", tx, day)
    return RegisteredCall(request=_enter(cmd, branch, decisions, tx, now), joined=False)


def _enter(
    cmd: RegisterCall, branch: Branch, decisions: Decisions, tx: Tx, now: datetime
) -> ServiceRequest:
    day = branch.day_of(cmd.received_at)
    # The row of the day is locked from here to the commit: everything else is read before.
    serial = tx.call_register.next_serial(branch.code, day)
    place = RegisterPlace(branch=branch, day=day, serial=serial)
    entry = new_entry(cmd, decisions, place, tx.actor, now)
    judged, changes = judge_request(entry, promise_of(entry, tx), now)
    request = tx.service_requests.add(judged)
    registered = ServiceRequestRegistered(
        service_request_id=request.id,
        branch=branch.code,
        occurred_at=cmd.received_at,
        request=request,
    )
    for event in (registered, *changes):
        tx.outbox.append(event)
    return request


def _subject(cmd: RegisterCall, tx: Tx) -> Subject:
    if cmd.installed_product_id:
        product = tx.installed_products.lock(cmd.installed_product_id)
        if cmd.customer_id not in {"", product.customer_id}:
            raise NotTheCustomersProduct(
                "the installed product belongs to another customer",
                rule="I-06",
                installed_product_id=product.id,
            )
        return Subject(
            customer_id=product.customer_id,
            product=product,
            product_line=product.product_line,
            product_model=product.product_model,
        )
    if not cmd.product_line:
        raise ProductLineNeeded(
            "name the installed product or the product line", rule="I-01", field="product_line"
        )
    if cmd.customer_id:
        tx.customers.require(cmd.customer_id)
    return Subject(
        customer_id=cmd.customer_id,
        product=None,
        product_line=cmd.product_line,
        product_model=cmd.product_model,
    )


def _part(cmd: RegisterCall, subject: Subject, tx: Tx) -> InstalledPart | None:
    """Return the part that failed; one that is not on file proves nothing."""
    if subject.product is None or not cmd.part_bar_code:
        return None
    return tx.installed_parts.find(subject.product.id, cmd.part_bar_code)


def _fitted(cmd: RegisterCall, subject: Subject, tx: Tx) -> FittedPart | None:
    """Return the part that failed, if it was issued by that serial or batch (P-18)."""
    if subject.product is None or not cmd.part_bar_code:
        return None
    return tx.fitted_parts.find(subject.product.id, cmd.part_bar_code)


def _before(
    cmd: RegisterCall, subject: Subject, tx: Tx
) -> tuple[tuple[EarlierCall, ...], ServiceRequest | None]:
    """Return the earlier requests about the product, and the one that the call joins, locked."""
    if subject.product is None:
        return (), None
    product_id = subject.product.id
    while True:
        earlier = tx.service_requests.earlier(product_id, cmd.symptom_code)
        joined = joined_request(
            earlier,
            cmd.purpose,
            cmd.symptom_code,
            cmd.received_at,
            is_another_fault=cmd.another_fault,
        )
        if cmd.external_ref or not joined:
            return earlier, None
        request = tx.service_requests.lock_of_product(joined, product_id)
        if request.standing.closed_at is None:
            return earlier, request
        # It was closed while we waited for it: look again, now as one of the closed ones.


def _join(request: ServiceRequest, cmd: RegisterCall, tx: Tx, now: datetime) -> ServiceRequest:
    needs_to_follow_first_call(request.call, cmd.received_at)
    said = JoinCall(
        service_request_id=request.id,
        received_at=cmd.received_at,
        channel=cmd.channel,
        symptom_code=cmd.symptom_code,
        symptom=cmd.symptom,
        purpose=cmd.purpose,
    )
    return join(request, said, cmd.received_at, tx, now)


def _decide(cmd: RegisterCall, subject: Subject, repeat_of: str, tx: Tx, day: date) -> Decisions:
    severity = tx.policies.severity(day)
    category = tx.policies.category(day)
    selection = tx.policies.sla_selection(day)
    contract = covering_contract(subject.product, tx, day)
    agreed = contract.sla_pack if contract else ""
    asked = Chosen(pack=cmd.sla_pack or agreed, calendar=cmd.calendar)
    chosen = selection.choose(subject.product_line, contract.number if contract else "", asked)
    pack = tx.policies.sla_pack(chosen.pack, day)
    needs_known_conditions(pack.body, cmd.conditions)
    return Decisions(
        subject=subject,
        severity=decide_severity(
            severity.body,
            purpose=cmd.purpose,
            stated=cmd.severity,
            impact=cmd.impact,
            interrupted=cmd.interrupted,
        ),
        severity_policy_ref=severity.ref,
        category=decide_category(
            category.body,
            tx.policies.warranty_pack(category.body.pack_for(subject.product_line), day),
            Matter(
                purpose=cmd.purpose,
                product=subject.product,
                part=_part(cmd, subject, tx),
                fitted=_fitted(cmd, subject, tx),
                caused_by_people=cmd.caused_by_people,
                needs_visit=cmd.handling is Handling.ON_SITE,
                contract=contract,
                on=day,
            ),
        ),
        category_policy_ref=category.ref,
        sla_pack=chosen.pack,
        sla_policy_ref=pack.ref,
        calendar_ref=tx.policies.calendar_ref(chosen.calendar, day) if chosen.calendar else "",
        zone=cmd.zone or selection.zone,
        distance_km=selection.distance_km if cmd.distance_km is None else cmd.distance_km,
        repeat_of=repeat_of,
        repeat_policy_ref=tx.policies.register_ref(day) if repeat_of else "",
        chosen_by=_chosen_by(cmd, subject, contract, selection),
        contract=contract.number if contract else "",
    )


def _chosen_by(
    cmd: RegisterCall,
    subject: Subject,
    contract: ContractCover | None,
    selection: SlaSelection,
) -> ChosenBy:
    """Say where the promise comes from; a contract's own pack goes before the selection."""
    named = Chosen(pack=cmd.sla_pack, calendar=cmd.calendar)
    if contract and contract.sla_pack and named == Chosen():
        return ChosenBy.CONTRACT
    return selection.chosen_by(subject.product_line, contract.number if contract else "", named)
