"""Which cases fit what a customer says: rare words count most (I-24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import log

from intake.domain.knowledge.case import KnowledgeCase
from intake.domain.knowledge.tokens import asked


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPolicy:
    """Weights beside that of a word found, and how many cases are looked at."""

    symptom_weight: Decimal
    same_model: Decimal
    same_symptom_code: Decimal
    same_product_line: Decimal
    least_share: Decimal
    rare_cases: int
    common_cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is known about a call; what is empty is not known."""

    text: str
    product_line: str = ""
    product_model: str = ""
    symptom_code: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Words to look for."""
        return asked(f"{self.text} {self.symptom_code}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many published cases there are, and how many have a word; a missing one has none."""

    cases: int
    by_token: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for, and with what weight.

    A case is looked at if it has one of the `rare` words, or all of `known`, or the two or the one
    rarest: common words alone would bring every case there is.
    """

    question: Question
    weights: Mapping[str, float]
    rare: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def total(self) -> float:
        """Weight of all words that any case has; 1 where there is none."""
        return sum(self.weights.values()) or 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A case that may help; a score of 1 is every word found once."""

    case: KnowledgeCase
    score: float


def search_for(question: Question, spread: Spread, policy: RankingPolicy) -> Search:
    """Plan a search: the rarer a word, the more it says.

    Args:
        question: What is known about the call.
        spread: How many cases have its words.
        policy: How many cases may be looked at.

    Source: rulebook I-24.
    """
    found = {word: spread.by_token.get(word, 0) for word in question.words}
    known = sorted((word for word in found if found[word]), key=lambda word: (found[word], word))
    rare: list[str] = []
    candidates = 0
    for word in known:
        candidates += found[word]
        if candidates > policy.rare_cases:
            break
        rare.append(word)
    return Search(
        question=question,
        weights={word: log(1 + spread.cases / found[word]) for word in known},
        rare=tuple(rare),
        known=tuple(known),
    )


def score(case: KnowledgeCase, search: Search, policy: RankingPolicy) -> float:
    """Return how well a case fits, as a share of the weight of all words.

    Source: rulebook I-24.
    """
    in_symptom, anywhere = set(case.symptom_tokens), set(case.all_tokens)
    words = sum(
        weight * (float(policy.symptom_weight) if word in in_symptom else 1.0)
        for word, weight in search.weights.items()
        if word in anywhere
    )
    question = search.question
    same = (
        (question.product_model, case.product_model, policy.same_model),
        (question.symptom_code, case.symptom_code, policy.same_symptom_code),
        (question.product_line, case.product_line, policy.same_product_line),
    )
    bonus = sum(float(share) for mine, other, share in same if mine and mine == other)
    return words / search.total + bonus
