"""Contracts and reasons for a category as the resources that answers carry (I-09, I-13)."""

from __future__ import annotations

from callout.intake.v1 import coverage_pb2 as pb
from intake.adapters.wire_resources import damage
from intake.adapters.wire_words import (
    CATEGORY,
    CHARGING,
    CHECK,
    CONTRACT_KIND,
    NOTICE_KIND,
    write_day,
    write_instant,
)
from intake.domain.category import Considered
from intake.domain.contract import Contract, ContractNotice
from intake.domain.request import ServiceRequest


def contract(value: Contract) -> pb.Contract:
    return pb.Contract(
        id=value.id,
        contract_number=value.number,
        customer_id=value.customer_id,
        branch_code=value.branch,
        kind=CONTRACT_KIND.write(value.kind),
        installed_product_ids=value.products,
        items=value.items,
        calendar=value.calendar,
        sla_pack=value.sla_pack,
        visits_included=value.visits_included,
        price=str(value.price),
        starts_on=write_day(value.starts_on),
        term_starts_on=write_day(value.term_starts_on),
        ends_on=write_day(value.ends_on),
        responsible=value.responsible,
        next_notice_on=write_day(value.next_notice_on),
        version=value.version,
    )


def notice(value: ContractNotice) -> pb.ContractNotice:
    return pb.ContractNotice(
        contract_id=value.contract_id,
        kind=NOTICE_KIND.write(value.kind),
        ends_on=write_day(value.ends_on),
        raised_time=write_instant(value.raised_at),
        policy_ref=value.policy_ref,
        settled_time=write_instant(value.settled_at),
        settled_by=value.settled_by,
        note=value.note,
    )


def explanation(request: ServiceRequest) -> pb.CategoryExplanation:
    """Write why a request has its category, as it was stored when that was decided last."""
    call = request.call
    return pb.CategoryExplanation(
        service_request_id=call.id,
        request_number=call.number,
        category=CATEGORY.write(call.category),
        charging=CHARGING.write(call.charging),
        category_policy_ref=call.category_policy_ref,
        contract_id=call.contract_id,
        sla_pack=call.sla_pack,
        considered=map(_considered, call.considered),
        damage=damage(request.damage) if request.damage else None,
    )


def _considered(value: Considered) -> pb.Considered:
    return pb.Considered(
        check=CHECK.write(value.check), holds=value.holds, figures=dict(value.figures)
    )
