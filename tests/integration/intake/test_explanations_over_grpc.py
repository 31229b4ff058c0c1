"""Explanations and previews through the real door: who may ask, what is refused, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import grpc
import pytest
from sqlalchemy import text

from callout.intake.v1 import explanation_service_pb2 as pb
from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.explanation_service_pb2_grpc import ExplanationServiceStub
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.resources import service_folder
from chassis.unit_of_work import SYSTEM, UnitOfWork
from intake import api
from integration.intake.conftest import CONTACT_KEYS, caller_on_file
from integration.intake.test_intake_over_grpc import branch, call, stamp
from testkit.api import channel_to, refused, running_api
from testkit.identity import Identities

pytestmark = pytest.mark.integration

PACK = "managed-service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The two doors of one intake, for whoever asks."""

    desk: IntakeServiceStub
    asked_by: Callable[..., ExplanationServiceStub]
    uow: UnitOfWork[object]

    def facts(self) -> int:
        with self.uow.begin(SYSTEM) as work:
            statement = "select count(*) from facts"
            return int(work.connection.execute(text(statement)).scalar_one())


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    spec = api.build(
        {
            "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
            "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
            "CALLOUT_INTAKE_CONTACT_KEYS": CONTACT_KEYS,
        }
    )
    assert spec.database is not None
    assert spec.uow is not None
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def asked_by(role: str, *branches: str) -> ExplanationServiceStub:
            token = identities.token(role, *branches)
            return ExplanationServiceStub(stack.enter_context(channel_to(address, token)))

        admin = stack.enter_context(channel_to(address, identities.token("admin")))
        desk = IntakeServiceStub(admin)
        for code in ("HZ01", "SH02"):
            desk.RegisterBranch(branch(code))
        with spec.uow.begin(SYSTEM) as work:
            caller_on_file(work.connection)
        yield Door(desk=desk, asked_by=asked_by, uow=spec.uow)
    spec.database.dispose()


def faster() -> str:
    """Write a newer version of a pack, with half an hour less of everything in hours."""
    content = (service_folder("intake", "policies") / f"sla-packs/{PACK}.yaml").read_text("utf-8")
    return content.replace('version: "2026.1"', 'version: "2026.2"').replace(
        "effective_on: 2010-01-01", "effective_on: 2026-12-01"
    )


def test_the_explanation_is_the_clock(door: Door) -> None:
    received = datetime.now(UTC) - timedelta(hours=1)
    registered = door.desk.RegisterCall(call(received_time=stamp(received))).service_request
    for clock in registered.clocks:
        found = door.asked_by("analyst").ExplainDeadline(
            pb.ExplainDeadlineRequest(request_number=registered.number, milestone=clock.milestone)
        )
        assert found.clock.due_time == clock.due_time
        assert found.clock.target_seconds == clock.target_seconds
        assert found.segments[-1].total_micros == clock.target_seconds * 1_000_000
        assert found.segments[-1].end_time == clock.due_time
        assert found.source == pb.PROMISE_SOURCE_DEFAULT
        assert found.policy_ref == clock.policy_ref
        assert len(found.policy_digest) == 64
        assert found.branch_time_zone == "Asia/Shanghai"


def test_after_a_changed_promise_list_and_explanation_name_the_same_pack(door: Door) -> None:
    request = door.desk.RegisterCall(call(sla_pack=PACK)).service_request
    door.desk.ChangePromise(
        intake_pb.ChangePromiseRequest(
            request_id=str(uuid4()),
            service_request_id=request.id,
            sla_pack="service-desk",
            reason="contract",
        )
    )

    def listed(pack: str) -> dict[rs.Milestone, str]:
        answer = door.desk.ListClocks(intake_pb.ListClocksRequest(sla_pack=pack))
        return {clock.milestone: clock.policy_ref for clock in answer.clocks}

    found = listed("service-desk")
    assert found
    assert listed("") == found
    assert listed(PACK) == listed("service") == {}
    for milestone, policy_ref in found.items():
        explained = door.asked_by("analyst").ExplainDeadline(
            pb.ExplainDeadlineRequest(request_number=request.number, milestone=milestone)
        )
        assert explained.clock.policy_ref == policy_ref == "sla-pack/service-desk@2026.1"


