"""Policies: versioned, effective-dated YAML files, loaded into the frozen values of a domain.

A file holds `kind`, `name`, `version`, `effective_on`, `source` (rule ids and seed) and `body`.
The body has the shape of a frozen dataclass of the domain; every wrong field is named with its file
and path before anything starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from cattrs.errors import BaseValidationError

from chassis.policy_values import converter, explain
from chassis.policy_yaml import load_yaml

T = TypeVar("T")


class PolicyError(Exception):
    """Policy files cannot be used; every wrong field is listed with file and path."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("policies cannot be used:\n  " + "\n  ".join(self.problems))


class PolicyNotFound(LookupError):  # noqa: N818 - named after what is missing, as in the domain
    """No policy of that name was in force on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Generic[T]):
    """One version of a policy, in force from `effective_on` until a later one takes over."""

    kind: str
    name: str
    version: str
    effective_on: date
    source: str
    body: T

    @property
    def ref(self) -> str:
        """What a decision stores, e.g. `sla-pack/service-desk@2026.1`."""
        return f"{self.kind}/{self.name}@{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """The fields around the body; the body follows once they are known to be right."""

    kind: str
    name: str
    version: str
    effective_on: date
    source: str


class PolicyBook(Generic[T]):
    """All versions of the policies of one kind."""

    def __init__(self, kind: str, policies: Iterable[Policy[T]]) -> None:
        self._kind = kind
        self._by_name: dict[str, list[Policy[T]]] = {}
        for policy in sorted(policies, key=lambda each: each.effective_on):
            self._by_name.setdefault(policy.name, []).append(policy)

    def in_force(self, name: str, on: date) -> Policy[T]:
        """Return the version of a policy that counts on a day: the latest that has begun.

        Raises:
            PolicyNotFound: The name is unknown or no version had begun by then.
        """
        versions = self._by_name.get(name, [])
        begun = [policy for policy in versions if policy.effective_on <= on]
        if not begun:
            known = ", ".join(self.names()) or "none"
            raise PolicyNotFound(
                f"no {self._kind} {name!r} in force on {on.isoformat()} (known: {known})"
            )
        return begun[-1]

    def by_ref(self, ref: str) -> Policy[T]:
        """Return the version that an earlier decision stored.

        Raises:
            PolicyNotFound: No loaded file has this reference.
        """
        for versions in self._by_name.values():
            for policy in versions:
                if policy.ref == ref:
                    return policy
        raise PolicyNotFound(f"no policy {ref!r}")

    def names(self) -> tuple[str, ...]:
        """Return the names of the policies, sorted."""
        return tuple(sorted(self._by_name))

    def versions(self, name: str) -> tuple[Policy[T], ...]:
        """Return all versions of a policy in the order in which they take effect."""
        return tuple(self._by_name.get(name, ()))


def load_policies(folder: Path, kind: str, body: type[T]) -> PolicyBook[T]:
    """Read every `*.yaml` of a folder whose `kind` is the given one.

    Args:
        folder: The service's `policies` folder.
        kind: Kind to read; files of other kinds are left alone.
        body: Frozen dataclass (or mapping type) that the body must fill exactly.

    Raises:
        PolicyError: A file is unreadable, a field is wrong, or two versions collide.
    """
    problems: list[str] = []
    found: list[tuple[str, Policy[T]]] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = load_yaml(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            problems.append(f"{path.name}: cannot be read: {error}")
            continue
        if not isinstance(content, dict) or not isinstance(content.get("kind"), str):
            problems.append(f"{path.name}: kind: is missing")
        elif content["kind"] == kind:
            policy = _read(path.name, content, body, problems)
            found += [(path.name, policy)] if policy else []
    problems += _collisions(found)
    if problems:
        raise PolicyError(problems)
    return PolicyBook(kind, (policy for _, policy in found))


def _read(
    file: str, content: Mapping[str, Any], body: type[T], problems: list[str]
) -> Policy[T] | None:
    fields = {name: value for name, value in content.items() if name != "body"}
    if type(fields.get("version")) is int:
        fields["version"] = str(fields["version"])
    header = _structure(file, "", fields, _Header, problems)
    filled = _structure(file, "body", content.get("body"), body, problems)
    if header is None or filled is None:
        return None
    blank = [name for name in ("name", "version", "source") if not getattr(header, name).strip()]
    problems += [f"{file}: {name}: must not be empty" for name in blank]
    return Policy(
        kind=header.kind,
        name=header.name,
        version=header.version,
        effective_on=header.effective_on,
        source=header.source,
        body=filled,
    )


def _structure(file: str, at: str, value: Any, into: type[T], problems: list[str]) -> T | None:
    try:
        return converter.structure(value, into)
    except (BaseValidationError, ValueError, TypeError, KeyError) as error:
        problems += [f"{file}: {path or at}: {text}" for path, text in explain(error, at)]
        return None


def _collisions(found: Iterable[tuple[str, Policy[Any]]]) -> Iterable[str]:
    """Two files may share neither (name, effective_on) nor (name, version)."""
    seen: dict[tuple[str, str, str], str] = {}
    for file, policy in found:
        for field, value in (
            ("effective_on", policy.effective_on.isoformat()),
            ("version", policy.version),
        ):
            first = seen.setdefault((policy.name, field, value), file)
            if first != file:
                yield f"{file}: {field}: {policy.name!r} has {value} already in {first}"
