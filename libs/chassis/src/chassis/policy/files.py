"""Policies: versioned, effective-dated YAML files, loaded into the frozen values of a domain.

A file holds `kind`, `name`, `version`, `effective_on`, `source` (rule ids and seed) and `body`.
The body has the shape of a frozen dataclass of the domain; every wrong field is named with its file
and path before anything starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import yaml
from cattrs.errors import BaseValidationError

from chassis.policy.values import converter, explain
from chassis.policy.yaml import load_yaml, write_yaml

T = TypeVar("T")

_TEXTS_KEPT: Final = 1024


class PolicyError(Exception):
    """Policy files cannot be used; every wrong field is listed with file and path."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("policies cannot be used:\n  " + "\n  ".join(self.problems))


class PolicyNotFound(LookupError):  # noqa: N818 - named after what is missing, as in the domain
    """No policy of that name was in force on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Generic[T]):
    """One version of a policy, in force from `effective_on` until a later one takes over.

    `written` is the body as YAML in one canonical form: what a service keeps with its decisions, so
    that they can be told again when the file is no longer there.
    """

    kind: str
    name: str
    version: str
    effective_on: date
    source: str
    body: T
    written: str = field(default="", compare=False, repr=False)

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

        Args:
            name: Which policy.
            on: Calendar day of the place where the decision is taken.

        Raises:
            PolicyNotFound: The name is unknown or no version had begun by then.
        """
        return self._latest(name, lambda _: on, on.isoformat())

    def in_force_at(self, name: str, at: datetime, zone: Callable[[T], tzinfo]) -> Policy[T]:
        """Return the version that counts at an instant, of a policy that says what zone it is in.

        Each version begins at midnight of its own zone.

        Args:
            name: Which policy.
            at: Instant (aware).
            zone: Reads the zone from a body.

        Raises:
            PolicyNotFound: The name is unknown or no version had begun by then.
        """
        return self._latest(name, lambda body: at.astimezone(zone(body)).date(), at.isoformat())

    def _latest(self, name: str, day: Callable[[T], date], when: str) -> Policy[T]:
        versions = self._by_name.get(name, [])
        begun = [policy for policy in versions if policy.effective_on <= day(policy.body)]
        if not begun:
            known = ", ".join(self.names()) or "none"
            raise PolicyNotFound(f"no {self._kind} {name!r} in force on {when} (known: {known})")
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
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path.name}: cannot be read: {error}")
            continue
        content = _content(path.name, text, problems)
        if content and content["kind"] == kind:
            policy = _read(path.name, text, body, problems)
            found += [(path.name, policy)] if policy else []
    problems += _collisions(found)
    if problems:
        raise PolicyError(problems)
    return PolicyBook(kind, (policy for _, policy in found))


def kind_of(text: str, file: str) -> str:
    """Return the kind of a policy in a text.

    Args:
        text: A policy file.
        file: Its name, for messages.

    Raises:
        PolicyError: It is not YAML, or names no kind.
    """
    problems: list[str] = []
    content = _content(file, text, problems)
    if content is None:
        raise PolicyError(problems)
    return str(content["kind"])


def read_policy(text: str, file: str, body: type[T]) -> Policy[T]:
    """Read one policy from a text, as `load_policies` reads a file.

    Args:
        text: A policy file.
        file: Its name, for messages.
        body: Frozen dataclass (or mapping type) that the body must fill exactly.

    Raises:
        PolicyError: The text is unreadable or a field is wrong.
    """
    problems: list[str] = []
    content = _content(file, text, problems)
    policy = _read(file, text, body, problems) if content else None
    if policy is None or problems:
        raise PolicyError(problems)
    return policy


def restored_body(written: str, body: type[T]) -> T:
    """Return the body of a policy that was kept as `Policy.written`.

    Raises:
        PolicyError: The body has another shape by now.
    """
    problems: list[str] = []
    filled = _structure("kept", "body", load_yaml(written), body, problems)
    if filled is None:
        raise PolicyError(problems)
    return filled


def with_policy(book: PolicyBook[T], policy: Policy[T], file: str) -> PolicyBook[T]:
    """Return a book with one more policy, as if its file were among the others.

    Raises:
        PolicyError: The book has that version, or one that takes effect on the same day.
    """
    others = [each for name in book.names() for each in book.versions(name)]
    known = [(f"{each.name}@{each.version}", each) for each in others]
    if problems := list(_collisions([*known, (file, policy)])):
        raise PolicyError(problems)
    return PolicyBook(policy.kind, [*others, policy])


@lru_cache(maxsize=_TEXTS_KEPT)
def _parsed(text: str) -> tuple[Any, str]:
    """Return what is in a file, to be read only, and its body in canonical form.

    A folder is gone through once for each kind in it, so each text comes again and again.
    """
    content = load_yaml(text)
    body = content.get("body") if isinstance(content, dict) else None
    return content, write_yaml(body)


def _content(file: str, text: str, problems: list[str]) -> Mapping[str, Any] | None:
    """Read what is in a file, up to the kind that it names."""
    try:
        content, _ = _parsed(text)
    except yaml.YAMLError as error:
        problems.append(f"{file}: cannot be read: {error}")
        return None
    if not isinstance(content, dict) or not isinstance(content.get("kind"), str):
        problems.append(f"{file}: kind: is missing")
        return None
    return content


def _read(file: str, text: str, body: type[T], problems: list[str]) -> Policy[T] | None:
    content, written = _parsed(text)
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
        written=written,
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
        for name, value in (
            ("effective_on", policy.effective_on.isoformat()),
            ("version", policy.version),
        ):
            first = seen.setdefault((policy.name, name, value), file)
            if first != file:
                yield (
                    f"{file}: {name}: {policy.name!r} has {value} already in {first};"
                    " a new version needs a number and a day of its own"
                )
