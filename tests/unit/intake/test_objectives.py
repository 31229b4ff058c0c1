"""What a closed life counts as: words from closed lists, one trace (Q-02, I-20)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from chassis.policy import load_policies
from chassis.resources import service_folder
from intake.adapters.objectives import (
    CHECKPOINT_LABELS,
    PHASE_LABELS,
    checkpoint_words,
    phase_words,
)
from intake.config import IntakeSettings
from intake.domain.business_trace import BusinessTrace
from intake.domain.facts import FactKind
from intake.domain.sla import SlaPack
from intake.domain.vocabulary import Milestone, Outcome, PhaseKind, Severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_service_request_closed import (
    ServiceRequestClosed,
    on_service_request_closed,
)
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.record_progress import RecordProgress, record_progress
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import Scene, at

HISTORICAL = frozenset({"no", "yes"})


def close(scene: Scene, hour: float, outcome: Outcome = Outcome.DONE_REMOTELY) -> BusinessTrace:
    """Close the request and let our own reaction count it."""
    cmd = CloseRequest(
        service_request_id="r-1", occurred_at=at(hour), outcome=outcome, reason="不再需要"
    )
    closed = scene.run(close_request, cmd, at(hour))
    event = ServiceRequestClosed(service_request_id="r-1", closings=closed.standing.closings)
    scene.run(on_service_request_closed, event, at(hour))
    return scene.tx.observed[-1]


def restore(scene: Scene, hour: float) -> None:
    cmd = RecordRestoration(service_request_id="r-1", occurred_at=at(hour), remedy="重启")
    scene.run(record_restoration, cmd, at(hour))


def progress(scene: Scene, hour: float, role: str = "") -> None:
    cmd = RecordProgress(
        service_request_id="r-1",
        occurred_at=at(hour),
        phase=PhaseKind.REMOTE_WORK,
        role=role,
        technician="T1",
        note="",
    )
    scene.run(record_progress, cmd, at(hour))


def results(life: BusinessTrace) -> dict[str, str]:
    words = [checkpoint_words(life, checkpoint) for checkpoint in life.checkpoints]
    return {each["milestone"]: each["result"] for each in words}


def test_every_phase_is_counted_under_kind_owner_and_outcome(scene: Scene) -> None:
    scene.desk_call(installed_product_id="p-1")
    progress(scene, 0.25)
    restore(scene, 2)
    life = close(scene, 3)
    assert [phase_words(life, phase) for phase in life.phases] == [
        {
            "phase": kind,
            "owner_service": "intake",
            "owner_role": role,
            "outcome": "done_remotely",
            "historical": "no",
        }
        for kind, role in (
            ("waiting_for_answer", "call_taker"),
            ("remote_work", "technician"),
            ("sign_off", "call_taker"),
        )
    ]


@pytest.mark.parametrize(
    ("answered", "restored", "expected"),
    [
        (0.4, 3.9, {"respond": "met", "restore": "met"}),
        (0.5, 4, {"respond": "met", "restore": "met"}),
        (0.6, 4.1, {"respond": "breached", "restore": "breached"}),
    ],
    ids=["below", "at", "above"],
)
def test_a_promise_is_met_up_to_its_target_and_breached_beyond(
    scene: Scene, answered: float, restored: float, expected: dict[str, str]
) -> None:
    scene.desk_call(installed_product_id="p-1")
    progress(scene, answered)
    restore(scene, restored)
    assert results(close(scene, 5)) == expected


def test_a_call_that_is_withdrawn_cancels_what_it_still_was_promised(scene: Scene) -> None:
    scene.desk_call(installed_product_id="p-1")
    progress(scene, 0.25)
    life = close(scene, 1, Outcome.WITHDRAWN)
    assert results(life) == {"respond": "met", "restore": "cancelled"}
    assert {phase_words(life, phase)["outcome"] for phase in life.phases} == {"withdrawn"}


def test_a_checkpoint_names_the_severity_by_which_it_was_judged(scene: Scene) -> None:
    scene.desk_call(severity=Severity.B)
    restore(scene, 1)
    life = close(scene, 2)
    assert {checkpoint_words(life, each)["severity"] for each in life.checkpoints} == {"B"}


def test_a_visit_nobody_had_to_make_is_cancelled(scene: Scene) -> None:
    scene.register()
    step = WorkOrderStep(
        service_request_id="r-1", kind=FactKind.ACCEPTED, technician="T1", occurred_at=at(1)
    )
    scene.run(on_work_order_step, step, at(1))
    restore(scene, 2)
    life = close(scene, 3)
    assert results(life) == {"respond": "met", "arrive": "cancelled", "restore": "met"}


def test_a_call_that_comes_back_is_counted_again_as_it_is_judged_then(scene: Scene) -> None:
    scene.desk_call(installed_product_id="p-1")
    progress(scene, 0.25)
    restore(scene, 2)
    first = close(scene, 3)
    cmd = ReopenRequest(service_request_id="r-1", occurred_at=at(4), reason="又坏了")
    scene.run(reopen_request, cmd, at(4))
    restore(scene, 9)
    second = close(scene, 10)
    assert scene.tx.observed == [first, second]
    assert (first.closings, second.closings) == (1, 2)
    assert (results(first)["restore"], results(second)["restore"]) == ("met", "breached")


def test_a_past_life_is_counted_apart(scene: Scene) -> None:
    scene.desk_call(at(100), received_at=at(0), historical=True)
    restore(scene, 2)
    life = close(scene, 3)
    words = [phase_words(life, phase) for phase in life.phases]
    words += [checkpoint_words(life, each) for each in life.checkpoints]
    assert {each["historical"] for each in words} == {"yes"}


def test_a_role_told_in_free_text_becomes_no_label(scene: Scene) -> None:
    scene.desk_call(installed_product_id="p-1")
    progress(scene, 0.25, role="张先生")
    restore(scene, 2)
    life = close(scene, 3)
    words = Counter(
        PHASE_LABELS.bounded(phase_words(life, phase))["owner_role"] for phase in life.phases
    )
    assert words == {"other": 1, "call_taker": 2}


def test_all_labels_are_closed_lists_that_name_nobody_and_no_place() -> None:
    assert PHASE_LABELS.words == {
        "phase": frozenset(PhaseKind),
        "owner_service": frozenset({"intake", "dispatch", "inventory"}),
        "owner_role": frozenset(
            {
                "call_taker", "dispatcher", "technician", "storekeeper", "vendor",
                "problem_owner", "customer",
            }
        ),
        "outcome": frozenset(Outcome),
        "historical": HISTORICAL,
    }  # fmt: skip
    assert CHECKPOINT_LABELS.words == {
        "milestone": frozenset(Milestone),
        "severity": frozenset(Severity),
        "result": frozenset({"met", "breached", "cancelled"}),
        "historical": HISTORICAL,
    }


def settings(*minutes: int) -> IntakeSettings:
    return IntakeSettings(
        service="intake", database_url="postgresql://unused", phase_buckets_min=minutes
    )


def settings_by_default() -> IntakeSettings:
    return IntakeSettings(service="intake", database_url="postgresql://unused")


def test_the_buckets_are_a_setting_in_minutes() -> None:
    assert settings(30, 1440).phase_bounds == (timedelta(minutes=30), timedelta(days=1))


@pytest.mark.parametrize("minutes", [(), (0, 60), (-1,), (120, 60), (60, 60)])
def test_buckets_that_do_not_ascend_from_zero_are_refused(minutes: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="phase_buckets_min"):
        settings(*minutes)


def test_every_target_that_a_pack_promises_is_a_bound() -> None:
    bounds = settings_by_default().phase_bounds
    packs = load_policies(service_folder("intake", "policies") / "sla-packs", "sla-pack", SlaPack)
    # Other calendars count opening hours, a phase's duration is elapsed time.
    promised = {
        target.length(severity)
        for name in packs.names()
        for version in packs.versions(name)
        for target in version.body.targets
        for severity in Severity
        if (target.calendar or version.body.calendar) == "7x24"
    } - {None}
    assert promised
    assert promised <= set(bounds)


def test_the_example_objectives_ask_for_what_is_exposed() -> None:
    page = (Path(__file__).parents[3] / "docs" / "operations.md").read_text("utf-8")
    examples = [block.partition("```")[0] for block in page.split("```promql\n")[1:]]
    asked = [found for each in examples for found in re.findall(r"(callout_\w+)\{(.*?)\}", each)]
    assert len(asked) == 4
    seconds = {str(minutes * 60.0) for minutes in settings_by_default().phase_buckets_min}
    labels = {
        "callout_sla_checkpoints_total": CHECKPOINT_LABELS.words,
        "callout_request_phase_duration_seconds_bucket": {**PHASE_LABELS.words, "le": seconds},
        "callout_request_phase_duration_seconds_count": PHASE_LABELS.words,
    }
    for name, matchers in asked:
        for label, words in re.findall(r'(\w+)=~?"(.*?)"', matchers):
            assert set(words.split("|")) <= set(labels[name][label])
