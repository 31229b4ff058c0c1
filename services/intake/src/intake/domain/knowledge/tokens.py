"""Text as words to look for, in Chinese and in English (I-24).

Chinese is written without spaces: a run of characters becomes its pairs, which is what most words
are, and its single characters. English words lose their endings, codes such as `KFR-35GW` are kept
whole and in parts. Computed here and not in the database, so that both sides always agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[a-z0-9]+(?:[-._/][a-z0-9]+)*")
_PARTS = re.compile(r"[a-z0-9]+")
_LONGEST = 40
_SHORTEST_STEM = 4
_ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "ly")
# Words that say nothing about a fault.
_EMPTY_WORDS = (
    "a an and are as at be been but by can do does for from had has have i in is it its my no not"
    " of on or our so than that the their then there they this to was we were when which with you"
    " your 的 了 是 在 我 有 和 就 也 很 吗 呢 啊 吧 你 他 她 它 们 这 那 都"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


def tokens(text: str) -> tuple[str, ...]:
    """Return the words under which a text is kept, each once, in order of first appearance.

    Full-width letters and digits are taken as ordinary ones, capitals as small ones.

    Source: rulebook I-24.
    """
    return tuple(dict.fromkeys(token for token in _all(text) if token not in _EMPTY))


def asked(text: str) -> tuple[str, ...]:
    """Return the words to look for; a single character only where it stands alone.

    Source: rulebook I-24.
    """
    return tuple(
        dict.fromkeys(
            token
            for run in _runs(text)
            for token in (_pairs(run) if _is_chinese(run) and len(run) > 1 else _words(run))
            if token not in _EMPTY
        )
    )


def _all(text: str) -> Iterator[str]:
    for run in _runs(text):
        if _is_chinese(run):
            yield from run
            yield from _pairs(run)
        else:
            yield from _words(run)


def _runs(text: str) -> list[str]:
    return _RUNS.findall(unicodedata.normalize("NFKC", text).casefold())


def _is_chinese(run: str) -> bool:
    return not run[0].isascii()


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))


def _words(run: str) -> Iterator[str]:
    if _is_chinese(run):
        yield run
        return
    parts = _PARTS.findall(run)
    if len(parts) > 1:
        yield run[:_LONGEST]
    for part in parts:
        yield _stem(part)[:_LONGEST]


def _stem(word: str) -> str:
    """Take an English ending off, so that cools, cooled and cooling are one word."""
    if not word.isalpha():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
