"""Variables of the tests and of the command are documented, and no service minds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arch.tree import ROOT
from chassis.config import ServiceSettings, load_settings

VARIABLE = r"CALLOUT_[A-Z0-9_]+"
# How the tests and the test kit look at the environment they were started in.
READ = re.compile(
    rf"os\.environ(?:\.get\(|\[)\s*\"({VARIABLE})\""
    rf"|^\w*VARIABLE = \"({VARIABLE})\"$",
    re.MULTILINE,
)
OPTION = re.compile(rf"envvar=\"({VARIABLE})\"")


def found(pattern: re.Pattern[str], *folders: str) -> set[str]:
    names = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for match in pattern.finditer(path.read_text("utf-8")):
                names.add(next(group for group in match.groups() if group))
    return names


def documented(page: str, prefix: str) -> set[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return set(re.findall(rf"^\| `({prefix}[A-Z0-9_]+)` \|", text, re.MULTILINE))


def accepted(names: Iterable[str]) -> bool:
    environ = {"CALLOUT_DATABASE_URL": "postgresql://database/x", **dict.fromkeys(names, "1")}
    return load_settings(ServiceSettings, "intake", environ).service == "intake"


def test_every_variable_of_the_tests_is_documented_and_refused_by_no_service() -> None:
    names = found(READ, "tests", "libs/testkit")
    assert len(names) >= 6
    assert names == documented("testing.md", "CALLOUT_TEST_")
    assert accepted(names)


def test_every_variable_of_the_command_is_documented_and_refused_by_no_service() -> None:
    names = found(OPTION, "libs/cli")
    assert names
    assert names == documented("settings.md", "CALLOUT_CLI_")
    assert accepted(names)
