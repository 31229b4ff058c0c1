"""When supplier claims are sent and chased (P-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPolicy:
    """Figures of supplier claims.

    Args:
        send_within: From the write-off of an old part until its claim is to be sent.
        answer_within: From sending a claim until its answer is chased.
    """

    send_within: timedelta
    answer_within: timedelta

    def __post_init__(self) -> None:
        for name in ("send_within", "answer_within"):
            if getattr(self, name) <= timedelta():
                raise ValueError(f"{name} must be above zero")
