"""gRPC door of intake: decode, run one use case, encode. No rules live here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import intake_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters import wire_resources
from intake.adapters.paging import page_size, read_number, read_token
from intake.api import answers
from intake.api import commands as wire
from intake.api.listing import index_response, listing, read_index_place
from intake.domain.request import ServiceRequest
from intake.handlers.agree_date import agree_date
from intake.handlers.change_promise import change_promise
from intake.handlers.change_severity import change_severity
from intake.handlers.close_request import close_request
from intake.handlers.get_timeline import get_timeline
from intake.handlers.index_register import index_register
from intake.handlers.join_call import join_call
from intake.handlers.list_contacts import list_contacts
from intake.handlers.list_first_in_line import list_first_in_line
from intake.handlers.pause_clocks import pause_clocks
from intake.handlers.propose_solution import propose_solution
from intake.handlers.read_customer_contact import read_customer_contact
from intake.handlers.record_damage import record_damage
from intake.handlers.record_diagnosis import record_diagnosis
from intake.handlers.record_plan import record_plan
from intake.handlers.record_progress import record_progress
from intake.handlers.record_report import record_report
from intake.handlers.record_response import record_response
from intake.handlers.record_restoration import record_restoration
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.handlers.register_customer import register_customer
from intake.handlers.register_installed_product import register_installed_product
from intake.handlers.reopen_request import reopen_request
from intake.handlers.resume_clocks import resume_clocks
from intake.handlers.transfer_request import transfer_request
from intake.ports import Tx

IdSource = Callable[[], str]
Q = TypeVar("Q", bound=Message)
C = TypeVar("C")
R = TypeVar("R", bound=Message)


class IntakeServicer(rpc.IntakeServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates.
        fingerprint: Stands for the filter of a list in the tokens of its pages.
    """

    def __init__(
        self, commands: Commands[Tx], new_id: IdSource, fingerprint: Callable[[str], str]
    ) -> None:
        self._commands = commands
        self._new_id = new_id
        self._fingerprint = fingerprint

    def RegisterBranch(
        self, request: pb.RegisterBranchRequest, context: grpc.ServicerContext
    ) -> pb.RegisterBranchResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterBranchResponse:
            branch = register_branch(wire.branch(request), tx, now)
            return pb.RegisterBranchResponse(branch=wire_resources.branch(branch))

        return self._commands.run(request, use_case)

    def ListBranches(
        self, request: pb.ListBranchesRequest, context: grpc.ServicerContext
    ) -> pb.ListBranchesResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)
        return self._commands.read(lambda tx, _: answers.branches(tx.branches.page(after, limit)))

    def RegisterCustomer(
        self, request: pb.RegisterCustomerRequest, context: grpc.ServicerContext
    ) -> pb.RegisterCustomerResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterCustomerResponse:
            customer = register_customer(wire.customer(request, self._new_id()), tx, now)
            return pb.RegisterCustomerResponse(customer=wire_resources.masked_customer(customer))

        return self._commands.run(request, use_case)

    def GetCustomer(
        self, request: pb.GetCustomerRequest, context: grpc.ServicerContext
    ) -> pb.GetCustomerResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetCustomerResponse:
            customer = tx.customers.get(request.customer_id)
            return pb.GetCustomerResponse(customer=wire_resources.masked_customer(customer))

        return self._commands.read(use_case)

    def ReadCustomerContact(
        self, request: pb.ReadCustomerContactRequest, context: grpc.ServicerContext
    ) -> pb.ReadCustomerContactResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReadCustomerContactResponse:
            read_customer_contact(wire.contact_reading(request), tx, now)
            customer = tx.customers.get(request.customer_id)
            return pb.ReadCustomerContactResponse(
                customer=wire_resources.unmasked_customer(customer)
            )

        return self._commands.disclose(use_case)

    def RegisterInstalledProduct(
        self, request: pb.RegisterInstalledProductRequest, context: grpc.ServicerContext
    ) -> pb.RegisterInstalledProductResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterInstalledProductResponse:
            wanted = wire.installed_product(request, self._new_id())
            product = register_installed_product(wanted, tx, now)
            return pb.RegisterInstalledProductResponse(
                installed_product=wire_resources.installed_product(product)
            )

        return self._commands.run(request, use_case)

    def RegisterCall(
        self, request: pb.RegisterCallRequest, context: grpc.ServicerContext
    ) -> pb.RegisterCallResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterCallResponse:
            called = register_call(wire.call(request, self._new_id()), tx, now)
            return answers.registered(called, tx.promises, now)

        return self._commands.run(request, use_case)

    def JoinCall(
        self, request: pb.JoinCallRequest, context: grpc.ServicerContext
    ) -> pb.JoinCallResponse:
        return self._change(request, wire.joined_call, join_call, pb.JoinCallResponse)

    def ListContacts(
        self, request: pb.ListContactsRequest, context: grpc.ServicerContext
    ) -> pb.ListContactsResponse:
        after, limit = read_number(request.page_token), page_size(request.page_size)
        return self._commands.read(
            lambda tx, now: answers.contacts(
                list_contacts(request.service_request_id, after, limit, tx, now)
            )
        )

    def RecordResponse(
        self, request: pb.RecordResponseRequest, context: grpc.ServicerContext
    ) -> pb.RecordResponseResponse:
        return self._change(request, wire.response, record_response, pb.RecordResponseResponse)

    def RecordProgress(
        self, request: pb.RecordProgressRequest, context: grpc.ServicerContext
    ) -> pb.RecordProgressResponse:
        return self._change(request, wire.progress, record_progress, pb.RecordProgressResponse)

    def PauseClocks(
        self, request: pb.PauseClocksRequest, context: grpc.ServicerContext
    ) -> pb.PauseClocksResponse:
        return self._change(request, wire.pause, pause_clocks, pb.PauseClocksResponse)

    def ResumeClocks(
        self, request: pb.ResumeClocksRequest, context: grpc.ServicerContext
    ) -> pb.ResumeClocksResponse:
        return self._change(request, wire.resume, resume_clocks, pb.ResumeClocksResponse)

    def ChangeSeverity(
        self, request: pb.ChangeSeverityRequest, context: grpc.ServicerContext
    ) -> pb.ChangeSeverityResponse:
        return self._change(
            request, wire.severity_change, change_severity, pb.ChangeSeverityResponse
        )

    def ChangePromise(
        self, request: pb.ChangePromiseRequest, context: grpc.ServicerContext
    ) -> pb.ChangePromiseResponse:
        return self._change(request, wire.promise_change, change_promise, pb.ChangePromiseResponse)

    def AgreeDate(
        self, request: pb.AgreeDateRequest, context: grpc.ServicerContext
    ) -> pb.AgreeDateResponse:
        return self._change(request, wire.agreement, agree_date, pb.AgreeDateResponse)

    def RecordDiagnosis(
        self, request: pb.RecordDiagnosisRequest, context: grpc.ServicerContext
    ) -> pb.RecordDiagnosisResponse:
        return self._change(request, wire.diagnosis, record_diagnosis, pb.RecordDiagnosisResponse)

    def RecordDamage(
        self, request: pb.RecordDamageRequest, context: grpc.ServicerContext
    ) -> pb.RecordDamageResponse:
        return self._change(request, wire.damage, record_damage, pb.RecordDamageResponse)

    def RecordPlan(
        self, request: pb.RecordPlanRequest, context: grpc.ServicerContext
    ) -> pb.RecordPlanResponse:
        return self._change(request, wire.plan, record_plan, pb.RecordPlanResponse)

    def RecordReport(
        self, request: pb.RecordReportRequest, context: grpc.ServicerContext
    ) -> pb.RecordReportResponse:
        return self._change(request, wire.report, record_report, pb.RecordReportResponse)

    def TransferRequest(
        self, request: pb.TransferRequestRequest, context: grpc.ServicerContext
    ) -> pb.TransferRequestResponse:
        return self._change(request, wire.transfer, transfer_request, pb.TransferRequestResponse)

    def ProposeSolution(
        self, request: pb.ProposeSolutionRequest, context: grpc.ServicerContext
    ) -> pb.ProposeSolutionResponse:
        return self._change(request, wire.solution, propose_solution, pb.ProposeSolutionResponse)

    def RecordRestoration(
        self, request: pb.RecordRestorationRequest, context: grpc.ServicerContext
    ) -> pb.RecordRestorationResponse:
        return self._change(
            request, wire.restoration, record_restoration, pb.RecordRestorationResponse
        )

    def CloseRequest(
        self, request: pb.CloseRequestRequest, context: grpc.ServicerContext
    ) -> pb.CloseRequestResponse:
        return self._change(request, wire.closing, close_request, pb.CloseRequestResponse)

    def ReopenRequest(
        self, request: pb.ReopenRequestRequest, context: grpc.ServicerContext
    ) -> pb.ReopenRequestResponse:
        return self._change(request, wire.reopening, reopen_request, pb.ReopenRequestResponse)

    def GetServiceRequest(
        self, request: pb.GetServiceRequestRequest, context: grpc.ServicerContext
    ) -> pb.GetServiceRequestResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetServiceRequestResponse:
            found = tx.service_requests.get(wire.reference(request))
            written = answers.service_request(found, tx.promises, now)
            return pb.GetServiceRequestResponse(service_request=written)

        return self._commands.read(use_case)

    def ListServiceRequests(
        self, request: pb.ListServiceRequestsRequest, context: grpc.ServicerContext
    ) -> pb.ListServiceRequestsResponse:
        read = listing(request, self._fingerprint)
        return self._commands.read(lambda tx, _: read(tx))

    def IndexRegister(
        self, request: pb.IndexRegisterRequest, context: grpc.ServicerContext
    ) -> pb.IndexRegisterResponse:
        after = read_index_place(request.page_token)
        return self._commands.run(
            request, lambda tx, now: index_response(index_register(after, tx, now))
        )

    def ListFirstInLine(
        self, request: pb.ListFirstInLineRequest, context: grpc.ServicerContext
    ) -> pb.ListFirstInLineResponse:
        after, limit = answers.read_place(request.page_token), page_size(request.page_size)
        return self._commands.read(
            lambda tx, now: answers.line(
                list_first_in_line(request.branch_code, after, limit, tx, now)
            )
        )

    def ListClocks(
        self, request: pb.ListClocksRequest, context: grpc.ServicerContext
    ) -> pb.ListClocksResponse:
        number, milestone = read_token(request.page_token, 2)
        wanted, limit = wire.clock_filter(request), page_size(request.page_size)
        return self._commands.read(
            lambda tx, now: answers.clocks(
                tx.service_requests.clock_lines(wanted, (number, milestone), limit),
                tx.promises,
                now,
            )
        )

    def GetTimeline(
        self, request: pb.GetTimelineRequest, context: grpc.ServicerContext
    ) -> pb.GetTimelineResponse:
        wanted = wire.reference(request)
        return self._commands.read(
            lambda tx, now: answers.timeline(get_timeline(wanted, tx, now), tx.promises, now)
        )

    def _change(
        self,
        request: Q,
        read: Callable[[Q], C],
        change: Callable[[C, Tx, datetime], ServiceRequest],
        respond: Callable[..., R],
    ) -> R:
        """Run one of the use cases that take a command and return the changed request."""

        def use_case(tx: Tx, now: datetime) -> R:
            changed = change(read(request), tx, now)
            return respond(service_request=answers.service_request(changed, tx.promises, now))

        return self._commands.run(request, use_case)
