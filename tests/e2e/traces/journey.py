"""One on-site call from the telephone to the appraisal, asked of the public API by its people."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import uuid4

from google.protobuf.message import Message

from callout.dispatch.v1 import dispatch_service_pb2 as dispatch
from callout.dispatch.v1 import resources_pb2 as orders
from callout.feedback.v1 import feedback_service_pb2 as feedback
from callout.feedback.v1 import resources_pb2 as words
from callout.headquarters.v1 import headquarters_service_pb2 as headquarters
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as appraisal
from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import resources_pb2 as requests
from callout.inventory.v1 import inventory_service_pb2 as inventory
from callout.inventory.v1 import resources_pb2 as stock
from callout_cli.client import Actor, R
from callout_cli.refusal import Refusal
from callout_cli.times import stamp, wire_date
from e2e.traces.cell import Cell
from testkit.waiting import eventually

BRANCH: Final = "HZ01"
WAREHOUSE: Final = "HZ01-W1"
TECHNICIAN: Final = "T-0107"
PART: Final = "COMP-12K"

# What must never leave intake. People write such things into every free text they find, so this
# call has them in all of them.
NAME: Final = "欧阳晓梅"
PHONE: Final = "13857190236"
ADDRESS: Final = "西湖区文三路示例小区18幢2单元301室"
SECRETS: Final = (NAME, PHONE, "138-5719-0236", ADDRESS, "示例小区")
TALK: Final = f"{NAME} 电话 138-5719-0236，{PHONE}，{ADDRESS}"

_WITHIN_S: Final = 30.0
_TOO_EARLY: Final = frozenset(
    {"BRANCH_UNKNOWN", "BRANCH_NOT_FOUND", "WORK_ORDER_UNKNOWN", "WORK_ORDER_NOT_STARTED"}
)


class Journey:
    """The call and those who deal with it; everything happened two days ago and yesterday.

    Args:
        cell: Where it is told.
    """

    def __init__(self, cell: Cell) -> None:
        self._day = datetime.now(UTC).date() - timedelta(days=2)
        self._taker = cell.actor("call_taker", "hz.front", BRANCH)
        self._dispatcher = cell.actor("dispatcher", "hz.planner", BRANCH)
        self._technician = cell.actor("technician", TECHNICIAN, BRANCH)
        self._keeper = cell.actor("storekeeper", "hz.store", BRANCH)
        self._supervisor = cell.actor("supervisor", "hz.lead", BRANCH)
        self._handler = cell.actor("complaint_handler", "hq.care")
        self._verifier = cell.actor("supervisor", "hq.quality")
        self._hr = cell.actor("hr", "hq.people")
        self._analyst = cell.actor("analyst", "hq.figures")
        self._administrator = cell.actor("admin", "hq.admin")
        self.request_id = ""
        self.order_id = ""
        self.requisition_id = ""
        self.survey_id = ""
        self.complaint_id = ""
        self.entry_id = ""
        self.timeline = intake.GetTimelineResponse()

    def run(self) -> None:
        """Live the whole life, one step after the other."""
        self._open_network()
        self._call_in()
        self._plan()
        self._work()
        self._sign()
        self._ask_the_customer()
        self._settle_the_complaint()
        self._appraise()
        self._look_at_the_figures()

    # --- before --------------------------------------------------------------------------------

    def _open_network(self) -> None:
        self._administrator.ask(
            intake.RegisterBranchRequest(
                request_id=_key(), code=BRANCH, name="杭州一站", city="杭州", region="华东",
                time_zone="Asia/Shanghai",
            ),
            intake.RegisterBranchResponse,
        )  # fmt: skip
        _when_known(
            self._supervisor,
            dispatch.RegisterTechnicianRequest(
                request_id=_key(), code=TECHNICIAN, name="王师傅", branch_code=BRANCH,
                skills=["appliance"],
                certificates=[
                    orders.Certificate(
                        kind=kind, number=f"{TECHNICIAN}-{kind}",
                        valid_until=wire_date(date(2099, 12, 31)),
                    )
                    for kind in ("service-qualification", "electrician")
                ],
                employment_state=orders.EMPLOYMENT_STATE_REGULAR,
                line_supervisor="hz.lead",
            ),
            dispatch.RegisterTechnicianResponse,
        )  # fmt: skip
        self._administrator.ask(
            inventory.RegisterPartRequest(
                request_id=_key(), part_number=PART, name="压缩机", unit="台", unit_cost="640"
            ),
            inventory.RegisterPartResponse,
        )
        _when_known(
            self._supervisor,
            inventory.OpenWarehouseRequest(
                request_id=_key(), code=WAREHOUSE, branch_code=BRANCH, name="杭州备件库"
            ),
            inventory.OpenWarehouseResponse,
        )

    # --- the call ------------------------------------------------------------------------------

    def _call_in(self) -> None:
        customer = self._taker.ask(
            intake.RegisterCustomerRequest(
                request_id=_key(), branch_code=BRANCH, name=NAME, phone=PHONE, address=ADDRESS
            ),
            intake.RegisterCustomerResponse,
        ).customer
        bought = wire_date(self._day - timedelta(days=200))
        product = self._taker.ask(
            intake.RegisterInstalledProductRequest(
                request_id=_key(), customer_id=customer.id, product_line="appliance",
                product_model="KFR-35GW", serial_number="SN-TRACE-1",
                delivered_on=bought, accepted_on=bought,
            ),
            intake.RegisterInstalledProductResponse,
        ).installed_product  # fmt: skip
        self.request_id = self._administrator.ask(
            intake.RegisterCallRequest(
                request_id=_key(), branch_code=BRANCH, channel=requests.CHANNEL_PHONE,
                purpose=requests.PURPOSE_FAULT, customer_id=customer.id,
                installed_product_id=product.id, symptom_code="NO_COOLING",
                symptom=f"空调不制冷。{TALK}", impact=requests.IMPACT_CAPACITY_LOST,
                handling=requests.HANDLING_ON_SITE, received_time=stamp(self._at(0)),
                historical=True, external_ref="TRACE-1",
            ),
            intake.RegisterCallResponse,
        ).service_request.id  # fmt: skip
        self._taker.ask(
            intake.ReadCustomerContactRequest(
                request_id=_key(), customer_id=customer.id, reason=f"回电 {TALK}"
            ),
            intake.ReadCustomerContactResponse,
        )
        # Refusals are logged: what was refused must not be.
        _is_refused(
            self._taker,
            intake.RegisterCustomerRequest(
                request_id=_key(), branch_code=BRANCH, name=NAME, phone=TALK * 3
            ),
            intake.RegisterCustomerResponse,
        )

    def _plan(self) -> None:
        self.order_id = eventually(self._find_order, within=_WITHIN_S)
        self._dispatcher.ask(
            dispatch.AssignTechnicianRequest(
                request_id=_key(), work_order_id=self.order_id, technician_code=TECHNICIAN,
                visit=orders.VisitWindow(
                    start_time=stamp(self._at(60)), end_time=stamp(self._at(180))
                ),
                occurred_time=stamp(self._at(10)),
            ),
            dispatch.AssignTechnicianResponse,
        )  # fmt: skip
        self._order_step(dispatch.AcceptWorkOrderRequest, dispatch.AcceptWorkOrderResponse, 15)
        self._taker.ask(
            intake.PauseClocksRequest(
                request_id=_key(), service_request_id=self.request_id,
                occurred_time=stamp(self._at(20)),
                reason=requests.PAUSE_REASON_CUSTOMER_ASKED_LATER, evidence=f"录音：{TALK}",
            ),
            intake.PauseClocksResponse,
        )  # fmt: skip
        self._taker.ask(
            intake.ResumeClocksRequest(
                request_id=_key(), service_request_id=self.request_id,
                occurred_time=stamp(self._at(40)),
            ),
            intake.ResumeClocksResponse,
        )  # fmt: skip

    # --- the visit -----------------------------------------------------------------------------

    def _work(self) -> None:
        self._order_step(dispatch.StartTravelRequest, dispatch.StartTravelResponse, 45)
        self._technician.ask(
            dispatch.CheckInRequest(
                request_id=_key(), work_order_id=self.order_id,
                occurred_time=stamp(self._at(70)), place=ADDRESS,
            ),
            dispatch.CheckInResponse,
        )  # fmt: skip
        self._ask_for_parts()
        self._technician.ask(
            dispatch.SuspendWorkRequest(
                request_id=_key(), work_order_id=self.order_id,
                occurred_time=stamp(self._at(80)),
                state=orders.WorkOrder.STATE_WAITING_FOR_PARTS, note=f"等压缩机，到货打 {TALK}",
            ),
            dispatch.SuspendWorkResponse,
        )  # fmt: skip
        self._receive(90)
        self._hand_out(95)
        self._technician.ask(
            dispatch.ResumeWorkRequest(
                request_id=_key(), work_order_id=self.order_id,
                occurred_time=stamp(self._at(100)), place=ADDRESS,
            ),
            dispatch.ResumeWorkResponse,
        )  # fmt: skip

    def _ask_for_parts(self) -> None:
        requisition = _when_known(
            self._technician,
            inventory.RequestPartsRequest(
                request_id=_key(), work_order_id=self.order_id,
                lines=[stock.PartLine(part_number=PART, quantity=1)],
                occurred_time=stamp(self._at(75)),
            ),
            inventory.RequestPartsResponse,
        ).requisition  # fmt: skip
        assert requisition.shortages, "the warehouse is empty on purpose"
        self.requisition_id = requisition.id

    def _receive(self, minutes: int) -> None:
        self._keeper.ask(
            inventory.ReceiveStockRequest(
                request_id=_key(), warehouse_code=WAREHOUSE,
                lines=[stock.PartLine(part_number=PART, quantity=2)],
                document="TRACE-1", occurred_time=stamp(self._at(minutes)),
            ),
            inventory.ReceiveStockResponse,
        )  # fmt: skip
        eventually(self._parts_are_reserved, within=_WITHIN_S)

    def _hand_out(self, minutes: int) -> None:
        self._supervisor.ask(
            inventory.ApproveRequisitionRequest(
                request_id=_key(), requisition_id=self.requisition_id,
                occurred_time=stamp(self._at(minutes)),
            ),
            inventory.ApproveRequisitionResponse,
        )  # fmt: skip
        self._keeper.ask(
            inventory.IssuePartsRequest(
                request_id=_key(), requisition_id=self.requisition_id,
                occurred_time=stamp(self._at(minutes + 1)),
            ),
            inventory.IssuePartsResponse,
        )  # fmt: skip

    def _sign(self) -> None:
        self._technician.ask(
            dispatch.SubmitServiceReportRequest(
                request_id=_key(), work_order_id=self.order_id,
                occurred_time=stamp(self._at(150)), report=self._report(),
            ),
            dispatch.SubmitServiceReportResponse,
        )  # fmt: skip
        self._technician.ask(
            dispatch.SignVoucherRequest(
                request_id=_key(), work_order_id=self.order_id,
                occurred_time=stamp(self._at(155)), signer_name=NAME, place=ADDRESS,
            ),
            dispatch.SignVoucherResponse,
        )  # fmt: skip
        closed = eventually(self._closed_timeline, within=_WITHIN_S)
        assert closed is not None
        self.timeline = closed

    def _report(self) -> orders.ServiceReport:
        return orders.ServiceReport(
            symptom_found=f"不制冷。{TALK}", cause="压缩机老化", remedy="更换压缩机并测试",
            replaced_parts=[
                orders.ReplacedPart(
                    part_number=PART, quantity=1, serial_number="C-1", reason="故障件更换",
                    old_part_taken_back=True,
                )
            ],
            minutes_worked=50, advice="按季度保养", customer_opinion=f"满意。{TALK}",
            fault_analysis="压缩机老化，已更换", fixed=True, finished_time=stamp(self._at(150)),
        )  # fmt: skip

    # --- afterwards ----------------------------------------------------------------------------

    def _ask_the_customer(self) -> None:
        self.survey_id = eventually(self._find_survey, within=_WITHIN_S)
        self._handler.ask(
            feedback.RecordSurveyAnswerRequest(
                request_id=_key(), survey_id=self.survey_id,
                answer=words.SurveyAnswer(
                    attitude=words.RATING_POOR, skill=words.RATING_GOOD,
                    punctuality=words.RATING_GOOD, promises_kept=words.RATING_GOOD, comment=TALK,
                ),
                channel=words.CONTACT_CHANNEL_PHONE, occurred_time=stamp(self._next_day(0)),
            ),
            feedback.RecordSurveyAnswerResponse,
        )  # fmt: skip

    def _settle_the_complaint(self) -> None:
        filed = self._handler.ask(
            feedback.FileComplaintRequest(
                request_id=_key(), service_request_id=self.request_id,
                channel=words.CONTACT_CHANNEL_PHONE, subject=f"言语不当。{TALK}",
                about_technician=True, survey_id=self.survey_id,
                occurred_time=stamp(self._next_day(5)),
            ),
            feedback.FileComplaintResponse,
        ).complaint  # fmt: skip
        self.complaint_id = filed.id
        self._case_step(feedback.ConfirmComplaintRequest, feedback.ConfirmComplaintResponse, 15)
        self._handler.ask(
            feedback.AnswerComplaintRequest(
                request_id=_key(), complaint_id=filed.id, answer=f"已道歉。{TALK}",
                occurred_time=stamp(self._next_day(30)),
            ),
            feedback.AnswerComplaintResponse,
        )  # fmt: skip
        self._handler.ask(
            feedback.ProposeLiabilityRequest(
                request_id=_key(), complaint_id=filed.id, fault=words.FAULT_RUDE,
                responsible_person=TECHNICIAN, cause=f"态度问题。{TALK}",
                occurred_time=stamp(self._next_day(40)),
            ),
            feedback.ProposeLiabilityResponse,
        )  # fmt: skip
        self._verifier.ask(
            feedback.VerifyLiabilityRequest(
                request_id=_key(), complaint_id=filed.id, occurred_time=stamp(self._next_day(50))
            ),
            feedback.VerifyLiabilityResponse,
        )

    def _appraise(self) -> None:
        self.entry_id = eventually(self._find_entry, within=_WITHIN_S)
        self._hr.ask(
            appraisal.VerifyEntryRequest(
                request_id=_key(), entry_id=self.entry_id, occurred_time=stamp(self._next_day(60))
            ),
            appraisal.VerifyEntryResponse,
        )

    def _look_at_the_figures(self) -> None:
        eventually(self._headquarters_has_heard, within=_WITHIN_S)

    # --- inside --------------------------------------------------------------------------------

    def _at(self, minutes: int) -> datetime:
        return datetime.combine(self._day, time(1), UTC) + timedelta(minutes=minutes)

    def _next_day(self, minutes: int) -> datetime:
        return self._at(minutes) + timedelta(days=1)

    def _order_step(self, request: type[Message], answer: type[R], minutes: int) -> None:
        asked = request(
            request_id=_key(), work_order_id=self.order_id, occurred_time=stamp(self._at(minutes))
        )
        self._technician.ask(asked, answer)

    def _case_step(self, request: type[Message], answer: type[R], minutes: int) -> None:
        asked = request(
            request_id=_key(), complaint_id=self.complaint_id, note=TALK,
            occurred_time=stamp(self._next_day(minutes)),
        )  # fmt: skip
        self._handler.ask(asked, answer)

    def _find_order(self) -> str:
        asked = dispatch.GetWorkOrderRequest(service_request_id=self.request_id)
        try:
            return self._dispatcher.ask(asked, dispatch.GetWorkOrderResponse).work_order.id
        except Refusal as refusal:
            if refusal.code.name == "NOT_FOUND":
                return ""
            raise

    def _parts_are_reserved(self) -> bool:
        asked = inventory.GetRequisitionRequest(requisition_id=self.requisition_id)
        found = self._keeper.ask(asked, inventory.GetRequisitionResponse).requisition
        return found.state != stock.Requisition.STATE_SHORT

    def _closed_timeline(self) -> intake.GetTimelineResponse | None:
        found = self._taker.ask(
            intake.GetTimelineRequest(service_request_id=self.request_id),
            intake.GetTimelineResponse,
        )
        is_closed = found.service_request.state == requests.ServiceRequest.STATE_CLOSED
        return found if is_closed else None

    def _find_survey(self) -> str:
        asked = feedback.ListSurveysRequest(service_request_id=self.request_id)
        found = self._handler.ask(asked, feedback.ListSurveysResponse).surveys
        return found[0].id if found else ""

    def _find_entry(self) -> str:
        asked = appraisal.ListEntriesRequest(employee_code=TECHNICIAN)
        found = self._hr.ask(asked, appraisal.ListEntriesResponse).entries
        return found[0].id if found else ""

    def _headquarters_has_heard(self) -> bool:
        found = self._analyst.ask(
            headquarters.ListBranchMonthsRequest(branch_code=BRANCH),
            headquarters.ListBranchMonthsResponse,
        ).branch_months
        return sum(month.closed for month in found) == 1


def _key() -> str:
    return str(uuid4())


def _when_known(actor: Actor, request: Message, answer: type[R]) -> R:
    """Ask for something whose subject may still be on its way by event."""

    def look() -> R | None:
        try:
            return actor.ask(request, answer)
        except Refusal as refusal:
            if refusal.reason in _TOO_EARLY:
                return None
            raise

    found = eventually(look, within=_WITHIN_S)
    assert found is not None
    return found


def _is_refused(actor: Actor, request: Message, answer: type[Message]) -> None:
    try:
        actor.ask(request, answer)
    except Refusal:
        return
    raise AssertionError(f"{request.DESCRIPTOR.name} was answered")
