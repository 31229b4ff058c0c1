"""Which rows are accepted, and why the others are not."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callout_cli.errors import UserError
from callout_cli.replay.mapping import load_mapping, mapping_names
from callout_cli.replay.rows import read_log
from callout_cli.replay.run import write_rejects

MAPPING = load_mapping("service-desk")
NOW = datetime(2016, 6, 1, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "data" / "service_desk_sample.csv"
GOOD = {
    "number": "INC1",
    "incident_state": "New",
    "opened_at": "01-03-2016 09:00",
    "sys_updated_at": "01-03-2016 09:05",
    "contact_type": "Phone",
    "location": "Location 1",
    "category": "Category 1",
    "subcategory": "Subcategory 1",
    "u_symptom": "Symptom 1",
    "priority": "3 - Moderate",
    "assigned_to": "Resolver 1",
    "resolved_at": "?",
    "closed_at": "?",
}


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def read(**changes: Any) -> Any:
        path = tmp_path / "log.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, GOOD)
            writer.writeheader()
            writer.writerow(GOOD | changes)
        return read_log(path, MAPPING, NOW)

    return read


def rule_of(log: Any) -> Any:
    (reject,) = log.rejects
    return reject.rule


def test_a_good_row_is_read(read: Any) -> None:
    (row,) = read().rows
    assert row.reference == "INC1"
    assert row.updated == datetime(2016, 3, 1, 1, 5, tzinfo=UTC)
    assert (row.severity, row.channel, row.line) == ("C", "CHANNEL_PHONE", 2)


@pytest.mark.parametrize("number", ["", "?", "  "])
def test_a_row_without_a_number_is_rejected(read: Any, number: str) -> None:
    assert rule_of(read(number=number)) == "MISSING_NUMBER"


@pytest.mark.parametrize("state", ["On Hold", "", "new"])
def test_an_unknown_state_is_rejected(read: Any, state: str) -> None:
    assert rule_of(read(incident_state=state)) == "UNKNOWN_STATE"


@pytest.mark.parametrize("column", ["opened_at", "sys_updated_at", "resolved_at", "closed_at"])
@pytest.mark.parametrize("text", ["31-02-2016 10:00", "2016-03-01 10:00", "soon"])
def test_a_time_that_is_none_is_rejected(read: Any, column: str, text: str) -> None:
    assert rule_of(read(**{column: text})) == "IMPOSSIBLE_TIME"


@pytest.mark.parametrize("column", ["opened_at", "sys_updated_at"])
def test_a_needed_time_must_be_known(read: Any, column: str) -> None:
    assert rule_of(read(**{column: "?"})) == "IMPOSSIBLE_TIME"


@pytest.mark.parametrize("column", ["sys_updated_at", "resolved_at", "closed_at"])
def test_nothing_happens_before_the_call(read: Any, column: str) -> None:
    assert rule_of(read(**{column: "01-03-2016 08:59"})) == "BEFORE_CALL"


def test_an_update_at_the_instant_of_the_call_is_possible(read: Any) -> None:
    assert read(sys_updated_at="01-03-2016 09:00").rejects == ()


def test_what_has_not_come_yet_is_impossible(read: Any) -> None:
    future = (NOW + timedelta(hours=9)).strftime("%d-%m-%Y %H:%M")
    assert rule_of(read(sys_updated_at=future)) == "TIME_IN_FUTURE"


def test_an_unknown_priority_is_rejected(read: Any) -> None:
    assert rule_of(read(priority="5 - Planning")) == "UNKNOWN_PRIORITY"


def test_a_priority_that_nobody_knew_is_accepted(read: Any) -> None:
    assert read(priority="?").rows[0].severity == ""


def test_unknown_things_get_names(read: Any) -> None:
    (row,) = read(location="?", category="?", u_symptom="?", subcategory="?", assigned_to="?").rows
    assert (row.branch, row.product_line, row.symptom, row.symptom_code, row.technician) == (
        *("unknown", "unknown", "unknown"),
        *("", ""),
    )


def test_resolved_counts_before_closed(read: Any) -> None:
    (row,) = read(resolved_at="01-03-2016 10:00", closed_at="05-03-2016 10:00").rows
    assert row.restored == datetime(2016, 3, 1, 2, 0, tzinfo=UTC)


def test_closed_counts_where_resolved_is_unknown(read: Any) -> None:
    (row,) = read(closed_at="05-03-2016 10:00").rows
    assert row.restored == row.closed == datetime(2016, 3, 5, 2, 0, tzinfo=UTC)


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UserError, match="columns"):
        read_log(path, MAPPING, NOW)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file"):
        read_log(tmp_path / "none.csv", MAPPING, NOW)


def test_the_sample_has_every_kind_of_bad_row() -> None:
    log = read_log(SAMPLE, MAPPING, datetime.now(UTC))
    assert {reject.rule for reject in log.rejects} == {
        *("MISSING_NUMBER", "UNKNOWN_STATE", "IMPOSSIBLE_TIME", "TIME_IN_FUTURE"),
        *("BEFORE_CALL", "UNKNOWN_PRIORITY", "COLUMN_COUNT"),
    }


def test_nothing_of_a_file_is_lost_between_rows_and_rejects() -> None:
    log = read_log(SAMPLE, MAPPING, datetime.now(UTC))
    lines = {row.line for row in log.rows} | {reject.line for reject in log.rejects}
    assert lines == set(range(2, 2 + log.read))


def test_rejects_are_written_with_their_original_fields(read: Any, tmp_path: Path) -> None:
    log = read(incident_state="On Hold")
    path = tmp_path / "rejects.csv"
    write_rejects(path, log.header, log.rejects)
    with path.open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["line"], row["rule"]) == ("2", "UNKNOWN_STATE")
    assert {name: row[name] for name in GOOD} == GOOD | {"incident_state": "On Hold"}


def test_an_unknown_mapping_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError) as caught:
        load_mapping("telepathy")
    assert caught.value.values["known"] == ", ".join(mapping_names())
