"""Logs: one JSON object per line, with ids, without personal data."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from opentelemetry.sdk.trace import TracerProvider

from chassis.logs import REDACTED, configure_logs


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    configure_logs("intake", level="INFO", stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_tells_when_what_and_where(out: io.StringIO) -> None:
    structlog.get_logger("chassis.x").info("listening", api="127.0.0.1:80", count=3)
    (line,) = lines(out)
    assert line["event"] == "listening"
    assert (line["level"], line["service"], line["logger"]) == ("info", "intake", "chassis.x")
    assert (line["api"], line["count"]) == ("127.0.0.1:80", 3)
    assert line["time"].endswith("Z")


def test_libraries_go_through_the_same_pipeline(out: io.StringIO) -> None:
    logging.getLogger("kombu").warning("call %s at once", "13812345678")
    (line,) = lines(out)
    assert (line["logger"], line["level"]) == ("kombu", "warning")
    assert line["event"] == f"call {REDACTED} at once"


def test_lines_below_the_level_are_not_written(out: io.StringIO) -> None:
    structlog.get_logger().debug("nothing")
    logging.getLogger("x").debug("nothing")
    assert not out.getvalue()


def test_a_line_inside_a_span_carries_its_ids(out: io.StringIO) -> None:
    tracer = TracerProvider(shutdown_on_exit=False).get_tracer("test")
    with (
        tracer.start_as_current_span("step") as span,
        structlog.contextvars.bound_contextvars(request_id="r-1"),
    ):
        structlog.get_logger().info("inside")
    structlog.get_logger().info("outside")
    inside, outside = lines(out)
    context = span.get_span_context()
    assert inside["trace_id"] == f"{context.trace_id:032x}"
    assert inside["span_id"] == f"{context.span_id:016x}"
    assert inside["request_id"] == "r-1"
    assert "trace_id" not in outside


@pytest.mark.parametrize(
    "key",
    ["phone", "customer_phone", "Phone", "address", "home_address", "name", "customer_name",
     "contact", "email", "token", "password", "database_url"],
)  # fmt: skip
def test_keys_of_personal_data_and_secrets_are_redacted(out: io.StringIO, key: str) -> None:
    structlog.get_logger().info("seen", **{key: "王小明"}, outer={key: "王小明"})
    (line,) = lines(out)
    assert line[key] == REDACTED
    assert line["outer"] == {key: REDACTED}


@pytest.mark.parametrize(
    "text",
    ["13812345678", "+86 138 1234 5678", "138-1234-5678", "0755-26712345", "(0755)26712345",
     "010 6552 9988", "400-800-1234"],
)  # fmt: skip
def test_what_looks_like_a_telephone_number_is_redacted_anywhere(
    out: io.StringIO, text: str
) -> None:
    structlog.get_logger().info(f"call {text}, please", note=text, notes=[{"a": text}])
    assert text not in out.getvalue()
    (line,) = lines(out)
    assert line["event"] == f"call {REDACTED}, please"
    assert line["notes"] == [{"a": REDACTED}]


@pytest.mark.parametrize(
    "text",
    ["9f7c9d5e-6a43-4ad3-8b35-2b7a4f5f5a10", "13800000-0000-4000-8000-000000000000",
     "2026-11-22T00:55:38.806764Z", "SZ-20261122-0001", "127.0.0.1:5432", "0.0138123456789",
     "4bf92f3577b34da6a3ce929d0e0e4736", "1381234567"],
)  # fmt: skip
def test_ids_instants_and_addresses_of_machines_stay(out: io.StringIO, text: str) -> None:
    structlog.get_logger().info("seen", at=text)
    assert lines(out)[0]["at"] == text


def test_a_stack_is_written_without_the_numbers_in_it(out: io.StringIO) -> None:
    with pytest.raises(ValueError, match="invalid literal") as raised:
        int("no customer 13812345678")
    structlog.get_logger().error("failed", exc_info=raised.value)
    (line,) = lines(out)
    assert "ValueError" in line["exception"]
    assert "Traceback" in line["exception"]
    assert "13812345678" not in line["exception"]


def test_warnings_are_lines_too(out: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    assert lines(out)[0]["logger"] == "py.warnings"


def test_a_terminal_gets_readable_lines() -> None:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    try:
        configure_logs("intake", form="console", stream=stream)
        structlog.get_logger().info("hello", phone="13812345678")
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()
    assert "hello" in stream.getvalue()
    assert "13812345678" not in stream.getvalue()
    assert not stream.getvalue().startswith("{")
