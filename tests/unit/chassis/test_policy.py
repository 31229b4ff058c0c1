"""Policy files: exact values in, and every wrong field named with file and path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from pathlib import Path
from typing import Any, NewType

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chassis.policy import PolicyBook, PolicyError, PolicyNotFound, load_policies
from chassis.policy.values import converter, parse_duration
from chassis.policy.yaml import load_yaml

BranchCode = NewType("BranchCode", str)


class Severity(Enum):
    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    milestone: str
    limit: timedelta
    weight: Decimal = Decimal(1)
    is_paused_by_customer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    targets: tuple[Target, ...]
    restore: Mapping[Severity, timedelta]
    branches: frozenset[BranchCode] = frozenset()
    opens_at: time | None = None
    attempts: int = 1
    span: tuple[int, int] = (0, 1)

    def __post_init__(self) -> None:
        if not self.targets:
            raise ValueError("a pack needs a target")


BODY = """
  targets:
    - {milestone: respond, limit: 30 min, weight: 1.50, is_paused_by_customer: true}
    - {milestone: arrive, limit: 2 h}
  restore: {A: 4 h, B: 1 d 12 h}
  branches: [SZ, no, on]
  opens_at: 08:30
"""


def header(version: str = "2026.10", effective_on: str = "2026-01-01", **changed: str) -> str:
    fields = {
        "kind": "sla-pack",
        "name": "service-desk",
        "version": version,
        "effective_on": effective_on,
        "source": "I-16 [000/9]",
        **changed,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., PolicyBook[Pack]]:
    def load(**files: str) -> PolicyBook[Pack]:
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content, "utf-8")
        return load_policies(tmp_path, "sla-pack", Pack)

    return load


def problems(load: Callable[..., Any], **files: str) -> tuple[str, ...]:
    with pytest.raises(PolicyError) as raised:
        load(**files)
    return raised.value.problems


def with_body(body: str, **changed: str) -> str:
    return f"{header(**changed)}body:\n{body}"


def test_values_arrive_exactly(book: Callable[..., PolicyBook[Pack]]) -> None:
    policy = book(a=with_body(BODY)).in_force("service-desk", date(2026, 5, 1))
    assert policy.ref == "sla-pack/service-desk@2026.10"
    assert policy.body == Pack(
        targets=(
            Target(
                milestone="respond",
                limit=timedelta(minutes=30),
                weight=Decimal("1.50"),
                is_paused_by_customer=True,
            ),
            Target(milestone="arrive", limit=timedelta(hours=2)),
        ),
        restore={Severity.A: timedelta(hours=4), Severity.B: timedelta(days=1, hours=12)},
        branches=frozenset({BranchCode("SZ"), BranchCode("no"), BranchCode("on")}),
        opens_at=time(8, 30),
    )
    assert str(policy.body.targets[0].weight) == "1.50"


def test_a_loaded_mapping_cannot_be_changed(book: Callable[..., PolicyBook[Pack]]) -> None:
    body: Any = book(a=with_body(BODY)).in_force("service-desk", date(2026, 5, 1)).body
    with pytest.raises(TypeError):
        body.restore[Severity.A] = timedelta()


def test_the_latest_version_that_has_begun_is_in_force(
    book: Callable[..., PolicyBook[Pack]],
) -> None:
    loaded = book(
        b=with_body(BODY, version="2", effective_on="2026-07-01"),
        a=with_body(BODY, version="1", effective_on="2026-01-01"),
    )
    for day, version in (((2026, 6, 30), "1"), ((2026, 7, 1), "2"), ((2026, 7, 2), "2")):
        assert loaded.in_force("service-desk", date(*day)).version == version
    assert [each.version for each in loaded.versions("service-desk")] == ["1", "2"]
    assert loaded.by_ref("sla-pack/service-desk@1").effective_on == date(2026, 1, 1)


def test_before_the_first_version_there_is_none(book: Callable[..., PolicyBook[Pack]]) -> None:
    loaded = book(a=with_body(BODY))
    with pytest.raises(PolicyNotFound, match=r"2025-12-31.*known: service-desk"):
        loaded.in_force("service-desk", date(2025, 12, 31))
    with pytest.raises(PolicyNotFound):
        loaded.in_force("other", date(2026, 5, 1))
    with pytest.raises(PolicyNotFound):
        loaded.by_ref("sla-pack/service-desk@9")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("targets: [{milestone: 5, limit: 1 h}]", "body.targets[0].milestone: expected text"),
        ("targets: [{limit: 1 h}]", "body.targets[0].milestone: is missing"),
        ("targets: [{milestone: a, limit: 30}]", "body.targets[0].limit: expected a duration"),
        ("targets: [{milestone: a, limit: 3 moons}]", "body.targets[0].limit: expected a duration"),
        ("targets: [{milestone: a, limit: 1 h, weight: x}]", "weight: expected a number"),
        ("targets: [{milestone: a, limit: 1 h, weight: NaN}]", "weight: expected a number"),
        (
            "targets: [{milestone: a, limit: 1 h, is_paused_by_customer: yes}]",
            "is_paused_by_customer: expected true or false",
        ),
        ("targets: [{milestone: a, limit: 1 h, due: 1}]", "targets[0].due: is not a field here"),
        ("targets: abc", "body.targets: expected a list"),
        ("targets: [abc]", "body.targets[0]: expected fields"),
        ("targets: []", "body: a pack needs a target"),
        ("attempts: true", "body.attempts: expected a whole number"),
        ("attempts: 1.5", "body.attempts: expected a whole number"),
        ("opens_at: 8", "body.opens_at: expected a time of day"),
        ("restore: {C: 1 h}", "restore"),
        ("restore: [1]", "body.restore: expected a mapping"),
        ("span: [1, 2, 3]", "body.span"),
    ],
)
def test_a_wrong_field_is_named_with_its_path(
    book: Callable[..., PolicyBook[Pack]], line: str, said: str
) -> None:
    fields = {
        "targets": "targets: [{milestone: a, limit: 1 h}]",
        "restore": "restore: {A: 1 h}",
        line.partition(":")[0]: line,
    }
    found = problems(book, a=with_body("".join(f"  {each}\n" for each in fields.values())))
    assert len(found) == 1, found
    assert found[0].startswith("a.yaml: ")
    assert said in found[0]


def test_all_wrong_fields_of_all_files_are_told_at_once(
    book: Callable[..., PolicyBook[Pack]],
) -> None:
    found = problems(
        book,
        a=with_body("  targets: [{milestone: 1, limit: 2}]\n", effective_on="soon"),
        b="kind: sla-pack\nkind: sla-pack\n",
        c="- no policy",
    )
    assert [each.partition(": ")[0] for each in found] == [
        "a.yaml", "a.yaml", "a.yaml", "a.yaml", "b.yaml", "c.yaml",
    ]  # fmt: skip


def test_a_header_must_be_complete(book: Callable[..., PolicyBook[Pack]]) -> None:
    (found,) = problems(book, a=with_body(BODY, source='""'))
    assert found == "a.yaml: source: must not be empty"
    (found,) = problems(book, a=with_body(BODY, author="me"))
    assert found == "a.yaml: author: is not a field here"


@pytest.mark.parametrize(
    ("second", "field"),
    [
        ({"version": "3", "effective_on": "2026-01-01"}, "effective_on"),
        ({"version": "1", "effective_on": "2026-02-01"}, "version"),
    ],
)
def test_two_versions_may_not_collide(
    book: Callable[..., PolicyBook[Pack]], second: dict[str, str], field: str
) -> None:
    (found,) = problems(
        book,
        a=with_body(BODY, version='"1"'),
        b=with_body(BODY, **{**second, "version": f'"{second["version"]}"'}),
    )
    assert found.startswith(f"b.yaml: {field}: 'service-desk' has ")
    assert found.endswith("already in a.yaml; a new version needs a number and a day of its own")


def test_files_of_other_kinds_are_left_alone(book: Callable[..., PolicyBook[Pack]]) -> None:
    assert book(a=with_body(BODY), b="kind: other\nx: 1\n").names() == ("service-desk",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("0x10", "0x10"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("true", True),
        ("-5", -5),
        ("null", None),
        ("2026-01-31", date(2026, 1, 31)),
    ],
)
def test_yaml_is_read_as_people_expect(text: str, value: object) -> None:
    assert load_yaml(text) == value


@given(some.integers(0, 999), some.integers(0, 999), some.integers(0, 999))
def test_a_duration_is_the_sum_of_its_parts(days: int, hours: int, minutes: int) -> None:
    whole = timedelta(days=days, hours=hours, minutes=minutes)
    assert parse_duration(f"{days} d {hours} h {minutes} min") == whole
    assert parse_duration(f"{days}d{hours}h{minutes}min") == whole


@pytest.mark.parametrize("text", ["", " ", "5", "h", "5 years", "-1 h", "1.5 h", "1 h and 2 min"])
def test_a_duration_without_number_or_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a duration"):
        parse_duration(text)


class Word(StrEnum):
    ONE = "one"


class Number(IntEnum):
    ONE = 1


@pytest.mark.parametrize(("kind", "given_value", "wrong"), [(Word, "one", "two"), (Number, 1, 2)])
def test_an_enum_that_is_also_text_or_number_takes_its_own_words_only(
    kind: type[Enum], given_value: object, wrong: object
) -> None:
    assert type(converter.structure(given_value, kind)) is kind
    with pytest.raises(ValueError, match="expected"):
        converter.structure(wrong, kind)
