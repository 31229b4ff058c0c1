"""Words of the domain and the enums of the contract, by name in both directions."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, TypeVar

from callout.feedback.v1 import resources_pb2 as pb
from feedback.domain.complaint_states import ComplaintState
from feedback.domain.survey import SurveyState
from feedback.domain.words import Aggravation, ContactChannel, Fault, Grade, Judgement, Rating

WordT = TypeVar("WordT", bound=StrEnum)

# Each list of words with its enum and the prefix that the enum's values carry.
PAIRS: Final[dict[type[StrEnum], tuple[Any, str]]] = {
    Rating: (pb.Rating, "RATING_"),
    ContactChannel: (pb.ContactChannel, "CONTACT_CHANNEL_"),
    Grade: (pb.Grade, "GRADE_"),
    Aggravation: (pb.Aggravation, "AGGRAVATION_"),
    Fault: (pb.Fault, "FAULT_"),
    Judgement: (pb.Judgement, "JUDGEMENT_"),
    SurveyState: (pb.Survey.State, "STATE_"),
    ComplaintState: (pb.Complaint.State, "STATE_"),
}


def number_of(word: StrEnum | None) -> Any:
    """Return the enum value of a word; 0 (unspecified) for none."""
    if word is None:
        return 0
    enum, prefix = PAIRS[type(word)]
    return enum.Value(prefix + word.name)


def word_of(kind: type[WordT], number: int) -> WordT | None:
    """Return the word of an enum value; None for unspecified."""
    if number == 0:
        return None
    enum, prefix = PAIRS[kind]
    return kind[enum.Name(number).removeprefix(prefix)]
