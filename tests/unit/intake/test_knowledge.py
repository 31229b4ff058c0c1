"""Rule I-24: what was learned, and what of it helps with a call that is on."""

from __future__ import annotations

from datetime import timedelta
from math import log
from typing import Any

import pytest

from fakes.intake_knowledge import RANKING
from intake.domain.errors import IntakeError, ServiceRequestNotFound
from intake.domain.knowledge.case import (
    CaseNotFound,
    CasePart,
    CaseState,
    ContactInCase,
    KnowledgeCase,
    NotPublished,
    RequestNotDone,
    needs_no_contact,
)
from intake.domain.knowledge.ranking import Question, Spread, Suggestion, search_for
from intake.domain.knowledge.tokens import asked, tokens
from intake.domain.vocabulary import Outcome
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.knowledge.retire_case import RetireCase, retire_case
from intake.handlers.knowledge.suggest_cases import suggest_cases
from intake.handlers.knowledge.write_case import WriteCase, write_case
from intake.handlers.on_service_report_submitted import (
    ServiceReportSubmitted,
    on_service_report_submitted,
)
from intake.handlers.on_service_request_closed import (
    ServiceRequestClosed,
    on_service_request_closed,
)
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import NOW, Scene, at

LEARNED: tuple[tuple[str, str, str, str, str], ...] = (
    ("KFR-35", "E1", "空调不制冷，外机不转", "压缩机电容失效", "更换 35μF 电容 KFR-CAP-35"),
    ("KFR-35", "E3", "空调漏水，室内机滴水", "排水管堵塞", "疏通排水管"),
    ("KFR-72", "E1", "柜机制冷效果差", "制冷剂泄漏", "检漏并补充制冷剂"),
    ("R740", "SRV-DOWN", "Server down after power failure", "Failed power supply", "Replaced PSU"),
    ("R740", "SRV-SLOW", "The server is slow, disks are failing", "Bad disk", "Rebuilt the array"),
    (
        "S6730",
        "NET-DOWN",
        "交易大厅断网，核心交换机 reboot 反复",
        "光模块 SFP 故障",
        "更换 SFP 模块",
    ),
)


def lesson(request_id: str = "r-1", **told: Any) -> WriteCase:
    values: dict[str, Any] = {
        "id": f"k-{request_id}",
        "service_request_id": request_id,
        "symptom": "",
        "cause": "压缩机电容失效",
        "remedy": "更换电容",
        "parts": (),
        **told,
    }
    return WriteCase(**values)


def done(scene: Scene, hours: float = 1, remedy: str = "换了电容", **told: Any) -> str:
    """Register a call whose fault is gone and that is closed; returns its id."""
    request_id: str = scene.register(**told).request.id
    fixed = RecordRestoration(service_request_id=request_id, occurred_at=None, remedy=remedy)
    scene.run(record_restoration, fixed, at(hours))
    close(scene, request_id, Outcome.DONE_REMOTELY, hours)
    return request_id


def close(scene: Scene, request_id: str, outcome: Outcome, hours: float) -> None:
    cmd = CloseRequest(service_request_id=request_id, occurred_at=None, outcome=outcome, reason="x")
    scene.run(close_request, cmd, at(hours))


def react(scene: Scene, request_id: str, hours: float = 2) -> None:
    closings = scene.request(request_id).standing.closings
    event = ServiceRequestClosed(service_request_id=request_id, closings=closings)
    scene.run(on_service_request_closed, event, at(hours))


@pytest.fixture
def library(scene: Scene) -> Scene:
    """Six published cases, two of them in English."""
    for number, (model, code, symptom, cause, remedy) in enumerate(LEARNED, 1):
        request_id = done(scene, product_model=model, symptom_code=code, symptom=symptom)
        cmd = lesson(request_id, id=f"k-{number}", cause=cause, remedy=remedy)
        scene.run(write_case, cmd, NOW + timedelta(minutes=number))
    return scene


def best(scene: Scene, text: str, **told: Any) -> list[str]:
    return [each.case.id for each in suggestions(scene, text, **told)]


