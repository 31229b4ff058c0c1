"""The rules written beside the fields of a message (protovalidate), in force at both doors."""

from __future__ import annotations

from dataclasses import dataclass

import protovalidate
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
    """Check a message against the rules of its fields.

    Raises:
        InvalidMessage: Lists every field that breaks a rule, without its value.
    """
    found = protovalidate.collect_violations(message)
    if found:
        raise InvalidMessage(
            message.DESCRIPTOR.name,
            tuple(_violation(each.proto) for each in found),
        )


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
