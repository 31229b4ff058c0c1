"""Nobody decides their own case, or their own line's; each step is another person's."""

from __future__ import annotations

from hr_appraisal.domain.errors import Refused
from hr_appraisal.domain.people import Actor, Person


class OwnCase(Refused):
    reason = "ENTRY_OWN_CASE"


class OwnLine(Refused):
    reason = "ENTRY_OWN_LINE"


class SamePerson(Refused):
    reason = "ENTRY_SAME_PERSON"


def require_uninvolved(actor: Actor, concerned: Person) -> None:
    """Check that a person may decide about an entry at all.

    Args:
        actor: Who verifies, approves, rejects or reverses.
        concerned: Whom the entry is about.

    Raises:
        OwnCase: The entry is about the actor.
        OwnLine: The actor leads the person the entry is about.

    Source: rulebook H-03.
    """
    if actor.subject == concerned.code:
        raise OwnCase(
            f"{actor.subject} cannot decide about their own case",
            rule="H-03",
            actor=actor.subject,
        )
    if concerned.line_supervisor and actor.subject == concerned.line_supervisor:
        raise OwnLine(
            f"{concerned.code} belongs to the line of {actor.subject}",
            rule="H-03",
            actor=actor.subject,
            employee=concerned.code,
        )


def require_other_person(actor: Actor, **earlier: str) -> None:
    """Check that a step is not done by somebody who did an earlier one.

    Args:
        actor: Who does the step.
        earlier: Who did the earlier steps, by what they did.

    Raises:
        SamePerson: Names the earlier step.

    Source: rulebook H-03.
    """
    for what, subject in earlier.items():
        if subject == actor.subject:
            raise SamePerson(
                f"{actor.subject} has {what} this entry; somebody else takes this step",
                rule="H-03",
                actor=actor.subject,
                earlier=what,
            )
