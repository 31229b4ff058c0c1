"""What the platform answers when it does not do what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import grpc
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from google.rpc.status_pb2 import Status

from callout_cli.texts import Language, chosen, reason_in_chinese

_DETAILS: Final = "grpc-status-details-bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The parts of an error answer."""

    method: str
    code: grpc.StatusCode
    message: str
    reason: str = ""
    rule: str = ""
    domain: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()


class Refusal(Exception):  # noqa: N818 - a no is not always an error
    """A call that ended without an answer; `details` say why and by which rule."""

    def __init__(self, details: Details) -> None:
        self.details = details
        super().__init__(self.sentence)

    @property
    def code(self) -> grpc.StatusCode:
        """The gRPC status."""
        return self.details.code

    @property
    def reason(self) -> str:
        """The permanent reason, e.g. `ASSIGNMENT_REFUSED`; empty if the answer has none."""
        return self.details.reason

    @property
    def rule(self) -> str:
        """The rule that was broken, e.g. `D-01`."""
        return self.details.rule

    @property
    def is_absence(self) -> bool:
        """Whether nobody answered, so that asking again later may help."""
        return self.code in {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED}

    @property
    def sentence(self) -> str:
        """Everything in one line."""
        rule = f" [{self.rule}]" if self.rule else ""
        told = [each for each in self.details.fields if not each.endswith(self.details.message)]
        wrong = f" ({'; '.join(told)})" if told else ""
        reason = self.reason or self.code.name
        return f"{reason}{rule}: {self.details.message}{wrong}"

    @property
    def chinese(self) -> str:
        """The same in Chinese; what the platform said in detail stays as it was said."""
        rule = f"［{self.rule}］" if self.rule else ""
        wrong = f"（{'；'.join(self.details.fields)}）" if self.details.fields else ""
        meaning = reason_in_chinese(self.reason) or self.details.message
        return f"{meaning}{rule}：{self.reason or self.code.name}{wrong}"

    def told(self) -> str:
        """Everything in one line, in the language of the command."""
        return self.chinese if chosen() is Language.ZH else self.sentence


def read_refusal(method: str, call: grpc.Call) -> Refusal:
    """Read status, ErrorInfo and BadRequest of a failed call."""
    info, fields = ErrorInfo(), []
    for name, value in call.trailing_metadata() or ():
        if name != _DETAILS or not isinstance(value, bytes):
            continue
        for detail in Status.FromString(value).details:
            if detail.Is(ErrorInfo.DESCRIPTOR):
                detail.Unpack(info)
            elif detail.Is(BadRequest.DESCRIPTOR):
                wrong = BadRequest()
                detail.Unpack(wrong)
                fields += [f"{each.field}: {each.description}" for each in wrong.field_violations]
    metadata = dict(info.metadata)
    return Refusal(
        Details(
            method=method,
            code=call.code(),
            message=call.details() or "",
            reason=info.reason,
            rule=metadata.pop("rule", ""),
            domain=info.domain,
            metadata=metadata,
            fields=tuple(fields),
        )
    )
