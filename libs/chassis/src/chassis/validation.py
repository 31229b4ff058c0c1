"""The rules written beside the fields of a message (protovalidate), in force at both doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import protovalidate
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldViolation:
    """A field that breaks its own rule."""

    field: str
    """Path as in the message, e.g. `visit.start_time`; empty for a rule about the whole message."""
    rule: str
    message: str


class InvalidMessage(Exception):  # noqa: N818 - named after what is wrong, as in the domain
    """A message breaks the rules of its fields."""

    reason = "INVALID_REQUEST"

    def __init__(self, name: str, violations: tuple[FieldViolation, ...]) -> None:
        said = "; ".join(f"{each.field or name}: {each.message}" for each in violations[:5])
        super().__init__(f"{name} is not valid: {said}")
        self.rule = ""
        self.field = ""
        self.violations = violations
        self.metadata = {"message": name, "violations": str(len(violations))}


def validate(message: Message) -> None:
    """Check a message against the rules of its fields, and that the database can hold its texts.

    Raises:
        InvalidMessage: Lists every field that breaks a rule, without its value.
    """
    found = [_violation(each.proto) for each in protovalidate.collect_violations(message)]
    if b"\x00" in message.SerializeToString():
        found += _null_characters(message)
    if found:
        raise InvalidMessage(message.DESCRIPTOR.name, tuple(found))


def _null_characters(message: Message) -> Iterator[FieldViolation]:
    """Name each text with a null character: PostgreSQL has no place for it."""
    for path, text in _texts(message):
        if "\x00" in text:
            yield FieldViolation(
                field=path, rule="string.no_null", message="must not contain a null character"
            )


def _texts(message: Message, prefix: str = "") -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        values: Any = list(value) if field.is_repeated else [value]
        for index, each in enumerate(values):
            path = f"{prefix}{field.name}" + (f"[{index}]" if field.is_repeated else "")
            if field.type == FieldDescriptor.TYPE_STRING:
                yield path, each
            elif isinstance(each, Message):
                yield from _texts(each, f"{path}.")


def _violation(proto: protovalidate.ViolationPb) -> FieldViolation:
    return FieldViolation(
        field=_path(proto), rule=proto.rule_id, message=proto.message or proto.rule_id
    )


def _path(proto: protovalidate.ViolationPb) -> str:
    steps: list[str] = []
    for element in proto.field.elements if proto.field else ():
        step = element.field_name or ""
        match element.subscript:
            case None:
                steps.append(step)
            case subscript:
                steps.append(f"{step}[{subscript.value}]")
    return ".".join(steps)
