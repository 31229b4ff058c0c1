"""What people do about one call, from the telephone to the settled complaint.

A life is a generator of questions to services; the world asks them, again after a crash, and sends
the answer back: None where the service refused for good. Which way a life takes is drawn by its own
random numbers, so a seed tells the whole story.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID, uuid5

from dispatch.domain.identity import TechnicianCode
from dispatch.domain.life_cycle import State as OrderState
from dispatch.domain.service_report import Findings
from dispatch.domain.time_window import TimeWindow
from dispatch.handlers.accept_work_order import AcceptWorkOrder, accept_work_order
from dispatch.handlers.assign_technician import AssignTechnician, assign_technician
from dispatch.handlers.check_in import CheckIn, check_in
from dispatch.handlers.resume_work import ResumeWork, resume_work
from dispatch.handlers.sign_voucher import SignVoucher, sign_voucher
from dispatch.handlers.start_travel import StartTravel, start_travel
from dispatch.handlers.start_work import StartWork, start_work
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from dispatch.handlers.suspend_work import SuspendWork, suspend_work
from feedback.domain.people import Actor
from feedback.domain.words import Aggravation, ContactChannel, Fault, Judgement, Rating
from feedback.handlers.answer_complaint import AnswerComplaint, answer_complaint
from feedback.handlers.close_complaint import CloseComplaint, close_complaint
from feedback.handlers.confirm_complaint import ConfirmComplaint, confirm_complaint
from feedback.handlers.file_complaint import FileComplaint, file_complaint
from feedback.handlers.propose_liability import ProposeLiability, propose_liability
from feedback.handlers.record_survey_answer import RecordSurveyAnswer, record_survey_answer
from feedback.handlers.verify_liability import VerifyLiability, verify_liability
from hr_appraisal.domain.ids import entry_id_of_complaint
from hr_appraisal.domain.people import Actor as HrActor
from hr_appraisal.handlers.approve_entry import ApproveEntry, approve_entry
from hr_appraisal.handlers.verify_entry import VerifyEntry, verify_entry
from intake.domain.registration import RegisterCall
from intake.domain.vocabulary import (
    Channel,
    Handling,
    Impact,
    Outcome,
    PauseReason,
    Purpose,
    Severity,
)
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.register_call import register_call
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.resume_clocks import ResumeClocks, resume_clocks
from intake.handlers.transfer_request import TransferRequest, transfer_request
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot
from inventory.handlers.approve_requisition import ApproveRequisition, approve_requisition
from inventory.handlers.issue_parts import IssueParts, issue_parts
from inventory.handlers.request_parts import RequestParts, request_parts
from inventory.handlers.return_parts import ReturnParts, return_parts
from simulation.asking import (
    BRANCHES,
    Ask,
    Life,
    appraise,
    dispatch,
    feedback,
    intake,
    inventory,
)
from simulation.damage import damage_seen, new_product
from simulation.price import Price
from simulation.returned_goods import goods_come_back

TECHNICIANS = {"T1": "BJ01", "T2": "BJ02", "T3": "BJ01"}
PARTS = {"FAN": "B-1", "VALVE": ""}
"""What visits need; a fan is followed by the batch it came in."""
CUSTOMER = "customer-1"
_IDS = UUID("9a4f2f5e-1c57-4b1e-8f0b-2b1e1f6b7a11")
_HANDLER = Actor(subject="chen", role="complaint_handler")
_APPROVER = Actor(subject="gao", role="approver")


class NotThereYet(Exception):  # noqa: N818 - what a person sees who looks for it
    """The screen does not show it yet."""

    reason = "NOT_THERE_YET"


def call(number: int, random: Random) -> Life:
    """One call, whatever becomes of it."""
    ids = iter(str(uuid5(_IDS, f"{number}/{each}")) for each in range(1000))
    request_id, product = next(ids), ""
    # Draws of its own, so that calls about nothing on file go on as ever.
    seen = Random(random.random())
    if seen.random() < 0.3:
        product = next(ids)
        yield intake("call-taker", new_product(product, CUSTOMER))
    registered = yield intake(
        "call-taker",
        lambda tx, now: register_call(_told(request_id, product, now, random), tx, now),
    )
    request = registered.request.id
    on_site = registered.request.call.handling is Handling.ON_SITE
    yield from _second_thoughts(request, random)
    if random.random() < 0.1:
        yield intake("supervisor", lambda tx, now: close_request(_withdrawn(request), tx, now))
        return
    price = Price(request, next(ids), is_paid=not product)
    if on_site and random.random() < 0.5:
        yield from price.accepted()
    rounds = 1 + (random.random() < 0.2)
    for again in range(rounds):
        if again:
            yield intake("call-taker", lambda tx, now: reopen_request(_reopened(request), tx, now))
        if on_site:
            yield from _visit(request, ids, random, price, seen)
        else:
            yield from _remote(request)
        yield from _asked_how_it_was(request, again + 1, random)
    if random.random() < 0.4:
        yield from _complaint(request, next(ids), random)
    if random.random() < 0.2:
        yield from goods_come_back(ids, random)


def _told(request_id: str, product: str, now: datetime, random: Random) -> RegisterCall:
    return RegisterCall(
        request_id=request_id,
        branch=random.choice(BRANCHES),
        channel=Channel.PHONE,
        purpose=Purpose.FAULT,
        customer_id=CUSTOMER,
        installed_product_id=product,
        product_line="general",
        product_model="M-1",
        symptom_code="",
        symptom="does not start",
        impact=random.choice((Impact.SYSTEM_DOWN, Impact.WRONG_RESULT, Impact.NONE)),
        interrupted=timedelta(minutes=random.choice((5, 10, 15))),
        severity=None,
        caused_by_people=False,
        handling=random.choice((Handling.ON_SITE, Handling.ON_SITE, Handling.REMOTE)),
        sla_pack="",
        received_at=now - timedelta(minutes=random.randint(0, 30)),
        external_ref="",
        historical=False,
    )


def _second_thoughts(request: str, random: Random) -> Life:
    if random.random() < 0.3:
        severity = random.choice(tuple(Severity))
        change = ChangeSeverity(
            service_request_id=request, occurred_at=None, severity=severity, reason="asked again"
        )
        yield intake("supervisor", lambda tx, now: change_severity(change, tx, now), patience=0)
    if random.random() < 0.2:
        move = TransferRequest(
            service_request_id=request,
            occurred_at=None,
            to_branch=random.choice(BRANCHES),
            reason="nearer",
        )
        yield intake("supervisor", lambda tx, now: transfer_request(move, tx, now), patience=0)
    if random.random() < 0.2:
        pause = PauseClocks(
            service_request_id=request,
            occurred_at=None,
            reason=PauseReason.CUSTOMER_ASKED_LATER,
            evidence="on the telephone",
        )
        resume = ResumeClocks(service_request_id=request, occurred_at=None)
        yield intake("call-taker", lambda tx, now: pause_clocks(pause, tx, now), patience=0)
        yield intake("call-taker", lambda tx, now: resume_clocks(resume, tx, now), patience=0)


def _visit(request: str, ids: Any, random: Random, price: Price, seen: Random) -> Life:
    fixed = False
    while not fixed:
        fixed = random.random() < 0.8
        order = yield dispatch("zhao", "dispatcher", _assignment(request, random.random()))
        if order is None:
            return
        work_order, code = order.id, order.technician_code

        def on(use_case: Any, cmd: Any, code: str = code) -> Ask:
            return dispatch(code, "technician", lambda tx, now: use_case(cmd, tx, now))

        if (yield on(accept_work_order, AcceptWorkOrder(work_order_id=work_order))) is None:
            continue
        yield from _parts(work_order, code, ids, random)
        yield on(start_travel, StartTravel(work_order_id=work_order))
        if (yield on(check_in, CheckIn(work_order_id=work_order, place="gate"))) is None:
            continue
        if random.random() < 0.1:
            yield from _remote(request)
            return
        if random.random() < 0.2:
            wait = SuspendWork(
                work_order_id=work_order,
                state=random.choice((OrderState.WAITING_FOR_PARTS, OrderState.INTERRUPTED)),
                note="lunch",
                customer_asked=random.random() < 0.5,
            )
            yield on(suspend_work, wait)
            yield on(resume_work, ResumeWork(work_order_id=work_order, place="gate"))
        start = StartWork(work_order_id=work_order)
        report = SubmitServiceReport(work_order_id=work_order, findings=_findings(fixed=fixed))
        asks = (on(start_work, start), on(submit_service_report, report))
        if not (yield from _work(asks, partial(damage_seen, request, code, price, seen), price)):
            return
    sign = SignVoucher(work_order_id=work_order, signer_name="customer", place="gate")
    yield dispatch(code, "technician", lambda tx, now: sign_voucher(sign, tx, now))


def _work(
    asks: tuple[Ask, Ask], look: Callable[[], Life], price: Price
) -> Generator[Ask, Any, bool]:
    """Start and report; what is seen while working may have it start again, with a price."""
    start, report = asks
    for _ in range(2):
        yield from look()
        yield from price.accepted()
        if (yield start) is None:
            return False
        yield from look()
        if (yield report) is not None:
            return True
    return False


def _assignment(request: str, lot: float) -> Callable[[Any, datetime], Any]:
    """Send one of the branch's technicians, drawn by `lot` from 0 up to 1."""

    def assign(tx: Any, now: datetime) -> Any:
        order = tx.work_orders.get_of_request(request)
        own = [code for code, branch in TECHNICIANS.items() if branch == order.branch_code]
        start = now + timedelta(minutes=30)
        cmd = AssignTechnician(
            work_order_id=order.id,
            technician_code=TechnicianCode(own[int(lot * len(own))]),
            visit=TimeWindow(start=start, end=start + timedelta(minutes=5)),
            override_reason="asked for by the customer",
        )
        return assign_technician(cmd, tx, now)

    return assign


