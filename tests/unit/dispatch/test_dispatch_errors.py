from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import dispatch.api
import dispatch.domain
import dispatch.handlers
from dispatch.api import ERROR_CODES
from dispatch.domain.errors import DispatchError, NotKnownYet


def _kinds(kind: type[DispatchError]) -> Iterator[type[DispatchError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


def _all_kinds() -> list[type[DispatchError]]:
    for package in (dispatch.domain, dispatch.handlers, dispatch.api):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return [DispatchError, *dict.fromkeys(_kinds(DispatchError))]


def test_every_error_has_its_own_permanent_reason() -> None:
    reasons = [each.reason for each in _all_kinds()]
    assert len(reasons) > 20
    assert len(set(reasons)) == len(reasons)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]{1,61}[A-Z0-9]", each) for each in reasons)


def test_every_error_of_a_command_has_a_status() -> None:
    mapped = tuple(ERROR_CODES)
    for kind in _all_kinds():
        if kind is not DispatchError and not issubclass(kind, NotKnownYet):
            assert issubclass(kind, mapped), kind


def test_every_error_says_what_broke() -> None:
    assert all(each.__doc__ for each in _all_kinds())
