"""gRPC door of papers: read the facts, then draw them, with no transaction open."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import grpc

from callout.inventory.v1 import document_service_pb2 as pb
from callout.inventory.v1 import document_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.paper.count_sheets import count_sheet_form
from inventory.adapters.paper.form import Language
from inventory.adapters.paper.labels import bin_labels, drawn_labels, part_labels
from inventory.adapters.paper.layout import drawn
from inventory.adapters.paper.pick_lists import pick_list_form
from inventory.adapters.paper.receiving_forms import receipt_form
from inventory.adapters.paper.transfer_notes import transfer_note_form
from inventory.api import decode
from inventory.domain.bins import Bin
from inventory.domain.ids import BinCode, CountId, PartNumber, TransferId, WarehouseCode
from inventory.domain.paper import CountSheet, PickList, ReceivingForm, TransferNote
from inventory.domain.part import Part
from inventory.domain.warehouse import Warehouse
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.read_bin_labels import ReadBinLabels, read_bin_labels
from inventory.handlers.read_count_sheet import read_count_sheet
from inventory.handlers.read_part_labels import ReadPartLabels, read_part_labels
from inventory.handlers.read_pick_list import read_pick_list
from inventory.handlers.read_receiving_form import read_receiving_form
from inventory.handlers.read_transfer_note import read_transfer_note
from inventory.ports import Tx

_LANGUAGES: Final = {
    pb.LANGUAGE_UNSPECIFIED: Language.ZH_CN,
    pb.LANGUAGE_ZH_CN: Language.ZH_CN,
    pb.LANGUAGE_EN: Language.EN,
}


class DocumentServicer(rpc.DocumentServiceServicer):
    """One method per paper."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def PrintPickList(
        self, request: pb.PrintPickListRequest, context: grpc.ServicerContext
    ) -> pb.PrintPickListResponse:
        requisition_id = decode.requisition_id(request.requisition_id)

        def use_case(tx: Tx, _: datetime) -> PickList:
            return read_pick_list(requisition_id, tx)

        facts = self._commands.read(sighted(use_case))
        form = pick_list_form(facts, _LANGUAGES[request.language])
        return pb.PrintPickListResponse(
            document=_pdf(f"pick-list-{requisition_id}.pdf", drawn(form))
        )

    def PrintReceivingForm(
        self, request: pb.PrintReceivingFormRequest, context: grpc.ServicerContext
    ) -> pb.PrintReceivingFormResponse:
        receipt_id = decode.receipt_id(request.receipt_id)

        def use_case(tx: Tx, _: datetime) -> ReceivingForm:
            return read_receiving_form(receipt_id, tx)

        form = receipt_form(self._commands.read(use_case), _LANGUAGES[request.language])
        return pb.PrintReceivingFormResponse(
            document=_pdf(f"receiving-form-{receipt_id}.pdf", drawn(form))
        )

    def PrintCountSheet(
        self, request: pb.PrintCountSheetRequest, context: grpc.ServicerContext
    ) -> pb.PrintCountSheetResponse:
        count_id = CountId(decode.uuid_of(request.count_id))

        def use_case(tx: Tx, _: datetime) -> CountSheet:
            return read_count_sheet(count_id, tx)

        form = count_sheet_form(self._commands.read(use_case), _LANGUAGES[request.language])
        return pb.PrintCountSheetResponse(document=_pdf(f"count-sheet-{count_id}.pdf", drawn(form)))

    def PrintTransferNote(
        self, request: pb.PrintTransferNoteRequest, context: grpc.ServicerContext
    ) -> pb.PrintTransferNoteResponse:
        transfer_id = TransferId(decode.uuid_of(request.transfer_id))

        def use_case(tx: Tx, _: datetime) -> TransferNote:
            return read_transfer_note(transfer_id, tx)

        form = transfer_note_form(self._commands.read(use_case), _LANGUAGES[request.language])
        return pb.PrintTransferNoteResponse(
            document=_pdf(f"transfer-note-{transfer_id}.pdf", drawn(form))
        )

    def PrintPartLabels(
        self, request: pb.PrintPartLabelsRequest, context: grpc.ServicerContext
    ) -> pb.PrintPartLabelsResponse:
        query = ReadPartLabels(
            part_numbers=tuple(map(PartNumber, request.part_numbers)), copies=request.copies
        )

        def use_case(tx: Tx, _: datetime) -> tuple[Part, ...]:
            return read_part_labels(query, tx)

        labels = part_labels(self._commands.read(use_case))
        content = drawn_labels(labels, _LANGUAGES[request.language])
        return pb.PrintPartLabelsResponse(document=_pdf("part-labels.pdf", content))

    def PrintBinLabels(
        self, request: pb.PrintBinLabelsRequest, context: grpc.ServicerContext
    ) -> pb.PrintBinLabelsResponse:
        query = ReadBinLabels(
            warehouse_code=WarehouseCode(request.warehouse_code),
            bin_codes=tuple(map(BinCode, request.bin_codes)),
            copies=request.copies,
        )

        def use_case(tx: Tx, _: datetime) -> tuple[Warehouse, tuple[Bin, ...]]:
            return read_bin_labels(query, tx)

        warehouse, bins = self._commands.read(use_case)
        content = drawn_labels(bin_labels(bins, warehouse), _LANGUAGES[request.language])
        return pb.PrintBinLabelsResponse(document=_pdf("bin-labels.pdf", content))


def _pdf(file_name: str, content: bytes) -> pb.Document:
    return pb.Document(file_name=file_name, media_type="application/pdf", content=content)
