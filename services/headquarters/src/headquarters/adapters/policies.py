"""Policy files of headquarters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from chassis.policy import PolicyBook, PolicyError, load_policies
from headquarters.domain.targets import InForce, Targets

_KIND: Final = "figure-targets"
_DEFAULT: Final = "default"


class PolicyFiles:
    """`headquarters.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or there are no targets.
    """

    def __init__(self, folder: Path) -> None:
        self._targets: PolicyBook[Targets] = load_policies(folder, _KIND, Targets)
        if _DEFAULT not in self._targets.names():
            raise PolicyError([f"{folder}: no policy {_KIND}/{_DEFAULT}"])

    def targets(self, on: date) -> InForce[Targets]:
        """Return the targets in force on a day; before all of them, the earliest there are."""
        first = self._targets.versions(_DEFAULT)[0]
        policy = self._targets.in_force(_DEFAULT, max(on, first.effective_on))
        return InForce(ref=policy.ref, body=policy.body)
