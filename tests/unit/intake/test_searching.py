"""What entries of the register are found by."""

from __future__ import annotations

import pytest

from intake.adapters.contact_cipher import ContactCipher
from intake.domain.searching import (
    MOST_ASKED,
    MOST_WORDS,
    BranchNeeded,
    EntrySearch,
    NothingToLookFor,
    phone_tails,
    words_said,
)

CIPHER = ContactCipher({"new": b"2" * 32, "old": b"1" * 32})


@pytest.mark.parametrize(
    ("phone", "tails"),
    [
        ("13812345678", ("5678",)),
        ("+86 138 1234 5678", ("5678",)),
        ("1381234567８", ("5678",)),
        ("0571-8765-432转802", ()),
        ("87654-21", ()),
        ("12345678", ("5678",)),
        ("1234567", ()),
        ("", ()),
    ],
)
def test_a_number_is_found_by_what_its_mask_shows(phone: str, tails: tuple[str, ...]) -> None:
    assert phone_tails([phone]) == tails


def test_equal_ends_are_kept_once() -> None:
    assert phone_tails(["13812345678", "13912345678", "13900001111"]) == ("5678", "1111")


def test_words_of_every_contact_are_kept_once() -> None:
    assert words_said(["空调漏水", "漏水 KFR-35"]) == (
        "空调",
        "调漏",
        "漏水",
        "kfr-35",
        "kfr",
        "35",
    )


@pytest.mark.parametrize("count", [MOST_WORDS - 1, MOST_WORDS, MOST_WORDS + 1])
def test_a_long_letter_is_kept_by_its_first_words(count: int) -> None:
    said = " ".join(f"w{place}" for place in range(count))
    assert len(words_said([said])) == min(count, MOST_WORDS)
    assert len(words_said([said, "another thing"])) == min(count, MOST_WORDS) + 2


@pytest.mark.parametrize("count", [MOST_ASKED - 1, MOST_ASKED, MOST_ASKED + 1])
def test_the_first_words_of_a_question_count(count: int) -> None:
    text = " ".join(f"w{place}" for place in range(count))
    assert len(EntrySearch(branch="HZ01", text=text).words) == min(count, MOST_ASKED)


def test_a_text_needs_a_branch_and_a_word() -> None:
    with pytest.raises(BranchNeeded, match="one branch") as refusal:
        EntrySearch(text="漏水")
    assert (refusal.value.rule, refusal.value.field) == ("I-02", "branch_code")
    with pytest.raises(NothingToLookFor) as nothing:
        EntrySearch(branch="HZ01", text="的 the ，")
    assert (nothing.value.rule, nothing.value.field) == ("I-02", "text")


def test_a_search_does_not_tell_the_digits_it_looks_for() -> None:
    assert "5678" not in repr(EntrySearch(phone_tail="5678"))


def test_a_mark_tells_nothing_and_is_found_under_every_key() -> None:
    old = ContactCipher({"old": b"1" * 32})
    assert CIPHER.mark("5678") == CIPHER.mark("5678") != CIPHER.mark("5679")
    assert CIPHER.mark("5678") != old.mark("5678")
    assert CIPHER.marks("5678") == [CIPHER.mark("5678"), old.mark("5678")]
    assert "5678" not in CIPHER.mark("5678")
    assert CIPHER.mark("5678").startswith("#")