def suggestions(scene: Scene, text: str, **told: Any) -> tuple[Suggestion, ...]:
    return suggest_cases(Question(text=text, **told), 5, scene.tx, NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不制冷", ("不", "制", "冷", "不制", "制冷")),
        ("漏", ("漏",)),
        ("空调 E6", ("空", "调", "空调", "e6")),
        ("ＫＦＲ－３５ＧＷ", ("kfr-35gw", "kfr", "35gw")),
        ("Cooling cools cooled", ("cool",)),
        ("The server is down", ("server", "down")),
        ("10.0.0.1", ("10.0.0.1", "10", "0", "1")),
        ("", ()),
        ("！？…", ()),
    ],
)
def test_a_text_is_kept_under_its_words(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不制冷", ("不制", "制冷")),
        ("漏", ("漏",)),
        ("的", ()),
        ("外机 fans failing", ("外机", "fans", "fail")),
    ],
)
def test_what_is_asked_for_are_pairs_and_words(text: str, expected: tuple[str, ...]) -> None:
    assert asked(text) == expected
    assert set(asked(text)) <= set(tokens(text))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("我家空调不制冷了", "k-1"),
        ("空调滴水漏水", "k-2"),
        ("柜机制冷差", "k-3"),
        ("server is down, power failed", "k-4"),
        ("slow disk", "k-5"),
        ("交换机断网", "k-6"),
        ("电容", "k-1"),
        ("KFR-CAP-35", "k-1"),
        ("SFP 模块坏了 switch reboots", "k-6"),
    ],
)
def test_the_case_that_fits_comes_first_in_chinese_and_in_english(
    library: Scene, text: str, first: str
) -> None:
    assert best(library, text)[0] == first


def test_what_fits_nothing_suggests_nothing(library: Scene) -> None:
    assert best(library, "打印机卡纸") == []
    assert best(library, "") == []


def test_the_same_product_and_code_bring_a_case_without_a_word(library: Scene) -> None:
    assert best(library, "", product_model="KFR-35", symptom_code="E3")[0] == "k-2"


def test_the_same_model_decides_between_equal_words(library: Scene) -> None:
    assert best(library, "制冷", product_model="KFR-72")[0] == "k-3"
    assert best(library, "制冷", product_model="KFR-35")[0] == "k-1"


def test_a_word_of_the_symptom_counts_more_than_one_of_the_remedy(scene: Scene) -> None:
    for symptom, remedy in (("异响", "更换风扇"), ("风扇", "更换异响件")):
        request_id = done(scene, symptom=symptom, symptom_code="", product_model="")
        scene.run(write_case, lesson(request_id, cause="x", remedy=remedy), NOW)
    found = suggestions(scene, "异响")
    assert [each.case.symptom for each in found] == ["异响", "风扇"]
    assert [round(each.score, 6) for each in found] == [2.0, 1.0]


def test_rare_words_are_looked_for_until_too_many_cases_could_have_one() -> None:
    spread = Spread(cases=9000, by_token={"冷凝": 10, "漏水": 990, "空调": 1, "制冷": 5000})
    search = search_for(Question(text="空调 制冷 冷凝 漏水 电容"), spread, RANKING)
    assert search.known == ("空调", "冷凝", "漏水", "制冷")
    assert search.rare == ("空调", "冷凝")
    assert search.weights["空调"] == pytest.approx(log(9001))
    assert "电容" not in search.weights


def test_a_case_is_written_from_a_request_that_is_done(scene: Scene) -> None:
    request_id = done(scene)
    case = scene.run(write_case, lesson(request_id), at(2))
    assert (case.state, case.symptom, case.symptom_code, case.product_model) == (
        CaseState.PUBLISHED,
        "不制冷",
        "E1",
        "KFR-35",
    )
    assert (case.written_by, case.written_at, case.version) == ("tester", at(2), 1)
    again = scene.run(write_case, lesson(request_id, id="other", symptom="完全不制冷"), at(3))
    assert (again.id, again.symptom, again.version) == (case.id, "完全不制冷", 2)


@pytest.mark.parametrize("outcome", [None, Outcome.REJECTED, Outcome.WITHDRAWN])
def test_nothing_is_learned_from_what_was_not_done(scene: Scene, outcome: Outcome | None) -> None:
    request = scene.register().request
    if outcome:
        close(scene, request.id, outcome, 1)
    assert scene.refused(RequestNotDone, write_case, lesson(), at(2)).rule == "I-24"
    react(scene, "r-1")
    assert scene.tx.state.knowledge.cases == {}


@pytest.mark.parametrize("field", ["symptom", "cause", "remedy"])
def test_a_case_tells_nobody_s_telephone_number(scene: Scene, field: str) -> None:
    done(scene)
    told = {field: "请打13812345678联系"}
    refusal = scene.refused(ContactInCase, write_case, lesson(**told), at(2))
    assert (refusal.rule, refusal.field) == ("I-08", field)
    assert scene.tx.state.knowledge.cases == {}
    scene.run(write_case, lesson(**{field: "序列号 2138123456789"}), at(2))


