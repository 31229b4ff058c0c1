"""Telling a log to the platform: what is refused is noted, what is unreachable ends the run."""

from __future__ import annotations

import csv
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import METHODS, Actor
from callout_cli.refusal import Refusal
from callout_cli.replay.facts import Fact, Incident, Kind, facts_of, incidents_of
from callout_cli.replay.requests import (
    Keyed,
    Telling,
    branch_request,
    call_request,
    fact_request,
    with_keys,
)
from callout_cli.replay.rows import Log, Reject
from callout_cli.replay.schedule import Step, run_in_order

# A no of this kind concerns the row; any other one concerns the platform or the caller.
_ABOUT_THE_ROW: Final = frozenset(
    {
        grpc.StatusCode.INVALID_ARGUMENT,
        grpc.StatusCode.FAILED_PRECONDITION,
        grpc.StatusCode.ALREADY_EXISTS,
        grpc.StatusCode.NOT_FOUND,
    }
)
_ABOUT_THE_RUN: Final = frozenset({"CALENDAR_UNKNOWN", "SLA_PACK_UNKNOWN"})
_NUMBER_TAKEN: Final = "EXTERNAL_REF_TAKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did; `told` counts commands, first tellings and repetitions alike."""

    rows: int
    rejected_rows: int
    refused_facts: int
    calls: int
    told: int
    retries: int
    seconds: float

    @property
    def rate(self) -> float:
        """Commands per second."""
        return self.told / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBranch:
    """A branch that the log names and the platform may not know yet."""

    code: str
    fact: Fact


Payload = Keyed | NewBranch


class Watcher(Protocol):
    """Hears of progress, from several threads."""

    def total(self, steps: int) -> None: ...
    def done(self) -> None: ...


