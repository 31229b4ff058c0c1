"""The knowledge base in memory: keeps the promises of `intake.ports.Knowledge`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.knowledge.case import (
    CaseNotFound,
    CasePart,
    CaseState,
    KnowledgeCase,
    StaleCase,
)
from intake.domain.knowledge.ranking import RankingPolicy, Search, Spread, Suggestion, score
from intake.domain.listing import Page

RANKING = RankingPolicy(
    symptom_weight=Decimal(2),
    same_model=Decimal("0.5"),
    same_symptom_code=Decimal("0.75"),
    same_product_line=Decimal("0.15"),
    least_share=Decimal("0.25"),
    rare_cases=1000,
    common_cases=300,
)


@dataclass
class KeptKnowledge:
    """What a rollback brings back; `__copy__` keeps twins apart."""

    cases: dict[str, KnowledgeCase] = field(default_factory=dict)
    parts: dict[str, Counter[str]] = field(default_factory=dict)

    def __copy__(self) -> KeptKnowledge:
        return KeptKnowledge(dict(self.cases), {key: Counter(c) for key, c in self.parts.items()})


class FakeKnowledge:
    def __init__(self, state: Callable[[], KeptKnowledge], may_see: Callable[[str], bool]) -> None:
        self._read = state
        self._may_see = may_see

    @property
    def _cases(self) -> dict[str, KnowledgeCase]:
        return self._read().cases

    def add(self, case: KnowledgeCase) -> KnowledgeCase:
        return self._store(case)

    def get(self, case_id: str) -> KnowledgeCase:
        case = self._cases.get(case_id)
        if case is None or not self._is_visible(case):
            raise CaseNotFound(f"no case {case_id}", case_id=case_id)
        return case

    def lock(self, case_id: str) -> KnowledgeCase:
        return self.get(case_id)

    def lock_of_request(self, request_id: str) -> KnowledgeCase | None:
        found = (c for c in self._cases.values() if c.service_request_id == request_id)
        return next(found, None)

    def save(self, case: KnowledgeCase) -> KnowledgeCase:
        if self._cases[case.id].version != case.version:
            raise StaleCase(f"case {case.id}", case_id=case.id)
        return self._store(case)

    def page(
        self, state: CaseState | None, branch: str, after: tuple[datetime, str] | None, limit: int
    ) -> Page[KnowledgeCase]:
        found = [
            case
            for case in self._cases.values()
            if self._is_visible(case)
            and state in {None, case.state}
            and branch in {"", case.branch}
            and (after is None or (case.written_at, case.id) > after)
        ]
        found.sort(key=lambda case: (case.written_at, case.id))
        return Page(tuple(found[:limit]), len(found) > limit)

    def note_parts(self, request_id: str, parts: tuple[CasePart, ...]) -> None:
        counted = self._read().parts.setdefault(request_id, Counter())
        for part in parts:
            counted[part.part_number] += part.quantity

    def parts_of(self, request_id: str) -> tuple[CasePart, ...]:
        counted = self._read().parts.get(request_id, Counter())
        return tuple(CasePart(part_number=n, quantity=q) for n, q in sorted(counted.items()))

    def spread(self, words: tuple[str, ...]) -> Spread:
        published = self._published()
        having = Counter(word for case in published for word in set(words) & {*case.all_tokens})
        return Spread(cases=len(published), by_token=having)

    def best(self, search: Search, policy: RankingPolicy, limit: int) -> tuple[Suggestion, ...]:
        scored = [
            Suggestion(case=case, score=score(case, search, policy)) for case in self._published()
        ]
        fitting = [each for each in scored if each.score >= policy.least_share]
        fitting.sort(key=lambda each: each.case.id)
        fitting.sort(key=lambda each: (each.score, each.case.written_at), reverse=True)
        return tuple(fitting[:limit])

    def _is_visible(self, case: KnowledgeCase) -> bool:
        return case.state is CaseState.PUBLISHED or self._may_see(case.service_request_id)

    def _published(self) -> list[KnowledgeCase]:
        return [case for case in self._cases.values() if case.state is CaseState.PUBLISHED]

    def _store(self, case: KnowledgeCase) -> KnowledgeCase:
        stored = replace(case, version=case.version + 1)
        self._cases[case.id] = stored
        return stored
