"""Quotes and goods that come back: made once, then broken."""

from __future__ import annotations

from typing import Final

from callout.intake.v1 import quote_service_pb2 as quotes
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1 import return_case_pb2 as cases
from callout.intake.v1 import return_case_service_pb2 as returns
from callout_cli.times import wire_date
from e2e.area import Area, in_days, key
from e2e.breaches import breach
from e2e.breaches_of_money import RETURN_ENTRIES

_LOWERED: Final = "a price below the list was approved by another than who asked for it"
_WEEK: Final = "an adviser's week counts the discounts that were given in it"
_APPROVED: Final = (
    "a return was approved by somebody who neither opened the case nor found the fault"
)
_RECOVERED: Final = "a closed return that was taken back has a cause, and its cost is recovered"


def prepare_sales(area: Area) -> None:
    """A discounted quote that was accepted, a lowered one; a closed return and a pending one."""
    customer = area.customer("萧山某餐厅")
    _accept_a_discount(area, customer)
    _lower_a_price(area, customer)
    _close(area, _return(area, area.product(customer, "SOLD-1")))
    _return(area, area.product(customer, "SOLD-2"))


def _quote(area: Area, customer: str, symptom: str) -> quotes.Quote:
    wanted = quotes.PrepareQuoteRequest(
        request_id=key(),
        service_request_id=area.call(symptom, customer_id=customer),
        lines=[quotes.PrepareQuoteRequest.Line(code="VISIT-URBAN", quantity="2")],
        work_minutes=90,
    )
    return area.acting("call_taker", "li").ask(wanted, quotes.PrepareQuoteResponse).quote


def _accept_a_discount(area: Area, customer: str) -> None:
    adviser, quote = area.acting("call_taker", "li"), _quote(area, customer, "冰柜结霜")
    discount = quotes.GiveDiscountRequest(
        request_id=key(), quote_id=quote.id, share="0.1", reason="老客户"
    )
    lowered = adviser.ask(discount, quotes.GiveDiscountResponse).quote
    accepted = quotes.AcceptQuoteRequest(
        request_id=key(),
        quote_id=quote.id,
        channel=rs.CHANNEL_PHONE,
        evidence="录音 17",
        total=lowered.total,
    )
    adviser.ask(accepted, quotes.AcceptQuoteResponse)


def _lower_a_price(area: Area, customer: str) -> None:
    quote = _quote(area, customer, "油烟机噪声大")
    asked = quotes.AskReductionRequest(
        request_id=key(),
        quote_id=quote.id,
        kind=quotes.REDUCTION_KIND_LOWER,
        price="80",
        reason="大客户",
    )
    area.acting("call_taker", "li").ask(asked, quotes.AskReductionResponse)
    decided = quotes.DecideReductionRequest(
        request_id=key(), quote_id=quote.id, approved=True, reason="同意"
    )
    area.acting("approver", "boss").ask(decided, quotes.DecideReductionResponse)


def _return(area: Area, product: str) -> str:
    """Open a case whose fault was found; returns its id."""
    wish = returns.OpenReturnCaseRequest(
        request_id=key(),
        installed_product_id=product,
        kind=cases.RETURN_KIND_RETURN,
        basis=cases.RETURN_BASIS_QUALITY_FAULT,
        sold_on=wire_date(in_days(-3)),
        description="三次维修仍不制冷",
    )
    opened = area.acting("call_taker", "li").ask(wish, returns.OpenReturnCaseResponse)
    found = returns.RecordFindingRequest(
        request_id=key(),
        return_case_id=opened.return_case.id,
        confirmed=True,
        finding="压缩机缺陷",
    )
    area.acting("technician", "T-1").ask(found, returns.RecordFindingResponse)
    return opened.return_case.id


def _close(area: Area, case: str) -> None:
    chief = area.acting("supervisor", "zhou")
    decision = returns.DecideReturnRequest(
        request_id=key(), return_case_id=case, approved=True, reason="同意"
    )
    area.acting("approver", "boss").ask(decision, returns.DecideReturnResponse)
    liability = returns.SettleLiabilityRequest(
        request_id=key(),
        return_case_id=case,
        cause=cases.RETURN_CAUSE_MATERIAL,
        unit="采购部",
        person="P-07",
        evidence="检测报告",
        cost="1800.50",
    )
    chief.ask(liability, returns.SettleLiabilityResponse)
    recovery = returns.RecordRecoveryRequest(
        request_id=key(), return_case_id=case, amount="1800.50", unit="采购部", reference="凭证 8"
    )
    chief.ask(recovery, returns.RecordRecoveryResponse)
    for level in ("supervisor", "branch_manager", "general_manager"):
        told = returns.InformLevelRequest(request_id=key(), return_case_id=case, level=level)
        chief.ask(told, returns.InformLevelResponse)
    customer_told = returns.InformCustomerRequest(
        request_id=key(), return_case_id=case, channel=rs.CHANNEL_PHONE, text="明天取货"
    )
    chief.ask(customer_told, returns.InformCustomerResponse)
    closing = returns.CloseReturnCaseRequest(
        request_id=key(), return_case_id=case, conclusion="更换供应商批次"
    )
    chief.ask(closing, returns.CloseReturnCaseResponse)


QUOTES: Final = (
    breach(_WEEK, intake="update adviser_weeks set given = given + 1"),
    breach(_WEEK, intake="delete from adviser_weeks"),
    breach(_LOWERED, intake="update quotes set total = total - 1 where state = 'accepted'"),
    breach(_LOWERED, intake="update quotes set reductions = '[]' where state = 'open'"),
    breach(
        _LOWERED,
        intake="update quotes set reductions = jsonb_set(reductions, '{0, decided_by}',"
        " reductions -> 0 -> 'asked_by') where state = 'open'",
    ),
    breach(
        _LOWERED,
        intake="""
            update quotes set reductions = jsonb_set(reductions, '{0, decision_reason}', '""')
            where state = 'open'
        """,
    ),
    breach(
        "an accepted quote waits for no manager",
        intake="""
            update quotes set reductions = reductions || '[{"state": "pending"}]'
            where state = 'accepted'
        """,
    ),
)

RETURNS: Final = (
    breach(
        _APPROVED,
        intake="update return_cases set state = 'approved' where state = 'awaiting_approval'",
    ),
    breach(
        _APPROVED,
        intake="update return_cases set finding = jsonb_set(finding, '{is_confirmed}', 'false')"
        " where state = 'awaiting_approval'",
    ),
    *(
        breach(
            _APPROVED,
            intake=f"update return_cases set decision = jsonb_set(decision, '{{by}}', {who})"
            " where state = 'closed'",
        )
        for who in ("to_jsonb(opened_by)", "finding -> 'by'")
    ),
    breach(_APPROVED, intake="update return_cases set decision = null where state = 'closed'"),
    breach(
        _RECOVERED,
        intake="update return_cases set recovered = recovered - 1 where state = 'closed'",
    ),
    breach(
        _RECOVERED,
        RETURN_ENTRIES,
        intake="update return_cases set liability = null where state = 'closed'",
    ),
)
