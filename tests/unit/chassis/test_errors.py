"""From error to status: one ErrorInfo each, and nothing that leaks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import grpc
import pytest
from google.rpc import code_pb2, error_details_pb2
from sqlalchemy import exc

from chassis.auth import Unauthenticated
from chassis.commands import RequestIdReused, TooLate
from chassis.errors import CallRefused, ErrorMap, Refusal
from chassis.permissions import BranchDenied
from chassis.validation import InvalidMessage, validate
from fakes.notes import NoteNotFound, NotesError, TextInvalid, TextRude, WriteNoteRequest

ERRORS = ErrorMap(
    "notes",
    {
        NotesError: grpc.StatusCode.FAILED_PRECONDITION,
        TextInvalid: grpc.StatusCode.INVALID_ARGUMENT,
        NoteNotFound: grpc.StatusCode.NOT_FOUND,
    },
)


def refusal(error: Exception) -> Refusal:
    return ERRORS.refusal(error, "c0ffee")


def detail(found: Refusal, kind: Any) -> Any:
    (packed,) = [each for each in found.status.details if each.Is(kind.DESCRIPTOR)]
    message = kind()
    packed.Unpack(message)
    return message


def database_error(sqlstate: str | None, kind: type[exc.DBAPIError] = exc.DBAPIError) -> Exception:
    class Original(Exception):  # noqa: N818
        pgcode = sqlstate

    return kind("select 13812345678", {}, Original("secret"))


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (TextRude("x"), code_pb2.FAILED_PRECONDITION, "TEXT_RUDE"),  # by its base class
        (TextInvalid("x"), code_pb2.INVALID_ARGUMENT, "TEXT_INVALID"),  # the nearest class wins
        (NoteNotFound("x"), code_pb2.NOT_FOUND, "NOTE_NOT_FOUND"),
        (Unauthenticated("AUTH_X", "x"), code_pb2.UNAUTHENTICATED, "AUTH_X"),
        (BranchDenied("x"), code_pb2.PERMISSION_DENIED, "AUTH_BRANCH_DENIED"),
        (RequestIdReused(UUID(int=1)), code_pb2.ALREADY_EXISTS, "REQUEST_ID_REUSED"),
        (TooLate(), code_pb2.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"),
        (CallRefused(code_pb2.INVALID_ARGUMENT, "X", "x"), code_pb2.INVALID_ARGUMENT, "X"),
        (database_error("40001"), code_pb2.ABORTED, "CONCURRENT_UPDATE"),
        (database_error("40P01"), code_pb2.ABORTED, "CONCURRENT_UPDATE"),
        (database_error("55P03"), code_pb2.ABORTED, "CONCURRENT_UPDATE"),
        (database_error("57014"), code_pb2.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"),
        (database_error("57P01"), code_pb2.UNAVAILABLE, "DATABASE_UNAVAILABLE"),
        (database_error("53300"), code_pb2.UNAVAILABLE, "DATABASE_UNAVAILABLE"),
        (database_error(None, exc.OperationalError), code_pb2.UNAVAILABLE, "DATABASE_UNAVAILABLE"),
        (exc.TimeoutError(), code_pb2.UNAVAILABLE, "DATABASE_UNAVAILABLE"),
        (database_error("23505"), code_pb2.INTERNAL, "INTERNAL"),
        (ValueError("secret"), code_pb2.INTERNAL, "INTERNAL"),
        (KeyError("secret"), code_pb2.INTERNAL, "INTERNAL"),
    ],
)  # fmt: skip
def test_every_error_has_its_code_and_one_reason(error: Exception, code: int, reason: str) -> None:
    found = refusal(error)
    assert (found.status.code, found.reason) == (code, reason)
    info = detail(found, error_details_pb2.ErrorInfo)
    assert (info.reason, info.domain) == (reason, "notes.callout")
    assert found.is_defect == (reason == "INTERNAL")
    assert "secret" not in str(found)
    assert "13812345678" not in str(found)


def test_a_refusal_names_its_rule_and_figures() -> None:
    found = refusal(TextRude("too rude", rule="N-01", limit="3"))
    info = detail(found, error_details_pb2.ErrorInfo)
    assert dict(info.metadata) == {"rule": "N-01", "limit": "3"}
    assert found.status.message == "too rude"
    assert len(found.status.details) == 1


def test_a_defect_tells_its_correlation_id_only() -> None:
    info = detail(refusal(ZeroDivisionError("secret")), error_details_pb2.ErrorInfo)
    assert dict(info.metadata) == {"correlation_id": "c0ffee"}


def test_a_wrong_field_is_a_bad_request() -> None:
    bad = detail(refusal(TextInvalid("odd", field="text")), error_details_pb2.BadRequest)
    assert [(each.field, each.description) for each in bad.field_violations] == [("text", "odd")]


def test_a_message_that_breaks_its_rules_lists_its_fields_and_no_values() -> None:
    with pytest.raises(InvalidMessage) as raised:
        validate(WriteNoteRequest(request_id="13812345678", text=""))
    found = refusal(raised.value)
    bad = detail(found, error_details_pb2.BadRequest)
    assert {each.field: each.reason for each in bad.field_violations} == {
        "request_id": "string.uuid",
        "text": "string.min_len",
    }
    assert "13812345678" not in str(found)
    assert found.reason == "INVALID_REQUEST"


def test_a_message_within_its_rules_passes() -> None:
    validate(WriteNoteRequest(request_id="9f7c9d5e-6a43-4ad3-8b35-2b7a4f5f5a10", text="x"))


def test_long_texts_are_cut_to_what_fits_into_the_headers() -> None:
    found = refusal(TextRude("x" * 10_000, figure="y" * 10_000))
    assert found.status.ByteSize() < 2_000
