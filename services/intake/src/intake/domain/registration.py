"""What is said at the first contact, and the entry that the register makes of it (I-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intake.domain.branch import Branch
from intake.domain.category import CategoryDecision, CategoryPolicy
from intake.domain.customer import InstalledProduct
from intake.domain.errors import Invalid, Refused
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.register import BeforeTheCall, request_number
from intake.domain.request import Call, ServiceRequest
from intake.domain.standing import standing_of
from intake.domain.vocabulary import (
    Channel,
    ChosenBy,
    Handling,
    Impact,
    Purpose,
    ServiceZone,
    Severity,
)


class ProductLineNeeded(Invalid):
    """Neither an installed product nor a product line is named."""

    reason = "PRODUCT_LINE_NEEDED"


class NotTheCustomersProduct(Refused):
    """The installed product belongs to another customer."""

    reason = "NOT_THE_CUSTOMERS_PRODUCT"


class CustomerNeeded(Invalid):
    """Nobody is named whom the company would call back or visit."""

    reason = "CUSTOMER_NEEDED"


class PastLifeNeedsReference(Invalid):
    """A past life without the number that it had where it was lived."""

    reason = "PAST_LIFE_NEEDS_REFERENCE"


class FirstCallToldLate(BeforeTheCall):
    """The call came in before the first call of the open request that it would join."""

    reason = "FIRST_CALL_TOLD_LATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCall:
    """A contact as it was taken down; `request_id` is the id the new entry would get.

    What is empty or None was not told; `calendar` goes before the pack's own. `historical` marks a
    past life whose facts are still to come.
    """

    request_id: str
    branch: str
    channel: Channel
    purpose: Purpose
    customer_id: str
    installed_product_id: str
    product_line: str
    product_model: str
    symptom_code: str
    symptom: str
    impact: Impact | None
    interrupted: timedelta | None
    severity: Severity | None
    caused_by_people: bool
    handling: Handling
    sla_pack: str
    received_at: datetime
    external_ref: str
    historical: bool
    zone: ServiceZone | None = None
    distance_km: int | None = None
    conditions: frozenset[str] = frozenset()
    calendar: str = ""
    part_bar_code: str = ""
    another_fault: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom and what a call is about; `product` is None where none is on file."""

    customer_id: str
    product: InstalledProduct | None
    product_line: str
    product_model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What was decided about a new call, and by which policy versions (I-03, I-09, I-15, I-18)."""

    subject: Subject
    severity: Severity
    severity_policy_ref: str
    category: CategoryDecision
    category_policy_ref: str
    sla_pack: str
    sla_policy_ref: str
    calendar_ref: str
    zone: ServiceZone
    distance_km: int
    repeat_of: str
    repeat_policy_ref: str = ""
    chosen_by: ChosenBy | None = None
    contract: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPlace:
    """Where an entry stands: whose register, which day, which line of it (I-02)."""

    branch: Branch
    day: date
    serial: int


def needs_customer(cmd: RegisterCall, subject: Subject, policy: CategoryPolicy) -> None:
    """Refuse a call about nobody, unless it is work for ourselves or a past life.

    Args:
        cmd: What was said.
        subject: Whom and what it is about.
        policy: Says which purposes are internal work.

    Raises:
        CustomerNeeded: No customer is named, nor a product that would tell whose it is.

    Source: rulebook I-01.
    """
    if subject.customer_id or cmd.historical or cmd.purpose in policy.internal_purposes:
        return
    raise CustomerNeeded(
        "name the customer, or the installed product that is the customer's; register a customer"
        " who is not on file first, with name, address and phone",
        rule="I-01",
        field="customer_id",
    )


def needs_reference_of_past_life(cmd: RegisterCall) -> None:
    """Refuse a past life that nobody can trace to where it was lived.

    Raises:
        PastLifeNeedsReference: It brings no external reference.

    Source: rulebook I-02.
    """
    if cmd.historical and not cmd.external_ref:
        raise PastLifeNeedsReference(
            "a past life is registered under the number it had where it was lived",
            rule="I-02",
            field="external_ref",
        )


def needs_to_follow_first_call(call: Call, received_at: datetime) -> None:
    """Refuse to join a request by a call that came in before its first one.

    The clocks of the request would start too late, and the start of an entry does not move.

    Args:
        call: The open request that the call would join.
        received_at: When the customer called (UTC).

    Raises:
        FirstCallToldLate: The customer called earlier than the request says.

    Source: rulebook I-19.
    """
    if received_at >= call.received_at:
        return
    raise FirstCallToldLate(
        f"request {call.number} about this product began with a later call, of"
        f" {call.received_at.isoformat()}, and clocks start at the first: close it as rejected"
        " because the customer had called before, register this call, then join the later one",
        rule="I-19",
        field="received_time",
        request_number=call.number,
        received_at=call.received_at.isoformat(),
        occurred_at=received_at.isoformat(),
    )


def new_entry(
    cmd: RegisterCall, decisions: Decisions, place: RegisterPlace, registered_by: str, now: datetime
) -> ServiceRequest:
    """Write a new entry of the register; its clocks are judged apart.

    Args:
        cmd: What was said.
        decisions: Customer and product, severity, category, promise, repeat.
        place: Branch, its calendar day of the call, and the number within it, from 1.
        registered_by: Who took the call.
        now: When it was written down (UTC).

    Source: rulebook I-01, I-02.
    """
    subject, branch = decisions.subject, place.branch
    call = Call(
        id=cmd.request_id,
        registered_branch=branch.code,
        day=place.day,
        serial=place.serial,
        number=request_number(branch.code, place.day, place.serial),
        external_ref=cmd.external_ref,
        channel=cmd.channel,
        purpose=cmd.purpose,
        customer_id=subject.customer_id,
        installed_product_id=subject.product.id if subject.product else "",
        product_line=subject.product_line,
        product_model=subject.product_model,
        symptom_code=cmd.symptom_code,
        symptom=cmd.symptom,
        category=decisions.category.category,
        handling=cmd.handling,
        sla_pack=decisions.sla_pack,
        received_at=cmd.received_at,
        registered_at=now,
        registered_by=registered_by,
        repeat_of=decisions.repeat_of,
        repeat_policy_ref=decisions.repeat_policy_ref,
        historical=cmd.historical,
        severity_policy_ref=decisions.severity_policy_ref,
        category_policy_ref=decisions.category_policy_ref,
        sla_policy_ref=decisions.sla_policy_ref,
        charging=decisions.category.charging,
        considered=decisions.category.considered,
        contract_id=decisions.category.contract_id,
    )
    timeline = _first_facts(cmd, decisions, branch, registered_by, now)
    return ServiceRequest(
        call=call, zone=branch.time_zone, timeline=timeline, standing=standing_of(timeline)
    )


def _first_facts(
    cmd: RegisterCall, decisions: Decisions, branch: Branch, actor: str, now: datetime
) -> Timeline:
    received = Fact(
        kind=FactKind.RECEIVED,
        occurred_at=cmd.received_at,
        recorded_at=now,
        actor=actor,
        severity=decisions.severity,
        branch=branch.code,
        zone=decisions.zone,
        distance_km=decisions.distance_km,
        conditions=cmd.conditions,
        calendar_ref=decisions.calendar_ref,
        chosen_by=decisions.chosen_by,
        contract=decisions.contract,
    )
    timeline = Timeline(()).insert(received)
    if cmd.historical:
        return timeline
    # Writing it down is a step of its own: an on-site call waits for dispatch from then on.
    return timeline.insert(
        Fact(
            kind=FactKind.REGISTERED,
            occurred_at=max(now, cmd.received_at),
            recorded_at=now,
            actor=actor,
        )
    )
