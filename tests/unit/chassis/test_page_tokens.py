"""Page tokens: what was written is read again, anything else is refused; one codec for all."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from google.rpc import code_pb2
from sqlalchemy import Column, MetaData, Table, Text, select
from sqlalchemy.dialects import postgresql

from chassis.errors import ErrorMap
from chassis.page_tokens import (
    PageTokenUnreadable,
    after,
    plain_text,
    read_token,
    uuid_text,
    write_token,
)

ROWS = Table("rows", MetaData(), Column("day", Text), Column("id", Text))


def test_a_key_is_read_as_it_was_written() -> None:
    identity = str(uuid4())
    token = write_token("2026-03-02", 7, identity, "网点")
    assert read_token(token, date.fromisoformat, int, uuid_text, plain_text) == (
        *(date(2026, 3, 2), 7),
        *(identity, "网点"),
    )


@pytest.mark.parametrize(
    ("content", "parsers"),
    [
        (b"", (str,)),
        (b"\xff", (str,)),
        (b"5", (str,)),
        (b"null", (str,)),
        (b"[]", (plain_text,)),
        (b'["a", "b"]', (plain_text,)),
        (b"[5]", (plain_text,)),
        (b"[5]", (uuid_text,)),
        (b'["x"]', (uuid_text,)),
        (b"[null]", (date.fromisoformat,)),
    ],
)
def test_a_token_that_is_not_ours_is_refused(
    content: bytes, parsers: tuple[Callable[[Any], Any], ...]
) -> None:
    with pytest.raises(PageTokenUnreadable):
        read_token(base64.urlsafe_b64encode(content).decode(), *parsers)


@pytest.mark.parametrize("token", ["!", "nonsense", "网点", "WyJ4IiwgInkiXQ"])
def test_a_token_that_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(PageTokenUnreadable):
        read_token(token, plain_text)


def test_the_caller_is_told_which_field_is_wrong() -> None:
    refusal = ErrorMap("intake", {}).refusal(PageTokenUnreadable(), "c1")
    assert refusal.status.code == code_pb2.INVALID_ARGUMENT
    assert refusal.reason == "PAGE_TOKEN_UNREADABLE"
    assert not refusal.is_defect
    assert b"page_token" in refusal.status.details[1].value


def test_a_list_goes_on_behind_the_key() -> None:
    key = {ROWS.c.day: plain_text, ROWS.c.id: plain_text}
    first = _text(after(select(ROWS.c.id), key, ""))
    assert first == "SELECT rows.id FROM rows ORDER BY rows.day, rows.id"
    second = _text(after(select(ROWS.c.id), key, write_token("d", "i")))
    assert "WHERE (rows.day, rows.id) > ('d', 'i')" in second


def _text(statement: Any) -> str:
    compiled = statement.compile(
        dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
        compile_kwargs={"literal_binds": True},
    )
    return re.sub(r"\s+", " ", str(compiled))


def test_no_service_has_a_codec_or_a_scope_of_its_own() -> None:
    services = Path(__file__).parents[3] / "services"
    sources = {path: path.read_text("utf-8") for path in services.glob("*/src/**/*.py")}
    assert len(sources) > 200
    assert [path for path, text in sources.items() if "page_token is not one of ours" in text] == []
    encoders = [path.name for path, text in sources.items() if "urlsafe_b64encode" in text]
    assert [name for name in encoders if name != "contact_cipher.py"] == []
    assert [
        path for path in sources if path.name == "scope.py" and "intake" not in path.parts
    ] == []
