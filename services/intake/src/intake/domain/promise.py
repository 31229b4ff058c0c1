"""What a request was promised, with every pack and calendar its facts chose (I-16, I-19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake.domain.calendar import Calendar
from intake.domain.sla import SlaPack, SlaWarnings, Target
from intake.domain.terms import Terms
from intake.domain.vocabulary import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A pack as one fact chose it.

    `ref` is the pack's policy version, `calendars` every calendar it names, in the zone that
    counts; `instead` replaces the pack's own calendar, where the choice named one. `digests` has
    the hash of what each of the versions said, by reference, where that was kept.
    """

    pack: SlaPack
    ref: str
    calendars: Mapping[str, Calendar]
    instead: Calendar | None = None
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """The calendar that counts where a line names none of its own."""
        return self.instead or self.calendars[self.pack.calendar]

    def counts(self, target: Target) -> Calendar:
        """Return the calendar that counts a line of the pack."""
        return self.calendars[target.calendar] if target.calendar else self.calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a request is judged by.

    `pledge` was chosen by the call, `later` by facts of those sequences. Without `warnings` none
    are looked for.
    """

    pledge: Pledge
    product_line: str = ""
    later: Mapping[int, Pledge] = field(default_factory=dict)
    warnings: SlaWarnings | None = None

    def pledge_for(self, terms: Terms) -> Pledge:
        """Return the pledge in force under some terms."""
        return self.later.get(terms.pledge, self.pledge)

    def target(self, milestone: Milestone, terms: Terms) -> Target | None:
        """Return the line that promises a milestone under some terms, None where none does."""
        return self.pledge_for(terms).pack.target(milestone, terms, self.product_line)
