"""Every refusal by rule names the rule; a missing thing and a clash name what they are about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

SERVICES = Path(__file__).parents[2] / "services"
# Nothing is forbidden here: something is not there, there already, or was changed meanwhile.
WITHOUT_RULE = {"NotFound", "AlreadyExists", "ConcurrentUpdate"}
PACKAGES = ["dispatch", "feedback", "headquarters", "hr_appraisal", "intake", "inventory"]


def kinds(package: str) -> set[str]:
    """Return the names of the errors of a service that stand for a rule.

    What the door says of an unreadable request is none.
    """
    for part in ("domain", "handlers"):
        top = import_module(f"{package}.{part}")
        for module in walk_packages(top.__path__, f"{top.__name__}."):
            import_module(module.name)
    import_module(f"{package}.ports")
    errors = import_module(f"{package}.domain.errors")
    (base,) = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and each.__base__ is Exception
    ]
    inside = tuple(f"{package}.{part}" for part in ("domain", "handlers", "ports"))
    return {kind.__name__ for kind in by_rule(base) if kind.__module__.startswith(inside)}


def by_rule(kind: type[Exception]) -> Iterator[type[Exception]]:
    """Yield the kinds below one, but for those without rule and those that wait for an event."""
    for each in kind.__subclasses__():
        if each.__name__ not in WITHOUT_RULE and not getattr(each, "retry_later", False):
            yield each
            yield from by_rule(each)


def unruled(source: str, names: set[str]) -> Iterator[str]:
    """Yield the errors of these names that are made without a rule."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = {keyword.arg for keyword in node.keywords}
            if node.func.id in names and not given & {"rule", None}:
                yield f"{node.func.id}, line {node.lineno}"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_refusal_by_rule_names_it(package: str) -> None:
    names = kinds(package)
    assert names
    (folder,) = SERVICES.glob(f"*/src/{package}")
    found = {
        f"{path.relative_to(folder)}: {each}"
        for path in sorted(folder.rglob("*.py"))
        for each in unruled(path.read_text("utf-8"), names)
    }
    assert found == set()


def test_a_refusal_without_rule_is_noticed() -> None:
    assert list(unruled('raise LevelTooLow("x")', {"LevelTooLow"})) == ["LevelTooLow, line 1"]
    assert not list(unruled('raise LevelTooLow("x", rule="H-04")', {"LevelTooLow"}))
