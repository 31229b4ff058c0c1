"""What a caller sees at the gRPC door: refusals with one ErrorInfo, and nothing that leaks."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from sqlalchemy.exc import OperationalError

from fakes.notes import MakeNote, ReadNoteRequest, Serve, StubAs, Tx
from testkit.api import refused
from testkit.identity import Identities
from testkit.postgres import Databases
from testkit.waiting import eventually

pytestmark = pytest.mark.integration
Code = grpc.StatusCode


def test_an_answer_comes_back(serve: Serve, stub_as: StubAs, note: MakeNote) -> None:
    stub = stub_as(serve())
    request = note("good morning")
    assert stub.WriteNote(request).text == "good morning"
    assert stub.ReadNote(ReadNoteRequest(id=request.request_id)).text == "good morning"


def test_a_broken_rule_is_named_with_its_figures(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    said = refused(lambda: stub_as(serve()).WriteNote(note("rude")))
    assert said.code is Code.FAILED_PRECONDITION
    assert (said.reason, said.domain) == ("TEXT_RUDE", "notes.callout")
    assert said.metadata == {"rule": "N-01", "word": "rude"}


def test_a_wrong_field_found_by_the_domain_is_named(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    said = refused(lambda: stub_as(serve()).WriteNote(note("odd")))
    assert said.code is Code.INVALID_ARGUMENT
    assert said.reason == "TEXT_INVALID"
    assert said.fields == {"text": "that is odd"}


def test_every_field_that_breaks_its_rule_is_named_at_once(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    request = note(text="", request_id="no-uuid")
    said = refused(lambda: stub_as(serve()).WriteNote(request))
    assert said.code is Code.INVALID_ARGUMENT
    assert said.reason == "INVALID_REQUEST"
    assert set(said.fields) == {"request_id", "text"}


def test_something_missing_is_not_found(serve: Serve, stub_as: StubAs) -> None:
    said = refused(lambda: stub_as(serve()).ReadNote(ReadNoteRequest(id="x")))
    assert (said.code, said.metadata["note_id"]) == (Code.NOT_FOUND, "x")


def test_a_defect_tells_a_correlation_id_and_no_text(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    request = note("defect", phone="13812345678")
    said = refused(lambda: stub_as(serve()).WriteNote(request))
    assert (said.code, said.reason, said.message) == (Code.INTERNAL, "INTERNAL", "internal error")
    assert set(said.metadata) == {"correlation_id"}
    assert len(said.metadata["correlation_id"]) == 32
    assert "secret" not in str(said)


def test_a_call_without_token_is_unauthenticated(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    said = refused(lambda: stub_as(serve(), token=None).WriteNote(note()))
    assert (said.code, said.reason) == (Code.UNAUTHENTICATED, "AUTH_TOKEN_MISSING")


def test_an_expired_token_is_unauthenticated(
    serve: Serve, stub_as: StubAs, note: MakeNote, identities: Identities
) -> None:
    token = identities.token("writer", now=datetime.now(UTC) - timedelta(hours=2))
    said = refused(lambda: stub_as(serve(), token=token).WriteNote(note()))
    assert (said.code, said.reason) == (Code.UNAUTHENTICATED, "AUTH_TOKEN_EXPIRED")


def test_a_role_that_is_not_listed_is_denied(serve: Serve, stub_as: StubAs, note: MakeNote) -> None:
    said = refused(lambda: stub_as(serve(), "reader").WriteNote(note()))
    assert (said.code, said.reason) == (Code.PERMISSION_DENIED, "AUTH_ROLE_DENIED")
    assert (said.metadata["role"], said.metadata["rule"]) == ("reader", "I-01")


def test_a_denial_for_privacy_names_its_rule(serve: Serve, stub_as: StubAs) -> None:
    said = refused(lambda: stub_as(serve(), "analyst").ReadNote(ReadNoteRequest(id="x")))
    assert (said.code, said.metadata["rule"]) == (Code.PERMISSION_DENIED, "I-08")


def test_another_branch_is_denied_and_an_own_one_is_not(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    stub = stub_as(serve(), "writer", "SZ", "GZ")
    assert stub.WriteNote(note(branch="GZ")).id
    said = refused(lambda: stub.WriteNote(note(branch="BJ")))
    assert (said.code, said.reason) == (Code.PERMISSION_DENIED, "AUTH_BRANCH_DENIED")
    assert (said.metadata["branch"], said.metadata["rule"]) == ("BJ", "I-01")


def test_who_may_not_call_learns_nothing_about_the_fields(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    said = refused(lambda: stub_as(serve(), "reader").WriteNote(note(text="")))
    assert said.code is Code.PERMISSION_DENIED


def test_a_call_without_deadline_is_refused(serve: Serve, stub_as: StubAs, note: MakeNote) -> None:
    said = refused(lambda: stub_as(serve(), deadline_s=None).WriteNote(note()))
    assert (said.code, said.reason) == (Code.INVALID_ARGUMENT, "DEADLINE_REQUIRED")


def test_statements_stop_when_the_caller_stops_waiting(
    serve: Serve, stub_as: StubAs, note: MakeNote
) -> None:
    finished: list[float] = []

    def slow(request: Any, tx: Tx, now: datetime) -> Any:
        try:
            tx.connection.exec_driver_sql("select pg_sleep(20)")
        except OperationalError:
            finished.append(time.monotonic())
            raise

    began = time.monotonic()
    with pytest.raises(grpc.RpcError) as failed:
        stub_as(serve(write=slow)).WriteNote(note(), timeout=0.5)
    assert failed.value.code() is Code.DEADLINE_EXCEEDED
    assert eventually(lambda: finished)[0] - began < 2


def test_a_large_request_is_refused(serve: Serve, stub_as: StubAs, note: MakeNote) -> None:
    stub = stub_as(serve({"api_max_message_bytes": 4096}))
    with pytest.raises(grpc.RpcError) as failed:
        stub.WriteNote(note("x" * 5000))
    assert failed.value.code() is Code.RESOURCE_EXHAUSTED


def test_bytes_that_are_no_message_are_refused(serve: Serve, identities: Identities) -> None:
    with grpc.insecure_channel(serve()) as channel:
        raw: Any = channel.unary_unary("/testing.notes.v1.NotesService/WriteNote")
        said = refused(
            lambda: raw(
                b"\xff\xff",
                timeout=5,
                metadata=[("authorization", f"Bearer {identities.token('writer')}")],
            )
        )
    assert (said.code, said.reason) == (Code.INVALID_ARGUMENT, "MALFORMED_REQUEST")


def test_an_unknown_method_is_unimplemented(serve: Serve) -> None:
    with grpc.insecure_channel(serve()) as channel:
        burn: Any = channel.unary_unary("/testing.notes.v1.NotesService/BurnNote")
        with pytest.raises(grpc.RpcError) as failed:
            burn(b"", timeout=5)
    assert failed.value.code() is Code.UNIMPLEMENTED


def test_health_needs_no_token_and_follows_the_database(
    serve: Serve, databases: Databases, plumbing_database: str
) -> None:
    with grpc.insecure_channel(serve()) as channel:
        stub: Any = health_pb2_grpc.HealthStub(channel)

        def state(name: str) -> int:
            return int(stub.Check(health_pb2.HealthCheckRequest(service=name), timeout=5).status)

        serving = health_pb2.HealthCheckResponse.SERVING
        for name in ("", "testing.notes.v1.NotesService", "liveness"):
            assert state(name) == serving
        databases.drop(plumbing_database)
        eventually(lambda: state("") != serving)
        assert state("testing.notes.v1.NotesService") != serving
        assert state("liveness") == serving
