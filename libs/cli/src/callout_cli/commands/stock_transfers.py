"""`callout stock transfers | transfer`: parts between warehouses, also of other cells."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

import typer

from callout.inventory.v1 import transfer_pb2 as pb
from callout.inventory.v1 import transfer_service_pb2 as api
from callout_cli.commands.report import reader
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports.stock import PAGE, content, headings
from callout_cli.reports.transfers import (
    CLAIM_COLUMNS,
    TRANSFER_COLUMNS,
    claim_cells,
    transfer_cells,
    transfer_lines,
)
from callout_cli.texts import say


class TransferStateName(StrEnum):
    """The states of a transfer."""

    ASKED = "asked"
    SHIPPED = "shipped"
    DISPUTED = "disputed"
    RECEIVED = "received"
    CANCEL_ASKED = "cancel-asked"
    CANCELLED = "cancelled"


STATES: Final = {
    TransferStateName.ASKED: pb.Transfer.STATE_ASKED,
    TransferStateName.SHIPPED: pb.Transfer.STATE_SHIPPED,
    TransferStateName.DISPUTED: pb.Transfer.STATE_DISPUTED,
    TransferStateName.RECEIVED: pb.Transfer.STATE_RECEIVED,
    TransferStateName.CANCEL_ASKED: pb.Transfer.STATE_CANCEL_ASKED,
    TransferStateName.CANCELLED: pb.Transfer.STATE_CANCELLED,
}
WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.end"))]
StateOption = Annotated[
    TransferStateName | None, typer.Option("--state", help=say("help.stock.transfer_state"))
]
TransferArgument = Annotated[UUID, typer.Argument(metavar="ID", help=say("help.stock.transfer_id"))]


@guarded
def transfers(
    *,
    warehouse: WarehouseOption = "",
    state: StateOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    wanted = pb.Transfer.STATE_UNSPECIFIED if state is None else STATES[state]
    request = api.ListTransfersRequest(warehouse_code=warehouse, state=wanted, page_size=PAGE)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListTransfersResponse)
    found = [transfer for page in pages for transfer in page.transfers]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.transfers.title"),
        headings(TRANSFER_COLUMNS),
        [transfer_cells(each) for each in found],
    )


@guarded
def transfer(
    *,
    transfer_id: TransferArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.GetTransferRequest(transfer_id=str(transfer_id))
    with reader(data, "analyst") as analyst:
        found = analyst.ask(request, api.GetTransferResponse).transfer
    output = Output(as_json=as_json)
    if as_json:
        output.json(content(found))
        return
    for line in transfer_lines(found):
        output.line(line)
    if found.claims:
        output.table(
            say("stock.transfer.claims"),
            headings(CLAIM_COLUMNS),
            [claim_cells(each) for each in found.claims],
        )
