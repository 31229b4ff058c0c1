"""gRPC door of measuring devices (P-20)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import grpc

from callout.inventory.v1 import device_service_pb2 as pb
from callout.inventory.v1 import device_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.loans import paging, wire
from inventory.api.decode import stated
from inventory.bootstrap import IdSource
from inventory.domain.ids import PartNumber, WorkOrderId
from inventory.domain.loans.calibration import CalibrationId
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.measurement import MeasurementId
from inventory.handlers.loans.list_device_work import ListDeviceWork, list_device_work
from inventory.handlers.loans.record_calibration import RecordCalibration, record_calibration
from inventory.handlers.loans.record_measurement import RecordMeasurement, record_measurement
from inventory.ports import Tx
from inventory.ports.loans import DueFilter, UseFilter


class DeviceServicer(rpc.DeviceServiceServicer):
    """Measuring devices, their calibrations and their work."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def RecordCalibration(
        self, request: pb.RecordCalibrationRequest, context: grpc.ServicerContext
    ) -> pb.RecordCalibrationResponse:
        calibration_id = CalibrationId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.RecordCalibrationResponse:
            at = stated(request, request.calibrated_time, "calibrated_time")
            cmd = RecordCalibration(
                calibration_id=calibration_id,
                key=_key(request.device),
                result=wire.result_of(request.result),
                calibrated_at=at or now,
                calibrated_by=request.calibrated_by,
                certificate=request.certificate,
                note=request.note,
            )
            recorded = record_calibration(cmd, tx, now)
            return pb.RecordCalibrationResponse(calibration=wire.calibration(recorded))

        return self._commands.run(request, use_case)

    def RecordMeasurement(
        self, request: pb.RecordMeasurementRequest, context: grpc.ServicerContext
    ) -> pb.RecordMeasurementResponse:
        measurement_id = MeasurementId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.RecordMeasurementResponse:
            cmd = RecordMeasurement(
                measurement_id=measurement_id,
                key=_key(request.device),
                work_order_id=WorkOrderId(str(UUID(request.work_order_id))),
                quantity=request.quantity,
                value=request.value,
                occurred_at=stated(request, request.occurred_time),
            )
            recorded = record_measurement(cmd, tx, now)
            return pb.RecordMeasurementResponse(measurement=wire.measurement(recorded))

        return self._commands.run(request, use_case)

    def ListDevices(
        self, request: pb.ListDevicesRequest, context: grpc.ServicerContext
    ) -> pb.ListDevicesResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListDevicesResponse:
            wanted = DueFilter(
                branch_code=request.branch_code,
                warehouse_code=request.warehouse_code,
                due_before=stated(request, request.due_before_time, "due_before_time"),
            )
            rows, token = paging.DEVICES.page(
                lambda after, limit: tx.assets.due(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListDevicesResponse(
                devices=map(wire.placed_asset, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListCalibrations(
        self, request: pb.ListCalibrationsRequest, context: grpc.ServicerContext
    ) -> pb.ListCalibrationsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListCalibrationsResponse:
            rows, token = paging.CALIBRATIONS.page(
                lambda after, limit: tx.calibrations.page(_key(request.device), after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListCalibrationsResponse(
                calibrations=map(wire.calibration, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListDeviceWork(
        self, request: pb.ListDeviceWorkRequest, context: grpc.ServicerContext
    ) -> pb.ListDeviceWorkResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListDeviceWorkResponse:
            failed = request.failed_calibration_id
            order = request.work_order_id
            wanted = UseFilter(
                key=_key(request.device) if request.HasField("device") else None,
                work_order_id=str(UUID(order)) if order else "",
            )
            rows, token = paging.USES.page(
                lambda after, limit: list_device_work(
                    ListDeviceWork(
                        wanted=wanted,
                        after=after,
                        limit=limit,
                        doubted_by=CalibrationId(str(UUID(failed))) if failed else None,
                    ),
                    tx,
                    now,
                ),
                request.page_token,
                request.page_size,
            )
            return pb.ListDeviceWorkResponse(uses=map(wire.device_use, rows), next_page_token=token)

        return self._commands.read(use_case)


def _key(device: pb.DeviceName) -> AssetKey:
    return AssetKey(PartNumber(device.part_number), device.serial)
