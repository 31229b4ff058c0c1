"""Closed lists of words used by surveys and complaints."""

from __future__ import annotations

from enum import StrEnum


class Rating(StrEnum):
    """Four levels, the lowest first (F-01)."""

    POOR = "poor"
    FAIR = "fair"
    GOOD = "good"
    EXCELLENT = "excellent"

    @property
    def level(self) -> int:
        """Return 1 for the lowest level to 4 for the highest."""
        return list(Rating).index(self) + 1


class ContactChannel(StrEnum):
    """How the customer was reached, or reached us."""

    PHONE = "phone"
    LINK = "link"
    CARD = "card"
    LETTER = "letter"
    VISIT = "visit"
    AUTHORITY = "authority"


class Grade(StrEnum):
    """F-07."""

    GENERAL = "general"
    MAJOR = "major"


class Aggravation(StrEnum):
    """What makes a complaint worse (F-07)."""

    HARM_TO_PEOPLE = "harm_to_people"
    DATA_LOST = "data_lost"
    REPUTATION = "reputation"
    AUTHORITY_OR_MEDIA = "authority_or_media"
    REPEATED = "repeated"
    RUDE_OR_CORRUPT = "rude_or_corrupt"


class Fault(StrEnum):
    """What the inquiry found; appraisal maps it to a trigger (H-04)."""

    NONE = "none"
    RUDE = "rude"
    ASKED_FOR_GIFT = "asked_for_gift"
    LATE = "late"
    REPEATED_REPAIR = "repeated_repair"
    REFUSED_OR_DRAGGED = "refused_or_dragged"
    PROCESS = "process"


class Judgement(StrEnum):
    """What the customer says of the outcome (F-11)."""

    SATISFIED = "satisfied"
    ACCEPTED = "accepted"
    DISSATISFIED = "dissatisfied"
    UNREACHABLE = "unreachable"


class Outcome(StrEnum):
    """How a service request ended; intake's words."""

    DONE_ON_SITE = "done_on_site"
    DONE_REMOTELY = "done_remotely"
    RETURNED_FROM_REPAIR = "returned_from_repair"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
