"""A log tells where an error happened and of what kind it is, never what it quotes."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import psycopg2.errors
import pytest
import structlog
from sqlalchemy.exc import IntegrityError

from chassis.logs import configure_logs
from chassis.stacks import kind_of, stack_of

NAME = "王小明"


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


class PartsShort(Exception):  # noqa: N818
    reason = "PARTS_SHORT"


def look_up() -> None:
    raise ValueError(f"no such customer: {NAME}")


def refuse() -> None:
    try:
        look_up()
    except ValueError as first:
        raise PartsShort(f"not for {NAME}") from first


def planted() -> Exception:
    """An error whose every link quotes a customer."""
    with pytest.raises(PartsShort) as raised:
        refuse()
    return raised.value


def test_the_kind_of_an_error_names_its_reason() -> None:
    assert kind_of(ValueError(NAME)) == "builtins.ValueError"
    assert kind_of(planted()).endswith("PartsShort [PARTS_SHORT]")


def test_a_stack_holds_every_link_and_frame_and_no_text() -> None:
    stack = stack_of(planted())
    assert stack.index("builtins.ValueError") < stack.index("PartsShort [PARTS_SHORT]")
    assert stack.count("in refuse") == 2
    assert "in look_up" in stack
    assert NAME not in stack
    assert NAME in stack_of(planted(), with_texts=True)


def test_what_the_database_said_is_left_out_even_with_texts() -> None:
    origin = psycopg2.errors.CheckViolation(f"DETAIL: Failing row contains ({NAME})")
    stack = stack_of(IntegrityError("insert", {}, origin), with_texts=True)
    assert "sqlalchemy.exc.IntegrityError" in stack
    assert NAME not in stack


@pytest.mark.parametrize(
    "log",
    [
        lambda error: structlog.get_logger().error("failed", exc_info=error),
        lambda error: structlog.get_logger().error("failed", error=error, errors=[error]),
        lambda error: logging.getLogger("lib").error("failed: %s", error, exc_info=error),
        lambda error: logging.getLogger("lib").error("failed: %s", error),
        lambda error: logging.getLogger("lib").error("failed: %(why)s", {"why": error}),
    ],
)
def test_however_an_error_is_logged_its_text_is_not(
    out: io.StringIO, log: Callable[[Exception], None]
) -> None:
    log(planted())
    (line,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert NAME not in json.dumps(line, ensure_ascii=False)
    assert "PartsShort" in str(line)


UNCAUGHT = """
import sys, threading
from chassis.logs import configure_logs
from chassis.stacks import log_what_ends_the_process
configure_logs("intake")
log_what_ends_the_process()

def fail():
    raise ValueError("no such customer: {name}")

thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""


GREENLET = """
from chassis.events.patching import patch
patch()
import eventlet
from chassis.events.process import report_greenlets
from chassis.logs import configure_logs
configure_logs("intake")
report_greenlets()

def fail():
    raise ValueError("no such customer: {name}")

eventlet.spawn(fail)
eventlet.spawn_after(0.01, fail)
eventlet.sleep(0.1)
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    escaped = NAME.encode("unicode_escape").decode()
    return subprocess.run(
        [sys.executable, "-c", program.replace("{name}", escaped)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_ends_a_greenlet_of_the_worker_is_a_line_of_the_log_too() -> None:
    done = run(GREENLET)
    assert done.returncode == 0, done.stderr
    said: list[dict[str, Any]] = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in said] == ["a greenlet failed"] * 2
    assert all("ValueError" in line["exception"] for line in said)
    assert NAME not in done.stderr


def test_what_nobody_caught_is_a_line_of_the_log_too() -> None:
    done = run(UNCAUGHT)
    assert done.returncode == 1
    said: list[dict[str, Any]] = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in said] == ["a thread failed", "the process failed"]
    assert all("ValueError" in line["exception"] for line in said)
    assert NAME not in done.stderr
