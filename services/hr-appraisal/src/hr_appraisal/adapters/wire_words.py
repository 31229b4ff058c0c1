"""Words of the domain and the enums of the contracts, by name in both directions."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, TypeVar

from callout.dispatch.v1 import resources_pb2 as dispatch_pb
from callout.feedback.v1 import resources_pb2 as feedback_pb
from callout.hr_appraisal.v1 import resources_pb2 as pb
from callout.intake.v1 import resources_pb2 as intake_pb
from callout.intake.v1 import return_case_pb2 as returns_pb
from hr_appraisal.domain.facts import Milestone
from hr_appraisal.domain.people import EmploymentState
from hr_appraisal.domain.words import Consequence, Fault, Rating, ReturnCause

WordT = TypeVar("WordT", bound=StrEnum)

# Each list of words with its enum and the prefix that the enum's values carry.
PAIRS: Final[dict[type[StrEnum], tuple[Any, str]]] = {
    Consequence: (pb.Consequence, "CONSEQUENCE_"),
    EmploymentState: (dispatch_pb.EmploymentState, "EMPLOYMENT_STATE_"),
    Fault: (feedback_pb.Fault, "FAULT_"),
    Milestone: (intake_pb.Milestone, "MILESTONE_"),
    Rating: (feedback_pb.Rating, "RATING_"),
    ReturnCause: (returns_pb.ReturnCause, "RETURN_CAUSE_"),
}


def number_of(word: StrEnum) -> Any:
    """Return the enum value of a word."""
    enum, prefix = PAIRS[type(word)]
    return enum.Value(prefix + word.name)


def word_of(kind: type[WordT], number: int) -> WordT:
    """Return the word of an enum value.

    Raises:
        KeyError: The value is unspecified, or not known here.
    """
    enum, prefix = PAIRS[kind]
    return kind[enum.Name(number).removeprefix(prefix)]
