"""What the people at the telephone do: register, pause, change, withdraw, bring back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.play.day import Day
from callout_cli.play.plan import PlannedCall
from callout_cli.play.stage import wait_for
from callout_cli.times import stamp, wire_date

_IN_USE: Final = timedelta(days=200)


def register_call(day: Day, planned: PlannedCall) -> resources.ServiceRequest:
    """Register customer, product and call; a second run finds what the first one made."""
    call = planned.call
    taker = day.cast.call_taker(call.branch)
    first = planned.call.repeat_of or planned.number
    customer = taker.ask(
        api.RegisterCustomerRequest(
            request_id=day.plan.key("customer", first),
            branch_code=call.branch,
            name=call.customer,
            phone=f"138-0000-{first:04d}",
            address=f"{call.customer}（示例地址 {first} 号）",
        ),
        api.RegisterCustomerResponse,
    ).customer
    delivered = wire_date(day.plan.day - _IN_USE)
    product = taker.ask(
        api.RegisterInstalledProductRequest(
            request_id=day.plan.key("product", first),
            customer_id=customer.id,
            product_line=call.line,
            product_model=call.model,
            serial_number=f"SN-{day.plan.name.replace('/', '-')}-{first:04d}",
            delivered_on=delivered,
            accepted_on=delivered,
        ),
        api.RegisterInstalledProductResponse,
    ).installed_product
    past = _call_request(day, planned, product, "call", planned.received)
    # The day is over: its facts follow with their own times, and nobody has to be warned. Past
    # lives are for the administrator, under the number they had.
    past.historical, past.external_ref = True, f"{day.plan.name}/{planned.number}"
    answer = day.cast.administrator.ask(past, api.RegisterCallResponse)
    request = answer.service_request
    day.requests[planned.number] = request.id
    day.numbers[planned.number] = request.number
    return request


def join_call(day: Day, planned: PlannedCall, at: datetime) -> bool:
    """The customer calls again about the same thing; says whether it joined the open request."""
    request = _request(day, planned)
    product = resources.InstalledProduct(
        id=request.installed_product_id, customer_id=request.customer_id
    )
    answer = day.cast.call_taker(planned.call.branch).ask(
        _call_request(day, planned, product, "again", at),
        api.RegisterCallResponse,
    )
    return answer.joined


def _call_request(
    day: Day, planned: PlannedCall, product: resources.InstalledProduct, step: str, at: datetime
) -> api.RegisterCallRequest:
    call = planned.call
    handling = resources.HANDLING_REMOTE if call.remote else resources.HANDLING_ON_SITE
    return api.RegisterCallRequest(
        request_id=day.plan.key(step, planned.number),
        branch_code=call.branch,
        channel=resources.CHANNEL_PHONE,
        purpose=resources.PURPOSE_FAULT,
        customer_id=product.customer_id,
        installed_product_id=product.id,
        symptom_code=call.symptom_code,
        symptom=call.symptom,
        impact=call.impact,
        interrupted_minutes=call.interrupted_minutes,
        handling=handling,
        received_time=stamp(at),
    )


def help_remotely(day: Day, planned: PlannedCall, at: datetime) -> None:
    """Answer, and work on it over the telephone."""
    taker, request_id = day.cast.call_taker(planned.call.branch), day.requests[planned.number]
    taker.ask(
        api.RecordResponseRequest(
            request_id=day.plan.key("respond", planned.number),
            service_request_id=request_id,
            occurred_time=stamp(at),
        ),
        api.RecordResponseResponse,
    )
    taker.ask(
        api.RecordProgressRequest(
            request_id=day.plan.key("progress", planned.number),
            service_request_id=request_id,
            occurred_time=stamp(at),
            phase=resources.PHASE_KIND_REMOTE_WORK,
            owner_role="call_taker",
            note="电话指导",
        ),
        api.RecordProgressResponse,
    )


def solve_remotely(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The fault is gone without a visit; the entry is closed."""
    taker, request_id = day.cast.call_taker(planned.call.branch), day.requests[planned.number]
    taker.ask(
        api.RecordRestorationRequest(
            request_id=day.plan.key("restore", planned.number),
            service_request_id=request_id,
            occurred_time=stamp(at),
            remedy="远程指导后恢复",
        ),
        api.RecordRestorationResponse,
    )
    taker.ask(
        api.CloseRequestRequest(
            request_id=day.plan.key("close", planned.number),
            service_request_id=request_id,
            occurred_time=stamp(at + timedelta(minutes=3)),
            outcome=resources.OUTCOME_DONE_REMOTELY,
        ),
        api.CloseRequestResponse,
    )


def change_severity(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The supervisor judges it graver than it sounded."""
    day.cast.supervisor(planned.call.branch).ask(
        api.ChangeSeverityRequest(
            request_id=day.plan.key("severity", planned.number),
            service_request_id=day.requests[planned.number],
            occurred_time=stamp(at),
            severity=f"SEVERITY_{planned.call.severity}",
            reason="客户现场影响比登记时严重",
        ),
        api.ChangeSeverityResponse,
    )


def pause(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The customer asks for a later time."""
    day.cast.call_taker(planned.call.branch).ask(
        api.PauseClocksRequest(
            request_id=day.plan.key("pause", planned.number),
            service_request_id=day.requests[planned.number],
            occurred_time=stamp(at),
            reason=resources.PAUSE_REASON_CUSTOMER_ASKED_LATER,
            evidence="电话录音：客户外出，要求下午再来",
        ),
        api.PauseClocksResponse,
    )


def resume(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The customer is back."""
    day.cast.call_taker(planned.call.branch).ask(
        api.ResumeClocksRequest(
            request_id=day.plan.key("resume", planned.number),
            service_request_id=day.requests[planned.number],
            occurred_time=stamp(at),
        ),
        api.ResumeClocksResponse,
    )


def withdraw(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The customer calls it off."""
    day.cast.call_taker(planned.call.branch).ask(
        api.CloseRequestRequest(
            request_id=day.plan.key("withdraw", planned.number),
            service_request_id=day.requests[planned.number],
            occurred_time=stamp(at),
            outcome=resources.OUTCOME_WITHDRAWN,
            reason="客户称设备已自行恢复，取消上门",
        ),
        api.CloseRequestResponse,
    )


def reopen(day: Day, planned: PlannedCall, at: datetime) -> None:
    """The fault is back after the signature."""
    day.cast.call_taker(planned.call.branch).ask(
        api.ReopenRequestRequest(
            request_id=day.plan.key("reopen", planned.number),
            service_request_id=day.requests[planned.number],
            occurred_time=stamp(at),
            reason="客户来电：同一故障再次出现",
        ),
        api.ReopenRequestResponse,
    )


def wait_until_closed(day: Day, planned: PlannedCall, closings: int) -> None:
    """The signature reaches the register; a reopened call is told apart by its closings."""

    def look() -> resources.ServiceRequest | None:
        request = _request(day, planned)
        closed = request.state == resources.ServiceRequest.STATE_CLOSED
        return request if closed and request.reopenings + 1 >= closings else None

    wait_for(f"{day.numbers[planned.number]} closed", look, sleep=day.sleep)


def _request(day: Day, planned: PlannedCall) -> resources.ServiceRequest:
    return (
        day.cast.call_taker(planned.call.branch)
        .ask(
            api.GetServiceRequestRequest(service_request_id=day.requests[planned.number]),
            api.GetServiceRequestResponse,
        )
        .service_request
    )
