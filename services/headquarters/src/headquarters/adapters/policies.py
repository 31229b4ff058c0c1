"""Policy files of headquarters."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

from chassis.policy import PolicyBook, PolicyError, load_policies
from headquarters.domain.calendar import Calendar
from headquarters.domain.targets import InForce, Targets

_TARGETS: Final = "figure-targets"
_CALENDAR: Final = "calendar"
_DEFAULT: Final = "default"


class PolicyFiles:
    """`headquarters.ports.Policies` from the YAML files of a folder.

    Raises:
        PolicyError: A file is wrong, or there are no targets or no calendar.
    """

    def __init__(self, folder: Path) -> None:
        self._targets: PolicyBook[Targets] = load_policies(folder, _TARGETS, Targets)
        self._calendar: PolicyBook[Calendar] = load_policies(folder, _CALENDAR, Calendar)
        known = ((_TARGETS, self._targets.names()), (_CALENDAR, self._calendar.names()))
        if missing := [kind for kind, names in known if _DEFAULT not in names]:
            raise PolicyError([f"{folder}: no policy {kind}/{_DEFAULT}" for kind in missing])

    def today(self, now: datetime) -> date:
        """Return the calendar day of headquarters at an instant."""
        calendar = self._calendar.in_force_at(_DEFAULT, now, lambda body: body.zone)
        return now.astimezone(calendar.body.zone).date()

    def targets(self, on: date) -> InForce[Targets]:
        """Return the targets in force on a day; before all of them, the earliest there are."""
        first = self._targets.versions(_DEFAULT)[0]
        policy = self._targets.in_force(_DEFAULT, max(on, first.effective_on))
        return InForce(ref=policy.ref, body=policy.body)
