"""The command line: help in two languages, troubles as sentences, JSON everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from callout_cli import main as main_module
from callout_cli.main import EXIT_DEFECT, build_app, main
from callout_cli.texts import Language, choose, chosen

COMMANDS = (
    *(("up",), ("day",), ("play",), ("replay",), ("trace",), ("token",), ("config",), ("check",)),
    *(("import",), ("export",), ("report", "sla"), ("report", "kpi"), ("report", "appraisal")),
    *(("parked", "list"), ("parked", "show"), ("parked", "retry")),
    *(("sla", "explain"), ("sla", "preview")),
    *(("stock", "review"), ("stock", "proposals"), ("stock", "proposal"), ("stock", "approve")),
    *(("stock", "refuse"), ("stock", "fill-rate"), ("stock", "slow"), ("stock", "base")),
    *(("stock", "transfers"), ("stock", "transfer")),
)


@pytest.fixture(autouse=True)
def english() -> Iterator[Any]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


@pytest.fixture
def run(tmp_path: Path) -> Any:
    app, runner = build_app(), CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"})

    def run(*arguments: Any, data: Any = True) -> Any:
        given = [*arguments, "--data", str(tmp_path / "platform")] if data else list(arguments)
        return runner.invoke(app, given)

    return run


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_knows_where_in_which_language_and_as_json(run: Any, command: Any) -> None:
    text = run(*command, "--help", data=False).output
    for option in ("--data", "--json", "--lang"):
        assert option in text


def test_the_command_without_arguments_shows_its_help(run: Any) -> None:
    result = run(data=False)
    assert "Usage" in result.output


def test_the_version_is_told(run: Any) -> None:
    assert run("--version", data=False).output.startswith("callout 0.")


@pytest.mark.parametrize(
    "command",
    [
        *(("play",), ("trace", "X"), ("check",), ("report", "sla"), ("report", "kpi")),
        *(("report", "appraisal"), ("parked", "list"), ("sla", "explain", "X")),
        ("token", "--role", "admin", "--subject", "x"),
    ],
    ids=" ".join,
)
def test_without_a_platform_every_command_says_so_in_both_languages(run: Any, command: Any) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert "No platform was ever started" in result.stderr
    assert "从未启动过平台" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_chosen_language_comes_first(run: Any) -> None:
    lines = run("check", "--lang", "zh").stderr.splitlines()
    assert "从未启动过平台" in lines[0]
    assert "No platform" in lines[1]


def test_troubles_are_json_where_json_was_asked_for(run: Any) -> None:
    error = json.loads(run("check", "--json").stderr)["error"]
    assert error["key"] == "error.no_platform"


def test_a_wrong_option_is_a_wrong_use(run: Any) -> None:
    assert run("check", "--nonsense").exit_code == 2


@pytest.mark.parametrize("month", ["2026", "2026-13", "March"])
def test_a_month_that_is_none_is_refused(run: Any, month: Any) -> None:
    assert "no month" in run("report", "kpi", "--month", month).stderr


@pytest.mark.parametrize("on", ["2999-01-01", "yesterday", "2026-02-30"])
def test_a_day_that_is_not_over_is_refused(run: Any, on: Any) -> None:
    assert "no day that is over" in run("play", "--date", on).stderr


def test_more_calls_than_the_network_has_are_refused(run: Any) -> None:
    assert "40 calls" in run("play", "--calls", "41").stderr


@pytest.mark.parametrize("cell", ["North", "-x", "a b", "", "ü", "a_b"])
def test_a_cell_needs_a_plain_name(run: Any, cell: str) -> None:
    assert "no name for a cell" in run("up", "--cell", cell).stderr


def test_a_broker_needs_an_amqp_url(run: Any) -> None:
    assert "--amqp needs a URL" in run("up", "--amqp", "localhost").stderr


def test_settings_are_documented(run: Any) -> None:
    rows = json.loads(run("config", "--json").stdout)
    names = {row["name"] for row in rows}
    assert {"CALLOUT_DATABASE_URL", "CALLOUT_AMQP_URL", "CALLOUT_CELL"} <= names
    assert all(row["meaning"] for row in rows)


def test_settings_are_explained_in_chinese(run: Any) -> None:
    shown = run("config", "--lang", "zh").stdout
    assert "本服务的 PostgreSQL 数据库地址。" in shown
    assert "PostgreSQL database of this service" not in shown


def test_settings_of_an_unknown_service_are_refused(run: Any) -> None:
    assert "no service kitchen" in run("config", "kitchen").stderr


def test_events_to_retry_must_be_named(run: Any) -> None:
    assert "Name events, or say --all" in run("parked", "retry").stderr


def test_a_defect_leaves_a_sentence_and_its_stack_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken() -> typer.Typer:
        raise ZeroDivisionError("boom")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(main_module, "build_app", broken)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == EXIT_DEFECT
    assert "ZeroDivisionError" in capsys.readouterr().err
    (file,) = tmp_path.glob("callout-*.txt")
    assert "boom" in file.read_text("utf-8")
