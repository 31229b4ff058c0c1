"""What is refused about counts (P-14)."""

from __future__ import annotations

from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import CountId


class CountNotFound(NotFound):
    reason = "COUNT_NOT_FOUND"


class CountersAreOne(Invalid):
    """Who counts again is who counted."""

    reason = "COUNTERS_ARE_ONE"


class CountBinsUnfit(Invalid):
    """Bins are named for a count that is not of bins, or none for one that is."""

    reason = "COUNT_BINS_UNFIT"


class CountEmpty(Refused):
    """Nothing lies there, or nothing is due."""

    reason = "COUNT_EMPTY"


class CountTooLarge(Refused):
    """More lines than a sheet may have: it is counted bin by bin."""

    reason = "COUNT_TOO_LARGE"


class CountOverlaps(Refused):
    """Another open count has one of its lines."""

    reason = "COUNT_OVERLAPS"


class CountIllegalTransition(Refused):
    reason = "COUNT_ILLEGAL_TRANSITION"


class CountByAnother(Refused):
    reason = "COUNT_BY_ANOTHER"


class CountLineEntered(Refused):
    reason = "COUNT_LINE_ENTERED"


class CountLineTwice(Invalid):
    """A part in a bin is named twice in one hand-in."""

    reason = "COUNT_LINE_TWICE"


class CountOutOfScope(Refused):
    reason = "COUNT_OUT_OF_SCOPE"


class CountDecidedByCounter(Refused):
    reason = "COUNT_DECIDED_BY_COUNTER"


class CountDifferenceChanged(Refused):
    """The difference is not, or no longer, the one that was decided about."""

    reason = "COUNT_DIFFERENCE_CHANGED"


class CountDifferenceUndecided(Refused):
    reason = "COUNT_DIFFERENCE_UNDECIDED"


class CountNotComparable(Refused):
    """Differences are shown when everything is counted."""

    reason = "COUNT_NOT_COUNTED"


class CountIsBlind(Refused):
    """Who counts neither sees nor moves what he counts."""

    reason = "COUNT_IS_BLIND"


def count_not_found(count_id: CountId) -> CountNotFound:
    """Return the refusal for a count that is not there, or of branches of others (P-14)."""
    return CountNotFound(f"there is no count {count_id}", rule="P-14", count_id=count_id)
