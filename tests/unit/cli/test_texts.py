"""Every text exists in both languages and fits its placeholders."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import callout_cli
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.play.day import Place
from callout_cli.reports.kpi import RATES
from callout_cli.reports.sla import COLUMNS
from callout_cli.texts import TEXTS, Language, both, choose, chosen, detect, say, word
from callout_cli.texts.errors import ERRORS
from callout_cli.texts.help import HELP
from callout_cli.texts.output import OUTPUT
from callout_cli.texts.words import WORDS

SOURCES = Path(callout_cli.__file__).parent
KEY = re.compile(
    r'["\']((?:help|error|code|up|day|play|replay|report|trace|parked|check|config|col)\.[a-z_.]+)"'
)


@pytest.fixture(autouse=True)
def same_language_afterwards() -> Iterator[Any]:
    before = chosen()
    yield
    choose(before)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_text_is_in_both_languages(key: str) -> None:
    entry = TEXTS[key]
    assert entry.en.strip()
    assert entry.zh.strip()


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    entry = TEXTS[key]
    assert placeholders(entry.en) == placeholders(entry.zh)


def test_english_texts_hold_no_chinese() -> None:
    assert [key for key, entry in TEXTS.items() if re.search(r"[\u4e00-\u9fff]", entry.en)] == []


def test_no_key_is_in_two_catalogues() -> None:
    assert len(TEXTS) == len(HELP) + len(ERRORS) + len(OUTPUT) + len(WORDS)


def test_every_key_that_the_code_names_exists() -> None:
    used = {
        key
        for path in SOURCES.rglob("*.py")
        if "texts" not in path.parts
        for key in KEY.findall(path.read_text("utf-8"))
    }
    assert used - set(TEXTS) == set()


def test_every_text_is_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in SOURCES.rglob("*.py") if "texts" not in path.parts
    )
    unused = [key for key in {**HELP, **ERRORS, **OUTPUT} if f"{key}" not in code]
    assert [key for key in unused if not key.startswith(("code.", "sla.", "help."))] == []


def test_every_column_of_the_sla_table_has_a_heading() -> None:
    assert {f"sla.{name}" for name in COLUMNS} <= set(OUTPUT)


@pytest.mark.parametrize("kind", resources.PhaseKind.keys()[1:])
def test_every_phase_has_a_word(kind: Any) -> None:
    assert f"phase.{kind.removeprefix('PHASE_KIND_')}" in WORDS


@pytest.mark.parametrize("place", list(Place))
def test_every_place_of_the_played_day_has_a_word(place: Any) -> None:
    assert f"place.{place.value.upper()}" in WORDS


@pytest.mark.parametrize("figure", RATES)
def test_every_figure_has_a_word(figure: str) -> None:
    assert f"kpi.{figure}" in WORDS


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ([], {}, Language.EN),
        ([], {"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Language.EN),
        (["up", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, Language.ZH),
        (["up", "--lang=en"], {"LANG": "zh_CN.UTF-8"}, Language.EN),
        (["up", "--lang"], {}, Language.EN),
    ],
)
def test_the_language_follows_the_option_then_the_environment(
    arguments: Any, environ: Any, expected: Any
) -> None:
    assert detect(arguments, environ) is expected


def test_say_speaks_the_chosen_language() -> None:
    choose(Language.ZH)
    assert say("parked.none") == "没有搁置的事件。"
    choose(Language.EN)
    assert say("parked.none") == "Nothing is parked."


def test_both_begins_with_the_chosen_language() -> None:
    choose(Language.ZH)
    assert both("error.no_service", service="x") == ("没有服务 x。", "There is no service x.")


def test_a_code_without_a_word_stays_as_it_is() -> None:
    assert word("phase", "SOMETHING_NEW") == "SOMETHING_NEW"