class Replay:
    """One run of one log.

    Args:
        actor: Whose name the commands carry; must be allowed for every branch.
        telling: How the log is read, and by which calendar its clocks count.
        watcher: Hears of progress.
        threads: How many commands may be under way.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        actor: Actor,
        telling: Telling,
        watcher: Watcher,
        *,
        threads: int = 8,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._actor = actor
        self._telling = telling
        self._mapping = telling.mapping
        self._watcher = watcher
        self._threads = threads
        self._clock = clock
        self._ids: dict[str, str] = {}
        self._refused: list[Reject] = []
        self._told = 0
        self._lock = threading.Lock()

    def run(self, log: Log) -> tuple[Summary, tuple[Reject, ...]]:
        """Tell everything; returns what was done and what was not taken, by line.

        Raises:
            Refusal: The platform stayed away or refuses the caller; the next run goes on.
        """
        began, retried = self._clock(), self._actor.client.tally.retries
        incidents, without_severity = _judgeable(incidents_of(log.rows))
        steps = list(self._steps(incidents, self._known_branches()))
        self._watcher.total(len(steps))
        run_in_order(steps, self._tell, threads=self._threads)
        rejects = (*log.rejects, *without_severity, *self._refused)
        summary = Summary(
            rows=log.read,
            rejected_rows=len(log.rejects) + len(without_severity),
            refused_facts=len(self._refused),
            calls=len(self._ids),
            told=self._told,
            retries=self._actor.client.tally.retries - retried,
            seconds=round(self._clock() - began, 3),
        )
        return summary, tuple(sorted(rejects, key=lambda reject: reject.line))

    def _known_branches(self) -> set[str]:
        pages = self._actor.ask_pages(
            api.ListBranchesRequest(page_size=500), api.ListBranchesResponse
        )
        return {branch.code for page in pages for branch in page.branches}

    def _steps(self, incidents: Sequence[Incident], known: set[str]) -> Iterator[Step[Payload]]:
        seen = dict.fromkeys(known)
        stories = [with_keys(facts_of(each, self._mapping), self._telling) for each in incidents]
        for keyed in sorted((k for story in stories for k in story), key=lambda k: k.fact.at):
            fact = keyed.fact
            chains = [f"call {fact.reference}"]
            if branch := _branch_of(fact):
                chains.append(f"branch {branch}")
                if branch not in seen:
                    seen[branch] = None
                    yield Step(
                        at=fact.at,
                        chains=(f"branch {branch}",),
                        payload=NewBranch(code=branch, fact=fact),
                    )
            yield Step(at=fact.at, chains=tuple(chains), payload=keyed)

    def _tell(self, payload: Payload) -> None:
        try:
            if isinstance(payload, NewBranch):
                self._register_branch(payload)
            else:
                self._tell_fact(payload)
        except Refusal as refusal:
            if refusal.code not in _ABOUT_THE_ROW or refusal.reason in _ABOUT_THE_RUN:
                raise
            self._refuse(payload.fact, refusal.rule or refusal.reason, refusal.sentence)
        with self._lock:
            self._told += 1
        self._watcher.done()

    def _register_branch(self, new: NewBranch) -> None:
        try:
            self._actor.ask(branch_request(new.code, self._mapping), api.RegisterBranchResponse)
        except Refusal as refusal:
            if refusal.code is not grpc.StatusCode.ALREADY_EXISTS:
                raise

    def _tell_fact(self, keyed: Keyed) -> None:
        fact = keyed.fact
        if fact.kind is Kind.REGISTER:
            self._ids[fact.reference] = self._register(keyed)
        elif fact.reference in self._ids:
            request = fact_request(keyed, self._ids[fact.reference], self._mapping)
            self._actor.ask(request, _answer_of(request))
        else:
            self._refuse(fact, "CALL_NOT_REGISTERED", "the call itself was refused")

    def _register(self, keyed: Keyed) -> str:
        """Register a call, beside the one that another calendar's run made of the incident."""
        try:
            answer = self._ask_call(call_request(keyed, self._telling))
        except Refusal as refusal:
            if refusal.reason != _NUMBER_TAKEN or not self._is_counted_otherwise(keyed):
                raise
            answer = self._ask_call(call_request(keyed, self._telling, beside=True))
        return answer.service_request.id

    def _is_counted_otherwise(self, keyed: Keyed) -> bool:
        """Whether the call that has the incident's number is another calendar's."""
        wanted = api.GetServiceRequestRequest(external_ref=keyed.fact.reference)
        found = self._actor.ask(wanted, api.GetServiceRequestResponse).service_request
        calendars = {clock.calendar for clock in found.clocks}
        return bool(calendars) and self._telling.counted_by not in calendars

    def _ask_call(self, request: api.RegisterCallRequest) -> api.RegisterCallResponse:
        return self._actor.ask(request, api.RegisterCallResponse)

    def _refuse(self, fact: Fact, rule: str, reason: str) -> None:
        reject = Reject(
            line=fact.row.line,
            rule=rule,
            reason=f"{fact.kind}: {reason}",
            fields=fact.row.fields,
        )
        with self._lock:
            self._refused.append(reject)


def _branch_of(fact: Fact) -> str:
    """The branch whose register a fact touches."""
    match fact.kind:
        case Kind.REGISTER:
            return fact.row.branch
        case Kind.TRANSFER:
            return fact.subject
    return ""


def _judgeable(incidents: Sequence[Incident]) -> tuple[list[Incident], list[Reject]]:
    """Set aside calls none of whose rows says how grave they are."""
    good = [each for each in incidents if any(row.severity for row in each.rows)]
    bad = [
        Reject(line=row.line, rule="NO_PRIORITY", reason="no row has one", fields=row.fields)
        for each in incidents
        if not any(row.severity for row in each.rows)
        for row in each.rows
    ]
    return good, bad


def _answer_of(request: Message) -> type[Message]:
    name = METHODS[request.DESCRIPTOR.full_name].gives.rpartition(".")[2]
    answer: type[Message] = getattr(api, name)
    return answer


def write_rejects(path: Path, header: Sequence[str], rejects: Sequence[Reject]) -> None:
    """Write what was not taken, with the original fields; also when there is nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.tmp")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "reason", "rule", *header])
        for each in rejects:
            writer.writerow([each.line, each.reason, each.rule, *each.fields])
    fresh.replace(path)
