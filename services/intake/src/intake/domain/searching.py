"""What an entry of the register is found by: what was said, and the end of a telephone number.

Words are cut as those of knowledge cases are (I-24), so Chinese is found by pairs of characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from intake.domain.customer import masked_phone
from intake.domain.errors import Invalid
from intake.domain.knowledge.tokens import asked
from intake.domain.listing import RequestSummary

TAIL_DIGITS: Final = 4
"""As many digits as a masked number shows (I-08): with more, whoever may not read a number could
find out the hidden ones by asking for one after the other."""

MOST_WORDS: Final = 64
"""Words of one contact that are kept; what follows in a long letter does not find the entry."""

MOST_ASKED: Final = 8
"""Words of a question that count."""


class BranchNeeded(Invalid):
    """What is asked for is kept branch by branch."""

    reason = "BRANCH_NEEDED"


class NothingToLookFor(Invalid):
    """The question has no word that an entry could be found by."""

    reason = "NOTHING_TO_LOOK_FOR"


class OrderNotOffered(Invalid):
    """What is looked for comes the newest first."""

    reason = "ORDER_NOT_OFFERED"


def words_said(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words under which an entry is kept, each once.

    Args:
        texts: What was said at each contact.

    Source: rulebook I-01, I-03.
    """
    return tuple(dict.fromkeys(word for text in texts for word in asked(text)[:MOST_WORDS]))


def phone_tails(phones: Iterable[str]) -> tuple[str, ...]:
    """Return the ends under which numbers are kept: what the mask leaves visible, if all digits.

    Source: rulebook I-08.
    """
    shown = (unicodedata.normalize("NFKC", masked_phone(phone))[-TAIL_DIGITS:] for phone in phones)
    return tuple(
        dict.fromkeys(
            tail for tail in shown if len(tail) == TAIL_DIGITS and tail.isascii() and tail.isdigit()
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySearch:
    """Entries by what was said or by the end of a telephone number, the newest first.

    Args:
        branch: Code; empty means every one the caller may see, for a number alone.
        open_only: Leave out what is closed.
        text: What was said; all its words have to be there.
        phone_tail: The last four digits; empty with a text.

    Raises:
        BranchNeeded: A text without a branch.
        NothingToLookFor: The text has no word.
    """

    branch: str = ""
    open_only: bool = False
    text: str = ""
    phone_tail: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.phone_tail:
            return
        if not self.words:
            raise NothingToLookFor(
                "the text has no word to look for: two characters or a word",
                rule="I-02",
                field="text",
            )
        if not self.branch:
            raise BranchNeeded(
                "what was said is looked for in one branch", rule="I-02", field="branch_code"
            )

    @property
    def words(self) -> tuple[str, ...]:
        """Words of the text."""
        return asked(self.text)[:MOST_ASKED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some entries, the newest first, and before which entry to go on; zero is the end.

    There may be fewer rows than asked for, even none, though more follow: a page looks through a
    bounded number of entries, so that a common word costs what a rare one does.
    """

    rows: tuple[RequestSummary, ...]
    before: int
