"""Whole lives through the real use cases, in any order, with late facts and a timer that lags.

After every step: one clock per milestone, its time adds up to the time that passed, each warning
and each breach was announced exactly once, a breach that was disproved was withdrawn, and what
`callout check` asks of the database holds. A twin of each life hears the same commands under a
timer that never runs until it is asked: it announces the same.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from intake.domain.clock import read_clock
from intake.domain.errors import IntakeError
from intake.domain.events import SlaBreached, SlaBreachWithdrawn, SlaWarningRaised
from intake.domain.judgement import judged_as_of
from intake.domain.segments import SegmentKind, history_of, segments_of
from intake.domain.sla import promised_to
from intake.domain.vocabulary import (
    ClockState,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    ServiceCategory,
    ServiceZone,
    Severity,
)
from intake.handlers.agree_date import AgreeDate, agree_date
from intake.handlers.change_promise import ChangePromise, change_promise
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.promising import promise_of
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.record_damage import RecordDamage, record_damage
from intake.handlers.record_diagnosis import RecordDiagnosis, record_diagnosis
from intake.handlers.record_plan import RecordPlan, record_plan
from intake.handlers.record_progress import RecordProgress, record_progress
from intake.handlers.record_report import RecordReport, record_report
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.resume_clocks import ResumeClocks, resume_clocks
from intake.handlers.transfer_request import TransferRequest, transfer_request
from simulation.sla.books import announced, irregularities
from unit.intake.scene import NOW, Scene

pytestmark = pytest.mark.simulation

waits = st.integers(0, 900).map(lambda minutes: timedelta(minutes=minutes))
late = st.one_of(st.none(), st.integers(0, 600).map(lambda minutes: timedelta(minutes=minutes)))
PACKS = ("everything", "managed-service", "service-desk")


class Life(RuleBasedStateMachine):
    """One request; every rule lets time pass, then tells something, perhaps hours late."""

    def __init__(self) -> None:
        super().__init__()
        self.scene, self.twin = Scene(), Scene()
        self.now = NOW

    @initialize(
        pack=st.sampled_from(PACKS),
        severity=st.sampled_from(Severity),
        handling=st.sampled_from(Handling),
        calendar=st.sampled_from(["", "office"]),
        product=st.sampled_from(["", "p-1"]),
    )
    def call(self, pack: str, calendar: str, product: str, **told: Any) -> None:
        for scene in (self.scene, self.twin):
            scene.register(
                NOW, sla_pack=pack, calendar=calendar, installed_product_id=product, **told
            )

    def tell(
        self,
        use_case: Callable[..., Any],
        cmd: type[Any],
        wait: timedelta,
        ago: timedelta | None,
        **told: Any,
    ) -> None:
        """Run a use case for both; what a rule refuses is no matter here, if it is the same."""
        self.now += wait
        occurred_at = None if ago is None else max(self.now - ago, NOW)
        asked = cmd(service_request_id="r-1", occurred_at=occurred_at, **told)
        refusals = [self.refusal(use_case, asked, scene) for scene in (self.scene, self.twin)]
        assert refusals[0] == refusals[1]

    def refusal(self, use_case: Callable[..., Any], asked: Any, scene: Scene) -> str:
        try:
            use_case(asked, scene.tx, self.now)
        except IntakeError as error:
            return error.reason
        return ""

    @rule(wait=waits)
    def the_timer_runs(self, wait: timedelta) -> None:
        self.now += wait
        self.scene.tick(self.now)
        self.scene.tick(self.now)
        assert self.scene.events == []

    @rule(wait=waits, ago=late)
    def respond(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_response, RecordResponse, wait, ago, technician="T1")

    @rule(wait=waits, ago=late)
    def work(self, wait: timedelta, ago: timedelta | None) -> None:
        told = {"phase": PhaseKind.REMOTE_WORK, "role": "", "technician": "T1", "note": ""}
        self.tell(record_progress, RecordProgress, wait, ago, **told)

    @rule(wait=waits, ago=late, ends=st.one_of(st.none(), waits))
    def pause(self, wait: timedelta, ago: timedelta | None, ends: timedelta | None) -> None:
        told = {"reason": PauseReason.NO_ACCESS, "evidence": "x"}
        ends_at = None if ends is None else self.now + wait + ends
        self.tell(pause_clocks, PauseClocks, wait, ago, ends_at=ends_at, **told)

    @rule(wait=waits, ago=late)
    def resume(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(resume_clocks, ResumeClocks, wait, ago)

    @rule(wait=waits, ago=late, severity=st.sampled_from(Severity))
    def grade(self, wait: timedelta, ago: timedelta | None, severity: Severity) -> None:
        self.tell(change_severity, ChangeSeverity, wait, ago, severity=severity, reason="x")

    @rule(
        wait=waits,
        ago=late,
        zone=st.sampled_from([None, *ServiceZone]),
        pack=st.sampled_from(["", *PACKS]),
        calendar=st.sampled_from(["", "7x24", "office"]),
        words=st.sampled_from([None, frozenset[str](), frozenset({"emergency"})]),
    )
    def promise(self, wait: timedelta, ago: timedelta | None, **told: Any) -> None:
        self.tell(
            change_promise,
            ChangePromise,
            wait,
            ago,
            zone=told["zone"],
            distance_km=None,
            conditions=told["words"],
            sla_pack=told["pack"],
            calendar=told["calendar"],
            reason="x",
        )

    @rule(wait=waits, ago=late, ahead=waits)
    def agree(self, wait: timedelta, ago: timedelta | None, ahead: timedelta) -> None:
        told = {"milestone": Milestone.RESTORE, "evidence": "x"}
        agreed_for = self.now + wait + ahead
        self.tell(agree_date, AgreeDate, wait, ago, agreed_for=agreed_for, **told)

    @rule(wait=waits, ago=late)
    def diagnose(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_diagnosis, RecordDiagnosis, wait, ago, technician="T1", finding="x")

    @rule(wait=waits, ago=late)
    def find_damage(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_damage, RecordDamage, wait, ago, technician="T1", finding="x")

    @rule(wait=waits, ago=late)
    def plan(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_plan, RecordPlan, wait, ago, technician="T1", plan="x")

    @rule(wait=waits, ago=late)
    def report(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_report, RecordReport, wait, ago, document="x")

    @rule(wait=waits, ago=late)
    def propose(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(propose_solution, ProposeSolution, wait, ago, remedy="x")

    @rule(wait=waits, ago=late)
    def restore(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(record_restoration, RecordRestoration, wait, ago, remedy="x")

    @rule(wait=waits, ago=late, outcome=st.sampled_from(Outcome))
    def close(self, wait: timedelta, ago: timedelta | None, outcome: Outcome) -> None:
        self.tell(close_request, CloseRequest, wait, ago, outcome=outcome, reason="x")

    @rule(wait=waits, until=waits, back=waits)
    def end_and_come_back_late(self, wait: timedelta, until: timedelta, back: timedelta) -> None:
        """Restored, then done; told afterwards: the customer came back, or it closed before."""
        self.restore(wait, None)
        self.close(until, None, Outcome.DONE_REMOTELY)
        self.reopen(timedelta(0), min(back, until))
        self.close(timedelta(0), min(back, until), Outcome.WITHDRAWN)

    @rule(wait=waits, ago=late)
    def reopen(self, wait: timedelta, ago: timedelta | None) -> None:
        self.tell(reopen_request, ReopenRequest, wait, ago, reason="x")

    @rule(wait=waits, ago=late, branch=st.sampled_from(["HZ01", "SH02"]))
    def hand_over(self, wait: timedelta, ago: timedelta | None, branch: str) -> None:
        self.tell(transfer_request, TransferRequest, wait, ago, to_branch=branch, reason="x")

    @precondition(lambda self: self.has_called)
    @invariant()
    def the_customer_of_a_product_in_warranty_pays_once_damage_was_found(self) -> None:
        request = self.scene.request()
        in_warranty = request.call.installed_product_id and not request.damage
        wanted = ServiceCategory.WARRANTY if in_warranty else ServiceCategory.CHARGEABLE
        assert request.call.category is wanted

    @property
    def has_called(self) -> bool:
        return "r-1" in self.scene.tx.state.requests

    @precondition(lambda self: self.has_called)
    @invariant()
    def every_milestone_has_one_clock_whose_time_adds_up(self) -> None:
        request = self.scene.request()
        promise = promise_of(request, self.scene.tx)
        assert len({clock.milestone for clock in request.clocks}) == len(request.clocks)
        as_of = judged_as_of(request, self.now)
        for milestone in Milestone:
            anew = read_clock(milestone, request.timeline, promise, as_of)
            if milestone not in promised_to(request.call.handling):
                assert request.clock(milestone) is None
                continue
            assert (request.clock(milestone) is None) == (anew is None)
            if anew is None:
                continue
            segments = segments_of(milestone, request.timeline, promise, as_of)
            closed = (s.end - s.start for s in segments if s.kind is SegmentKind.CLOSED)
            spent = anew.used + anew.paused + anew.stopped + sum(closed, timedelta(0))
            assert spent == anew.judged_at - anew.started_at
            assert history_of(milestone, request.timeline, promise, as_of)

    @precondition(lambda self: self.has_called)
    @invariant()
    def every_alarm_was_announced_exactly_once(self) -> None:
        request, sent = self.scene.request(), self.scene.tx.sent
        warned = Counter(
            (event.milestone, event.share) for event in sent if isinstance(event, SlaWarningRaised)
        )
        assert set(warned.values()) <= {1}
        for milestone in Milestone:
            breaches = [
                type(event)
                for event in sent
                if isinstance(event, SlaBreached | SlaBreachWithdrawn)
                and event.milestone is milestone
            ]
            expected = [SlaBreached, SlaBreachWithdrawn] * len(breaches)
            assert breaches == expected[: len(breaches)]
            clock = request.clock(milestone)
            is_broken = clock is not None and clock.state is ClockState.BREACHED
            assert is_broken == (len(breaches) % 2 == 1)

    @precondition(lambda self: self.has_called)
    @invariant()
    def a_timer_that_never_ran_announces_the_same(self) -> None:
        kept = [(scene, scene.tx.snapshot()) for scene in (self.scene, self.twin)]
        for scene, _ in kept:
            scene.tick(self.now)
        assert announced(self.scene.tx.sent) == announced(self.twin.tx.sent)
        for scene, stored in kept:
            scene.tx.restore(stored)

    @precondition(lambda self: self.has_called)
    @invariant()
    def the_books_are_in_order(self) -> None:
        for scene in (self.scene, self.twin):
            assert not list(irregularities(scene.request(), scene.tx.sent))


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=int(os.environ.get("CALLOUT_TEST_SLA_LIVES", "40")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
