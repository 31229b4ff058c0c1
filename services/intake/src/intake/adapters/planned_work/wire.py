"""Planned work as its answers carry it."""

from __future__ import annotations

from typing import Final

from callout.intake.v1 import planned_work_service_pb2 as pb
from intake.adapters.wire_words import Words, write_day, write_instant
from intake.domain.planned_work.plan import PlanState, WorkPlan
from intake.domain.planned_work.policy import Basis
from intake.domain.planned_work.restorability import Restorability
from intake.domain.planned_work.work import PlannedWork, WorkRecord, WorkState

BASIS: Final = Words(Basis, pb.WorkPlan.Basis, "BASIS")
STATE: Final = Words(WorkState, pb.PlannedWork.State, "STATE")


def plan(value: WorkPlan) -> pb.WorkPlan:
    return pb.WorkPlan(
        id=value.id,
        kind=value.kind,
        branch_code=value.branch,
        customer_id=value.customer_id,
        installed_product_id=value.installed_product_id,
        contract_ref=value.contract_ref,
        product_line=value.product_line,
        basis=BASIS.write(value.basis),
        every_months=value.interval.months if value.interval else 0,
        every_days=value.interval.days if value.interval else 0,
        next_due_on=write_day(value.next_due_on),
        ends_on=write_day(value.ends_on),
        active=value.state is PlanState.ACTIVE,
        end_reason=value.end_reason,
        version=value.version,
    )


def work(value: PlannedWork) -> pb.PlannedWork:
    return pb.PlannedWork(
        id=value.id,
        plan_id=value.plan_id,
        kind=value.kind,
        branch_code=value.branch,
        customer_id=value.customer_id,
        installed_product_id=value.installed_product_id,
        contract_ref=value.contract_ref,
        title=value.title,
        due_on=write_day(value.due_on),
        start_time=write_instant(value.starts_at),
        service_request_id=value.service_request_id,
        policy_ref=value.policy_ref,
        state=STATE.write(value.state),
        visited_time=write_instant(value.visited_at),
        record_due_on=write_day(value.record_due_on),
        records=map(_record, value.records),
        cancel_reason=value.cancel_reason,
        version=value.version,
    )


def restorability(value: Restorability) -> pb.CheckRestorabilityResponse:
    return pb.CheckRestorabilityResponse(
        restorable=value.is_given,
        since_time=write_instant(value.since),
        gaps=(
            pb.CheckRestorabilityResponse.Gap(
                start_time=write_instant(gap.start), end_time=write_instant(gap.end)
            )
            for gap in value.gaps
        ),
        usable_copies=value.usable_copies,
        drilled_time=write_instant(value.drilled_at),
        drill_is_due=value.drill_is_due,
    )


def _record(value: WorkRecord) -> pb.WorkRecord:
    yes = value.confirmation
    return pb.WorkRecord(
        kind=value.kind,
        occurred_time=write_instant(value.occurred_at),
        recorded_time=write_instant(value.recorded_at),
        recorded_by=value.recorded_by,
        fields=dict(value.fields),
        confirmed_by=yes.by if yes else "",
        confirmation=yes.evidence if yes else "",
        confirmed_time=write_instant(yes.at if yes else None),
    )
