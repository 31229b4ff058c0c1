"""Papers are read back as a person and as a scanner would: the words, the figures, the codes."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest

from fakes.inventory import FakeTx
from inventory.adapters.paper.form import Cell, Column, Form, Language
from inventory.adapters.paper.labels import drawn_labels, part_labels
from inventory.adapters.paper.layout import drawn
from inventory.adapters.paper.pick_lists import pick_list_form
from inventory.domain.ids import BinCode, PartNumber, RequisitionId
from inventory.domain.paper import PickLine, PickListNotDue, PickPlace
from inventory.domain.part import Part, PartNotFound
from inventory.domain.requisition import RequisitionNotFound
from inventory.handlers.read_part_labels import ReadPartLabels, read_part_labels
from inventory.handlers.read_pick_list import read_pick_list
from unit.inventory.reading_back import codes_of, texts_of
from unit.inventory.scene import (
    KEEPER,
    MONDAY,
    PUMP,
    SUPERVISOR,
    VALVE,
    Scene,
    Who,
    begin_on,
    lines,
)

LONG = "KFR-35GW-BOARD-2026"


@pytest.fixture
def fake() -> FakeTx:
    return FakeTx()


@pytest.fixture
def scene(fake: FakeTx) -> Scene:
    return Scene(begin_on(fake)).set_up()


def approved(scene: Scene) -> RequisitionId:
    scene.receive(PUMP=5, VALVE=5)
    asked = scene.request(scene.order(), PUMP=2, VALVE=3)
    return scene.approve(asked).id


def part(number: str, name: str = "变频压缩机控制板") -> Part:
    return Part(part_number=PartNumber(number), name=name, unit="个", unit_cost=Decimal(1))


def printed(scene: Scene, requisition_id: RequisitionId, language: Language) -> bytes:
    with scene.begin(KEEPER) as tx:
        return drawn(pick_list_form(read_pick_list(requisition_id, tx), language))


def test_a_pick_list_says_what_to_fetch_in_chinese_by_the_clock_of_the_branch(
    scene: Scene,
) -> None:
    requisition_id = approved(scene)
    paper = printed(scene, requisition_id, Language.ZH_CN)
    (text,) = texts_of(paper)
    for words in (
        "拣料单",
        f"领料单号: {requisition_id}",
        "网点: branch BJ01 BJ01",
        "领料人: T-01",
        "申请时间: 2026-03-02 16:00",
        "批准人: S-01",
        "审批规定: approval/parts@test",
        "备件号",
        "PUMP",
        "VALVE",
        "仓管员",
        "第 1 页 共 1 页",
    ):
        assert words in text
    (codes,) = codes_of(paper)
    assert codes == [
        ("Code128", "PUMP"),
        ("Code128", "VALVE"),
        ("QRCode", requisition_id),
    ]


def test_the_words_of_a_paper_change_with_the_language_and_its_facts_do_not(scene: Scene) -> None:
    requisition_id = approved(scene)
    (text,) = texts_of(printed(scene, requisition_id, Language.EN))
    for words in ("Pick list", "Requested: 2026-03-02 16:00", "Part number", "Page 1 of 1"):
        assert words in text
    assert "拣料单" not in text


def test_the_same_facts_are_the_same_bytes(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    requisition_id = approved(scene)
    first = printed(scene, requisition_id, Language.ZH_CN)
    labels = drawn_labels(part_labels([part("PUMP")]), Language.ZH_CN)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert printed(scene, requisition_id, Language.ZH_CN) == first
    assert drawn_labels(part_labels([part("PUMP")]), Language.ZH_CN) == labels
    assert drawn_labels(part_labels([part("VALVE")]), Language.ZH_CN) != labels


def test_a_paper_carries_only_the_characters_it_shows(scene: Scene) -> None:
    assert len(printed(scene, approved(scene), Language.ZH_CN)) < 40_000


def test_parts_are_picked_for_what_was_approved_alone(scene: Scene) -> None:
    scene.receive(PUMP=1)
    reserved = scene.request(scene.order(), PUMP=1)
    with scene.begin(KEEPER) as tx, pytest.raises(PickListNotDue) as refused:
        read_pick_list(reserved.id, tx)
    assert (refused.value.rule, refused.value.metadata["state"]) == ("P-04", "reserved")


def test_a_pick_list_of_another_branch_is_not_found(scene: Scene) -> None:
    requisition_id = approved(scene)
    elsewhere = Who(subject="K-02", role="storekeeper", branches=frozenset({"SH01"}))
    with scene.begin(elsewhere) as tx, pytest.raises(RequisitionNotFound):
        read_pick_list(requisition_id, tx)


def test_a_list_of_a_hundred_lines_goes_over_pages_and_loses_none(scene: Scene) -> None:
    with scene.begin(KEEPER) as tx:
        facts = read_pick_list(approved(scene), tx)
    (line, *_) = facts.lines
    many = tuple(
        replace(line, part=part(f"{LONG}-{number:03d}", "变频压缩机控制板" * 5), quantity=number)
        for number in range(1, 101)
    )
    paper = drawn(pick_list_form(replace(facts, lines=many), Language.ZH_CN))
    texts = texts_of(paper)
    assert len(texts) > 5
    assert f"第 {len(texts)} 页 共 {len(texts)} 页" in texts[-1]
    assert "仓管员" in texts[-1]
    found = [text for page in codes_of(paper) for kind, text in page if text.startswith(LONG)]
    assert sorted(found) == [f"{LONG}-{number:03d}" for number in range(1, 101)]


def test_each_copy_of_a_form_is_marked_and_has_all_pages() -> None:
    form = Form(
        title="收货单",
        number="1",
        code="1",
        at=MONDAY,
        facts=(),
        columns=(
            Column(heading="备件号", width=1),
            Column(heading="数量", width=1, cell=Cell.FIGURE),
        ),
        rows=tuple((f"P-{number:02d}", str(number)) for number in range(60)),
        signatures=("仓管员",),
        page_mark="{page}/{pages}",
        copies=("第一联 仓管留存", "第二联 财务记账"),
    )
    texts = texts_of(drawn(form))
    pages = len(texts) // 2
    assert pages > 1
    assert [("第一联" in text, "第二联" in text) for text in texts] == [
        *[(True, False)] * pages,
        *[(False, True)] * pages,
    ]
    assert [text.replace("第一联 仓管留存", "") for text in texts[:pages]] == [
        text.replace("第二联 财务记账", "") for text in texts[pages:]
    ]


def test_a_line_that_lies_in_many_bins_or_has_a_broken_name_stays_on_its_page(
    scene: Scene,
) -> None:
    with scene.begin(KEEPER) as tx:
        facts = read_pick_list(approved(scene), tx)
    places = tuple(
        PickPlace(bin=BinCode(f"A-{number:03d}"), quantity=1, lot="") for number in range(500)
    )
    line = PickLine(part=part("PUMP", "\n泵" * 60), quantity=500, places=places)
    (text,) = texts_of(drawn(pick_list_form(replace(facts, lines=(line,)), Language.ZH_CN)))
    assert "A-011 ×1" in text
    assert "… +488" in text
    assert "仓管员" in text


def test_a_label_has_code_128_where_its_bars_are_wide_enough_and_a_qr_code_elsewhere() -> None:
    paper = drawn_labels(part_labels([part("PUMP"), part(f"{LONG}-LONG")]), Language.ZH_CN)
    assert codes_of(paper) == [[("Code128", "PUMP")], [("QRCode", f"{LONG}-LONG")]]
    first, second = texts_of(paper)
    assert "PUMP变频压缩机控制板 (个)" in first
    assert f"{LONG}-LONG" in second


def test_a_character_that_the_font_lacks_is_seen_to_be_missing() -> None:
    (text,) = texts_of(
        drawn_labels(part_labels([part("PUMP", "泵\U0001f600\t头")]), Language.ZH_CN)
    )
    assert "泵〓 头" in text


def test_labels_are_for_parts_on_the_price_list_copies_beside_each_other(scene: Scene) -> None:
    with scene.begin(SUPERVISOR) as tx:
        found = read_part_labels(ReadPartLabels(part_numbers=(VALVE, PUMP), copies=2), tx)
        assert [each.part_number for each in found] == [VALVE, VALVE, PUMP, PUMP]
        query = ReadPartLabels(part_numbers=(VALVE, PartNumber("NONE")), copies=1)
        with pytest.raises(PartNotFound):
            read_part_labels(query, tx)


def test_a_pick_list_leads_to_the_bins_that_are_emptied_first(scene: Scene) -> None:
    scene.receive(PUMP=5, VALVE=5)
    asked = scene.approve(scene.request(scene.order(), PUMP=2, VALVE=3))
    scene.bin("A-03")
    scene.move_lines(lines(PUMP=4), to_bin="A-03")
    with scene.begin(KEEPER) as tx:
        facts = read_pick_list(asked.id, tx)
    assert [(line.part.part_number, line.quantity) for line in facts.lines] == [
        (PUMP, 2),
        (VALVE, 3),
    ]
    places = [[(each.bin, each.quantity) for each in line.places] for line in facts.lines]
    assert places == [[("main", 1), ("A-03", 1)], [("main", 3)]]
    (text,) = texts_of(drawn(pick_list_form(facts, Language.ZH_CN)))
    assert "main ×1A-03 ×1" in text
    scene.issue(asked)
    with scene.begin(KEEPER) as tx:
        issued = read_pick_list(asked.id, tx)
    assert [line.places for line in issued.lines] == [(), ()]
