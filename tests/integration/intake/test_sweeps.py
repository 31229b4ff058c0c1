"""A timer that meets a row it cannot handle goes on with the others (I-13, I-20, I-22)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from prometheus_client import REGISTRY
from sqlalchemy import text
from structlog.testing import capture_logs

from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1 import planned_work_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.coverage_service_pb2_grpc import CoverageServiceStub
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from callout.intake.v1.planned_work_service_pb2_grpc import PlannedWorkServiceStub
from chassis.unit_of_work import SYSTEM
from integration.intake.doors import Intake, day, key, now, stamp
from integration.intake.test_files_over_grpc import a_contract

pytestmark = pytest.mark.integration

MINUTE = timedelta(minutes=1)
SYMPTOM = "王先生 13812345678"


def written(intake: Intake, statement: str) -> None:
    with intake.uow.begin(SYSTEM) as work:
        work.connection.execute(text(statement))


def fails_on(intake: Intake, table: str, event: str, condition: str) -> None:
    """Let the database refuse one row, as a broken constraint would."""
    written(
        intake,
        "create function refuse() returns trigger language plpgsql as"
        f" $$ begin raise exception 'refused {SYMPTOM}'; end $$",
    )
    written(
        intake,
        f"create trigger refusing before {event} on {table} for each row"
        f" when ({condition}) execute function refuse()",
    )


def repaired(intake: Intake, table: str) -> None:
    written(intake, f"drop trigger refusing on {table}")


def aside(intake: Intake) -> list[tuple[str, str, int]]:
    found = intake.rows("select sweep, row_id, failures from rows_set_aside order by row_id")
    return [tuple(row) for row in found]


def counted(timer: str) -> float:
    labels = {"service": "intake", "timer": timer}
    return REGISTRY.get_sample_value("callout_timer_rows_set_aside_total", labels) or 0.0


def a_call(intake: Intake, **told: Any) -> rs.ServiceRequest:
    received: Timestamp = stamp(now())
    answer: intake_pb.RegisterCallResponse = IntakeServiceStub(
        intake.channel_as("admin")
    ).RegisterCall(
        intake_pb.RegisterCallRequest(
            request_id=key(),
            branch_code="HZ01",
            channel=rs.CHANNEL_PHONE,
            purpose=rs.PURPOSE_FAULT,
            symptom=SYMPTOM,
            impact=rs.IMPACT_WRONG_RESULT,
            handling=rs.HANDLING_ON_SITE,
            received_time=received,
            **told,
        )
    )
    return answer.service_request


def test_a_request_that_cannot_be_judged_stops_no_other_clock(intake: Intake) -> None:
    _, one, two = intake.branch_with_products("SN-1", "SN-2")
    bad, good = (a_call(intake, installed_product_id=product) for product in (one, two))
    renamed = "update service_requests set sla_policy_ref = '{}' where id = '{}'"
    written(intake, renamed.format("sla-pack/gone@1", bad.id))
    late, before = now() + timedelta(days=60), counted("check-clocks")
    with capture_logs() as logs:
        intake.tick("check-clocks", late)  # comes to an end: nothing is tried again at once
    broken = "select distinct request_id::text as id from clocks where state = 'breached'"
    assert [row.id for row in intake.rows(broken)] == [good.id]
    assert aside(intake) == [("check-clocks", bad.id, 1)]
    (line,) = [line for line in logs if line["event"] == "a row was set aside"]
    assert (line["reference"], line["timer"]) == (bad.id, "check-clocks")
    assert SYMPTOM not in repr(logs)
    assert counted("check-clocks") == before + 1

    assert intake.tick("check-clocks", late + MINUTE / 2) == 0
    assert intake.tick("check-clocks", late + MINUTE) == 1
    assert aside(intake) == [("check-clocks", bad.id, 2)]
    assert intake.tick("check-clocks", late + 2 * MINUTE) == 0

    written(intake, renamed.format(bad.sla_policy_ref, bad.id))
    intake.tick("check-clocks", late + 3 * MINUTE)
    assert sorted(row.id for row in intake.rows(broken)) == sorted([good.id, bad.id])
    assert aside(intake) == []


def test_a_branch_whose_day_cannot_end_stops_no_other_branch(intake: Intake) -> None:
    intake.branch_with_products("SN-1")
    desk = IntakeServiceStub(intake.channel_as("admin"))
    desk.RegisterBranch(
        intake_pb.RegisterBranchRequest(
            request_id=key(), code="SH02", name="上海站", time_zone="Asia/Shanghai"
        )
    )
    fails_on(intake, "branch_days", "update", "new.branch_code = 'HZ01'")
    later = now() + timedelta(days=3)
    intake.tick("check-day-ends", later)
    assert aside(intake) == [("check-day-ends", "HZ01", 1)]
    ended = "select branch_code from branch_days where ends_at > now() + interval '2 days'"
    assert [row.branch_code for row in intake.rows(ended)] == ["SH02"]
    repaired(intake, "branch_days")
    intake.tick("check-day-ends", later + MINUTE)
    assert len(intake.rows(ended)) == 2
    assert aside(intake) == []


def test_a_pause_that_cannot_end_waits_like_any_other_row(intake: Intake) -> None:
    _, product = intake.branch_with_products("SN-1")
    request = a_call(intake, installed_product_id=product)
    IntakeServiceStub(intake.channel_as("admin")).PauseClocks(
        intake_pb.PauseClocksRequest(
            request_id=key(),
            service_request_id=request.id,
            reason=rs.PAUSE_REASON_CUSTOMER_ASKED_LATER,
            evidence="电话",
            expected_end_time=stamp(now() + timedelta(hours=1)),
        )
    )
    written(intake, "update service_requests set sla_policy_ref = 'sla-pack/gone@1'")
    later = now() + timedelta(hours=2)
    assert intake.tick("check-clocks", later) == 1
    assert aside(intake) == [("check-clocks", request.id, 1)]
    assert "ClocksResumed" not in intake.events()
    written(intake, f"update service_requests set sla_policy_ref = '{request.sla_policy_ref}'")
    intake.tick("check-clocks", later + MINUTE)
    assert (aside(intake), intake.events().count("ClocksResumed")) == ([], 1)


def test_a_plan_that_cannot_be_made_into_work_leaves_nothing_and_stops_no_other(
    intake: Intake,
) -> None:
    contract = {"contract_number": "K-1", "contract_ends_on": day(now().date() + 365 * DAY)}
    _, *products = intake.branch_with_products("SN-1", "SN-2", "SN-3", **contract)
    door = PlannedWorkServiceStub(intake.channel_as("admin"))
    plans = [
        door.OpenPlan(
            pb.OpenPlanRequest(
                request_id=key(),
                branch_code="HZ01",
                kind="inspection",
                installed_product_id=product,
                first_due_on=day(now().date()),
            )
        ).plan.id
        for product in products
    ]
    middle = sorted(plans)[1]
    product = products[plans.index(middle)]
    fails_on(
        intake, "service_requests", "insert", f"new.installed_product_id = '{product}'"
    )  # a statement that is sent later than it is run
    assert intake.tick("prepare-due-work", now()) == 3
    assert aside(intake) == [("prepare-due-work", middle, 1)]
    assert intake.count("planned_works") == intake.count("service_requests") == 2
    assert intake.events().count("ServiceRequestRegistered") == 2
    repaired(intake, "service_requests")
    assert intake.tick("prepare-due-work", now() + 2 * MINUTE) == 1
    assert (intake.count("planned_works"), aside(intake)) == (3, [])


def test_a_visit_to_work_of_a_version_that_is_gone_waits_for_it(intake: Intake) -> None:
    contract = {"contract_number": "K-1", "contract_ends_on": day(now().date() + 365 * DAY)}
    _, *products = intake.branch_with_products("SN-1", "SN-2", **contract)
    door = PlannedWorkServiceStub(intake.channel_as("admin"))
    for product in products:
        door.OpenPlan(
            pb.OpenPlanRequest(
                request_id=key(),
                branch_code="HZ01",
                kind="inspection",
                installed_product_id=product,
                first_due_on=day(now().date()),
            )
        )
    intake.tick("prepare-due-work", now())
    works = door.ListPlannedWork(pb.ListPlannedWorkRequest()).works
    for work in works:
        intake.arrive(work.service_request_id, now() - 5 * MINUTE)
    bad = min(work.id for work in works)
    written(intake, f"update planned_works set policy_ref = 'planned-work/x@1' where id = '{bad}'")
    assert intake.tick("note-visits", now()) == 2
    assert aside(intake) == [("note-visits", bad, 1)]
    (left,) = intake.rows("select id::text from planned_works where visited_at is null")
    assert left.id == bad


def test_a_contract_that_cannot_be_noticed_stops_no_other(intake: Intake) -> None:
    customer, *_ = intake.branch_with_products("SN-1")
    door = CoverageServiceStub(intake.channel_as("admin"))
    ends_on = day(now().date() + 20 * DAY)
    ids = [
        door.RegisterContract(
            a_contract(customer, contract_number=number, ends_on=ends_on)
        ).contract.id
        for number in ("HT-1", "HT-2")
    ]
    bad, good = sorted(ids)
    fails_on(intake, "contract_notices", "insert", f"new.contract_id = '{bad}'")
    assert intake.tick("notify-contracts", now()) == 2
    assert aside(intake) == [("notify-contracts", bad, 1)]
    (noticed,) = intake.rows("select distinct contract_id::text as id from contract_notices")
    assert noticed.id == good
    assert intake.tick("notify-contracts", now() + MINUTE / 2) == 0


DAY = timedelta(days=1)
