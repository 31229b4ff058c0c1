"""`callout stock look-up | document`: what a scanned code is, and papers of the warehouse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from google.protobuf.json_format import MessageToDict

from callout.inventory.v1 import document_service_pb2 as api
from callout.inventory.v1 import scan_service_pb2 as scans
from callout_cli.commands.report import reader
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.texts import Language, chosen, say, word
from callout_cli.transfer.whole_files import appearing_whole

document = typer.Typer(no_args_is_help=True, help=say("help.stock.document"))

RequisitionArgument = Annotated[
    UUID, typer.Argument(metavar="REQUISITION", help=say("help.stock.requisition"))
]
ReceiptArgument = Annotated[UUID, typer.Argument(metavar="RECEIPT", help=say("help.stock.receipt"))]
CountArgument = Annotated[UUID, typer.Argument(metavar="COUNT", help=say("help.count.id"))]
TransferArgument = Annotated[
    UUID, typer.Argument(metavar="TRANSFER", help=say("help.count.transfer"))
]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help=say("help.stock.code"))]
WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.where"))]
PartsArgument = Annotated[list[str], typer.Argument(metavar="PART", help=say("help.stock.parts"))]
WarehouseArgument = Annotated[
    str, typer.Argument(metavar="WAREHOUSE", help=say("help.stock.store"))
]
BinsArgument = Annotated[list[str], typer.Argument(metavar="BIN", help=say("help.stock.bins"))]
CopiesOption = Annotated[
    int, typer.Option("--copies", min=1, max=10, help=say("help.stock.copies"))
]
OutOption = Annotated[
    Path | None, typer.Option("--out", dir_okay=False, help=say("help.stock.out"))
]


@guarded
def look_up(
    *,
    code: CodeArgument,
    warehouse: WarehouseOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "storekeeper") as keeper:
        request = scans.LookUpRequest(code=code, warehouse_code=warehouse)
        found = keeper.ask(request, scans.LookUpResponse)
    kind = found.WhichOneof("subject") or ""
    facts = MessageToDict(getattr(found, kind), preserving_proto_field_name=True)
    actions = list(found.actions)
    output = Output(as_json=as_json)
    if as_json:
        output.json({"kind": kind, kind: facts, "actions": actions})
        return
    told = [(name, _told(value)) for name, value in facts.items()]
    output.table(
        f"{word('scanned', kind.upper())} {code}", [say("stock.fact"), say("stock.value")], told
    )
    output.line(say("stock.actions", actions=", ".join(actions) or "-"))


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@document.command("receiving-form", help=say("help.stock.receiving_form"))
@guarded
def receiving_form(
    *,
    receipt: ReceiptArgument,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintReceivingFormRequest(receipt_id=str(receipt), language=_language())
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintReceivingFormResponse)
    _save(answer.document, out, Output(as_json=as_json))


@document.command("pick-list", help=say("help.stock.pick_list"))
@guarded
def pick_list(
    *,
    requisition: RequisitionArgument,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintPickListRequest(requisition_id=str(requisition), language=_language())
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintPickListResponse)
    _save(answer.document, out, Output(as_json=as_json))


@document.command("count-sheet", help=say("help.count.sheet"))
@guarded
def count_sheet(
    *,
    count_id: CountArgument,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintCountSheetRequest(count_id=str(count_id), language=_language())
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintCountSheetResponse)
    _save(answer.document, out, Output(as_json=as_json))


@document.command("transfer-note", help=say("help.count.transfer_note"))
@guarded
def transfer_note(
    *,
    transfer: TransferArgument,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintTransferNoteRequest(transfer_id=str(transfer), language=_language())
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintTransferNoteResponse)
    _save(answer.document, out, Output(as_json=as_json))


@document.command("labels", help=say("help.stock.labels"))
@guarded
def labels(  # noqa: PLR0913 - every option is an argument
    *,
    parts: PartsArgument,
    copies: CopiesOption = 1,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintPartLabelsRequest(part_numbers=parts, copies=copies, language=_language())
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintPartLabelsResponse)
    _save(answer.document, out, Output(as_json=as_json))


@document.command("bin-labels", help=say("help.stock.bin_labels"))
@guarded
def bin_labels(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseArgument,
    bins: BinsArgument,
    copies: CopiesOption = 1,
    out: OutOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PrintBinLabelsRequest(
        warehouse_code=warehouse, bin_codes=bins, copies=copies, language=_language()
    )
    with reader(data, "storekeeper") as keeper:
        answer = keeper.ask(request, api.PrintBinLabelsResponse)
    _save(answer.document, out, Output(as_json=as_json))


def _language() -> api.Language:
    return api.LANGUAGE_EN if chosen() is Language.EN else api.LANGUAGE_ZH_CN


def _save(paper: api.Document, out: Path | None, output: Output) -> None:
    path = out or Path(paper.file_name)
    with appearing_whole(path) as fresh:
        fresh.write_bytes(paper.content)
    size = len(paper.content)
    result(
        output,
        {"file": str(path), "bytes": size},
        [say("stock.document", file=path, bytes=size)],
    )
