"""What is said at the first contact, and the entry that the register makes of it (I-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intake.domain.branch import Branch
from intake.domain.customer import InstalledProduct
from intake.domain.errors import Invalid, Refused
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.register import request_number
from intake.domain.request import Call, ServiceRequest
from intake.domain.standing import standing_of
from intake.domain.vocabulary import (
    Channel,
    Handling,
    Impact,
    Purpose,
    ServiceCategory,
    Severity,
)


class ProductLineNeeded(Invalid):
    """Neither an installed product nor a product line is named."""

    reason = "PRODUCT_LINE_NEEDED"


class NotTheCustomersProduct(Refused):
    """The installed product belongs to another customer."""

    reason = "NOT_THE_CUSTOMERS_PRODUCT"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCall:
    """A contact as it was taken down; `request_id` is the id the new entry would get.

    What is empty or None was not told. `historical` marks a past life whose facts are still to
    come.
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
    category: ServiceCategory
    category_policy_ref: str
    sla_pack: str
    sla_policy_ref: str
    repeat_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPlace:
    """Where an entry stands: whose register, which day, which line of it (I-02)."""

    branch: Branch
    day: date
    serial: int


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
        category=decisions.category,
        handling=cmd.handling,
        sla_pack=decisions.sla_pack,
        received_at=cmd.received_at,
        registered_at=now,
        registered_by=registered_by,
        repeat_of=decisions.repeat_of,
        historical=cmd.historical,
        severity_policy_ref=decisions.severity_policy_ref,
        category_policy_ref=decisions.category_policy_ref,
        sla_policy_ref=decisions.sla_policy_ref,
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
