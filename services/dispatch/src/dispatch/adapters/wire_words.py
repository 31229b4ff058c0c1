"""Words of the domain and the enums of the contract, by name in both directions."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, TypeVar

from callout.dispatch.v1 import resources_pb2 as pb
from dispatch.domain.case_record import PartsState
from dispatch.domain.life_cycle import State
from dispatch.domain.technician import EmploymentState

WordT = TypeVar("WordT", bound=StrEnum)

# Each list of words with its enum and the prefix that the enum's values carry.
PAIRS: Final[dict[type[StrEnum], tuple[Any, str]]] = {
    EmploymentState: (pb.EmploymentState, "EMPLOYMENT_STATE_"),
    State: (pb.WorkOrder.State, "STATE_"),
    PartsState: (pb.PartsNote.State, "STATE_"),
}


def number_of(word: StrEnum) -> Any:
    """Return the enum value of a word."""
    enum, prefix = PAIRS[type(word)]
    return enum.Value(prefix + word.name)


def word_of(kind: type[WordT], number: int) -> WordT | None:
    """Return the word of an enum value; None for unspecified."""
    if number == 0:
        return None
    enum, prefix = PAIRS[kind]
    return kind[enum.Name(number).removeprefix(prefix)]
