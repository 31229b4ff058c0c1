"""One call as a trace backend sees it: steps are linked, its life is one trace, nobody is named."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import pytest

from callout.intake.v1 import intake_service_pb2 as intake
from callout.intake.v1 import resources_pb2 as requests
from chassis import semconv
from chassis.topology import Topology
from e2e.traces.cell import MEMORY, SERVICES, running_cell
from e2e.traces.journey import SECRETS, WAREHOUSE, Journey
from testkit.identity import Identities
from testkit.otlp import OtlpReceiver, ReceivedSpan
from testkit.postgres import Databases

pytestmark = pytest.mark.e2e

ROOT: Final = "service_request.lifecycle"
SERVER, PRODUCER, CONSUMER = 2, 4, 5
Process = tuple[str, str]

# Commands of people; each is a trace of its own that the events it caused link back to.
COMMANDS: Final = {
    "intake": {"RegisterCall", "PauseClocks", "ResumeClocks"},
    "dispatch": {
        "AssignTechnician", "AcceptWorkOrder", "StartTravel", "CheckIn", "SuspendWork",
        "ResumeWork", "SubmitServiceReport", "SignVoucher",
    },
    "inventory": {"RequestParts", "ApproveRequisition", "IssueParts"},
    "feedback": {
        "RecordSurveyAnswer", "FileComplaint", "ConfirmComplaint", "AnswerComplaint",
        "ProposeLiability", "VerifyLiability",
    },
}  # fmt: skip

REACTING: Final = {
    "intake.branch": {"dispatch", "inventory", "headquarters"},
    "intake.service_request": {
        "intake", "dispatch", "feedback", "hr-appraisal", "headquarters"
    },
    "dispatch.technician": {"hr-appraisal"},
    "dispatch.work_order": {"intake", "inventory", "feedback", "hr-appraisal"},
    "inventory.requisition": {"intake", "dispatch"},
    "feedback.survey": {"hr-appraisal", "headquarters"},
    "feedback.complaint": {"hr-appraisal", "headquarters"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the backend got, what the logs say, and what the API answered."""

    spans: tuple[ReceivedSpan, ...]
    bodies: bytes
    logs: dict[str, str]
    topology: Topology
    journey: Journey

    @property
    def timeline(self) -> intake.GetTimelineResponse:
        return self.journey.timeline

    def of_request(self) -> Iterator[ReceivedSpan]:
        """Yield the steps that name this call; the business trace is no step."""
        for span in self.spans:
            named = span.attributes.get(semconv.CALLOUT_REQUEST_REF)
            is_step = span.trace_id != self.timeline.business_trace_id
            if named == self.journey.request_id and is_step:
                yield span

    def consumers(self) -> Iterator[ReceivedSpan]:
        """Yield the reactions to events about this call."""
        return (span for span in self.of_request() if span.kind == CONSUMER)

    def life(self) -> tuple[ReceivedSpan, list[ReceivedSpan]]:
        """Return root and phases of the business trace."""
        found = [span for span in self.spans if span.trace_id == self.timeline.business_trace_id]
        (root,) = (span for span in found if not span.parent_id)
        return root, sorted((span for span in found if span.parent_id), key=lambda s: s.start)


@pytest.fixture(scope="module", params=["memory", "rabbitmq"])
def told(
    request: pytest.FixtureRequest,
    databases: Databases,
    identities: Identities,
    tmp_path_factory: pytest.TempPathFactory,
) -> Told:
    """One call in real processes, until every process has left."""
    bus = MEMORY if request.param == "memory" else str(request.getfixturevalue("amqp_url"))
    folder = tmp_path_factory.mktemp(f"traces-{request.param}")
    with (
        OtlpReceiver() as receiver,
        running_cell(bus, receiver, databases, identities, folder) as cell,
    ):
        journey = Journey(cell)
        journey.run()
        cell.drain()
        return Told(
            spans=tuple(receiver.spans),
            bodies=b"\n".join(receiver.bodies),
            logs=cell.logs(),
            topology=cell.topology,
            journey=journey,
        )


