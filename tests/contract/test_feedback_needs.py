"""What feedback relies on: the real use cases and encoders of others, our real readers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dispatch.adapters.wire_events import outgoing as dispatch_outgoing
from dispatch.domain.events import Origin, WorkOrderAssigned
from dispatch.domain.identity import BranchCode, TechnicianCode, WorkOrderId
from dispatch.domain.identity import ServiceRequestId as DispatchRequestId
from dispatch.domain.time_window import TimeWindow
from fakes.bus import Listener
from fakes.feedback import FakeTx
from feedback.domain.ids import ServiceRequestId, SurveyId, survey_id_of
from feedback.domain.survey import Survey, SurveyState
from feedback.domain.words import Outcome
from feedback.worker import REACTIONS
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain import vocabulary
from intake.domain.facts import FactKind
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.transfer_request import TransferRequest, transfer_request
from unit.intake.scene import NOW, Scene, at

REQUEST = ServiceRequestId("r-1")
LATER = NOW + timedelta(days=30)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def told_by(scene: Scene) -> FakeTx:
    tx: FakeTx = Listener(REACTIONS, FakeTx(), LATER).hear(map(intake_outgoing, scene.tx.sent))
    return tx


def end(scene: Scene, outcome: vocabulary.Outcome, hours: float) -> None:
    if outcome in vocabulary.DONE_OUTCOMES:
        restored = RecordRestoration(service_request_id="r-1", occurred_at=at(hours), remedy="x")
        record_restoration(restored, scene.tx, at(hours))
    closing = CloseRequest(
        service_request_id="r-1", occurred_at=at(hours), outcome=outcome, reason="x"
    )
    close_request(closing, scene.tx, at(hours))


def reopen(scene: Scene, hours: float) -> None:
    command = ReopenRequest(service_request_id="r-1", occurred_at=at(hours), reason="again")
    reopen_request(command, scene.tx, at(hours))


def survey(tx: FakeTx, closing: int = 1) -> Survey:
    return tx.state.surveys[SurveyId(survey_id_of(REQUEST, closing))]


def test_a_registered_call_can_be_complained_about(scene: Scene) -> None:
    call = scene.register(customer_id="c-1", installed_product_id="p-1", product_line="").request
    copy = told_by(scene).state.requests[REQUEST]
    assert (copy.number, copy.branch_code) == (call.call.number, "HZ01")
    assert (copy.customer_id, copy.problem_id) == ("c-1", "r-1")
    assert copy.received_at == NOW


def test_a_repeat_shares_its_problem_with_the_first_call(scene: Scene) -> None:
    known: dict[str, Any] = {
        "customer_id": "c-1",
        "installed_product_id": "p-1",
        "product_line": "",
    }
    scene.register(request_id="r-1", **known)
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    again = scene.register(at(48), request_id="r-2", **known).request
    assert again.call.repeat_of == "r-1"
    assert told_by(scene).state.requests[ServiceRequestId("r-2")].problem_id == "r-1"


@pytest.mark.parametrize("outcome", list(vocabulary.Outcome))
def test_every_closing_of_intake_is_surveyed_the_next_day_of_the_branch(
    scene: Scene, outcome: vocabulary.Outcome
) -> None:
    scene.desk_call(historical=True)
    end(scene, outcome, 14.99)  # 23:59 in Hangzhou
    tx = told_by(scene)
    found = survey(tx)
    assert (found.due_on, found.time_zone) == (date(2026, 3, 3), "Asia/Shanghai")
    assert (found.closed_at, found.state) == (at(14.99), SurveyState.DUE)
    assert tx.state.requests[REQUEST].outcome is Outcome(outcome.value)


def test_a_closing_after_midnight_of_the_branch_is_surveyed_a_day_later(scene: Scene) -> None:
    scene.desk_call()
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 15)
    assert survey(told_by(scene)).due_on == date(2026, 3, 4)


def test_a_reopening_takes_the_survey_back_and_the_next_closing_asks_anew(scene: Scene) -> None:
    scene.desk_call()
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 1)
    reopen(scene, 2)
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 3)
    tx = told_by(scene)
    states = (survey(tx, 1).state, survey(tx, 2).state)
    assert states == (SurveyState.WITHDRAWN, SurveyState.DUE)


def test_a_step_told_after_the_closing_names_whom_the_survey_is_about(scene: Scene) -> None:
    scene.register()
    end(scene, vocabulary.Outcome.DONE_REMOTELY, 3)
    assert survey(told_by(scene)).technician_code == ""
    accepted = WorkOrderStep(
        service_request_id="r-1", kind=FactKind.ACCEPTED, technician="T-LI", occurred_at=at(1)
    )
    on_work_order_step(accepted, scene.tx, at(4))
    tx = told_by(scene)
    assert len(tx.state.surveys) == 1
    assert (survey(tx).technician_code, survey(tx).state) == ("T-LI", SurveyState.DUE)
    assert tx.state.requests[REQUEST].technician_code == "T-LI"
    assert [type(event).__name__ for event in tx.sent] == ["SurveyScheduled"]


def test_a_transferred_call_belongs_to_its_new_branch(scene: Scene) -> None:
    scene.desk_call()
    command = TransferRequest(
        service_request_id="r-1", occurred_at=at(1), to_branch="SH02", reason="nearer"
    )
    transfer_request(command, scene.tx, at(1))
    assert told_by(scene).state.requests[REQUEST].branch_code == "SH02"


def test_an_assignment_names_the_technician() -> None:
    event = WorkOrderAssigned(
        origin=Origin(
            work_order_id=WorkOrderId("w-1"),
            service_request_id=DispatchRequestId("r-1"),
            branch_code=BranchCode("HZ01"),
        ),
        occurred_at=NOW,
        technician_code=TechnicianCode("T-LI"),
        visit=TimeWindow(start=at(1), end=at(2)),
        overridden_reason="",
    )
    tx = Listener(REACTIONS, FakeTx(), LATER).hear([dispatch_outgoing(event)])
    assert tx.assigned.find(REQUEST) == "T-LI"
