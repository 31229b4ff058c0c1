"""A closing or reopening that is told late leaves what happened after it standing (I-02, I-19)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from intake.domain.following import LaterFactStands
from intake.domain.vocabulary import Handling, Outcome, PauseReason, RequestState
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_work_order_signed import WorkOrderSigned, on_work_order_signed
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.record_report import RecordReport, record_report
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import Scene, at

Told = tuple[str, float]
Step = tuple[Callable[..., Any], Any]

RESTORED: tuple[Told, ...] = (("respond", 0.1), ("restore", 2))
DONE = (*RESTORED, ("done", 3))
LONG_AFTER = 10


def step(name: str, when: datetime) -> Step:
    told: dict[str, Any] = {"service_request_id": "r-1", "occurred_at": when}
    wait: dict[str, Any] = {"reason": PauseReason.NO_ACCESS, "evidence": "x", "ends_at": at(4)}
    done, withdrawn = Outcome.DONE_REMOTELY, Outcome.WITHDRAWN
    steps: dict[str, Step] = {
        "respond": (record_response, RecordResponse(**told, technician="")),
        "pause": (pause_clocks, PauseClocks(**told, **wait)),
        "propose": (propose_solution, ProposeSolution(**told, remedy="")),
        "restore": (record_restoration, RecordRestoration(**told, remedy="")),
        "report": (record_report, RecordReport(**told, document="x")),
        "done": (close_request, CloseRequest(**told, outcome=done, reason="")),
        "withdrawn": (close_request, CloseRequest(**told, outcome=withdrawn, reason="x")),
        "reopen": (reopen_request, ReopenRequest(**told, reason="x")),
    }
    return steps[name]


def lived(scene: Scene, *told: Told) -> Scene:
    """A remote call to which things happen, each told at once."""
    scene.desk_call()
    for name, hour in told:
        scene.run(*step(name, at(hour)), at(hour))
    return scene


@pytest.mark.parametrize(
    ("life", "late", "later"),
    [
        (DONE, ("reopen", 2.5), "closed"),
        (DONE, ("done", 2.5), "closed"),
        (DONE, ("withdrawn", 2.5), "closed"),
        (DONE, ("withdrawn", 0.05), "responded"),
        (RESTORED, ("withdrawn", 1), "restored"),
        ((*DONE, ("reopen", 4)), ("done", 2.5), "closed"),
        ((*RESTORED, ("reopen", 3)), ("reopen", 2.5), "reopened"),
        ((*RESTORED, ("reopen", 3)), ("withdrawn", 2.5), "reopened"),
    ],
)
def test_a_late_closing_or_reopening_that_a_later_fact_contradicts_is_refused(
    scene: Scene, life: tuple[Told, ...], late: Told, later: str
) -> None:
    lived(scene, *life)
    name, hour = late
    refusal = scene.refused(LaterFactStands, *step(name, at(hour)), at(LONG_AFTER))
    assert refusal.rule == "I-02"
    assert later in refusal.metadata["later_fact"]


@pytest.mark.parametrize(
    ("life", "late"),
    [
        (DONE, ("reopen", 5)),
        ((*RESTORED, ("report", 3)), ("done", 2.5)),
        ((("pause", 1), ("restore", 6)), ("done", 7)),
        ((*RESTORED, ("reopen", 3), ("propose", 4)), ("done", 2.5)),
        ((("respond", 0.1), ("propose", 1)), ("reopen", 2)),
        ((*RESTORED, ("withdrawn", 3)), ("reopen", 2.5)),
        (RESTORED, ("withdrawn", 2.5)),
    ],
)
def test_a_late_closing_or_reopening_that_nothing_contradicts_is_recorded(
    scene: Scene, life: tuple[Told, ...], late: Told
) -> None:
    lived(scene, *life)
    name, hour = late
    scene.run(*step(name, at(hour)), at(LONG_AFTER))
    assert scene.events


def test_a_pause_that_ended_by_itself_does_not_keep_a_call_open(scene: Scene) -> None:
    lived(scene, ("respond", 0.1), ("pause", 1))
    scene.tick(at(4))
    assert scene.told == ["ClocksResumed"]
    scene.run(*step("withdrawn", at(2)), at(LONG_AFTER))
    assert scene.request().standing.outcome is Outcome.WITHDRAWN


def test_a_voucher_that_arrives_after_the_request_ended_otherwise_closes_nothing(
    scene: Scene,
) -> None:
    scene.register(handling=Handling.ON_SITE)
    for name, hour in (("restore", 2), ("withdrawn", 5)):
        scene.run(*step(name, at(hour)), at(hour))
    signed = WorkOrderSigned(service_request_id="r-1", technician="T1", signed_at=at(3), visits=1)
    scene.run(on_work_order_signed, signed, at(LONG_AFTER))
    assert scene.events == []
    standing = scene.request().standing
    assert (standing.state, standing.closings) == (RequestState.CLOSED, 1)


def test_a_call_that_was_settled_before_it_was_written_down_may_be_closed_so(scene: Scene) -> None:
    scene.register(at(2), received_at=at(0), handling=Handling.REMOTE, sla_pack="service-desk")
    for name, hour in (("respond", 0.1), ("restore", 0.5), ("done", 1)):
        scene.run(*step(name, at(hour)), at(2))
    assert scene.request().standing.closed_at == at(1)