def _findings(*, fixed: bool) -> Findings:
    return Findings(
        symptom_found="no power",
        cause="fuse",
        remedy="new fuse",
        minutes_worked=20,
        advice="",
        customer_opinion="",
        fault_analysis="surge",
        fixed=fixed,
    )


def _parts(work_order: str, code: str, ids: Any, random: Random) -> Life:
    if random.random() < 0.5:
        return
    line = PartLine(part_number=random.choice(tuple(PARTS)), quantity=random.randint(1, 3))  # type: ignore[arg-type]
    want = RequestParts(requisition_id=next(ids), work_order_id=work_order, lines=(line,))  # type: ignore[arg-type]
    held = yield inventory(code, "technician", lambda tx, now: request_parts(want, tx, now))
    if held is None:
        return
    approve = ApproveRequisition(requisition_id=held.id)
    named = of_its_batch(line)
    issue = IssueParts(requisition_id=held.id, lots=(named,) if named.lots else ())
    back = ReturnParts(requisition_id=held.id, lines=(named,), unused_and_checked=True)
    approved = yield inventory(
        "li", "supervisor", lambda tx, now: approve_requisition(approve, tx, now), patience=2
    )
    if approved is None:
        return
    issued = yield inventory(
        "wang", "storekeeper", lambda tx, now: issue_parts(issue, tx, now), patience=0
    )
    if issued is not None and random.random() < 0.3:
        yield inventory(
            "wang", "storekeeper", lambda tx, now: return_parts(back, tx, now), patience=0
        )


