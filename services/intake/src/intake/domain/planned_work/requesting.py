"""The request that stands for work nobody called for: a call that we make to ourselves (I-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from intake.domain.registration import RegisterCall
from intake.domain.vocabulary import Channel, Handling, Purpose, Severity

_NAMES = UUID("6d0a3f5e-0c3e-4a55-8a53-0f6f0f2b7c11")


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalRequest:
    """What such a request is about; `reference` names its cause and is unique in the register."""

    reference: str
    branch: str
    customer_id: str
    installed_product_id: str
    product_line: str
    purpose: Purpose
    handling: Handling
    sla_pack: str
    title: str
    severity: Severity | None = None


def derived_id(*names: str) -> str:
    """Return an id that follows from names, so that the same cause has the same id every time."""
    return str(uuid5(_NAMES, "/".join(names)))


def as_call(wanted: InternalRequest, now: datetime) -> RegisterCall:
    """Write the request as the register takes it: under an id that follows from its cause.

    Its external reference keeps it from joining an open call, and lets no second one in.

    Args:
        wanted: What it is about.
        now: When it is created (UTC).

    Source: rulebook I-09, I-14, I-22.
    """
    return RegisterCall(
        request_id=derived_id("request", wanted.reference),
        branch=wanted.branch,
        channel=Channel.PLANNED,
        purpose=wanted.purpose,
        customer_id=wanted.customer_id,
        installed_product_id=wanted.installed_product_id,
        product_line="" if wanted.installed_product_id else wanted.product_line,
        product_model="",
        symptom_code="",
        symptom=wanted.title,
        impact=None,
        interrupted=None,
        severity=wanted.severity,
        caused_by_people=False,
        handling=wanted.handling,
        sla_pack=wanted.sla_pack,
        received_at=now,
        external_ref=wanted.reference,
        historical=False,
    )
