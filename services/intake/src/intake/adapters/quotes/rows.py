"""Rows of quotes to and from the values of the domain."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from intake.domain.quotes.prices import PriceKind
from intake.domain.quotes.quote import (
    Quote,
    QuoteLine,
    QuoteState,
    Reduction,
    ReductionKind,
    ReductionState,
)
from intake.domain.vocabulary import Channel


def quote_of(row: Row[Any]) -> Quote:
    """Read a quote; what follows from its lines is computed anew."""
    return Quote(
        id=row.id,
        service_request_id=row.service_request_id,
        branch=row.branch_code,
        lines=tuple(map(_line_of, row.lines)),
        work_time=row.work_time,
        currency=row.currency,
        price_list_ref=row.price_list_ref,
        quote_policy_ref=row.quote_policy_ref,
        is_accident_work=row.is_accident_work,
        prepared_by=row.prepared_by,
        prepared_at=row.prepared_at,
        valid_until=row.valid_until,
        state=QuoteState(row.state),
        discount_share=row.discount_share,
        discount_reason=row.discount_reason,
        discounted_by=row.discounted_by,
        discount_week=row.discount_week,
        reductions=tuple(map(_reduction_of, row.reductions)),
        margin_reason=row.margin_reason,
        ended_at=row.ended_at,
        accepted_over=Channel(row.accepted_over) if row.accepted_over else None,
        evidence=row.evidence,
        version=row.version,
    )


def quote_columns(quote: Quote) -> dict[str, Any]:
    """Write a quote, with its totals for those who only read."""
    return {
        "id": quote.id,
        "service_request_id": quote.service_request_id,
        "branch_code": quote.branch,
        "lines": list(map(_line, quote.lines)),
        "work_time": quote.work_time,
        "currency": quote.currency,
        "price_list_ref": quote.price_list_ref,
        "quote_policy_ref": quote.quote_policy_ref,
        "is_accident_work": quote.is_accident_work,
        "prepared_by": quote.prepared_by,
        "prepared_at": quote.prepared_at,
        "valid_until": quote.valid_until,
        "state": quote.state.value,
        "discount_share": quote.discount_share,
        "discount_reason": quote.discount_reason,
        "discounted_by": quote.discounted_by,
        "discount_week": quote.discount_week,
        "reductions": list(map(_reduction, quote.reductions)),
        "margin_reason": quote.margin_reason,
        "ended_at": quote.ended_at,
        "accepted_over": quote.accepted_over.value if quote.accepted_over else None,
        "evidence": quote.evidence,
        "list_total": quote.list_total,
        "total": quote.total,
        "cost": quote.cost,
        "version": quote.version,
    }


def _line(line: QuoteLine) -> dict[str, str]:
    return {
        "code": line.code,
        "name": line.name,
        "kind": line.kind.value,
        "unit": line.unit,
        "quantity": str(line.quantity),
        "unit_price": str(line.unit_price),
        "unit_cost": str(line.unit_cost),
    }


def _line_of(told: dict[str, str]) -> QuoteLine:
    return QuoteLine(
        code=told["code"],
        name=told["name"],
        kind=PriceKind(told["kind"]),
        unit=told["unit"],
        quantity=Decimal(told["quantity"]),
        unit_price=Decimal(told["unit_price"]),
        unit_cost=Decimal(told["unit_cost"]),
    )


def _reduction(value: Reduction) -> dict[str, str]:
    return {
        "kind": value.kind.value,
        "price": str(value.price),
        "reason": value.reason,
        "asked_by": value.asked_by,
        "asked_at": value.asked_at.isoformat(),
        "state": value.state.value,
        "decided_by": value.decided_by,
        "decided_at": value.decided_at.isoformat() if value.decided_at else "",
        "decision_reason": value.decision_reason,
    }


def _reduction_of(told: dict[str, str]) -> Reduction:
    decided = told["decided_at"]
    return Reduction(
        kind=ReductionKind(told["kind"]),
        price=Decimal(told["price"]),
        reason=told["reason"],
        asked_by=told["asked_by"],
        asked_at=datetime.fromisoformat(told["asked_at"]),
        state=ReductionState(told["state"]),
        decided_by=told["decided_by"],
        decided_at=datetime.fromisoformat(decided) if decided else None,
        decision_reason=told["decision_reason"],
    )
