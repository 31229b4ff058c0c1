"""`callout stock document` against the real inventory on a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from callout_cli.folder import PlatformFolder
from integration.cli.store import Store, open_store
from unit.inventory.reading_back import codes_of, texts_of

pytestmark = pytest.mark.integration


@pytest.fixture
def store(database_of: Callable[[str], str], tmp_path: Path) -> Iterator[Store]:
    with open_store(database_of("inventory"), PlatformFolder(tmp_path / "platform")) as opened:
        opened.door.set_up()
        opened.door.register("PUMP", "水泵")
        yield opened


@pytest.mark.parametrize(("lang", "title"), [("zh", "拣料单"), ("en", "Pick list")])
def test_a_pick_list_is_written_to_a_file(
    store: Store, tmp_path: Path, lang: str, title: str
) -> None:
    requisition_id = store.door.requisition("PUMP", 2)
    out = tmp_path / "pick.pdf"
    told = store.answer(
        "stock", "document", "pick-list", requisition_id, "--out", str(out), "--lang", lang
    )
    assert told == {"file": str(out), "bytes": out.stat().st_size}
    (text,) = texts_of(out.read_bytes())
    assert title in text
    assert "水泵" in text


def test_a_receiving_form_is_written_to_a_file(store: Store, tmp_path: Path) -> None:
    receipt_id = store.door.receive("PUMP", 7)
    out = tmp_path / "form.pdf"
    store.answer("stock", "document", "receiving-form", receipt_id, "--out", str(out))
    assert ["Copy 1: keeper" in text for text in texts_of(out.read_bytes())] == [True, False]


def test_a_scanned_code_is_told_with_what_can_be_done(store: Store) -> None:
    told = store.answer("stock", "look-up", "PUMP")
    assert told["kind"] == "part"
    assert told["part"]["name"] == "水泵"
    assert "RequestParts" in told["actions"]
    shown = store.run("stock", "look-up", "BJ01-W1", "--lang", "zh")
    assert shown.exit_code == 0, shown.output
    assert "库位" in shown.stdout
    assert "可办理：MoveStock, PrintBinLabels" in shown.stdout
    unknown = store.run("stock", "look-up", "NONE")
    assert unknown.exit_code == 1
    assert "CODE_UNKNOWN" in unknown.stderr


def test_labels_of_parts_are_written_to_a_file(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    store.answer("stock", "document", "labels", "PUMP", "--copies", "3", "--out", str(out))
    assert codes_of(out.read_bytes()) == [[("Code128", "PUMP")]] * 3
    store.answer("stock", "document", "bin-labels", "BJ01-W1", "main", "--out", str(out))
    assert codes_of(out.read_bytes()) == [[("Code128", "BJ01-W1/main")]]


def test_a_paper_that_is_refused_leaves_the_file_that_was_there(
    store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "pick.pdf"
    out.write_bytes(b"yesterday")
    reserved = store.door.requisition("PUMP", 1, is_approved=False)
    for wanted, reason in ((reserved, "领料单未经批准"), (str(uuid4()), "REQUISITION_NOT_FOUND")):
        result = store.run("stock", "document", "pick-list", wanted, "--out", str(out))
        assert result.exit_code == 1
        assert reason in result.stderr
    assert out.read_bytes() == b"yesterday"
