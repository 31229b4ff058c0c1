"""Planned work and recalls, which become requests that nobody called for: made, then broken."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from callout.intake.v1 import planned_work_service_pb2 as planned
from callout.intake.v1 import recalls_service_pb2 as recalls
from callout.intake.v1 import resources_pb2 as rs
from callout_cli.play.stage import wait_for
from callout_cli.times import stamp, wire_date
from e2e.area import HOME, Area, in_days, key, now
from e2e.breaches import breach
from e2e.breaches_of_money import WHO_PAYS

_TOGETHER: Final = "planned work and its internal request belong together"
_AHEAD: Final = "a plan is due after everything it made, and its request is created ahead"
_VISITED: Final = "an inspection's report has a visit behind it"
_DONE: Final = "work that is done has a record, and its request is closed unless a visit closes it"
_UPGRADED: Final = "nothing is changed by an upgrade without notice and backup before"
_RECALLED: Final = "a recalled product and its request belong together"


def prepare_planned_work(area: Area) -> None:
    """An inspection by plan, a training that is done, an upgrade at work; a recalled product."""
    customer = area.customer("钱塘某园区")
    product = area.product(customer, "PLAN-1")
    plan = _plan_inspections(area, product)
    area.product(customer, "RECALL-1")
    recalled = _recall(area)
    _train(area, product)
    _upgrade(area, product)
    _await_requests(area, plan, recalled)


def _plan_inspections(area: Area, product: str) -> str:
    plan = planned.OpenPlanRequest(
        request_id=key(),
        branch_code=HOME,
        kind="inspection",
        installed_product_id=product,
        first_due_on=wire_date(in_days(0)),
        every_months=1,
    )
    return area.acting("supervisor").ask(plan, planned.OpenPlanResponse).plan.id


def _recall(area: Area) -> str:
    recall = recalls.OpenRecallRequest(
        request_id=key(),
        code="RC-1",
        title="风扇可能过热",
        severity=rs.SEVERITY_B,
        ranges=[
            recalls.RecallRange(product_model="KX-1", serial_from="RECALL-1", serial_to="RECALL-1")
        ],
    )
    return area.acting("quality").ask(recall, recalls.OpenRecallResponse).recall.id


def _train(area: Area, product: str) -> None:
    work = _work(area, product, "training", due_on=wire_date(in_days(0)))
    _record(area, work, "result", now(), topics="开机", attendees="王\n李", result="合格")
    _confirm(area, work, "result", now())


def _upgrade(area: Area, product: str) -> None:
    start = now() - timedelta(hours=1)
    told = start - timedelta(days=4)
    work = _work(area, product, "upgrade", start_time=stamp(start))
    plan = dict.fromkeys(("content", "effect", "backup", "test", "way_back", "training"), "如计划")
    _record(area, work, "plan", told, downtime_minutes="30", **plan)
    _confirm(area, work, "plan", told)
    _record(area, work, "notice", told, told_to="信息部", text="四天后升级")
    _record(area, work, "backup", start, place="nas", checked="yes")
    _record(area, work, "change", start, changed="v2", ended_at=now().isoformat())


def _work(area: Area, product: str, kind: str, **when: Any) -> str:
    work = planned.PlanWorkRequest(
        request_id=key(),
        branch_code=HOME,
        kind=kind,
        installed_product_id=product,
        title="按合同",
        **when,
    )
    return area.acting("supervisor").ask(work, planned.PlanWorkResponse).work.id


def _record(area: Area, work: str, kind: str, at: datetime, **fields: str) -> None:
    record = planned.RecordWorkRequest(
        request_id=key(), work_id=work, record_kind=kind, fields=fields, occurred_time=stamp(at)
    )
    area.acting("supervisor").ask(record, planned.RecordWorkResponse)


def _confirm(area: Area, work: str, kind: str, at: datetime) -> None:
    confirmed = planned.ConfirmRecordRequest(
        request_id=key(),
        work_id=work,
        record_kind=kind,
        confirmed_by="王先生",
        confirmation="签字 17",
        occurred_time=stamp(at),
    )
    area.acting("supervisor").ask(confirmed, planned.ConfirmRecordResponse)


def _await_requests(area: Area, plan: str, recall: str) -> None:
    chief = area.acting("supervisor")

    def look() -> bool | None:
        works = planned.ListPlannedWorkRequest(plan_id=plan)
        caught = recalls.ListRecalledProductsRequest(recall_id=recall)
        made = chief.ask(works, planned.ListPlannedWorkResponse).works
        found = chief.ask(caught, recalls.ListRecalledProductsResponse).products
        return (bool(made) and bool(found)) or None

    wait_for("the requests of a plan and of a recall", look)


_REPORT: Final = """
    insert into work_records (work_id, kind, position, occurred_at, recorded_at, recorded_by,
        fields, confirmed_by, confirmation, confirmation_recorded_by)
    select id, 'report', 1, now(), now(), 'x', '{}', '', '', ''
    from planned_works where kind = 'inspection'
"""
_LATER_VISIT: Final = """
    insert into facts (request_id, sequence, kind, occurred_at, recorded_at, actor, told,
        traceparent)
    select request_id, max(sequence) + 1, 'arrived', now() + interval '1 s', now(), 'x', '{}', ''
    from facts where request_id =
        (select service_request_id from planned_works where kind = 'inspection')
    group by request_id
"""
PLANNED_WORK: Final = (
    breach(
        _TOGETHER,
        intake="update service_requests set external_ref = 'planned-work/x'"
        " where external_ref ^@ 'planned-work/'",
    ),
    breach(
        _TOGETHER,
        WHO_PAYS,
        intake="update service_requests set category = 'chargeable'"
        " where external_ref ^@ 'planned-work/'",
    ),
    breach(
        _AHEAD,
        intake="update work_plans set next_due_on ="
        " (select max(due_on) from planned_works where plan_id = work_plans.id)",
    ),
    breach(_AHEAD, intake="update work_plans set prepare_on = next_due_on + 1"),
    breach(_VISITED, intake=_REPORT),
    breach(_VISITED, intake=f"{_REPORT}; {_LATER_VISIT}"),
    breach(
        _DONE,
        intake="delete from work_records where work_id ="
        " (select id from planned_works where kind = 'training')",
    ),
    breach(_DONE, intake="update planned_works set state = 'done' where kind = 'upgrade'"),
    breach(_UPGRADED, intake="delete from work_records where kind = 'backup'"),
    breach(_UPGRADED, intake="update work_records set occurred_at = now() where kind = 'notice'"),
)

RECALLS: Final = (
    breach(
        "a fitted part is in the product that its request is about",
        intake="""
            insert into fitted_parts values (gen_random_uuid(), gen_random_uuid(), '{plain}',
                gen_random_uuid(), 'FAN', 'SN-1', 1, now(), current_date, current_date, 'x', 1)
        """,
    ),
    breach(_RECALLED, intake="update recalled_products set attempt = attempt + 1"),
    breach(_RECALLED, intake="update recalled_products set service_request_id = '{plain}'"),
    breach(
        "every request of a recall is known to it",
        intake="delete from recalled_products",
    ),
)
