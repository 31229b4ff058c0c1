"""The SLA report against the oracle, row by row."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from e2e import sla_oracle
from e2e.running import Platform


def assert_report_is_what_the_rules_say(
    platform: Platform, log: Path, prefix: str, calendar: str = "7x24"
) -> int:
    """Compare every row about the calls of a log; returns how many there are."""
    out = platform.folder / "sla.csv"
    platform.run("report", "sla", "--format", "csv", "--out", str(out))
    with out.open(encoding="utf-8", newline="") as file:
        got = [row for row in csv.DictReader(file) if row["external_ref"].startswith(prefix)]
    now = datetime.now()  # noqa: DTZ005 - local, as the log
    expected, _ = sla_oracle.report(log, now, calendar)
    found, wanted = _by_milestone(got), _by_milestone(expected)
    wrong = [
        (found.get(key), wanted.get(key))
        for key in sorted(found | wanted)
        if found.get(key) != wanted.get(key)
    ]
    assert wrong == [], f"{len(wrong)} rows differ: {wrong[:5]}"
    assert len(got) == len(expected)
    return len(got)


def _by_milestone(rows: list[dict[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["external_ref"], row["milestone"]): row for row in rows}


def multiplied(sample: Path, into: Path, *, tag: str, copies: int) -> Path:
    """Write the sample many times over, each time with other numbers; bad rows stay bad."""
    with sample.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    with into.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for copy in range(copies):
            for number, *rest in rows:
                numbered = f"{tag}{copy:03d}-{number}" if number not in {"", "?"} else number
                writer.writerow([numbered, *rest])
    return into