def of_its_batch(line: PartLine) -> PartLine:
    """Return the line with the batch it came in, where the part is followed."""
    batch = PARTS[line.part_number]
    return replace(line, lots=(Lot(number=batch, quantity=line.quantity),)) if batch else line


def _remote(request: str) -> Life:
    restored = RecordRestoration(service_request_id=request, occurred_at=None, remedy="restarted")
    done = CloseRequest(
        service_request_id=request, occurred_at=None, outcome=Outcome.DONE_REMOTELY, reason=""
    )
    yield intake("call-taker", lambda tx, now: record_restoration(restored, tx, now))
    yield intake("call-taker", lambda tx, now: close_request(done, tx, now))


def _asked_how_it_was(request: str, closing: int, random: Random) -> Life:
    rating = random.choice(tuple(Rating))
    items = dict.fromkeys(("attitude", "skill", "punctuality", "promises_kept"), rating)

    def answer(tx: Any, now: datetime) -> Any:
        survey = next((each for each in _surveys(tx, request) if each.closing == closing), None)
        if survey is None:
            raise NotThereYet
        cmd = RecordSurveyAnswer(
            survey_id=survey.id,
            items=items,
            comment="",
            channel=ContactChannel.PHONE,
            actor=_HANDLER,
            occurred_at=None,
        )
        return record_survey_answer(cmd, tx, now)

    yield feedback(answer)


