"""`callout stock loans | assets | devices | device-work | tool-refunds`: what is lent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Final
from uuid import UUID

import typer
from google.protobuf.message import Message

from callout.inventory.v1 import device_service_pb2 as devices_api
from callout.inventory.v1 import devices_pb2 as ds
from callout.inventory.v1 import loan_service_pb2 as api
from callout.inventory.v1 import loans_pb2 as pb
from callout_cli.commands.report import BranchOption, reader
from callout_cli.errors import UserError
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports.loans import (
    ASSET_COLUMNS,
    DEVICE_COLUMNS,
    LOAN_COLUMNS,
    REFUND_COLUMNS,
    USE_COLUMNS,
    asset_cells,
    device_cells,
    loan_cells,
    refund_cells,
    use_cells,
)
from callout_cli.reports.stock import PAGE, content, headings
from callout_cli.texts import say
from callout_cli.times import stamp

WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.only_warehouse"))]
BorrowerOption = Annotated[
    str, typer.Option("--borrower", metavar="PERSON", help=say("help.stock.borrower"))
]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=say("help.stock.overdue"))]
ChargedOption = Annotated[bool, typer.Option("--charged", help=say("help.stock.charged"))]
DueByOption = Annotated[
    datetime | None,
    typer.Option("--due-by", formats=["%Y-%m-%d"], help=say("help.stock.due_by")),
]
CalibrationOption = Annotated[
    UUID | None, typer.Option("--calibration", metavar="ID", help=say("help.stock.calibration"))
]
OrderOption = Annotated[
    UUID | None, typer.Option("--order", metavar="ID", help=say("help.stock.served_order"))
]
PartOption = Annotated[str, typer.Option("--part", help=say("help.stock.device_part"))]
SerialOption = Annotated[str, typer.Option("--serial", help=say("help.stock.device_serial"))]


class KindName(StrEnum):
    """What is lent."""

    LOANER = "loaner"
    TOOL = "tool"
    DEVICE = "device"


KindOption = Annotated[KindName | None, typer.Option("--kind", help=say("help.stock.kind"))]
_KINDS: Final = {
    KindName.LOANER: pb.ASSET_KIND_LOANER,
    KindName.TOOL: pb.ASSET_KIND_TOOL,
    KindName.DEVICE: pb.ASSET_KIND_DEVICE,
}


@guarded
def loans(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    kind: KindOption = None,
    borrower: BorrowerOption = "",
    overdue: OverdueOption = False,
    charged: ChargedOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ListLoansRequest(
        warehouse_code=warehouse,
        branch_code=branch,
        kind=_kind(kind),
        borrower=borrower,
        overdue=overdue,
        outcome=pb.LOAN_OUTCOME_CHARGED if charged else pb.LOAN_OUTCOME_UNSPECIFIED,
        page_size=PAGE,
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListLoansResponse)
    found = [loan for page in pages for loan in page.loans]
    cells = [loan_cells(each) for each in found]
    _tell(as_json, found, say("stock.loans.title"), LOAN_COLUMNS, cells)


@guarded
def assets(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    kind: KindOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ListAssetsRequest(
        warehouse_code=warehouse, branch_code=branch, kind=_kind(kind), page_size=PAGE
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListAssetsResponse)
    found = [asset for page in pages for asset in page.assets]
    cells = [asset_cells(each) for each in found]
    _tell(as_json, found, say("stock.assets.title"), ASSET_COLUMNS, cells)


@guarded
def devices(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    due_by: DueByOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = devices_api.ListDevicesRequest(
        warehouse_code=warehouse,
        branch_code=branch,
        due_before_time=stamp(due_by.replace(tzinfo=UTC)) if due_by else None,
        page_size=PAGE,
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, devices_api.ListDevicesResponse)
    found = [device for page in pages for device in page.devices]
    now = datetime.now(UTC)
    cells = [device_cells(each, now) for each in found]
    _tell(as_json, found, say("stock.devices.title"), DEVICE_COLUMNS, cells)


@guarded
def device_work(  # noqa: PLR0913 - every option is an argument
    *,
    calibration: CalibrationOption = None,
    order: OrderOption = None,
    part: PartOption = "",
    serial: SerialOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = work_request(calibration, order, part, serial)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, devices_api.ListDeviceWorkResponse)
    found: list[ds.DeviceUse] = [use for page in pages for use in page.uses]
    cells = [use_cells(each) for each in found]
    _tell(as_json, found, say("stock.device_work.title"), USE_COLUMNS, cells)


def work_request(
    calibration: UUID | None, order: UUID | None, part: str, serial: str
) -> devices_api.ListDeviceWorkRequest:
    """Return what to ask: by failed calibration, by order or by device, one of them."""
    ways = [calibration is not None, order is not None, bool(part or serial)]
    if sum(ways) != 1 or bool(part) != bool(serial):
        raise UserError("error.device_work_which")
    if calibration is not None:
        return devices_api.ListDeviceWorkRequest(
            failed_calibration_id=str(calibration), page_size=PAGE
        )
    if order is not None:
        return devices_api.ListDeviceWorkRequest(work_order_id=str(order), page_size=PAGE)
    name = devices_api.DeviceName(part_number=part, serial=serial)
    return devices_api.ListDeviceWorkRequest(device=name, page_size=PAGE)


@guarded
def tool_refunds(
    *,
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ListToolRefundsRequest(branch_code=branch, page_size=PAGE)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListToolRefundsResponse)
    found = [refund for page in pages for refund in page.refunds]
    cells = [refund_cells(each) for each in found]
    _tell(as_json, found, say("stock.tool_refunds.title"), REFUND_COLUMNS, cells)


def add_to(app: typer.Typer) -> None:
    """Add these commands to `callout stock`."""
    app.command("loans", help=say("help.stock.loans"))(loans)
    app.command("assets", help=say("help.stock.assets"))(assets)
    app.command("devices", help=say("help.stock.devices"))(devices)
    app.command("device-work", help=say("help.stock.device_work"))(device_work)
    app.command("tool-refunds", help=say("help.stock.tool_refunds"))(tool_refunds)


def _kind(kind: KindName | None) -> pb.AssetKind:
    return pb.ASSET_KIND_UNSPECIFIED if kind is None else _KINDS[kind]


def _tell(
    as_json: bool,  # noqa: FBT001
    found: Sequence[Message],
    title: str,
    columns: tuple[str, ...],
    cells: list[list[str]],
) -> None:
    output = Output(as_json=as_json)
    if as_json:
        told: list[Any] = [content(each) for each in found]
        output.json(told)
        return
    output.table(title, headings(columns), cells)