@pytest.mark.parametrize(
    "number",
    [
        "138 1234 5678",
        "138-1234-5678",
        "138\u20131234\u20135678",
        "１３８１２３４５６７８",
        "+86 13812345678",
        "8613812345678",
        "13812345678",
        "0571-8888888",
        "0571-88888888",
        "0571 8888 8888",
        "057188888888",
        "(0571)88888888",
        "（0571） 88888888",
        "010-65281234",
        "021 5428 1234",
        "+86 010-65281234",
    ],
)
def test_a_number_is_known_however_it_is_written(number: str) -> None:
    for text in (number, f"请打{number}。", f"tel:{number}, ask for Li"):
        with pytest.raises(ContactInCase):
            needs_no_contact(text, "remedy")


@pytest.mark.parametrize(
    "text",
    [
        "序列号 2138123456789",
        "序列号 138123456789",
        "1381234567",
        "0571-888888",
        "00571-88888888",
        "0571-888888889",
        "2026-03-02 10:15",
        "电压 220 V, 50 Hz, 1500 W",
        "10.0.138.12",
        "E0571",
        "13 14 15",
    ],
)
def test_what_is_no_number_may_be_told(text: str) -> None:
    assert needs_no_contact(text, "remedy") == text


def test_a_closed_request_yields_a_draft_with_remedy_and_parts(scene: Scene) -> None:
    request = scene.register(installed_product_id="p-1").request
    report = ServiceReportSubmitted(
        service_request_id=request.id,
        technician="T1",
        fixed=False,
        finished_at=at(0.5),
        parts=(CasePart(part_number="CAP", quantity=1),),
    )
    scene.run(on_service_report_submitted, report, at(0.5))
    scene.run(on_service_report_submitted, report, at(0.6))
    fixed = RecordRestoration(service_request_id=request.id, occurred_at=None, remedy="换电容")
    scene.run(record_restoration, fixed, at(1))
    close(scene, request.id, Outcome.DONE_REMOTELY, 1)
    react(scene, request.id)
    (draft,) = scene.tx.state.knowledge.cases.values()
    assert (draft.state, draft.remedy, draft.cause) == (CaseState.DRAFT, "换电容", "")
    assert draft.parts == (CasePart(part_number="CAP", quantity=2),)
    assert best(scene, "不制冷") == []
    case = scene.run(write_case, lesson(request.id), at(3))
    assert (case.id, case.parts) == (draft.id, draft.parts)
    assert best(scene, "不制冷") == [draft.id]


def test_a_draft_follows_the_next_closing_and_what_was_written_does_not(scene: Scene) -> None:
    def reopened_and_done(hours: float, remedy: str) -> KnowledgeCase:
        cmd = ReopenRequest(service_request_id="r-1", occurred_at=None, reason="又坏了")
        scene.run(reopen_request, cmd, at(hours))
        fixed = RecordRestoration(service_request_id="r-1", occurred_at=None, remedy=remedy)
        scene.run(record_restoration, fixed, at(hours + 0.1))
        close(scene, "r-1", Outcome.DONE_REMOTELY, hours + 0.2)
        react(scene, "r-1", hours + 0.3)
        (case,) = scene.tx.state.knowledge.cases.values()
        return case

    done(scene)
    react(scene, "r-1")
    assert reopened_and_done(3, "换主板").remedy == "换主板"
    scene.run(write_case, lesson(), at(4))
    assert reopened_and_done(5, "又换了").remedy == "更换电容"


def test_a_request_that_told_nothing_yields_no_draft(scene: Scene) -> None:
    done(scene, remedy="")
    react(scene, "r-1")
    assert scene.tx.state.knowledge.cases == {}


def test_a_retired_case_is_kept_but_not_suggested(library: Scene) -> None:
    cmd = RetireCase(case_id="k-1", reason="型号停产")
    case = library.run(retire_case, cmd, NOW)
    assert (case.state, case.retired_reason) == (CaseState.RETIRED, "型号停产")
    assert "k-1" not in best(library, "空调不制冷")
    assert library.refused(NotPublished, retire_case, cmd, NOW).rule == "I-24"


@pytest.mark.parametrize(
    ("use_case", "cmd", "kind"),
    [
        (retire_case, RetireCase(case_id="k-9", reason="x"), CaseNotFound),
        (write_case, lesson("r-9"), ServiceRequestNotFound),
    ],
)
def test_what_is_not_there_is_not_found(
    scene: Scene, use_case: Any, cmd: Any, kind: type[IntakeError]
) -> None:
    scene.refused(kind, use_case, cmd, NOW)


def test_a_draft_cannot_be_retired(scene: Scene) -> None:
    done(scene)
    react(scene, "r-1")
    scene.refused(NotPublished, retire_case, RetireCase(case_id="r-1", reason="x"), NOW)
