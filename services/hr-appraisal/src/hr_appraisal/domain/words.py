"""Closed lists of words used by appraisal."""

from __future__ import annotations

from enum import StrEnum


class Consequence(StrEnum):
    """What follows from a trigger (H-01, H-04)."""

    COMMENDATION = "commendation"
    MERIT = "merit"
    MAJOR_MERIT = "major_merit"
    WARNING = "warning"
    DEMERIT = "demerit"
    MAJOR_DEMERIT = "major_demerit"
    FINE = "fine"
    DISMISSAL = "dismissal"
    REMOVAL_FROM_POST = "removal_from_post"


class Fault(StrEnum):
    """What a verified inquiry found; feedback's words (F-09)."""

    NONE = "none"
    RUDE = "rude"
    ASKED_FOR_GIFT = "asked_for_gift"
    LATE = "late"
    REPEATED_REPAIR = "repeated_repair"
    REFUSED_OR_DRAGGED = "refused_or_dragged"
    PROCESS = "process"


class ReturnCause(StrEnum):
    """Why goods came back; intake's words (I-11)."""

    CUSTOMERS_CHOICE = "customers_choice"
    DESIGN = "design"
    MATERIAL = "material"
    MANUFACTURE = "manufacture"
    TRANSPORT = "transport"
    INSTALLATION = "installation"
    SALES_PROMISE = "sales_promise"
    REPAIR = "repair"


class Rating(StrEnum):
    """Four levels of a survey's item, the lowest first (F-01)."""

    POOR = "poor"
    FAIR = "fair"
    GOOD = "good"
    EXCELLENT = "excellent"


class SurveyItem(StrEnum):
    """The four items of a survey (F-01)."""

    ATTITUDE = "attitude"
    SKILL = "skill"
    PUNCTUALITY = "punctuality"
    PROMISES_KEPT = "promises_kept"


class Kpi(StrEnum):
    """The figures of the monthly score (H-07)."""

    TIMELY = "timely"
    FIRST_TIME_FIX = "first_time_fix"
    REPORT_COMPLETENESS = "report_completeness"
