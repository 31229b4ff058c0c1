"""What is lent, devices and their work, refunds of tools: rows of the tables."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from google.protobuf.message import Message

from callout.inventory.v1 import devices_pb2 as ds
from callout.inventory.v1 import loans_pb2 as pb
from callout_cli.texts import word
from callout_cli.times import day_of, instant_of

LOAN_COLUMNS: Final = (
    "col.id",
    "col.warehouse",
    "col.asset_kind",
    "col.part",
    "col.serial",
    "col.borrower",
    "col.state",
    "col.due",
    ">col.price",
    ">col.charge",
    "col.difference",
)
ASSET_COLUMNS: Final = (
    "col.warehouse",
    "col.asset_kind",
    "col.part",
    "col.serial",
    "col.account",
    "col.bought",
    ">col.price",
)
DEVICE_COLUMNS: Final = (
    "col.warehouse",
    "col.part",
    "col.serial",
    "col.account",
    "col.device_class",
    "col.calibration",
    "col.calibrated",
    "col.due",
)
USE_COLUMNS: Final = (
    "col.from",
    "col.until",
    "col.use",
    "col.part",
    "col.serial",
    "col.order",
    "col.who",
    "col.what",
    "col.doubt",
)
REFUND_COLUMNS: Final = (
    "col.id",
    "col.part",
    "col.serial",
    ">col.charge",
    "col.invoice",
    "col.who",
    "col.state",
    "col.reason",
)


def loan_cells(loan: pb.Loan) -> list[str]:
    """Write a loan for a terminal; what is overdue was announced."""
    late = " ✗" if loan.HasField("overdue_time") else ""
    settled = loan.settlement if loan.HasField("settlement") else None
    outcome = pb.LoanOutcome.Name(settled.outcome).removeprefix("LOAN_OUTCOME_") if settled else ""
    state = word("loan", pb.Loan.State.Name(loan.state).removeprefix("STATE_"))
    return [
        loan.id,
        loan.warehouse_code,
        kind_word(loan.kind),
        loan.part_number,
        loan.serial,
        loan.borrower,
        word("loan_outcome", outcome) if settled else state,
        f"{_when(loan, 'due_time')}{late}",
        loan.price,
        settled.amount if settled else "–",
        loan.difference or "–",
    ]


def asset_cells(asset: pb.Asset) -> list[str]:
    """Write an asset for a terminal."""
    return [
        asset.warehouse_code,
        kind_word(asset.kind),
        asset.part_number,
        asset.serial,
        asset.account,
        str(day_of(asset.bought_on)),
        asset.price,
    ]


def device_cells(device: pb.Asset, now: datetime) -> list[str]:
    """Write a measuring device for a terminal, as it stands at an instant (UTC)."""
    return [
        device.warehouse_code,
        device.part_number,
        device.serial,
        device.account,
        device.device_class,
        word("calibration", _standing(device, now)),
        _when(device, "calibrated_time"),
        _when(device, "calibration_due_time"),
    ]


def use_cells(use: ds.DeviceUse) -> list[str]:
    """Write what a device served for a terminal; what is in doubt is marked."""
    return [
        _when(use, "begun_time"),
        _when(use, "ended_time"),
        word("device_use", ds.DeviceUse.Kind.Name(use.kind).removeprefix("KIND_")),
        use.part_number,
        use.serial,
        use.work_order_id,
        use.by,
        use.told or "–",
        "✗" if use.is_doubtful else "–",
    ]


def refund_cells(refund: pb.ToolRefund) -> list[str]:
    """Write the refund of a tool for a terminal."""
    return [
        refund.id,
        refund.part_number,
        refund.serial,
        refund.amount,
        refund.invoice,
        refund.asked_by,
        word("refund", pb.ToolRefund.State.Name(refund.state).removeprefix("STATE_")),
        refund.reason or "–",
    ]


def kind_word(kind: pb.AssetKind) -> str:
    """Return the reader's word for what an asset is lent for."""
    return word("asset", pb.AssetKind.Name(kind).removeprefix("ASSET_KIND_"))


def _standing(device: pb.Asset, now: datetime) -> str:
    if not device.HasField("calibrated_time"):
        return "NEVER"
    if not device.HasField("good_until_time"):
        return "FAILED"
    return "GOOD" if now < instant_of(device.good_until_time) else "EXPIRED"


def _when(message: Message, field: str) -> str:
    if not message.HasField(field):
        return "–"
    return f"{instant_of(getattr(message, field)):%Y-%m-%d %H:%M}"