def _surveys(tx: Any, request: str) -> list[Any]:
    return [each for each in tx.state.surveys.values() if each.service_request_id == request]


def _complaint(request: str, complaint: Any, random: Random) -> Life:
    told = FileComplaint(
        complaint_id=complaint,
        service_request_id=request,  # type: ignore[arg-type]
        channel=ContactChannel.PHONE,
        subject="came late",
        aggravations=(Aggravation.RUDE_OR_CORRUPT,) if random.random() < 0.3 else (),
        about_technician=True,
        survey_id=None,
        actor=_HANDLER,
        occurred_at=None,
    )
    case: dict[str, Any] = {"complaint_id": complaint, "actor": _APPROVER, "occurred_at": None}
    blamed = {"responsible_person": "T1", "responsible_department": "service"}
    fault = random.choice((Fault.NONE, Fault.LATE, Fault.RUDE))
    found: dict[str, Any] = {"fault": fault, "cause": "traffic"} | (
        blamed if fault is not Fault.NONE else dict.fromkeys(blamed, "")
    )
    verifier = Actor(subject="sun", role="supervisor")
    steps: tuple[Callable[[Any, datetime], Any], ...] = (
        lambda tx, now: file_complaint(told, tx, now),
        lambda tx, now: confirm_complaint(ConfirmComplaint(note="yes", **case), tx, now),
        lambda tx, now: answer_complaint(AnswerComplaint(answer="sorry", **case), tx, now),
        lambda tx, now: propose_liability(ProposeLiability(**case, **found), tx, now),
        lambda tx, now: verify_liability(VerifyLiability(**case | {"actor": verifier}), tx, now),
        lambda tx, now: close_complaint(
            CloseComplaint(judgement=Judgement.ACCEPTED, outcome="settled", **case), tx, now
        ),
    )
    for step in steps:
        if (yield feedback(step)) is None:
            return
    if fault is not Fault.NONE:
        yield from _appraisal(complaint, fault)


def _appraisal(complaint: Any, fault: Fault) -> Life:
    entry = entry_id_of_complaint(complaint, fault.value)
    verify = VerifyEntry(entry_id=entry, actor=HrActor(subject="lin", role="hr"), occurred_at=None)
    approve = ApproveEntry(
        entry_id=entry, actor=HrActor(subject="gao", role="approver"), occurred_at=None
    )
    yield appraise(lambda tx, now: verify_entry(verify, tx, now))
    yield appraise(lambda tx, now: approve_entry(approve, tx, now))


def _withdrawn(request: str) -> CloseRequest:
    return CloseRequest(
        service_request_id=request,
        occurred_at=None,
        outcome=Outcome.WITHDRAWN,
        reason="works again",
    )


def _reopened(request: str) -> ReopenRequest:
    return ReopenRequest(service_request_id=request, occurred_at=None, reason="fails again")
