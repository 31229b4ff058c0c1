"""What is told after a closing, and what becomes of what the closing told."""

from __future__ import annotations

import pytest

from intake.domain.events import ClosingCorrected
from intake.domain.facts import FactKind
from intake.domain.following import LaterFactStands
from intake.domain.vocabulary import ClockState, Milestone, Outcome, Severity
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_work_order_signed import WorkOrderSigned, on_work_order_signed
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.transfer_request import TransferRequest, transfer_request
from unit.intake.scene import Scene, at


class Closed:
    """An on-site call that the desk solved and closed at the third hour, before any step came."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        scene.register()
        self.restore(3)
        self.close(3)

    def restore(self, hour: float) -> None:
        command = RecordRestoration(service_request_id="r-1", occurred_at=at(hour), remedy="x")
        self.scene.run(record_restoration, command, at(hour))

    def close(self, hour: float, now: float | None = None) -> None:
        command = CloseRequest(
            service_request_id="r-1",
            occurred_at=at(hour),
            outcome=Outcome.DONE_REMOTELY,
            reason="",
        )
        self.scene.run(close_request, command, at(hour if now is None else now))

    def reopen(self, hour: float, now: float) -> None:
        command = ReopenRequest(service_request_id="r-1", occurred_at=at(hour), reason="x")
        self.scene.run(reopen_request, command, at(now))

    def step(self, kind: FactKind, hour: float, now: float = 4, technician: str = "T1") -> None:
        event = WorkOrderStep(
            service_request_id="r-1", kind=kind, technician=technician, occurred_at=at(hour)
        )
        self.scene.run(on_work_order_step, event, at(now))

    def correction(self) -> ClosingCorrected:
        """Return the only correction of the last step; it is told last."""
        *others, found = self.scene.events
        assert isinstance(found, ClosingCorrected)
        assert not any(isinstance(each, ClosingCorrected) for each in others)
        return found


@pytest.fixture
def closed(scene: Scene) -> Closed:
    return Closed(scene)


def test_a_technician_told_after_the_closing_corrects_it(closed: Closed) -> None:
    closed.step(FactKind.ASSIGNED, 1)
    correction = closed.correction()
    standing = correction.request.standing
    assert (standing.technician, standing.visits, standing.closings) == ("T1", 0, 1)
    assert (correction.occurred_at, standing.closed_at) == (at(4), at(3))
    assert correction.request == closed.scene.request()


def test_a_visit_told_after_the_closing_corrects_visits_and_clocks(closed: Closed) -> None:
    closed.step(FactKind.ARRIVED, 2)
    request = closed.correction().request
    clock = request.clock(Milestone.ARRIVE)
    assert clock is not None
    assert (request.standing.visits, clock.state, clock.met_at) == (1, ClockState.MET, at(2))
    assert "MilestoneMet" in closed.scene.told[:-1]


def test_a_step_that_is_known_or_later_than_the_closing_corrects_nothing(closed: Closed) -> None:
    closed.step(FactKind.ASSIGNED, 1)
    for hour in (1, 3, 5):
        closed.step(FactKind.ASSIGNED, hour, now=6)
        assert closed.scene.told == []


def test_a_step_that_changes_nothing_of_the_closing_corrects_nothing(closed: Closed) -> None:
    closed.step(FactKind.ACCEPTED, 1)
    closed.step(FactKind.TRAVELLING, 1.5)
    assert closed.scene.told == []


def test_an_order_opened_late_takes_the_technician_out(closed: Closed) -> None:
    closed.step(FactKind.ASSIGNED, 1)
    closed.step(FactKind.ORDER_OPENED, 2, technician="")
    assert closed.correction().request.standing.technician == ""


def test_what_the_desk_tells_late_corrects_the_closing_too(closed: Closed) -> None:
    moved = TransferRequest(
        service_request_id="r-1", occurred_at=at(1), to_branch="SH02", reason="nearer"
    )
    closed.scene.run(transfer_request, moved, at(4))
    correction = closed.correction()
    assert (correction.branch, correction.request.standing.branch) == ("SH02", "SH02")
    worse = ChangeSeverity(
        service_request_id="r-1", occurred_at=at(1), severity=Severity.A, reason="worse"
    )
    closed.scene.run(change_severity, worse, at(5))
    assert closed.correction().request.standing.severity is Severity.A


def test_a_call_that_is_open_again_is_told_anew_by_its_next_closing(closed: Closed) -> None:
    closed.reopen(4, now=4)
    closed.step(FactKind.ARRIVED, 2, now=5)
    assert "ClosingCorrected" not in closed.scene.told
    closed.restore(6)
    closed.close(7)
    assert closed.scene.told == ["ServiceRequestClosed"]
    standing = closed.scene.request().standing
    assert (standing.technician, standing.visits, standing.closings) == ("T1", 1, 2)


def test_a_signature_from_before_the_closing_is_told_as_a_closing_with_its_register_time(
    closed: Closed,
) -> None:
    closed.reopen(4, now=4)
    closed.restore(5)
    closed.close(7)
    signed = WorkOrderSigned(service_request_id="r-1", technician="T1", signed_at=at(6), visits=2)
    closed.scene.run(on_work_order_signed, signed, at(8))
    assert closed.scene.told == ["ServiceRequestClosed"]
    standing = closed.scene.request().standing
    assert (standing.closed_at, standing.closings, standing.visits) == (at(7), 3, 2)


def test_a_reopening_told_after_the_next_closing_leaves_the_call_closed(closed: Closed) -> None:
    closed.reopen(5, now=5)
    closed.restore(6)
    closed.close(7)
    before = closed.scene.request()
    with pytest.raises(LaterFactStands):
        closed.reopen(4, now=8)
    assert closed.scene.request() == before
    standing = closed.scene.request().standing
    assert (standing.closed_at, standing.closings) == (at(7), 2)
