"""The knowledge base: what both stores promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from fakes.intake_knowledge import RANKING
from intake.domain.knowledge.case import (
    CaseNotFound,
    CasePart,
    CaseState,
    KnowledgeCase,
    StaleCase,
)
from intake.domain.knowledge.ranking import Question, score, search_for
from intake.handlers.knowledge.suggest_cases import suggest_cases
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from integration.intake.conftest import Begin
from unit.intake.scene import CALLER, HANGZHOU, NOW, SHANGHAI, a_call
from unit.intake.test_knowledge import LEARNED


def case_id(number: int) -> str:
    return str(UUID(int=number))


def cases() -> Iterator[KnowledgeCase]:
    for number, (model, code, symptom, cause, remedy) in enumerate(LEARNED, 1):
        yield KnowledgeCase(
            id=case_id(number),
            service_request_id=case_id(100 + number),
            branch="SH02" if number > 3 else "HZ01",
            product_line="it" if number > 3 else "appliance",
            product_model=model,
            symptom_code=code,
            symptom=symptom,
            cause=cause,
            remedy=remedy,
            parts=(CasePart(part_number=f"P-{number}", quantity=number),),
            state=CaseState.PUBLISHED,
            written_by="li",
            written_at=NOW + timedelta(minutes=number),
        )


@pytest.fixture(autouse=True)
def library(begin: Begin) -> None:
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(CALLER)
        for each in cases():
            register_call(a_call(request_id=each.service_request_id), tx, NOW)
    with begin() as tx:
        for each in cases():
            tx.knowledge.add(each)


def best(begin: Begin, text: str, limit: int = 5, **told: str) -> list[tuple[int, float]]:
    with begin() as tx:
        found = suggest_cases(Question(text=text, **told), limit, tx, NOW)
    return [(UUID(each.case.id).int, round(each.score, 6)) for each in found]


def test_a_case_is_read_as_it_was_written(begin: Begin) -> None:
    written = next(cases())
    with begin() as tx:
        assert tx.knowledge.get(written.id) == replace(written, version=1)
        known = tx.knowledge.lock_of_request(written.service_request_id)
        assert known == replace(written, version=1)
        assert tx.knowledge.lock_of_request(case_id(9)) is None
        for unknown in (case_id(9), "no uuid"):
            with pytest.raises(CaseNotFound):
                tx.knowledge.lock(unknown)


def test_a_case_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    with begin() as tx:
        known = tx.knowledge.lock(case_id(1))
        tx.knowledge.save(known)
        with pytest.raises(StaleCase):
            tx.knowledge.save(known)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("我家空调不制冷了", 1),
        ("空调滴水漏水", 2),
        ("server is down, power failed", 4),
        ("slow disk", 5),
        ("交换机断网", 6),
        ("KFR-CAP-35", 1),
        ("P-6", 6),
    ],
)
def test_the_case_that_fits_comes_first(begin: Begin, text: str, first: int) -> None:
    assert best(begin, text)[0][0] == first


@pytest.mark.parametrize(
    "question",
    [
        Question(text="空调制冷 disk"),
        Question(text="制冷", product_model="KFR-72", symptom_code="E1", product_line="appliance"),
        Question(text="", product_model="KFR-35", symptom_code="E3"),
        Question(text="server", product_line="it"),
    ],
)
def test_cases_are_scored_as_the_domain_scores_them(begin: Begin, question: Question) -> None:
    with begin() as tx:
        found = suggest_cases(question, 9, tx, NOW)
        search = search_for(question, tx.knowledge.spread(question.words), RANKING)
    assert found
    assert [each.score for each in found] == [
        pytest.approx(score(each.case, search, RANKING)) for each in found
    ]
    fitting = {each.id for each in cases() if score(each, search, RANKING) >= 0.25}
    assert {each.case.id for each in found} <= fitting


def test_the_spread_counts_published_cases_through_every_change(begin: Begin) -> None:
    words = ("制冷", "空调", "泄漏", "nothing")
    with begin() as tx:
        assert tx.knowledge.spread(words).cases == 6
        assert dict(tx.knowledge.spread(words).by_token) == {"制冷": 2, "空调": 2, "泄漏": 1}
        third = tx.knowledge.lock(case_id(3))
        saved = tx.knowledge.save(replace(third, cause="风机故障", remedy="更换风机"))
    with begin() as tx:
        counted = tx.knowledge.spread((*words, "风机")).by_token
        assert {word: count for word, count in counted.items() if count} == {
            "制冷": 2,
            "空调": 2,
            "风机": 1,
        }
        tx.knowledge.save(replace(saved, state=CaseState.RETIRED, retired_reason="x"))
    with begin() as tx:
        spread = tx.knowledge.spread(("制冷", "风机"))
        assert (spread.cases, spread.by_token["制冷"]) == (5, 1)
    assert 3 not in dict(best(begin, "制冷 风机"))


def test_a_draft_is_neither_counted_nor_suggested(begin: Begin) -> None:
    request_id = case_id(200)
    draft = replace(
        next(cases()), id=request_id, service_request_id=request_id, state=CaseState.DRAFT, cause=""
    )
    with begin() as tx:
        register_call(a_call(request_id=request_id), tx, NOW)
        tx.knowledge.add(draft)
    with begin() as tx:
        assert tx.knowledge.spread(()).cases == 6
        page = tx.knowledge.page(CaseState.DRAFT, "", None, 9)
        assert [each.id for each in page.rows] == [request_id]
    assert request_id not in {case_id(number) for number, _ in best(begin, "空调不制冷")}


def test_cases_are_listed_in_the_order_in_which_they_were_written(begin: Begin) -> None:
    seen: list[KnowledgeCase] = []
    after: tuple[datetime, str] | None = None
    more = True
    while more:
        with begin() as tx:
            page = tx.knowledge.page(None, "", after, 4)
        seen += page.rows
        after, more = (seen[-1].written_at, seen[-1].id), page.has_more
    assert [each.id for each in seen] == [each.id for each in cases()]
    with begin() as tx:
        assert len(tx.knowledge.page(CaseState.PUBLISHED, "SH02", None, 9).rows) == 3


def test_parts_of_several_visits_add_up(begin: Begin) -> None:
    request_id = case_id(101)
    with begin() as tx:
        for number in ("B", "A", "B"):
            tx.knowledge.note_parts(request_id, (CasePart(part_number=number, quantity=2),))
    with begin() as tx:
        assert tx.knowledge.parts_of(request_id) == (
            CasePart(part_number="A", quantity=2),
            CasePart(part_number="B", quantity=4),
        )
        assert tx.knowledge.parts_of(case_id(102)) == ()


def test_no_more_are_suggested_than_are_wanted(begin: Begin) -> None:
    assert len(best(begin, "空调制冷", limit=2)) == 2
