"""The knowledge base in PostgreSQL: word arrays under a GIN index, and a count of each word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, exists, insert, or_, select, tuple_, update

from chassis.unit_of_work import Principal
from intake.adapters.knowledge.statements import BEST, COUNT, NOTE_PARTS
from intake.adapters.knowledge.tables import knowledge_cases, knowledge_tokens, replaced_parts
from intake.adapters.scope import Rows, as_uuid, own_requests
from intake.adapters.tables import service_requests
from intake.domain.knowledge.case import (
    CaseNotFound,
    CasePart,
    CaseState,
    KnowledgeCase,
    StaleCase,
)
from intake.domain.knowledge.ranking import RankingPolicy, Search, Spread, Suggestion
from intake.domain.listing import Page

_k = knowledge_cases.c
_EVERY_CASE: Final = ""


class StoredKnowledge:
    """`intake.ports.Knowledge`; what is published is everybody's, the rest as its request is."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, case: KnowledgeCase) -> KnowledgeCase:
        stored = replace(case, version=1)
        self._connection.execute(insert(knowledge_cases).values(_columns(stored)))
        self._count((), _counted(stored))
        return stored

    def get(self, case_id: str) -> KnowledgeCase:
        return self._one(self._visible(_with_id(case_id)), case_id)

    def lock(self, case_id: str) -> KnowledgeCase:
        return self._one(self._visible(_with_id(case_id)).with_for_update(), case_id)

    def lock_of_request(self, request_id: str) -> KnowledgeCase | None:
        wanted = select(knowledge_cases).where(_k.service_request_id == as_uuid(request_id))
        row = self._connection.execute(wanted.with_for_update()).one_or_none()
        return _case(row) if row else None

    def save(self, case: KnowledgeCase) -> KnowledgeCase:
        before = self.lock(case.id)
        if before.version != case.version:
            raise StaleCase(f"case {case.id} changed", case_id=case.id)
        saved = replace(case, version=case.version + 1)
        self._connection.execute(
            update(knowledge_cases).where(_k.id == case.id).values(_columns(saved))
        )
        self._count(_counted(before), _counted(saved))
        return saved

    def page(
        self, state: CaseState | None, branch: str, after: tuple[datetime, str] | None, limit: int
    ) -> Page[KnowledgeCase]:
        ordered = select(knowledge_cases).order_by(_k.written_at, _k.id).limit(limit + 1)
        statement = self._visible(ordered)
        if state:
            statement = statement.where(_k.state == state.value)
        if branch:
            statement = statement.where(_k.branch_code == branch)
        if after:
            at, last = after
            statement = statement.where(tuple_(_k.written_at, _k.id) > tuple_(at, as_uuid(last)))
        rows = self._connection.execute(statement).all()
        return Page(tuple(map(_case, rows[:limit])), len(rows) > limit)

    def note_parts(self, request_id: str, parts: tuple[CasePart, ...]) -> None:
        values = {
            "request_id": request_id,
            "numbers": [part.part_number for part in parts],
            "quantities": [part.quantity for part in parts],
        }
        self._connection.exec_driver_sql(NOTE_PARTS, values)

    def parts_of(self, request_id: str) -> tuple[CasePart, ...]:
        wanted = (
            select(replaced_parts.c.part_number, replaced_parts.c.quantity)
            .where(replaced_parts.c.service_request_id == as_uuid(request_id))
            .order_by(replaced_parts.c.part_number)
        )
        return tuple(
            CasePart(part_number=row.part_number, quantity=row.quantity)
            for row in self._connection.execute(wanted)
        )

    def spread(self, words: tuple[str, ...]) -> Spread:
        wanted = select(knowledge_tokens).where(knowledge_tokens.c.token.in_((*words, _EVERY_CASE)))
        found = {row.token: row.cases for row in self._connection.execute(wanted)}
        return Spread(cases=found.pop(_EVERY_CASE, 0), by_token=found)

    def best(self, search: Search, policy: RankingPolicy, limit: int) -> tuple[Suggestion, ...]:
        question = search.question
        values = {
            "tokens": list(search.weights),
            "weights": list(search.weights.values()),
            "total": search.total,
            "rare": list(search.rare),
            "known": list(search.known),
            "pair": list(search.known[:2]),
            "first": list(search.known[:1]),
            "model": question.product_model,
            "code": question.symptom_code,
            "line": question.product_line,
            "symptom_weight": policy.symptom_weight,
            "same_model": policy.same_model,
            "same_symptom_code": policy.same_symptom_code,
            "same_product_line": policy.same_product_line,
            "least_share": policy.least_share,
            "rare_cases": policy.rare_cases,
            "common_cases": policy.common_cases,
            "rows": limit,
        }
        ranked = self._connection.exec_driver_sql(BEST, values).all()
        wanted = select(knowledge_cases).where(_k.id.in_([row.id for row in ranked]))
        cases = {row.id: _case(row) for row in self._connection.execute(wanted)}
        return tuple(Suggestion(case=cases[row.id], score=row.score) for row in ranked)

    def _visible(self, statement: Rows) -> Rows:
        """Keep what everybody may read, and what was learned from the principal's own requests.

        A draft has the customer's own words (I-08); what was retired may have been for them.
        """
        learned_from = select(service_requests.c.id).where(
            service_requests.c.id == _k.service_request_id
        )
        return statement.where(
            or_(
                _k.state == CaseState.PUBLISHED.value,
                exists(own_requests(learned_from, self._principal)),
            )
        )

    def _count(self, before: Iterable[str], after: Iterable[str]) -> None:
        changes = {**dict.fromkeys(before, -1)}
        for token in after:
            changes[token] = changes.get(token, 0) + 1
        changed = {token: by for token, by in changes.items() if by}
        if changed:
            values = {"tokens": list(changed), "by": list(changed.values())}
            self._connection.exec_driver_sql(COUNT, values)

    def _one(self, statement: Select[Any], case_id: str) -> KnowledgeCase:
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            raise CaseNotFound(f"there is no case {case_id}", case_id=case_id)
        return _case(row)