def test_every_process_says_who_it_is(told: Told) -> None:
    heard = {(span.service, span.process) for span in told.spans}
    assert heard == {(service, kind) for service in SERVICES for kind in ("api", "worker")}


def test_every_command_is_a_step_that_names_the_call(told: Told) -> None:
    heard: dict[str, set[str]] = defaultdict(set)
    for span in told.of_request():
        if span.kind == SERVER:
            assert span.process == "api"
            heard[span.service].add(span.name.rpartition("/")[2])
    missing = {service: names - heard[service] for service, names in COMMANDS.items()}
    assert not any(missing.values()), missing


def test_every_reaction_links_to_the_step_that_announced_its_event(told: Told) -> None:
    steps = {(span.trace_id, span.span_id): span for span in told.spans}
    reactions = [span for span in told.spans if span.kind == CONSUMER]
    assert len(reactions) > 50
    for span in reactions:
        assert not span.parent_id, f"{span.name} of {span.service} is a trace of its own"
        (link,) = span.links
        cause = steps[link]
        stream = _stream_of(span)
        assert cause.service.replace("-", "_") == stream.partition(".")[0], span
        assert cause.kind in {SERVER, CONSUMER} or cause.name.startswith("timer "), cause
        assert cause.start <= span.start


def test_events_reach_every_service_that_reacts_to_them(told: Told) -> None:
    reacted: dict[str, set[str]] = defaultdict(set)
    for span in told.spans:
        if span.kind == CONSUMER:
            reacted[_stream_of(span)].add(span.service)
    for stream, services in REACTING.items():
        assert reacted[stream] >= services, stream
        assert told.topology.listeners(stream) >= reacted[stream], stream


def test_the_steps_of_the_call_hang_together_across_services_and_processes(told: Told) -> None:
    """From the business trace every service is reached over links alone, in both processes."""
    reached = _reach(told.timeline.business_trace_id, _linked_traces(told.spans))
    processes = _processes(span for span in told.spans if span.trace_id in reached)
    assert processes >= {(service, "worker") for service in SERVICES}
    assert processes >= {(service, "api") for service in ("intake", "dispatch", "inventory")}

    named = _processes(told.of_request())
    assert named >= {(service, "worker") for service in SERVICES}
    assert named >= {(service, "api") for service in COMMANDS}


def test_a_sent_batch_links_to_the_steps_whose_events_it_carries(told: Told) -> None:
    steps = {(span.trace_id, span.span_id) for span in told.spans}
    batches = [span for span in told.spans if span.kind == PRODUCER]
    assert {span.service for span in batches} == set(SERVICES) - {"headquarters"}
    assert all(set(span.links) <= steps and span.links for span in batches)
    caused = {link for span in told.consumers() for link in span.links}
    assert caused <= {link for span in batches for link in span.links}


def test_the_life_of_the_call_is_one_trace_under_an_id_derived_from_its_own(told: Told) -> None:
    request = told.timeline.service_request
    derived = sha256(f"{request.id}\x1f1".encode()).digest()[:16].hex()
    assert told.timeline.business_trace_id == derived
    root, phases = told.life()
    assert (root.name, root.service, root.process) == (ROOT, "intake", "worker")
    assert root.trace_id == derived
    assert root.start == request.received_time.ToNanoseconds()
    assert root.end == told.timeline.phases[-1].end_time.ToNanoseconds()
    assert {phase.parent_id for phase in phases} == {root.span_id}
    assert len({phase.span_id for phase in phases}) == len(phases)
    steps = {(span.trace_id, span.span_id) for span in told.spans}
    assert root.links
    assert set(root.links) <= steps
    announced = {_link(traceparent) for traceparent in told.timeline.step_traceparents}
    assert set(root.links) == announced


