"""A closing on the real store becomes figures on /metrics, with its trace, once (Q-02, I-20)."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from prometheus_client.samples import Sample
from sqlalchemy import text

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from chassis.monitoring import Monitoring
from chassis.unit_of_work import SYSTEM
from chassis.worker import IncomingEvent, WorkerSpec
from fakes.incoming import Sender, as_event
from intake import worker
from intake.adapters.business_traces import trace_id_of
from intake.domain.vocabulary import Channel, Handling, Outcome, PhaseKind, Severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.quotes.accept_quote import AcceptQuote, accept_quote
from intake.handlers.quotes.prepare_quote import PrepareQuote, prepare_quote
from intake.handlers.record_progress import RecordProgress, record_progress
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.ports import Tx
from integration.intake.conftest import caller_on_file
from testkit.processes import ServiceProcess
from testkit.waiting import eventually
from unit.intake.scene import HANGZHOU, NOW, a_call, at

pytestmark = pytest.mark.integration

OPEN_METRICS = "application/openmetrics-text; version=1.0.0"
PHASES, CHECKPOINTS = "callout_request_phase_duration_seconds", "callout_sla_checkpoints"
REMOTE_WORK = {
    "phase": "remote_work",
    "owner_service": "intake",
    "owner_role": "technician",
    "outcome": "done_remotely",
    "historical": "no",
}
RESTORE = {"milestone": "restore", "severity": "A", "historical": "no"}

parse: Any = text_string_to_metric_families  # it has no types

Figures = dict[tuple[str, frozenset[tuple[str, str]]], Sample]


@dataclass
class Desk:
    """The worker's spec on a real database, its inbox, and the door for machines."""

    spec: WorkerSpec[Tx]
    sender: Sender
    monitoring: Monitoring

    def run(self, use_case: Callable[[Any, Tx, Any], Any], cmd: Any, hour: float) -> Any:
        with self.spec.uow.begin(SYSTEM) as work:
            return use_case(cmd, work.tx, at(hour))

    def life(self, *, restored: float, closed: float) -> str:
        """Register a call, work on it, restore, close; returns its id."""
        call = a_call(
            request_id=str(uuid4()),
            handling=Handling.REMOTE,
            sla_pack="service-desk",
            severity=Severity.A,
        )
        self.run(register_call, call, 0)
        self.price(call.request_id)
        told: Any = {"service_request_id": call.request_id}
        progress = RecordProgress(
            **told,
            occurred_at=at(0.25),
            phase=PhaseKind.REMOTE_WORK,
            role="",
            technician="T1",
            note="",
        )
        self.run(record_progress, progress, 0.25)
        self.end(call.request_id, restored=restored, closed=closed)
        return call.request_id

    def price(self, request_id: str) -> None:
        """The customer accepts what the work costs, so that it may start (I-12)."""
        asked = PrepareQuote(
            id=request_id,
            service_request_id=request_id,
            lines=(("REMOTE-HOUR", Decimal(1)),),
            work_time=timedelta(hours=1),
            price_list="standard",
            is_accident_work=False,
            margin_reason="",
        )
        total = self.run(prepare_quote, asked, 0.1).total
        yes = AcceptQuote(quote_id=request_id, channel=Channel.PHONE, evidence="录音", total=total)
        self.run(accept_quote, yes, 0.1)

    def end(self, request_id: str, *, restored: float, closed: float) -> None:
        told: Any = {"service_request_id": request_id}
        restoration = RecordRestoration(**told, occurred_at=at(restored), remedy="重启")
        self.run(record_restoration, restoration, restored)
        closing = CloseRequest(
            **told, occurred_at=at(closed), outcome=Outcome.DONE_REMOTELY, reason=""
        )
        self.run(close_request, closing, closed)

    def announced(self, request_id: str) -> list[IncomingEvent]:
        """Return all events about a request, as our own queue brings them."""
        statement = text(
            "select event_id as id, type, stream, aggregate_id, sequence, occurred_at, branch,"
            " cell, traceparent, body, source from outbox where aggregate_id = :id order by id"
        )
        with self.spec.database.read_only() as connection:
            rows = connection.execute(statement, {"id": request_id}).mappings().all()
        return [IncomingEvent(**{**row, "body": bytes(row["body"])}) for row in rows]

    def figures(self) -> Figures:
        return scrape(self.monitoring.address)


