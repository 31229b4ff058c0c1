"""What is written once about an order: steps, visits, reports, vouchers; and its parts notes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from dispatch.adapters import tables as t
from dispatch.domain.case_record import PartsNote, PartsState, Step, Visit
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.service_report import Findings, ReplacedPart, ServiceReport
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.voucher import Signing, Voucher


class StoredSteps:
    """`dispatch.ports.Steps` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, step: Step) -> None:
        self._connection.execute(insert(t.work_order_step).values(asdict(step)))

    def of(self, work_order_id: WorkOrderId) -> tuple[Step, ...]:
        c = t.work_order_step.c
        rows = self._connection.execute(
            select(
                c.work_order_id,
                c.from_state,
                c.to_state,
                c.actor,
                c.occurred_at,
                c.recorded_at,
                c.place,
                c.note,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.id)
        )
        return tuple(
            Step(
                work_order_id=row.work_order_id,
                from_state=State(row.from_state),
                to_state=State(row.to_state),
                actor=row.actor,
                occurred_at=row.occurred_at,
                recorded_at=row.recorded_at,
                place=row.place,
                note=row.note,
            )
            for row in rows
        )


class StoredVisits:
    """`dispatch.ports.Visits` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, visit: Visit) -> None:
        self._connection.execute(
            insert(t.visit).values(
                work_order_id=visit.work_order_id,
                number=visit.number,
                technician_code=visit.technician_code,
                promised_start_at=visit.promised.start,
                promised_end_at=visit.promised.end,
                arrived_at=visit.arrived_at,
                place=visit.place,
            )
        )

    def of(self, work_order_id: WorkOrderId) -> tuple[Visit, ...]:
        c = t.visit.c
        rows = self._connection.execute(
            select(
                c.work_order_id,
                c.number,
                c.technician_code,
                c.promised_start_at,
                c.promised_end_at,
                c.arrived_at,
                c.place,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.number)
        )
        return tuple(
            Visit(
                work_order_id=row.work_order_id,
                number=row.number,
                technician_code=row.technician_code,
                promised=TimeWindow(start=row.promised_start_at, end=row.promised_end_at),
                arrived_at=row.arrived_at,
                place=row.place,
            )
            for row in rows
        )


class StoredServiceReports:
    """`dispatch.ports.ServiceReports` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, report: ServiceReport) -> None:
        findings = asdict(report.findings)
        parts = findings.pop("replaced_parts")
        key = {"work_order_id": report.work_order_id, "visit_number": report.visit_number}
        self._connection.execute(
            insert(t.service_report).values(
                **key,
                **findings,
                technician_code=report.technician_code,
                finished_at=report.finished_at,
                reported_at=report.reported_at,
                policy_ref=report.policy_ref,
            )
        )
        if parts:
            rows = [{**key, "position": index, **part} for index, part in enumerate(parts)]
            self._connection.execute(insert(t.replaced_part), rows)

    def of(self, work_order_id: WorkOrderId) -> tuple[ServiceReport, ...]:
        c = t.service_report.c
        rows = self._connection.execute(
            select(
                c.work_order_id,
                c.visit_number,
                c.technician_code,
                c.symptom_found,
                c.cause,
                c.remedy,
                c.minutes_worked,
                c.advice,
                c.customer_opinion,
                c.fault_analysis,
                c.fixed,
                c.finished_at,
                c.reported_at,
                c.policy_ref,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.visit_number)
        ).all()
        parts = self._parts(work_order_id) if rows else {}
        return tuple(_report(row, tuple(parts.get(row.visit_number, ()))) for row in rows)

    def _parts(self, work_order_id: WorkOrderId) -> dict[int, list[ReplacedPart]]:
        c = t.replaced_part.c
        found: defaultdict[int, list[ReplacedPart]] = defaultdict(list)
        for row in self._connection.execute(
            select(
                c.visit_number,
                c.part_number,
                c.quantity,
                c.serial_number,
                c.reason,
                c.old_part_taken_back,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.visit_number, c.position)
        ):
            found[row.visit_number].append(
                ReplacedPart(
                    part_number=row.part_number,
                    quantity=row.quantity,
                    serial_number=row.serial_number,
                    reason=row.reason,
                    old_part_taken_back=row.old_part_taken_back,
                )
            )
        return found


class StoredVouchers:
    """`dispatch.ports.Vouchers` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, voucher: Voucher) -> None:
        self._connection.execute(
            insert(t.voucher).values(
                work_order_id=voucher.work_order_id,
                number=voucher.number,
                visits=voucher.visits,
                **asdict(voucher.signing),
                seal=voucher.seal,
            )
        )

    def of(self, work_order_id: WorkOrderId) -> tuple[Voucher, ...]:
        c = t.voucher.c
        rows = self._connection.execute(
            select(
                c.work_order_id,
                c.number,
                c.visits,
                c.signer_name,
                c.place,
                c.signed_at,
                c.recorded_by,
                c.seal,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.number)
        )
        return tuple(
            Voucher(
                work_order_id=row.work_order_id,
                number=row.number,
                visits=row.visits,
                signing=Signing(
                    signer_name=row.signer_name,
                    place=row.place,
                    signed_at=row.signed_at,
                    recorded_by=row.recorded_by,
                ),
                seal=row.seal,
            )
            for row in rows
        )


class StoredPartsNotes:
    """`dispatch.ports.PartsNotes` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, note: PartsNote) -> None:
        values = asdict(note)
        self._connection.execute(
            upsert(t.parts_note)
            .values(values)
            .on_conflict_do_update(index_elements=[t.parts_note.c.requisition_id], set_=values)
        )

    def of(self, work_order_id: WorkOrderId) -> tuple[PartsNote, ...]:
        c = t.parts_note.c
        rows = self._connection.execute(
            select(
                c.requisition_id,
                c.work_order_id,
                c.warehouse_code,
                c.state,
                c.detail,
                c.occurred_at,
            )
            .where(c.work_order_id == work_order_id)
            .order_by(c.requisition_id)
        )
        return tuple(
            PartsNote(
                requisition_id=row.requisition_id,
                work_order_id=row.work_order_id,
                warehouse_code=row.warehouse_code,
                state=PartsState(row.state),
                detail=row.detail,
                occurred_at=row.occurred_at,
            )
            for row in rows
        )


def _report(row: Any, parts: tuple[ReplacedPart, ...]) -> ServiceReport:
    return ServiceReport(
        work_order_id=row.work_order_id,
        visit_number=row.visit_number,
        technician_code=row.technician_code,
        findings=Findings(
            symptom_found=row.symptom_found,
            cause=row.cause,
            remedy=row.remedy,
            minutes_worked=row.minutes_worked,
            advice=row.advice,
            customer_opinion=row.customer_opinion,
            fault_analysis=row.fault_analysis,
            fixed=row.fixed,
            replaced_parts=parts,
        ),
        finished_at=row.finished_at,
        reported_at=row.reported_at,
        policy_ref=row.policy_ref,
    )