def _with_id(case_id: str) -> Select[Any]:
    return select(knowledge_cases).where(_k.id == as_uuid(case_id))


def _counted(case: KnowledgeCase) -> tuple[str, ...]:
    if case.state is not CaseState.PUBLISHED:
        return ()
    return (_EVERY_CASE, *case.all_tokens)


def _case(row: Row[Any]) -> KnowledgeCase:
    return KnowledgeCase(
        id=row.id,
        service_request_id=row.service_request_id,
        branch=row.branch_code,
        product_line=row.product_line,
        product_model=row.product_model,
        symptom_code=row.symptom_code,
        symptom=row.symptom,
        cause=row.cause,
        remedy=row.remedy,
        parts=tuple(CasePart(part_number=number, quantity=count) for number, count in row.parts),
        state=CaseState(row.state),
        written_by=row.written_by,
        written_at=row.written_at,
        retired_reason=row.retired_reason,
        version=row.version,
    )


def _columns(case: KnowledgeCase) -> dict[str, Any]:
    return {
        "id": case.id,
        "service_request_id": case.service_request_id,
        "branch_code": case.branch,
        "product_line": case.product_line,
        "product_model": case.product_model,
        "symptom_code": case.symptom_code,
        "symptom": case.symptom,
        "cause": case.cause,
        "remedy": case.remedy,
        "parts": [[part.part_number, part.quantity] for part in case.parts],
        "state": case.state.value,
        "written_by": case.written_by,
        "written_at": case.written_at,
        "retired_reason": case.retired_reason,
        "symptom_tokens": list(case.symptom_tokens),
        "tokens": list(case.all_tokens),
        "version": case.version,
    }
