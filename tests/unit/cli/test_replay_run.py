"""A run of the replay against a platform that only remembers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import Tally
from callout_cli.refusal import Details, Refusal
from callout_cli.replay.mapping import load_mapping
from callout_cli.replay.requests import Telling
from callout_cli.replay.rows import read_log
from callout_cli.replay.run import Replay

MAPPING = load_mapping("service-desk")
SAMPLE = Path(__file__).parents[2] / "data" / "service_desk_sample.csv"


@dataclass
class FakePlatform:
    """Answers like intake where the replay looks; `refuse` decides about each request."""

    refuse: Callable[[Any], Any] | None = None
    branches: set[str] = field(default_factory=set)
    calendar: str = ""
    told: list[Any] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    tally: Tally = field(default_factory=Tally)

    @property
    def client(self) -> Any:
        return self

    def ask_pages(self, _request: Any, answer: Any) -> Any:
        page = answer()
        for code in sorted(self.branches):
            page.branches.add(code=code)
        return [page]

    def ask(self, request: Any, answer: Any) -> Any:
        with self.lock:
            self.told.append(request)
        if self.refuse is not None and (refusal := self.refuse(request)):
            raise refusal
        if isinstance(request, api.RegisterBranchRequest):
            self.branches.add(request.code)
        got = answer()
        if isinstance(request, api.RegisterCallRequest):
            got.service_request.id = f"id of {request.external_ref}"
        if isinstance(request, api.GetServiceRequestRequest):
            got.service_request.clocks.add(calendar=self.calendar)
        return got

    def of(self, kind: Any) -> Any:
        return [each for each in self.told if isinstance(each, kind)]


class Watcher:
    def __init__(self) -> None:
        self.steps = self.finished = 0

    def total(self, steps: int) -> None:
        self.steps = steps

    def done(self) -> None:
        self.finished += 1


def refusal(code: Any, reason: Any = "SOME_REASON", rule: Any = "I-19") -> Any:
    return Refusal(Details(method="x", code=code, message="no", reason=reason, rule=rule))


def replayed(platform: Any, threads: int = 4, calendar: str = "") -> Any:
    telling = Telling(mapping=MAPPING, calendar=calendar)
    log = read_log(SAMPLE, MAPPING, datetime.now(UTC))
    watcher = Watcher()
    summary, rejects = Replay(platform, telling, watcher, threads=threads).run(log)
    assert watcher.finished == watcher.steps == summary.told
    return summary, rejects


def test_every_call_is_registered_once_with_its_branches() -> None:
    platform = FakePlatform()
    summary, _ = replayed(platform)
    calls = [each.external_ref for each in platform.of(api.RegisterCallRequest)]
    assert len(calls) == len(set(calls)) == summary.calls == 20
    assert {each.code for each in platform.of(api.RegisterBranchRequest)} == {
        *("Location 1", "Location 2", "Location 3", "Location 4", "Location 5", "Location 6"),
        "unknown",
    }


def test_known_branches_are_not_registered_again() -> None:
    platform = FakePlatform(branches={"Location 1"})
    replayed(platform)
    assert "Location 1" not in {each.code for each in platform.of(api.RegisterBranchRequest)}


def test_a_branch_that_somebody_else_registered_meanwhile_is_fine() -> None:
    platform = FakePlatform(
        refuse=lambda request: (
            isinstance(request, api.RegisterBranchRequest)
            and refusal(grpc.StatusCode.ALREADY_EXISTS)
        )
    )
    summary, _ = replayed(platform)
    assert summary.refused_facts == 0


def test_two_runs_send_the_same_commands() -> None:
    first, second = FakePlatform(), FakePlatform()
    replayed(first)
    replayed(second, threads=1)

    def sent(platform: Any) -> Any:
        return sorted((type(each).__name__, each.SerializeToString()) for each in platform.told)

    assert sent(first) == sent(second)


def test_a_refused_fact_goes_to_the_rejects_and_the_rest_goes_on() -> None:
    def refuse(request: Any) -> Any:
        is_pause = isinstance(request, api.PauseClocksRequest)
        return refusal(grpc.StatusCode.FAILED_PRECONDITION) if is_pause else None

    platform = FakePlatform(refuse=refuse)
    summary, rejects = replayed(platform)
    assert summary.refused_facts == len(platform.of(api.PauseClocksRequest)) > 0
    assert {each.rule for each in rejects} >= {"I-19"}
    assert len(platform.of(api.CloseRequestRequest)) == 19


def test_a_refused_call_takes_its_facts_along() -> None:
    def refuse(request: Any) -> Any:
        is_it = (
            isinstance(request, api.RegisterCallRequest) and request.external_ref == "SAMPLE0001"
        )
        return refusal(grpc.StatusCode.INVALID_ARGUMENT) if is_it else None

    summary, rejects = replayed(FakePlatform(refuse=refuse))
    assert summary.calls == 19
    assert sum(each.rule == "CALL_NOT_REGISTERED" for each in rejects) == 4


@pytest.mark.parametrize(
    "code",
    [grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.INTERNAL, grpc.StatusCode.PERMISSION_DENIED],
)
def test_a_no_that_is_not_about_the_row_ends_the_run(code: Any) -> None:
    def refuse(request: Any) -> Any:
        return refusal(code) if isinstance(request, api.PauseClocksRequest) else None

    with pytest.raises(Refusal) as caught:
        replayed(FakePlatform(refuse=refuse))
    assert caught.value.code is code


def test_rejects_come_in_order_of_lines_and_name_bad_rows() -> None:
    summary, rejects = replayed(FakePlatform())
    assert [each.line for each in rejects] == [
        *(89, 90, 92, 93, 94, 95, 96, 97, 99, 102, 103, 114, 115),
    ]
    assert summary.rejected_rows == len(rejects)
    assert summary.rows == 114


def test_calls_of_one_branch_are_registered_in_order_of_time() -> None:
    platform = FakePlatform()
    replayed(platform)
    for branch in platform.branches:
        times = [
            call.received_time.ToSeconds()
            for call in platform.of(api.RegisterCallRequest)
            if call.branch_code == branch
        ]
        assert times == sorted(times)


def calls(platform: Any) -> list[Any]:
    return sorted(platform.of(api.RegisterCallRequest), key=lambda call: str(call.external_ref))


def test_another_calendar_is_told_with_every_call_and_makes_other_calls_of_them() -> None:
    usual, office = FakePlatform(), FakePlatform()
    replayed(usual)
    replayed(office, calendar="cn-working-hours")
    assert {call.calendar for call in calls(usual)} == {""}
    assert {call.calendar for call in calls(office)} == {"cn-working-hours"}
    assert [c.external_ref for c in calls(usual)] == [c.external_ref for c in calls(office)]
    ids = [{each.request_id for each in calls(platform)} for platform in (usual, office)]
    assert not ids[0] & ids[1]


def test_the_calendar_of_the_mapping_by_name_is_the_same_run() -> None:
    usual, named = FakePlatform(), FakePlatform()
    replayed(usual)
    replayed(named, calendar="7x24")
    assert calls(usual) == calls(named)


def test_a_number_that_another_calendar_s_run_has_gets_a_call_beside_it() -> None:
    platform = FakePlatform(refuse=taken, calendar="7x24")
    summary, rejects = replayed(platform, calendar="cn-working-hours")
    assert not [reject for reject in rejects if reject.rule == "EXTERNAL_REF_TAKEN"]
    beside = [call for call in calls(platform) if call.external_ref.endswith("@cn-working-hours")]
    assert len(beside) == summary.calls > 0
    again = FakePlatform(refuse=taken, calendar="7x24")
    replayed(again, calendar="cn-working-hours")
    assert calls(again) == calls(platform)


def test_a_number_that_is_taken_by_the_same_calendar_is_refused() -> None:
    platform = FakePlatform(refuse=taken, calendar="cn-working-hours")
    summary, rejects = replayed(platform, calendar="cn-working-hours")
    assert summary.calls == 0
    assert {reject.rule for reject in rejects} >= {"I-02", "CALL_NOT_REGISTERED"}


def test_an_unknown_calendar_ends_the_run() -> None:
    platform = FakePlatform(
        refuse=lambda request: (
            refusal(grpc.StatusCode.INVALID_ARGUMENT, "CALENDAR_UNKNOWN", "I-17")
            if isinstance(request, api.RegisterCallRequest)
            else None
        )
    )
    with pytest.raises(Refusal) as ended:
        replayed(platform, calendar="9x9")
    assert ended.value.reason == "CALENDAR_UNKNOWN"


def taken(request: Any) -> Any:
    if isinstance(request, api.RegisterCallRequest) and "@" not in request.external_ref:
        return refusal(grpc.StatusCode.ALREADY_EXISTS, "EXTERNAL_REF_TAKEN", "I-02")
    return None
