"""Policy files of inventory."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from chassis.policy import PolicyBook, PolicyError, load_policies
from inventory.domain.approval import ApprovalPolicy, InForce

_PARTS: Final = "parts"


class PolicyFiles:
    """`inventory.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or the approval policy of parts is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._approval: PolicyBook[ApprovalPolicy] = load_policies(
            folder, "approval", ApprovalPolicy
        )
        if _PARTS not in self._approval.names():
            raise PolicyError([f"{folder}: no policy approval/{_PARTS}"])

    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        policy = self._approval.in_force(_PARTS, on)
        return InForce(ref=policy.ref, body=policy.body)