def test_the_phases_tile_the_life_and_are_those_of_the_timeline(told: Told) -> None:
    root, phases = told.life()
    edges = [phases[0].start, *(phase.end for phase in phases)]
    assert [phase.start for phase in phases] == edges[:-1]
    assert (edges[0], edges[-1]) == (root.start, root.end)
    assert all(phase.end > phase.start for phase in phases)
    assert [_row(span) for span in phases] == [_answered(phase) for phase in told.timeline.phases]


def test_the_phases_tell_who_used_the_time(told: Told) -> None:
    _, phases = told.life()
    assert [span.name.removeprefix("phase.") for span in phases] == [
        "waiting_for_dispatch",
        "waiting_for_acceptance",
        "preparing",
        "paused_by_customer",
        "preparing",
        "travelling",
        "on_site",
        "waiting_for_parts",
        "on_site",
        "sign_off",
    ]
    minutes = [(span.end - span.start) // 60_000_000_000 for span in phases]
    assert minutes == [10, 5, 5, 20, 5, 25, 10, 20, 50, 5]
    ran = [span.attributes["callout.clock_ran"] for span in phases]
    assert ran == [True, True, True, False, True, True, True, True, True, False]
    waiting = phases[7]
    assert waiting.attributes["callout.owner.service"] == "inventory"
    assert waiting.attributes["callout.phase.note"] == WAREHOUSE


def test_no_span_and_no_log_line_holds_what_only_intake_may_know(told: Told) -> None:
    assert WAREHOUSE.encode() in told.bodies, "what may be told is found, so the rest would be too"
    assert "call refused" in told.logs["intake-api"]
    for secret in SECRETS:
        assert secret.encode() not in told.bodies, f"{secret} was sent to the collector"
        # JSON that keeps to ASCII writes Chinese as escapes.
        spellings = (secret, secret.encode("unicode_escape").decode())
        leaky = [name for name, log in told.logs.items() if any(each in log for each in spellings)]
        assert not leaky, f"{secret} is in the logs of {leaky}"


def _stream_of(span: ReceivedSpan) -> str:
    return span.name.removeprefix("process ").rpartition(".")[0]


def _processes(spans: Iterable[ReceivedSpan]) -> set[Process]:
    return {(span.service, span.process) for span in spans}


def _linked_traces(spans: Iterable[ReceivedSpan]) -> dict[str, set[str]]:
    """Return which traces are neighbours by a link; batches carry strangers and do not count."""
    near: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        for trace_id, _ in span.links if span.kind != PRODUCER else ():
            near[span.trace_id].add(trace_id)
            near[trace_id].add(span.trace_id)
    return near


def _reach(start: str, near: dict[str, set[str]]) -> set[str]:
    seen, queue = {start}, deque([start])
    while queue:
        for trace_id in near[queue.popleft()] - seen:
            seen.add(trace_id)
            queue.append(trace_id)
    return seen


def _link(traceparent: str) -> tuple[str, str]:
    _, trace_id, span_id, _ = traceparent.split("-")
    return trace_id, span_id


def _row(span: ReceivedSpan) -> tuple[object, ...]:
    told = span.attributes
    return (
        str(told["callout.phase"]).upper(),
        span.start,
        span.end,
        told["callout.owner.service"],
        told["callout.owner.branch"],
        told["callout.owner.role"],
        told["callout.owner.person"],
        told["callout.clock_ran"],
        told["callout.budget_share"],
        told["callout.phase.note"],
    )


def _answered(phase: requests.Phase) -> tuple[object, ...]:
    return (
        requests.PhaseKind.Name(phase.kind).removeprefix("PHASE_KIND_"),
        phase.start_time.ToNanoseconds(),
        phase.end_time.ToNanoseconds(),
        phase.owner_service,
        phase.owner_branch,
        phase.owner_role,
        phase.owner_person,
        phase.clock_ran,
        phase.budget_share,
        phase.note,
    )
