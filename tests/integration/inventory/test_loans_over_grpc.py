"""Loans, devices and tools behind their real doors, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import text

from callout.inventory.v1 import device_service_pb2 as devices
from callout.inventory.v1 import devices_pb2 as ds
from callout.inventory.v1 import loan_service_pb2 as pb
from callout.inventory.v1 import loans_pb2 as rs
from callout.inventory.v1.device_service_pb2_grpc import DeviceServiceStub
from callout.inventory.v1.loan_service_pb2_grpc import LoanServiceStub
from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from inventory import api, worker
from inventory.domain.loans.keys import AssetKey
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities
from unit.inventory.lent import MACHINE, METER, Lent
from unit.inventory.scene import SYSTEM, Scene

pytestmark = pytest.mark.integration


@dataclass
class Door:
    """One inventory, as its callers see it."""

    database: Database
    day: Scene
    lent: Lent
    channel_as: Callable[..., grpc.Channel]

    def loans(self, role: str, *branches: str) -> LoanServiceStub:
        return LoanServiceStub(self.channel_as(role, *branches))

    def devices(self, role: str) -> DeviceServiceStub:
        return DeviceServiceStub(self.channel_as(role))

    def register(self, key: AssetKey, **facts: Any) -> rs.Asset:
        request = pb.RegisterAssetRequest(
            **{
                "request_id": str(uuid4()),
                "part_number": key.part_number,
                "serial": key.serial,
                "kind": rs.ASSET_KIND_TOOL,
                "warehouse_code": "BJ01-W1",
                **facts,
            }
        )
        answer: pb.RegisterAssetResponse = self.loans("storekeeper").RegisterAsset(request)
        return answer.asset

    def lend(self, key: AssetKey, role: str = "storekeeper", **facts: Any) -> rs.Loan:
        request = pb.LendAssetRequest(
            **{
                "request_id": str(uuid4()),
                "part_number": key.part_number,
                "serial": key.serial,
                "condition": "whole",
                "borrower": "T-01",
                **facts,
            }
        )
        answer: pb.LendAssetResponse = self.loans(role).LendAsset(request)
        return answer.loan

    def back(self, loan: rs.Loan, difference: str = "") -> rs.Loan:
        request = pb.ReturnLoanRequest(
            request_id=str(uuid4()), loan_id=loan.id, condition="seen", difference=difference
        )
        answer: pb.ReturnLoanResponse = self.loans("storekeeper").ReturnLoan(request)
        return answer.loan

    def miss(self, loan: rs.Loan) -> rs.Loan:
        request = pb.ReportMissingRequest(
            request_id=str(uuid4()), loan_id=loan.id, cause="left at the site"
        )
        answer: pb.ReportMissingResponse = self.loans("technician").ReportMissing(request)
        return answer.loan

    def settle(self, loan: rs.Loan, role: str = "supervisor", **facts: Any) -> rs.Loan:
        request = pb.SettleLoanRequest(
            **{
                "request_id": str(uuid4()),
                "loan_id": loan.id,
                "outcome": rs.LOAN_OUTCOME_CHARGED,
                "reason": "heard both sides",
                **facts,
            }
        )
        answer: pb.SettleLoanResponse = self.loans(role).SettleLoan(request)
        return answer.loan

    def calibrate(self, key: AssetKey, result: ds.CalibrationResult) -> ds.Calibration:
        request = devices.RecordCalibrationRequest(
            request_id=str(uuid4()),
            device=devices.DeviceName(part_number=key.part_number, serial=key.serial),
            result=result,
            calibrated_by="计量院",
            certificate="C-1",
        )
        request.calibrated_time.GetCurrentTime()
        answer: devices.RecordCalibrationResponse = self.devices("storekeeper").RecordCalibration(
            request
        )
        return answer.calibration

    def announced(self, stream: str) -> list[str]:
        with self.database.read_only() as connection:
            statement = text("select type from outbox where stream = :stream order by id")
            rows = connection.execute(statement, {"stream": stream})
            return [row.type.rpartition(".")[2] for row in rows]


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    url = database_of("inventory")
    database = Database(url, pool_size=2, statement_timeout=timedelta(seconds=20))
    outside = api.build(
        {
            "CALLOUT_INVENTORY_DATABASE_URL": url,
            "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
            "CALLOUT_DRAIN_S": "1",
            "CALLOUT_DATABASE_POOL_SIZE": "4",
        }
    )
    with ExitStack() as stack:
        address = stack.enter_context(running_api(outside))

        def channel_as(role: str, *branches: str) -> grpc.Channel:
            token = identities.token(role, *branches, subject=role)
            return stack.enter_context(channel_to(address, token))

        day = Scene(begin_in(database)).set_up()
        yield Door(database=database, day=day, lent=Lent(day), channel_as=channel_as)
    database.dispose()
    outside.database.dispose()


def test_a_tool_is_lent_lost_and_charged(door: Door) -> None:
    key = door.lent.bring()
    asset = door.register(key)
    assert (asset.price, asset.bought_on.year) == ("80.00", 2026)
    request_id = str(uuid4())
    loan = door.lend(key, request_id=request_id)
    assert door.lend(key, request_id=request_id) == loan
    assert loan.due_time.seconds - loan.out_time.seconds == 24 * 3600
    again = refused(lambda: door.lend(key))
    assert again.code is grpc.StatusCode.FAILED_PRECONDITION
    assert (again.reason, again.metadata["rule"]) == ("ASSET_ALREADY_LENT", "P-12")
    missed = door.miss(loan)
    wrong = refused(lambda: door.settle(missed, amount="1.00"))
    assert (wrong.code, wrong.reason) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "LOAN_CHARGE_INVALID",
    )
    settled = door.settle(missed)
    assert (settled.settlement.amount, settled.state) == ("80.00", rs.Loan.STATE_SETTLED)
    for listed in (
        pb.ListLoansRequest(outcome=rs.LOAN_OUTCOME_CHARGED),
        pb.ListLoansRequest(borrower="T-01", state=rs.Loan.STATE_SETTLED),
    ):
        assert list(door.loans("analyst").ListLoans(listed).loans) == [settled]
    found = door.loans("call_taker").GetLoan(pb.GetLoanRequest(loan_id=loan.id)).loan
    assert found == settled
    assert not door.loans("storekeeper", "SH01").ListLoans(pb.ListLoansRequest()).loans
    assert door.announced("inventory.loan") == [
        "AssetLent",
        "LoanMissed",
        "LoanSettled",
        "ToolCharged",
    ]
    assert violations(door.database) == {}


def test_refusals_of_loans_name_rule_and_reason_and_change_nothing(door: Door) -> None:
    machine = door.lent.bring(MACHINE)
    door.register(machine, kind=rs.ASSET_KIND_LOANER)
    tool = door.lent.asset()
    for call, code, reason, rule in (
        (lambda: door.lend(machine), "INVALID_ARGUMENT", "BORROWER_INVALID", "P-11"),
        (
            lambda: door.lend(machine, borrower=""),
            "FAILED_PRECONDITION",
            "LOAN_NEEDS_WORK_ORDER",
            "P-11",
        ),
        (
            lambda: door.lend(AssetKey(tool.part_number, "SN-404")),
            "NOT_FOUND",
            "ASSET_NOT_FOUND",
            None,
        ),
        (lambda: door.lend(tool, condition=""), "INVALID_ARGUMENT", None, None),
        (lambda: door.lend(tool, role="technician"), "PERMISSION_DENIED", None, None),
        (
            lambda: door.register(tool, kind=rs.ASSET_KIND_LOANER),
            "FAILED_PRECONDITION",
            "ASSET_ALREADY_REGISTERED",
            "P-11",
        ),
    ):
        answer = refused(call)
        assert answer.code is grpc.StatusCode[code]
        assert reason is None or answer.reason == reason
        assert rule is None or answer.metadata["rule"] == rule
    assert door.announced("inventory.loan") == []


def test_a_damaged_one_is_set_aside_and_a_refund_waits_for_its_tool(door: Door) -> None:
    tool = door.lent.asset()
    back = door.back(door.lend(tool), "handle broken")
    assert (back.state, back.difference) == (rs.Loan.STATE_DAMAGED, "handle broken")
    own = refused(lambda: door.settle(back, amount="10.00", role="storekeeper"))
    assert own.code is grpc.StatusCode.PERMISSION_DENIED
    assert door.settle(back, amount="10.00").settlement.amount == "10.00"
    technician, supervisor = door.loans("technician"), door.loans("supervisor")

    def ask(serial: str) -> rs.ToolRefund:
        request = pb.AskToolRefundRequest(
            request_id=str(uuid4()),
            part_number="WRENCH",
            serial=serial,
            amount="99.5",
            invoice="I-1",
        )
        answer: pb.AskToolRefundResponse = technician.AskToolRefund(request)
        return answer.refund

    early = refused(lambda: ask("SN-404"))
    assert (early.reason, early.metadata["rule"]) == ("TOOL_NOT_RECEIVED", "P-12")
    asked = ask(tool.serial)
    assert (asked.amount, asked.state) == ("99.50", rs.ToolRefund.STATE_ASKED)
    assert refused(lambda: ask(tool.serial)).reason == "TOOL_REFUNDED_ALREADY"
    decision = pb.DecideToolRefundRequest(
        request_id=str(uuid4()), refund_id=asked.id, grant=True, reason="invoice seen"
    )
    granted = supervisor.DecideToolRefund(decision).refund
    listed = supervisor.ListToolRefunds(
        pb.ListToolRefundsRequest(state=rs.ToolRefund.STATE_GRANTED)
    )
    assert list(listed.refunds) == [granted]
    assert door.announced("inventory.asset") == ["ToolRefunded"]
    assert violations(door.database) == {}


def test_a_device_is_lent_fails_and_its_work_is_found_both_ways(door: Door) -> None:
    key = door.lent.bring(METER)
    door.register(key, kind=rs.ASSET_KIND_DEVICE, device_class="multimeter")
    never = refused(lambda: door.lend(key))
    assert (never.reason, never.metadata["rule"]) == ("DEVICE_NOT_CALIBRATED", "P-20")
    good = door.calibrate(key, ds.CALIBRATION_RESULT_PASSED)
    assert good.due_time.seconds - good.calibrated_time.seconds == 365 * 24 * 3600
    door.day.now = datetime.now(UTC)
    order = door.day.order()
    loan = door.lend(key, work_order_id=order)
    name = devices.DeviceName(part_number=key.part_number, serial=key.serial)
    measured = (
        door.devices("technician")
        .RecordMeasurement(
            devices.RecordMeasurementRequest(
                request_id=str(uuid4()),
                device=name,
                work_order_id=order,
                quantity="insulation",
                value="5 MΩ",
            )
        )
        .measurement
    )
    assert measured.was_good
    door.back(loan)
    failed = door.calibrate(key, ds.CALIBRATION_RESULT_FAILED)
    analyst = door.devices("analyst")
    doubted = devices.ListDeviceWorkRequest(failed_calibration_id=failed.id, page_size=1)
    first = analyst.ListDeviceWork(doubted)
    doubted.page_token = first.next_page_token
    rest = analyst.ListDeviceWork(doubted)
    uses = [*first.uses, *rest.uses]
    assert [(each.id, each.is_doubtful) for each in uses] == [(measured.id, True), (loan.id, True)]
    for same in (
        devices.ListDeviceWorkRequest(device=name),
        devices.ListDeviceWorkRequest(work_order_id=order),
    ):
        assert list(analyst.ListDeviceWork(same).uses) == uses
    nothing = refused(lambda: analyst.ListDeviceWork(devices.ListDeviceWorkRequest()))
    assert nothing.code is grpc.StatusCode.INVALID_ARGUMENT
    wrong = devices.ListDeviceWorkRequest(failed_calibration_id=good.id)
    assert refused(lambda: analyst.ListDeviceWork(wrong)).reason == "CALIBRATION_NOT_FAILED"
    listed = analyst.ListCalibrations(devices.ListCalibrationsRequest(device=name))
    assert list(listed.calibrations) == [failed, good]
    soon = Timestamp()
    soon.GetCurrentTime()
    (due,) = analyst.ListDevices(devices.ListDevicesRequest(due_before_time=soon)).devices
    assert (due.serial, due.HasField("good_until_time")) == (key.serial, False)
    assert door.announced("inventory.asset") == ["DeviceCalibrated", "DeviceCalibrated"]
    assert violations(door.database) == {}


def test_overdue_loans_and_ending_calibrations_are_announced_once(door: Door) -> None:
    tool, meter = door.lent.asset(), door.lent.asset(METER)
    door.lent.lend(tool)  # months ago
    timers = {timer.name: timer for timer in worker.TIMERS}
    at = door.day.now + timedelta(days=151)
    for _ in range(2):
        for name in ("chase-loans", "warn-of-calibrations"):
            with door.day.begin(SYSTEM) as tx:
                timers[name].run(tx, at)
    assert door.announced("inventory.loan") == ["AssetLent", "LoanOverdue"]
    assert door.announced("inventory.asset") == ["DeviceCalibrated", "CalibrationDue"]
    (late,) = door.loans("analyst").ListLoans(pb.ListLoansRequest(overdue=True)).loans
    assert late.serial == tool.serial
    listed = door.loans("technician").ListAssets(pb.ListAssetsRequest(kind=rs.ASSET_KIND_DEVICE))
    assert [(each.serial, each.account) for each in listed.assets] == [
        (meter.serial, "warehouse:BJ01-W1")
    ]