def scrape(address: str) -> Figures:
    """Ask as Prometheus does; return the samples of the two metrics."""
    request = urllib.request.Request(f"http://{address}/metrics", headers={"Accept": OPEN_METRICS})
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert answer.headers["Content-Type"].startswith("application/openmetrics-text")
        families = parse(answer.read().decode())
    return {
        (sample.name, frozenset(sample.labels.items())): sample
        for family in families
        if family.name in {PHASES, CHECKPOINTS}
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


@pytest.fixture
def url(database_of: Callable[[str], str]) -> str:
    return database_of("intake")


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    spec = worker.build({"CALLOUT_INTAKE_DATABASE_URL": url})
    monitoring = Monitoring("127.0.0.1:0", lambda: True)
    monitoring.start()
    made = Desk(spec=spec, sender=Sender(spec), monitoring=monitoring)
    made.run(register_branch, HANGZHOU, 0)
    with spec.uow.begin(SYSTEM) as work:
        caller_on_file(work.connection)
    yield made
    monitoring.stop()
    spec.database.dispose()


def value(figures: Figures, name: str, **labels: str) -> float:
    found = figures.get((name, frozenset(labels.items())))
    return found.value if found else 0.0


def exemplar(figures: Figures, name: str, **labels: str) -> tuple[str, float] | None:
    found = figures[name, frozenset(labels.items())].exemplar
    return (found.labels["trace_id"], found.value) if found else None


def counts(figures: Figures) -> dict[Any, float]:
    return {key: sample.value for key, sample in figures.items()}


def trace_id(request_id: str, closings: int = 1) -> str:
    return f"{trace_id_of(request_id, closings):032x}"


def test_a_closing_is_exposed_with_its_trace_as_exemplar(desk: Desk) -> None:
    before = desk.figures()
    request_id = desk.life(restored=3, closed=5)
    assert counts(desk.figures()) == counts(before), "nothing before the reaction"
    desk.sender.deliver(*desk.announced(request_id))
    after = desk.figures()
    work = timedelta(hours=2.75).total_seconds()
    bucket = {"le": str(4 * 3600.0), **REMOTE_WORK}
    assert exemplar(after, f"{PHASES}_bucket", **bucket) == (trace_id(request_id), work)
    for name, by in ((f"{PHASES}_count", 1), (f"{PHASES}_sum", work)):
        assert value(after, name, **REMOTE_WORK) - value(before, name, **REMOTE_WORK) == by
    met = {**RESTORE, "result": "met"}
    assert exemplar(after, f"{CHECKPOINTS}_total", **met) == (trace_id(request_id), 1)
    name = f"{CHECKPOINTS}_total"
    assert value(after, name, **met) - value(before, name, **met) == 1
    (breached,) = [
        sample
        for (_, labels), sample in after.items()
        if {("milestone", "respond"), ("result", "breached"), ("severity", "D")} <= labels
        and ("historical", "no") in labels
    ]
    assert breached.value == value(before, name, **breached.labels), "series are there from zero"


def test_a_closing_that_is_delivered_again_adds_nothing(desk: Desk) -> None:
    request_id = desk.life(restored=3, closed=5)
    events = desk.announced(request_id)
    desk.sender.deliver(*events)
    once = counts(desk.figures())
    desk.sender.deliver(*events)
    desk.sender.deliver(events[-1])
    assert counts(desk.figures()) == once
    assert desk.sender.unsettled() == []


def test_a_batch_that_is_rolled_back_and_cut_counts_once(desk: Desk) -> None:
    request_id = desk.life(restored=3, closed=5)
    before = desk.figures()
    too_early = dispatch_pb.WorkOrderAccepted(
        work_order_id=str(uuid4()), service_request_id=str(uuid4()), technician_code="T1"
    )
    culprit = as_event("dispatch.work_order", too_early.work_order_id, 1, too_early)
    desk.sender.deliver(*desk.announced(request_id), culprit)
    assert desk.sender.unsettled(), "the culprit took its batch down"
    after = desk.figures()
    name = f"{PHASES}_count"
    assert value(after, name, **REMOTE_WORK) - value(before, name, **REMOTE_WORK) == 1


def test_a_call_that_came_back_counts_again_under_its_second_trace(desk: Desk) -> None:
    request_id = desk.life(restored=3, closed=5)
    desk.sender.deliver(*desk.announced(request_id))
    before = desk.figures()
    cmd = ReopenRequest(service_request_id=request_id, occurred_at=at(6), reason="又坏了")
    desk.run(reopen_request, cmd, 6)
    desk.end(request_id, restored=9, closed=10)
    desk.sender.deliver(*desk.announced(request_id))
    after = desk.figures()
    name, breached = f"{CHECKPOINTS}_total", {**RESTORE, "result": "breached"}
    assert value(after, name, **breached) - value(before, name, **breached) == 1
    assert exemplar(after, name, **breached) == (trace_id(request_id, 2), 1)
    name = f"{PHASES}_count"
    assert value(after, name, **REMOTE_WORK) - value(before, name, **REMOTE_WORK) == 1


def test_the_worker_process_shows_a_closing_once_and_not_again_after_a_restart(
    desk: Desk, url: str, tmp_path: Path
) -> None:
    request_id = desk.life(restored=3, closed=5)
    environ = {"CALLOUT_INTAKE_DATABASE_URL": url}
    key = f"{CHECKPOINTS}_total", frozenset({**RESTORE, "result": "met"}.items())
    with ServiceProcess("chassis.work", ["intake"], environ, tmp_path) as process:
        address = process.start()["metrics"]
        eventually(lambda: scrape(address)[key].value == 1)
        assert exemplar(scrape(address), key[0], **dict(key[1])) == (trace_id(request_id), 1)
        assert process.terminate() == 0
        address = process.start()["metrics"]
        second = desk.life(restored=3, closed=5)
        eventually(lambda: scrape(address)[key].value > 0)
        shown = scrape(address)
        assert exemplar(shown, key[0], **dict(key[1])) == (trace_id(second), 1)
        assert value(shown, key[0], **dict(key[1])) == 1, "the first closing is not told again"
        assert process.terminate() == 0


def test_no_figure_names_a_request_a_person_or_a_region(desk: Desk) -> None:
    request_id = desk.life(restored=3, closed=5)
    desk.sender.deliver(*desk.announced(request_id))
    figures = desk.figures()
    names = {name for _, labels in figures for name, _ in labels}
    assert names == {
        "phase", "owner_service", "owner_role", "outcome", "historical", "le",
        "milestone", "severity", "result",
    }  # fmt: skip
    words = {word for _, labels in figures for _, word in labels}
    assert not words & {request_id, "T1", HANGZHOU.code, HANGZHOU.region, NOW.isoformat()}
