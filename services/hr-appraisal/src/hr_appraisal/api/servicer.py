"""gRPC door: decode, run one use case, encode. No rules live here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import grpc

from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as pb
from callout.hr_appraisal.v1 import hr_appraisal_service_pb2_grpc as rpc
from callout.hr_appraisal.v1 import resources_pb2
from chassis.commands import Commands
from hr_appraisal.adapters import wire_resources as wire
from hr_appraisal.api import decode
from hr_appraisal.api.logged_reads import LoggedReads
from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.ids import EntryId
from hr_appraisal.handlers.approve_entry import approve_entry
from hr_appraisal.handlers.list_entries import list_entries
from hr_appraisal.handlers.propose_entry import propose_entry
from hr_appraisal.handlers.read_sheets import get_monthly_sheet, list_monthly_sheets
from hr_appraisal.handlers.reject_entry import reject_entry
from hr_appraisal.handlers.reverse_entry import ReverseEntry, reverse_entry
from hr_appraisal.handlers.verify_entry import verify_entry
from hr_appraisal.ports import Tx


class HrAppraisalServicer(rpc.HrAppraisalServiceServicer):
    """`callout.hr_appraisal.v1.HrAppraisalService`.

    Args:
        commands: Runs use cases, each request once.
        reads: Runs queries that leave a note.
        new_entry_id: Makes the id of an entry.
    """

    def __init__(
        self, commands: Commands[Tx], reads: LoggedReads, new_entry_id: Callable[[], EntryId]
    ) -> None:
        self._commands = commands
        self._reads = reads
        self._new_entry_id = new_entry_id

    def ProposeEntry(
        self, request: pb.ProposeEntryRequest, context: grpc.ServicerContext
    ) -> pb.ProposeEntryResponse:
        cmd = decode.propose_entry(request, self._new_entry_id())
        return self._commands.run(
            request,
            lambda tx, now: pb.ProposeEntryResponse(entry=_shown(propose_entry(cmd, tx, now))),
        )

    def VerifyEntry(
        self, request: pb.VerifyEntryRequest, context: grpc.ServicerContext
    ) -> pb.VerifyEntryResponse:
        cmd = decode.verify_entry(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.VerifyEntryResponse(entry=_shown(verify_entry(cmd, tx, now))),
        )

    def ApproveEntry(
        self, request: pb.ApproveEntryRequest, context: grpc.ServicerContext
    ) -> pb.ApproveEntryResponse:
        cmd = decode.approve_entry(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.ApproveEntryResponse(entry=_shown(approve_entry(cmd, tx, now))),
        )

    def RejectEntry(
        self, request: pb.RejectEntryRequest, context: grpc.ServicerContext
    ) -> pb.RejectEntryResponse:
        cmd = decode.reject_entry(request)
        return self._commands.run(
            request,
            lambda tx, now: pb.RejectEntryResponse(entry=_shown(reject_entry(cmd, tx, now))),
        )

    def ReverseEntry(
        self, request: pb.ReverseEntryRequest, context: grpc.ServicerContext
    ) -> pb.ReverseEntryResponse:
        cmd = decode.reverse_entry(request, self._new_entry_id())
        return self._commands.run(request, lambda tx, now: _reversed(cmd, tx, now))

    def ListEntries(
        self, request: pb.ListEntriesRequest, context: grpc.ServicerContext
    ) -> pb.ListEntriesResponse:
        page = self._reads.run(lambda tx, now: list_entries(decode.list_entries(request), tx, now))
        return pb.ListEntriesResponse(
            entries=[_shown(row) for row in page.rows], next_page_token=page.next_token
        )

    def GetMonthlySheet(
        self, request: pb.GetMonthlySheetRequest, context: grpc.ServicerContext
    ) -> pb.GetMonthlySheetResponse:
        cmd = decode.get_monthly_sheet(request)
        sheet = self._reads.run(lambda tx, now: get_monthly_sheet(cmd, tx, now))
        return pb.GetMonthlySheetResponse(sheet=wire.sheet(sheet))

    def ListMonthlySheets(
        self, request: pb.ListMonthlySheetsRequest, context: grpc.ServicerContext
    ) -> pb.ListMonthlySheetsResponse:
        cmd = decode.list_monthly_sheets(request)
        page = self._reads.run(lambda tx, now: list_monthly_sheets(cmd, tx, now))
        return pb.ListMonthlySheetsResponse(
            sheets=[wire.sheet(row) for row in page.rows], next_page_token=page.next_token
        )


def _shown(entry: AppraisalEntry) -> resources_pb2.AppraisalEntry:
    return wire.entry(entry, with_reason=True)


def _reversed(cmd: ReverseEntry, tx: Tx, now: datetime) -> pb.ReverseEntryResponse:
    done = reverse_entry(cmd, tx, now)
    return pb.ReverseEntryResponse(reversal=_shown(done.reversal), reversed=_shown(done.reversed))
