"""How the client retries, and what it tells about a no."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import grpc
import pytest
import typer
from google.protobuf.any_pb2 import Any as AnyMessage
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from google.rpc.status_pb2 import Status

import callout
from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import METHODS, Actor, Client, Patience
from callout_cli.options import guarded
from callout_cli.refusal import Refusal, read_refusal
from callout_cli.texts import Language, choose, chosen

REQUEST = api.ListBranchesRequest()


class Failed(grpc.RpcError, grpc.Call):
    """A failed call, as grpc hands it over."""

    def __init__(self, code: Any, *details: Any, message: Any = "no") -> None:
        self._code = code
        self._message = message
        packed = []
        for detail in details:
            box = AnyMessage()
            box.Pack(detail)
            packed.append(box)
        status = Status(code=code.value[0], message=message, details=packed)
        self._trailing = (("grpc-status-details-bin", status.SerializeToString()),)

    def code(self) -> Any:
        return self._code

    def details(self) -> Any:
        return self._message

    def trailing_metadata(self) -> Any:
        return self._trailing

    def initial_metadata(self) -> Any:
        return ()

    def is_active(self) -> Any:
        return False

    def time_remaining(self) -> Any:
        return None

    def cancel(self) -> Any:
        return False

    def add_callback(self, _callback: Any) -> Any:
        return False


class ScriptedClient(Client):
    """Answers from a list: an error is raised, anything else returned."""

    __slots__ = ("script", "slept")

    def __init__(self, *script: Any, patience: Any = None) -> None:
        self.slept: list[float] = []
        super().__init__(
            addresses=lambda service: f"{service}:1",
            patience=patience or Patience(),
            sleep=self.slept.append,
            draw=lambda: 1.0,
        )
        self.script = list(script)

    def _once(self, *_: Any) -> Any:
        result = self.script.pop(0)
        if isinstance(result, Exception):
            raise result
        return result


def unavailable() -> Any:
    return Failed(grpc.StatusCode.UNAVAILABLE)


def test_every_rpc_of_the_contracts_is_known_by_its_request() -> None:
    assert METHODS["callout.intake.v1.RegisterCallRequest"].path == (
        "/callout.intake.v1.IntakeService/RegisterCall"
    )
    assert {method.service for method in METHODS.values()} == {
        *("intake", "dispatch", "inventory", "feedback", "hr-appraisal", "headquarters"),
    }
    root = Path(callout.__file__).parent
    contracts = [path.relative_to(root.parent) for path in root.rglob("*_service_pb2.py")]
    described = {
        method.input_type.full_name
        for path in contracts
        for service in import_module(
            ".".join(path.with_suffix("").parts)
        ).DESCRIPTOR.services_by_name.values()
        for method in service.methods
    }
    assert described == set(METHODS)


@pytest.mark.parametrize("code", [grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED])
def test_absence_and_clashes_are_tried_again(code: Any) -> None:
    client = ScriptedClient(Failed(code), Failed(code), api.ListBranchesResponse())
    client.call("t", REQUEST, api.ListBranchesResponse)
    assert client.tally.calls == 3
    assert client.tally.retries == 2


@pytest.mark.parametrize(
    "code",
    [
        code
        for code in grpc.StatusCode
        if code not in {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED, grpc.StatusCode.OK}
    ],
)
def test_no_other_no_is_tried_again(code: Any) -> None:
    client = ScriptedClient(Failed(code))
    with pytest.raises(Refusal):
        client.call("t", REQUEST, api.ListBranchesResponse)
    assert client.tally.calls == 1


def test_pauses_double_up_to_the_cap() -> None:
    client = ScriptedClient(*[unavailable() for _ in range(7)], api.ListBranchesResponse())
    client.call("t", REQUEST, api.ListBranchesResponse)
    assert client.slept == [0.1, 0.2, 0.4, 0.8, 1.6, 3.0, 3.0]


def test_a_pause_is_drawn_between_half_and_all_of_it() -> None:
    patience = Patience(first_s=1.0)
    assert patience.pause(0, lambda: 0.0) == 0.5
    assert patience.pause(0, lambda: 1.0) == 1.0


def test_patience_ends() -> None:
    client = ScriptedClient(unavailable(), patience=Patience(total_s=0.0))
    with pytest.raises(Refusal) as caught:
        client.call("t", REQUEST, api.ListBranchesResponse)
    assert caught.value.is_absence


def test_a_wrong_answer_type_is_a_defect_of_the_caller() -> None:
    with pytest.raises(TypeError, match="gives"):
        ScriptedClient().call("t", REQUEST, api.RegisterCallResponse)


def test_pages_are_read_to_the_end() -> None:
    first = api.ListBranchesResponse(next_page_token="more")
    client = ScriptedClient(first, api.ListBranchesResponse())
    pages = Actor(client=client, token="t").ask_pages(REQUEST, api.ListBranchesResponse)
    assert len(pages) == 2
    assert REQUEST.page_token == ""


def test_a_refusal_names_reason_and_rule() -> None:
    info = ErrorInfo(
        reason="ASSIGNMENT_REFUSED", domain="dispatch.callout", metadata={"rule": "D-01", "x": "y"}
    )
    refusal = read_refusal(
        "/m", Failed(grpc.StatusCode.FAILED_PRECONDITION, info, message="no way")
    )
    assert (refusal.reason, refusal.rule) == ("ASSIGNMENT_REFUSED", "D-01")
    assert refusal.details.metadata == {"x": "y"}
    assert refusal.sentence == "ASSIGNMENT_REFUSED [D-01]: no way"


def test_a_refusal_is_told_in_the_readers_language() -> None:
    info = ErrorInfo(reason="SIGNATURE_NEEDED", domain="intake.callout", metadata={"rule": "D-14"})
    refusal = read_refusal(
        "/m", Failed(grpc.StatusCode.FAILED_PRECONDITION, info, message="no way")
    )
    before = chosen()
    try:
        choose(Language.EN)
        assert refusal.told() == "SIGNATURE_NEEDED [D-14]: no way"
        choose(Language.ZH)
        assert refusal.told() == "现场完成的工作凭客户签字关闭［D-14］：SIGNATURE_NEEDED"
    finally:
        choose(before)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.EN,
            [
                "✗ Refused by a rule · SIGNATURE_NEEDED [D-14]: no way",
                "  被规则拒绝 · 现场完成的工作凭客户签字关闭［D-14］：SIGNATURE_NEEDED",
            ],
        ),
        (
            Language.ZH,
            [
                "✗ 被规则拒绝 · 现场完成的工作凭客户签字关闭［D-14］：SIGNATURE_NEEDED",
                "  Refused by a rule · SIGNATURE_NEEDED [D-14]: no way",
            ],
        ),
    ],
)
def test_a_refused_command_says_why_in_both_languages(
    language: Language, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    info = ErrorInfo(reason="SIGNATURE_NEEDED", domain="intake.callout", metadata={"rule": "D-14"})

    @guarded
    def refused() -> None:
        raise read_refusal(
            "/m", Failed(grpc.StatusCode.FAILED_PRECONDITION, info, message="no way")
        )

    before = chosen()
    choose(language)
    try:
        with pytest.raises(typer.Exit):
            refused()
    finally:
        choose(before)
    assert capsys.readouterr().err.splitlines() == lines


def test_a_refusal_names_wrong_fields() -> None:
    wrong = BadRequest()
    wrong.field_violations.add(field="phone", description="too short")
    refusal = read_refusal("/m", Failed(grpc.StatusCode.INVALID_ARGUMENT, wrong))
    assert refusal.details.fields == ("phone: too short",)
    assert "phone: too short" in refusal.sentence


def test_a_refusal_without_details_still_says_its_code() -> None:
    refusal = read_refusal("/m", Failed(grpc.StatusCode.INTERNAL))
    assert refusal.sentence == "INTERNAL: no"
    assert not refusal.is_absence
