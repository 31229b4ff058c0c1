"""Use case: register a contact at once and tell the promised times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.branch import Branch
from intake.domain.category import decide_category
from intake.domain.events import CallJoined, ServiceRequestRegistered
from intake.domain.facts import Fact, FactKind
from intake.domain.judgement import judge_request
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
    new_entry,
)
from intake.domain.request import ServiceRequest
from intake.domain.severity import decide_severity
from intake.handlers.recording import record
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredCall:
    """The request that a call became, or the open one it joined."""

    request: ServiceRequest
    joined: bool


def register_call(cmd: RegisterCall, tx: Tx, now: datetime) -> RegisteredCall:
    """Register a call under the next number of its branch and day, or join it to an open one.

    Only a call that names an installed product and a symptom code can join or repeat another; one
    that brings an external reference is an entry of its own.

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
        SeverityUnknown: A fault without impact and severity.
        SlaPackUnknown: No such pack is in force.
        ExternalRefTaken: Another request has the external reference.

    Source: rulebook I-01, I-02, I-03, I-09, I-15, I-16.
    """
    policy = tx.policies.register(now.date())
    believable(cmd.received_at, now, policy, "received_time")
    branch = tx.branches.get(cmd.branch)
    subject = _subject(cmd, tx)
    earlier = _earlier(cmd, subject, tx)
    if (joined := joined_request(earlier)) and not cmd.external_ref:
        return RegisteredCall(request=_join(joined, cmd, tx, now), joined=True)
    repeated = repeated_request(earlier, cmd.received_at, policy.repeat_window)
    decisions = _decide(cmd, subject, repeated or "", tx, branch.day_of(cmd.received_at))
    return RegisteredCall(request=_enter(cmd, branch, decisions, tx, now), joined=False)


def _enter(
    cmd: RegisterCall, branch: Branch, decisions: Decisions, tx: Tx, now: datetime
) -> ServiceRequest:
    day = branch.day_of(cmd.received_at)
    promise = tx.policies.promise(decisions.sla_policy_ref, day)
    # The row of the day is locked from here to the commit: everything else is read before.
    serial = tx.call_register.next_serial(branch.code, day)
    place = RegisterPlace(branch=branch, day=day, serial=serial)
    entry = new_entry(cmd, decisions, place, tx.actor, now)
    judged, changes = judge_request(entry, promise, now)
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


def _earlier(cmd: RegisterCall, subject: Subject, tx: Tx) -> tuple[EarlierCall, ...]:
    if subject.product is None or not cmd.symptom_code:
        return ()
    return tx.service_requests.earlier(subject.product.id, cmd.symptom_code)


def _join(request_id: str, cmd: RegisterCall, tx: Tx, now: datetime) -> ServiceRequest:
    request = tx.service_requests.lock(request_id)
    joined = Fact(
        kind=FactKind.JOINED,
        occurred_at=max(cmd.received_at, request.call.received_at),
        recorded_at=now,
        actor=tx.actor,
        note=cmd.channel.value,
    )
    return record(
        request,
        (joined,),
        tx,
        now,
        lambda saved: (
            CallJoined(
                service_request_id=saved.id,
                branch=saved.standing.branch,
                occurred_at=joined.occurred_at,
                calls=saved.standing.calls,
            ),
        ),
    )


def _decide(cmd: RegisterCall, subject: Subject, repeat_of: str, tx: Tx, day: date) -> Decisions:
    severity = tx.policies.severity(day)
    category = tx.policies.category(day)
    name = cmd.sla_pack or tx.policies.sla_selection(day).pack_for(subject.product_line)
    pack = tx.policies.sla_pack(name, day)
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
            purpose=cmd.purpose,
            product=subject.product,
            caused_by_people=cmd.caused_by_people,
            on=day,
        ),
        category_policy_ref=category.ref,
        sla_pack=name,
        sla_policy_ref=pack.ref,
        repeat_of=repeat_of,
    )
