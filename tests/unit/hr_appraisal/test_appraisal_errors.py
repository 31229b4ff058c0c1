"""Every refusal of appraisal has one permanent reason and names its rule."""

from __future__ import annotations

import importlib
import pkgutil

import hr_appraisal
from hr_appraisal.api import ERROR_CODES
from hr_appraisal.domain import errors

BASES = {
    errors.AppraisalError,
    errors.Invalid,
    errors.Refused,
    errors.NotFound,
    errors.ConcurrentUpdate,
    errors.Denied,
}


def all_errors() -> set[type[errors.AppraisalError]]:
    for module in pkgutil.walk_packages(hr_appraisal.__path__, "hr_appraisal."):
        importlib.import_module(module.name)
    found: set[type[errors.AppraisalError]] = set()
    waiting = [errors.AppraisalError]
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        waiting += kind.__subclasses__()
    return found


def test_every_reason_is_unique_and_written_in_capitals() -> None:
    reasons = [kind.reason for kind in all_errors()]
    assert len(reasons) == len(set(reasons))
    assert all(reason == reason.upper() and " " not in reason for reason in reasons)


def test_every_refusal_has_a_status_code() -> None:
    mapped = tuple(ERROR_CODES)
    assert all(issubclass(kind, mapped) for kind in all_errors())
    assert all(
        issubclass(kind, tuple(BASES - {errors.AppraisalError})) for kind in all_errors() - BASES
    )
