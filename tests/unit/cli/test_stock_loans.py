"""What `callout stock` says about what is lent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from google.type.date_pb2 import Date
from typer.testing import CliRunner

from callout.inventory.v1 import devices_pb2 as ds
from callout.inventory.v1 import loans_pb2 as pb
from callout_cli.commands.stock import app
from callout_cli.commands.stock_loans import work_request
from callout_cli.errors import UserError
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
from callout_cli.reports.stock import headings
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ID = "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def test_a_loan_shows_when_it_is_due_and_what_is_paid() -> None:
    loan = pb.Loan(
        id=ID,
        warehouse_code="BJ01-W1",
        kind=pb.ASSET_KIND_TOOL,
        part_number="WRENCH",
        serial="SN-1",
        borrower="T-01",
        state=pb.Loan.STATE_OUT,
        price="80.00",
        due_time=stamp(AT),
    )
    told = ["tool", "WRENCH", "SN-1", "T-01", "out", "2026-03-02 08:00", "80.00", "–", "–"]
    assert loan_cells(loan)[2:] == told
    loan.overdue_time.CopyFrom(stamp(AT))
    loan.settlement.outcome = pb.LOAN_OUTCOME_CHARGED
    loan.settlement.amount = "80.00"
    assert loan_cells(loan)[6:10] == ["charged", "2026-03-02 08:00 ✗", "80.00", "80.00"]
    assert len(loan_cells(loan)) == len(headings(LOAN_COLUMNS))


def test_a_device_shows_how_it_stands_now() -> None:
    device = pb.Asset(
        warehouse_code="BJ01-W1",
        kind=pb.ASSET_KIND_DEVICE,
        part_number="METER",
        serial="SN-1",
        device_class="multimeter",
        bought_on=Date(year=2026, month=3, day=2),
        price="80.00",
        calibration_due_time=stamp(AT),
        account="warehouse:BJ01-W1",
    )
    assert device_cells(device, AT)[3:] == [
        "warehouse:BJ01-W1",
        "multimeter",
        "never",
        "–",
        "2026-03-02 08:00",
    ]
    assert asset_cells(device)[1:4] == ["measuring device", "METER", "SN-1"]
    device.calibrated_time.CopyFrom(stamp(AT))
    assert device_cells(device, AT)[5] == "failed"
    device.good_until_time.CopyFrom(stamp(AT + timedelta(days=1)))
    second = timedelta(seconds=1)
    for now, said in (
        (AT + timedelta(days=1) - second, "good"),
        (AT + timedelta(days=1), "expired"),
        (AT + timedelta(days=1) + second, "expired"),
    ):
        assert device_cells(device, now)[5] == said
    assert len(device_cells(device, AT)) == len(headings(DEVICE_COLUMNS))
    assert len(asset_cells(device)) == len(headings(ASSET_COLUMNS))


def test_work_in_doubt_is_marked() -> None:
    use = ds.DeviceUse(
        kind=ds.DeviceUse.KIND_LENT,
        part_number="METER",
        serial="SN-1",
        work_order_id=ID,
        by="T-01",
        begun_time=stamp(AT),
    )
    told = ["2026-03-02 08:00", "–", "lent", "METER", "SN-1", ID, "T-01", "–", "–"]
    assert use_cells(use) == told
    use.is_doubtful = True
    assert use_cells(use)[-1] == "✗"
    assert len(use_cells(use)) == len(headings(USE_COLUMNS))


def test_a_refund_shows_what_was_decided() -> None:
    refund = pb.ToolRefund(id=ID, state=pb.ToolRefund.STATE_REFUSED, reason="no invoice")
    assert refund_cells(refund)[6:] == ["refused", "no invoice"]
    assert len(refund_cells(refund)) == len(headings(REFUND_COLUMNS))


def test_work_is_asked_for_in_one_way() -> None:
    way = UUID(ID)
    assert work_request(way, None, "", "").failed_calibration_id == ID
    assert work_request(None, way, "", "").work_order_id == ID
    assert work_request(None, None, "METER", "SN-1").device.serial == "SN-1"
    for calibration, order, part, serial in (
        (None, None, "", ""),
        (way, way, "", ""),
        (way, None, "METER", "SN-1"),
        (None, None, "METER", ""),
    ):
        with pytest.raises(UserError):
            work_request(calibration, order, part, serial)


@pytest.mark.parametrize(
    "arguments",
    [
        ["loans", "--kind", "tool", "--overdue", "--charged", "--borrower", "T-01"],
        ["assets", "--warehouse", "BJ01-W1"],
        ["devices", "--due-by", "2026-03-02"],
        ["device-work", "--calibration", ID],
        ["tool-refunds", "--branch", "BJ01"],
    ],
)
def test_a_command_that_is_understood_asks_the_platform_which_is_not_up(
    arguments: list[str], tmp_path: Path
) -> None:
    told = CliRunner().invoke(app, [*arguments, "--data", str(tmp_path)])
    assert "No platform was ever started" in told.output
