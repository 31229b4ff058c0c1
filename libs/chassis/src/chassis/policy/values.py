"""How the plain values of a YAML file become the frozen values of a domain, or why they cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from typing import Any, get_args, get_origin

from cattrs import Converter
from cattrs.cols import (
    is_frozenset,
    is_mapping,
    list_structure_factory,
    mapping_structure_factory,
)
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

_UNITS = {
    "s": timedelta(seconds=1),
    "sec": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_DURATION_PART = re.compile(r"\s*(\d+)\s*([a-z]+)\s*")


def parse_duration(text: str) -> timedelta:
    """Read a length of time such as `30 min`, `4 h`, `2 d` or `1 h 30 min`.

    Raises:
        ValueError: The text has no number, or a unit other than s, sec, min, h, d, week.
    """
    total, position = timedelta(), 0
    while position < len(text):
        part = _DURATION_PART.match(text, position)
        if part is None or (unit := _UNITS.get(part.group(2).removesuffix("s") or "s")) is None:
            break
        total += int(part.group(1)) * unit
        position = part.end()
    if position < len(text) or not text.strip():
        raise ValueError(f"expected a duration such as '30 min', '4 h' or '2 d', got {text!r}")
    return total


def explain(error: BaseException, at: str = "") -> Iterable[tuple[str, str]]:
    """Yield (path, reason) for every field that is wrong, the path like `body.rows[2].due`."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from explain(inner, at + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(str, error.extra_fields)):
            yield f"{at}.{key}".lstrip("."), "is not a field here"
    elif isinstance(error, KeyError):
        yield f"{at}.{error.args[0]}".lstrip("."), "is missing"
    else:
        yield at.lstrip("."), str(error)


def _step(error: BaseException) -> str:
    """Read from cattrs' notes which attribute or element an error belongs to."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            # A missing field is reported by its own name.
            return "" if isinstance(error, KeyError) else f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index!r}]" if isinstance(note.index, int) else f".{note.index}"
    return ""


def _expect(kind: type, said: str) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"expected {said}, got {value!r}")
        return value

    return structure


def _decimal(value: Any, _: Any) -> Decimal:
    if type(value) in (int, str):
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
    raise ValueError(f"expected a number, got {value!r}")


def _timedelta(value: Any, _: Any) -> timedelta:
    if not isinstance(value, str):
        raise ValueError(f"expected a duration with its unit, such as '30 min', got {value!r}")  # noqa: TRY004
    return parse_duration(value)


def _time(value: Any, _: Any) -> time:
    if isinstance(value, str) and re.fullmatch(r"\d{2}:\d{2}(:\d{2})?", value):
        return time.fromisoformat(value)
    raise ValueError(f"expected a time of day such as 08:30, got {value!r}")


def _datetime(value: Any, _: Any) -> datetime:
    instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    if instant is None or instant.tzinfo is None:
        raise ValueError(f"expected an instant with its offset, got {value!r}")
    return instant


def _enum(value: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if value == member.value and type(value) is type(member.value):
            return member
    choices = ", ".join(str(member.value) for member in kind)
    raise ValueError(f"expected one of {choices}, got {value!r}")


def _is_variadic_tuple(kind: Any) -> bool:
    arguments = get_args(kind)
    return get_origin(kind) is tuple and len(arguments) == len((kind, ...)) and arguments[1] is ...


def _sequence_into(collect: Callable[[list[Any]], Any]) -> Callable[[Any, Converter], Any]:
    """Fill an immutable collection from a list; a lone word is refused, not taken apart."""

    def factory(kind: Any, made: Converter) -> Any:
        lists: Any = list[get_args(kind)[0]]  # type: ignore[misc]
        elements = list_structure_factory(lists, made)

        def structure(value: Any, _: Any) -> Any:
            if not isinstance(value, list):
                raise ValueError(f"expected a list, got {value!r}")  # noqa: TRY004
            return collect(elements(value, None))

        return structure

    return factory


def _mapping(kind: Any, made: Converter) -> Any:
    entries = mapping_structure_factory(kind, made)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"expected a mapping, got {value!r}")  # noqa: TRY004
        return MappingProxyType(dict(entries(value, None)))

    return structure


def _dataclass(kind: Any, made: Converter) -> Any:
    fields = make_dict_structure_fn(
        kind, made, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"expected fields, got {value!r}")  # noqa: TRY004
        return fields(value, kind)

    return structure


def _make_converter() -> Converter:
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook_factory(is_dataclass, _dataclass)
    made.register_structure_hook_factory(is_mapping, _mapping)
    made.register_structure_hook_factory(_is_variadic_tuple, _sequence_into(tuple))
    made.register_structure_hook_factory(is_frozenset, _sequence_into(frozenset))
    made.register_structure_hook(str, _expect(str, "text"))
    made.register_structure_hook(int, _expect(int, "a whole number"))
    made.register_structure_hook(bool, _expect(bool, "true or false"))
    made.register_structure_hook(date, _expect(date, "a date such as 2026-01-31"))
    made.register_structure_hook(datetime, _datetime)
    made.register_structure_hook(time, _time)
    made.register_structure_hook(timedelta, _timedelta)
    made.register_structure_hook(Decimal, _decimal)
    for kind in (Enum, IntEnum, StrEnum):  # the latter two come before int and str in the MRO
        made.register_structure_hook(kind, _enum)
    return made


converter = _make_converter()
