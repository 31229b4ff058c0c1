"""`callout stock count` and `callout stock report` against the real inventory (P-14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callout_cli.folder import PlatformFolder
from integration.cli.store import Store, open_store
from unit.inventory.reading_back import texts_of

pytestmark = pytest.mark.integration


@pytest.fixture
def store(database_of: Callable[[str], str], tmp_path: Path) -> Iterator[Store]:
    with open_store(database_of("inventory"), PlatformFolder(tmp_path / "platform")) as opened:
        opened.door.set_up()
        opened.door.register("PUMP", "水泵")
        yield opened


def test_a_count_is_opened_entered_decided_and_stands_in_the_report_of_the_month(
    store: Store, tmp_path: Path
) -> None:
    store.door.receive("PUMP", 10)
    due = store.run("stock", "count", "due", "BJ01-W1")
    assert "1 parts (counts/default@2026.1)" in due.stdout
    who = ("--counter", "K-07", "--recounter", "K-08", "--by", "S-01")
    count = store.answer("stock", "count", "open", "BJ01-W1", *who)["id"]
    paper = tmp_path / "sheet.pdf"
    store.answer("stock", "document", "count-sheet", count, "--out", str(paper))
    assert "K-07" in texts_of(paper.read_bytes())[0]
    shown = store.run("stock", "count", "show", count, "--lang", "zh")
    assert "由 K-07 盘点" in shown.stdout
    early = store.run("stock", "count", "differences", count)
    assert (early.exit_code, "COUNT_NOT_COUNTED" in early.stderr) == (1, True)
    store.answer("stock", "count", "enter", count, "--by", "K-07", "--line", "main/PUMP=8")
    again = ("--by", "K-08", "--line", "main/PUMP=8", "--lang", "en")
    told = store.run("stock", "count", "enter", count, *again)
    assert "counted, 0 of 1 lines to count" in told.stdout
    shown = store.run("stock", "count", "differences", count)
    assert "1 differences, -600.00 CNY" in shown.stdout
    self_made = store.run("stock", "count", "decide", count, "--by", "K-08", "--cause", "theft")
    assert "COUNT_DECIDED_BY_COUNTER" in self_made.stderr
    decided = store.answer("stock", "count", "decide", count, "--by", "S-01", "--cause", "theft")
    assert decided["state"] == "STATE_POSTED"
    assert "posted" in store.run("stock", "count", "list").stdout
    month = f"{datetime.now(UTC).astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m}"
    content = store.answer("stock", "report", "BJ01-W1", month)
    assert content["total"]["counted"] == {"units": "-2", "value": "-600.00"}
    shown = store.run("stock", "report", "BJ01-W1", month, "--lang", "zh")
    assert "期末 2400.00 元" in shown.stdout
    table, book = tmp_path / "month.csv", tmp_path / "month.xlsx"
    store.answer("stock", "report", "BJ01-W1", month, "--csv", str(table))
    assert "PUMP,水泵,个" in table.read_text("utf-8-sig")
    assert store.answer("stock", "report", "BJ01-W1", month, "--xlsx", str(book)) == {
        "file": str(book),
        "parts": 1,
    }
