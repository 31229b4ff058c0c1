"""Loans, devices and tools as messages of the contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.inventory.v1 import devices_pb2 as devices_pb
from callout.inventory.v1 import loan_events_pb2 as events_pb
from callout.inventory.v1 import loans_pb2 as pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.loans import events
from inventory.domain.loans.asset import Asset, AssetKind, asset_id_of
from inventory.domain.loans.calibration import Calibration, CalibrationResult
from inventory.domain.loans.loan import Loan, LoanState
from inventory.domain.loans.measurement import JudgedUse, Measurement, UseKind
from inventory.domain.loans.placed import PlacedAsset
from inventory.domain.loans.refund import RefundState, ToolRefund
from inventory.domain.loans.settlement import Settlement, SettleOutcome

LOANS: Final = "inventory.loan"
ASSETS: Final = "inventory.asset"

_KINDS: Final = {
    AssetKind.LOANER: pb.ASSET_KIND_LOANER,
    AssetKind.TOOL: pb.ASSET_KIND_TOOL,
    AssetKind.DEVICE: pb.ASSET_KIND_DEVICE,
}
_STATES: Final = {
    LoanState.OUT: pb.Loan.STATE_OUT,
    LoanState.MISSING: pb.Loan.STATE_MISSING,
    LoanState.DAMAGED: pb.Loan.STATE_DAMAGED,
    LoanState.RETURNED: pb.Loan.STATE_RETURNED,
    LoanState.SETTLED: pb.Loan.STATE_SETTLED,
}
_OUTCOMES: Final = {
    SettleOutcome.CHARGED: pb.LOAN_OUTCOME_CHARGED,
    SettleOutcome.REPLACED: pb.LOAN_OUTCOME_REPLACED,
    SettleOutcome.BORNE: pb.LOAN_OUTCOME_BORNE,
}
_REFUNDS: Final = {
    RefundState.ASKED: pb.ToolRefund.STATE_ASKED,
    RefundState.GRANTED: pb.ToolRefund.STATE_GRANTED,
    RefundState.REFUSED: pb.ToolRefund.STATE_REFUSED,
}
_RESULTS: Final = {
    CalibrationResult.PASSED: devices_pb.CALIBRATION_RESULT_PASSED,
    CalibrationResult.FAILED: devices_pb.CALIBRATION_RESULT_FAILED,
}
_USES: Final = {
    UseKind.LENT: devices_pb.DeviceUse.KIND_LENT,
    UseKind.MEASURED: devices_pb.DeviceUse.KIND_MEASURED,
}


def kind_given(number: int) -> AssetKind:
    """Return what an asset is lent for; the contract has checked that something is said."""
    return next(kind for kind, known in _KINDS.items() if known == number)


def kind_of(number: int) -> AssetKind | None:
    """Return the kind that a filter names; None for any."""
    return next((kind for kind, known in _KINDS.items() if known == number), None)


def state_of(number: int) -> LoanState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def outcome_given(number: int) -> SettleOutcome:
    """Return what is decided; the contract has checked that something is."""
    return next(each for each, known in _OUTCOMES.items() if known == number)


def outcome_of(number: int) -> SettleOutcome | None:
    """Return the outcome that a filter names; None for any."""
    return next((each for each, known in _OUTCOMES.items() if known == number), None)


def refund_state_of(number: int) -> RefundState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _REFUNDS.items() if known == number), None)


def result_of(number: int) -> CalibrationResult:
    """Return what was found; the contract has checked that something was."""
    return next(each for each, known in _RESULTS.items() if known == number)


def asset(value: Asset) -> pb.Asset:
    """Return an asset as a message."""
    bought, standing = value.purchase.bought_on, value.standing
    return pb.Asset(
        id=value.id,
        part_number=value.key.part_number,
        serial=value.key.serial,
        kind=_KINDS[value.kind],
        device_class=value.device_class,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        bought_on=Date(year=bought.year, month=bought.month, day=bought.day),
        price=f"{value.purchase.price:.2f}",
        receipt_id=value.purchase.receipt_id or "",
        registered_time=timestamp(value.registered_at),
        calibrated_time=_maybe(standing.calibrated_at if standing else None),
        good_until_time=_maybe(standing.good_until if standing else None),
        calibration_due_time=_maybe(value.due_at),
        warned_time=_maybe(value.warned_at),
        version=value.version,
    )


def placed_asset(value: PlacedAsset) -> pb.Asset:
    """Return an asset of a list as a message, with where it is."""
    message = asset(value.asset)
    message.account = str(value.place)
    return message


def loan(value: Loan) -> pb.Loan:
    """Return a loan as a message."""
    out, back, missed = value.out, value.back, value.missed
    return pb.Loan(
        id=value.id,
        part_number=value.key.part_number,
        serial=value.key.serial,
        kind=_KINDS[value.kind],
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        work_order_id=value.work_order_id or "",
        service_request_id=value.service_request_id or "",
        borrower=out.borrower,
        receipt=out.receipt,
        state=_STATES[value.state],
        price=f"{value.price:.2f}",
        condition_out=out.condition,
        lent_by=out.lent_by,
        out_time=timestamp(out.at),
        due_time=timestamp(value.due_at),
        policy_ref=value.policy_ref,
        overdue_time=_maybe(value.overdue_at),
        condition_in=back.condition if back else "",
        difference=back.difference if back else "",
        received_by=back.received_by if back else "",
        back_time=_maybe(back.at if back else None),
        missed_by=missed.reported_by if missed else "",
        missed_cause=missed.cause if missed else "",
        missed_time=_maybe(missed.at if missed else None),
        settlement=_settlement(value.settlement) if value.settlement else None,
        calibration_id=value.calibration_id or "",
        version=value.version,
    )


def _settlement(value: Settlement) -> pb.LoanSettlement:
    return pb.LoanSettlement(
        outcome=_OUTCOMES[value.outcome],
        amount=f"{value.amount:.2f}",
        reason=value.reason,
        replacement_receipt_id=value.replacement or "",
        settled_by=value.settled_by,
        settled_time=timestamp(value.at),
    )


def refund(value: ToolRefund) -> pb.ToolRefund:
    """Return the refund of a tool as a message."""
    return pb.ToolRefund(
        id=value.id,
        part_number=value.key.part_number,
        serial=value.key.serial,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        receipt_id=value.receipt_id,
        amount=f"{value.amount:.2f}",
        invoice=value.invoice,
        asked_by=value.asked_by,
        asked_time=timestamp(value.asked_at),
        state=_REFUNDS[value.state],
        decided_by=value.decided_by,
        decided_time=_maybe(value.decided_at),
        reason=value.reason,
        version=value.version,
    )


def calibration(value: Calibration) -> devices_pb.Calibration:
    """Return a calibration as a message."""
    return devices_pb.Calibration(
        id=value.id,
        part_number=value.key.part_number,
        serial=value.key.serial,
        result=_RESULTS[value.result],
        calibrated_time=timestamp(value.calibrated_at),
        calibrated_by=value.calibrated_by,
        certificate=value.certificate,
        note=value.note,
        due_time=_maybe(value.due_at),
        warn_time=_maybe(value.warn_at),
        policy_ref=value.policy_ref,
        recorded_by=value.recorded_by,
        recorded_time=timestamp(value.recorded_at),
    )


def measurement(value: Measurement) -> devices_pb.Measurement:
    """Return a measurement as a message."""
    return devices_pb.Measurement(
        id=value.id,
        part_number=value.key.part_number,
        serial=value.key.serial,
        branch_code=value.branch_code,
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        quantity=value.quantity,
        value=value.value,
        was_good=value.was_good,
        measured_by=value.measured_by,
        measured_time=timestamp(value.measured_at),
        recorded_time=timestamp(value.recorded_at),
    )


def device_use(value: JudgedUse) -> devices_pb.DeviceUse:
    """Return a use of a device as a message."""
    use = value.use
    return devices_pb.DeviceUse(
        id=use.id,
        kind=_USES[use.kind],
        part_number=use.key.part_number,
        serial=use.key.serial,
        work_order_id=use.work_order_id,
        service_request_id=use.service_request_id,
        begun_time=timestamp(use.begun_at),
        ended_time=_maybe(use.ended_at),
        by=use.by,
        told=use.told,
        is_doubtful=value.is_doubtful,
    )


def _maybe(at: datetime | None) -> Timestamp | None:
    return None if at is None else timestamp(at)


def aggregate_of(event: events.LoanEvent | events.AssetEvent) -> tuple[str, str, str]:
    """Return stream, aggregate and branch of a fact."""
    match event:
        case events.DeviceCalibrated() | events.CalibrationDue():
            return ASSETS, event.asset.id, event.asset.branch_code
        case events.ToolRefunded():
            return ASSETS, asset_id_of(event.refund.key), event.refund.branch_code
        case _:
            return LOANS, event.loan.id, event.loan.branch_code


def _charged(event: events.ToolCharged) -> Message:
    amount = event.loan.settlement.amount if event.loan.settlement else 0
    return events_pb.ToolCharged(
        loan=loan(event.loan), borrower=event.loan.out.borrower, amount=f"{amount:.2f}"
    )


def _calibrated(event: events.DeviceCalibrated) -> Message:
    return events_pb.DeviceCalibrated(
        asset=asset(event.asset),
        calibration=calibration(event.calibration),
        doubtful_since_time=_maybe(event.doubtful_since),
    )


ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.AssetLent: lambda event: events_pb.AssetLent(loan=loan(event.loan)),
    events.LoanReturned: lambda event: events_pb.LoanReturned(loan=loan(event.loan)),
    events.LoanMissed: lambda event: events_pb.LoanMissed(loan=loan(event.loan)),
    events.LoanOverdue: lambda event: events_pb.LoanOverdue(loan=loan(event.loan)),
    events.LoanSettled: lambda event: events_pb.LoanSettled(loan=loan(event.loan)),
    events.ToolCharged: _charged,
    events.DeviceCalibrated: _calibrated,
    events.CalibrationDue: lambda event: events_pb.CalibrationDue(asset=asset(event.asset)),
    events.ToolRefunded: lambda event: events_pb.ToolRefunded(refund=refund(event.refund)),
}
