"""Both READMEs name the same links and commands, and everything they name exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer.main

from arch.tree import ROOT, load_tool
from callout_cli.main import build_app

PAGES = ("README.md", "README.zh-CN.md")
TWINS = set(PAGES)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
MAKE = re.compile(r"(?:^|`)make ([a-z-]+)", re.MULTILINE)
CALLOUT = re.compile(r"(?:^\.venv/bin/|`)callout ((?:[a-z-]+ ?)+)", re.MULTILINE)


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def links(page: str) -> set[str]:
    return set(LINK.findall(text_of(page)))


def makes(page: str) -> set[str]:
    return set(MAKE.findall(text_of(page)))


def commands(page: str) -> set[str]:
    return {found.strip() for found in CALLOUT.findall(text_of(page))}


def exists(words: list[str]) -> bool:
    """Follow the words of a command as far as they are commands; arguments end it."""
    command: Any = typer.main.get_command(build_app())
    context = command.make_context("callout", ["--version"], resilient_parsing=True)
    for word in words:
        if not hasattr(command, "list_commands"):
            return True
        command = command.get_command(context, word)
        if command is None:
            return False
    return True


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    relative = {link for link in links(page) if "://" not in link}
    assert relative
    assert [link for link in sorted(relative) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_target_of_make_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert {"run", "test", "help"} <= makes(page)
    assert makes(page) <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_command_exists_and_none_is_left_out(page: str) -> None:
    named = commands(page)
    assert [each for each in sorted(named) if not exists(each.split())] == []
    app: Any = typer.main.get_command(build_app())
    assert {each.split()[0] for each in named} == set(app.list_commands(None))


def test_both_pages_name_the_same() -> None:
    english, chinese = PAGES
    assert links(english) - TWINS == links(chinese) - TWINS
    assert makes(english) == makes(chinese)
    assert commands(english) == commands(chinese)
    for pattern in (r"^## ", r"^\* ", r"^\| "):
        lines = [len(re.findall(pattern, text_of(page), re.MULTILINE)) for page in PAGES]
        assert lines[0] == lines[1], pattern


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_documentation_is_named(page: str) -> None:
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert pages <= links(page)


def test_every_page_that_a_tool_writes_is_compared_in_check() -> None:
    writers = {
        path.stem
        for path in (ROOT / "tools").glob("*.py")
        if re.search(r"write\|check|generate|\"check\"", path.read_text("utf-8"))
    } - {"check"}
    steps = load_tool("check").all_steps()
    checked = {
        name
        for name in writers
        for step in steps
        if [str(part) for part in step.command][1:] == [str(ROOT / "tools" / f"{name}.py"), "check"]
    }
    assert {"rules", "settings"} <= writers
    assert checked == writers