def test_nobody_reads_what_is_another_branchs(door: Door) -> None:
    number = door.desk.RegisterCall(call()).service_request.number
    question = pb.ExplainDeadlineRequest(request_number=number)
    refusal = refused(lambda: door.asked_by("supervisor", "SH02").ExplainDeadline(question))
    assert refusal.code is grpc.StatusCode.NOT_FOUND
    refusal = refused(lambda: door.asked_by("storekeeper").ExplainDeadline(question))
    assert refusal.code is grpc.StatusCode.PERMISSION_DENIED
    assert refusal.metadata["rule"] == "I-16"


def test_one_reference_is_needed(door: Door) -> None:
    refusal = refused(lambda: door.asked_by("admin").ExplainDeadline(pb.ExplainDeadlineRequest()))
    assert (refusal.code, refusal.reason) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "REFERENCE_MISSING",
    )


def test_a_milestone_that_is_not_promised_is_refused(door: Door) -> None:
    number = door.desk.RegisterCall(call()).service_request.number
    question = pb.ExplainDeadlineRequest(request_number=number, milestone=rs.MILESTONE_REPORT)
    refusal = refused(lambda: door.asked_by("admin").ExplainDeadline(question))
    assert (refusal.reason, refusal.metadata["rule"]) == ("MILESTONE_NOT_PROMISED", "I-16")


def test_a_preview_goes_over_all_open_requests_page_by_page(door: Door) -> None:
    for _ in range(5):
        door.desk.RegisterCall(call())
    door.desk.RegisterCall(call(branch_code="SH02"))
    facts = door.facts()
    preview = door.asked_by("analyst")
    question = pb.PreviewPolicyRequest(policy_text=faster(), page_size=2)
    pages = [preview.PreviewPolicy(question)]
    while pages[-1].next_page_token:
        question.page_token = pages[-1].next_page_token
        pages.append(preview.PreviewPolicy(question))
    assert [page.examined for page in pages] == [2, 2, 2]
    assert [page.open_requests for page in pages] == [6, 0, 0]
    assert len({page.as_of_time.ToNanoseconds() for page in pages}) == 1
    assert not any(page.rows for page in pages)  # the same figures under another version
    assert door.facts() == facts
    own = door.asked_by("supervisor", "SH02").PreviewPolicy(
        pb.PreviewPolicyRequest(policy_text=faster(), branch_code="SH02")
    )
    assert (own.examined, own.open_requests) == (1, 1)


@pytest.mark.parametrize(
    ("role", "branches", "code"),
    [
        ("call_taker", (), grpc.StatusCode.PERMISSION_DENIED),
        ("supervisor", ("SH02",), grpc.StatusCode.PERMISSION_DENIED),
    ],
)
def test_a_preview_of_others_requests_is_refused(
    door: Door, role: str, branches: tuple[str, ...], code: grpc.StatusCode
) -> None:
    question = pb.PreviewPolicyRequest(policy_text=faster(), branch_code="HZ01")
    refusal = refused(lambda: door.asked_by(role, *branches).PreviewPolicy(question))
    assert (refusal.code, refusal.metadata["rule"]) == (code, "I-16")


@pytest.mark.parametrize("token", ["nonsense", "WyJhIiwgImIiXQ=="])
def test_a_strange_page_token_is_refused(door: Door, token: str) -> None:
    question = pb.PreviewPolicyRequest(policy_text=faster(), page_token=token)
    refusal = refused(lambda: door.asked_by("admin").PreviewPolicy(question))
    assert refusal.reason == "PAGE_TOKEN_UNREADABLE"
